/* work.c — asks guests how much they have done. */
#include "work.h"

#include "probe-datagram.h"
#include "sampler.h"

#include "datasets/clock.h"
#include "datasets/table.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Longer than any interval is late: the thread slept because no window was open. */
#define STALE_SECONDS 5.0

struct asked_guest {
	int fd;    /* -1 = has no address */
	long told; /* in whose window an answer that is no count was told of; -1 = in none */
	struct work_sample *samples;
	size_t count, capacity;
};

struct work {
	struct work_plan plan;
	const struct vms *vms;
	struct windows *windows;
	struct run_writer *run;
	double interval_seconds;
	struct window *window; /* the thread's copy, vms->count + 1 */
	pthread_t thread;
	bool started;
	pthread_mutex_t lock; /* guards the guests' samples */
	struct asked_guest *guests;
	struct error error;
};

/* ---- the text of --work-rate, and of the answer ---- */

bool work_plan_read(struct work_plan *plan, const char *text, struct error *err)
{
	char port_text[16];
	char name[sizeof plan->name];
	long long port;
	int used = 0;

	if (sscanf(text, "udp:%15[0-9]:%31[A-Za-z0-9_.-]%n", port_text, name, &used) != 2 ||
	    text[used] != '\0' || !integer_of_text(port_text, 1, 65535, &port))
		return error_set(
			err, "--work-rate '%s' is not udp:PORT:NAME such as udp:9001:lines", text);
	plan->port = (uint16_t)port;
	memcpy(plan->name, name, sizeof name);
	return true;
}

void work_plan_text(const struct work_plan *plan, char text[WORK_PLAN_TEXT_SIZE])
{
	snprintf(text, WORK_PLAN_TEXT_SIZE, "udp:%u:%s", plan->port, plan->name);
}

double work_count_in(const char *text, const char *name, const char **wrong)
{
	size_t length = strlen(name);

	for (const char *at = text; (at = strstr(at, name)); at += length) {
		const char *digits = at + length + 1;
		char value[64];
		double count;

		if ((at != text && !isspace((unsigned char)at[-1])) || at[length] != '=' ||
		    !isdigit((unsigned char)*digits))
			continue;
		snprintf(value, sizeof value, "%.*s", (int)strcspn(digits, " \t\n\v\f\r"), digits);
		if (strlen(value) < sizeof value - 1 && number_of_text(value, &count))
			return count;
		*wrong = at;
	}
	return NAN;
}

/* ---- asking ---- */

static void keep(struct work *work, struct asked_guest *guest, const struct work_sample *sample)
{
	pthread_mutex_lock(&work->lock);
	if (array_grow(&guest->samples, &guest->capacity, guest->count, sizeof *guest->samples))
		guest->samples[guest->count++] = *sample;
	pthread_mutex_unlock(&work->lock);
}

/* An answer that is no count is an event, once for each migration: a guest may give thousands. */
static void tell_wrong(struct work *work, size_t vm, const struct window *window, const char *wrong)
{
	struct error detail = { 0 };
	struct event_row event = { .clock_seconds = clock_seconds(),
				   .migration = window->migration,
				   .from = "collect",
				   .vm = work->vms->at[vm].name,
				   .event = "work_refused" };

	if (work->guests[vm].told == window->migration)
		return;
	work->guests[vm].told = window->migration;
	error_set(&detail, "the guest answered what is no count: %.100s", wrong);
	event.detail = detail.text;
	clock_utc_text(event.at);
	run_add_event(work->run, &event, &work->error);
}

/* One answer of a guest; false: none is there (any more). */
static bool take_answer(struct work *work, size_t vm, double asked)
{
	char text[1024];
	double arrived;
	ssize_t got = probe_receive(work->guests[vm].fd, text, sizeof text - 1, &arrived);
	const struct window *window = &work->window[vm];
	const char *wrong = NULL;
	struct work_sample sample;
	struct metrics_row row;

	if (got < 0)
		return errno == ECONNREFUSED; /* of an earlier datagram: there may be more */
	text[got] = '\0';
	if (window->phase == PHASE_NONE)
		window = &work->window[work->vms->count];
	sample = (struct work_sample){ arrived, work_count_in(text, work->plan.name, &wrong) };
	if (wrong)
		tell_wrong(work, vm, window, wrong);
	if (isnan(sample.count))
		return true;
	keep(work, &work->guests[vm], &sample);
	row = (struct metrics_row){ .migration = window->migration,
				    .phase = phase_word(window->phase),
				    .clock_seconds = sample.clock_seconds,
				    .ask_seconds = fmax(0, sample.clock_seconds - asked),
				    .vm = work->vms->at[vm].name };
	values_forget(row.value, METRICS_VALUES);
	row.value[METRICS_WORK] = sample.count;
	run_add_metrics(work->run, &row, 1, &work->error);
	return true;
}

static void pass_over(struct work *work)
{
	char text[16];

	for (size_t i = 0; i < work->vms->count; i++)
		while (work->guests[i].fd >= 0 &&
		       recv(work->guests[i].fd, text, sizeof text, MSG_DONTWAIT) >= 0)
			;
}

static void *run(void *closure)
{
	struct work *work = closure;
	double began = clock_seconds();
	double asked = began;

	while (windows_wait(work->windows, work->window)) {
		/* after a pause between two windows: answers to what the last window asked */
		if (clock_seconds() - asked > STALE_SECONDS)
			pass_over(work);
		for (size_t i = 0; i < work->vms->count; i++)
			while (work->guests[i].fd >= 0 && take_answer(work, i, asked))
				;
		asked = clock_seconds();
		for (size_t i = 0; i < work->vms->count; i++)
			if (work->guests[i].fd >= 0)
				send(work->guests[i].fd, "?", 1, MSG_DONTWAIT);
		sampler_sleep(began, work->interval_seconds);
	}
	return NULL;
}

/* ---- opening and closing ---- */

static bool connect_guest(struct asked_guest *guest, const char *address, uint16_t port)
{
	struct sockaddr_storage to = { 0 };

	address_set(&to, address, port);
	guest->fd = socket(to.ss_family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (guest->fd < 0 ||
	    connect(guest->fd, (const struct sockaddr *)&to, address_length(&to)) != 0)
		return false;
	probe_stamp(guest->fd);
	return true;
}

bool work_open(struct work **result, const struct work_plan *plan, const struct vms *vms,
	       struct windows *windows, struct run_writer *run_writer, double interval_seconds,
	       struct error *err)
{
	struct work *work = calloc(1, sizeof *work);

	*result = work;
	if (!work)
		return error_memory(err);
	*work = (struct work){ .plan = *plan,
			       .windows = windows,
			       .run = run_writer,
			       .interval_seconds = interval_seconds };
	pthread_mutex_init(&work->lock, NULL);
	work->window = calloc(vms->count + 1, sizeof *work->window);
	work->guests = calloc(vms->count + 1, sizeof *work->guests);
	if (!work->window || !work->guests)
		return error_memory(err);
	work->vms = vms;
	for (size_t i = 0; i < vms->count; i++)
		work->guests[i] = (struct asked_guest){ .fd = -1, .told = -1 };
	for (size_t i = 0; i < vms->count; i++)
		if (vms->at[i].address &&
		    !connect_guest(&work->guests[i], vms->at[i].address, plan->port))
			return error_set(err, "VM '%s': --work-rate: %s: %s", vms->at[i].name,
					 vms->at[i].address, strerror(errno));
	work->started = pthread_create(&work->thread, NULL, run, work) == 0;
	return work->started || error_set(err, "no thread for --work-rate");
}

void work_begin(struct work *work, size_t vm)
{
	pthread_mutex_lock(&work->lock);
	work->guests[vm].count = 0;
	pthread_mutex_unlock(&work->lock);
}

bool work_loss(struct work *work, size_t vm, double from, double start, double end,
	       struct work_loss *loss)
{
	bool known;

	pthread_mutex_lock(&work->lock);
	known = work_loss_of(work->guests[vm].samples, work->guests[vm].count, from, start, end,
			     loss);
	pthread_mutex_unlock(&work->lock);
	return known;
}

bool work_close(struct work *work, struct error *err)
{
	bool good;

	if (!work)
		return true;
	if (work->started)
		pthread_join(work->thread, NULL);
	for (size_t i = 0; work->vms && i < work->vms->count; i++) {
		if (work->guests[i].fd >= 0)
			close(work->guests[i].fd);
		free(work->guests[i].samples);
	}
	good = work->error.text[0] == '\0' || error_set(err, "%s", work->error.text);
	pthread_mutex_destroy(&work->lock);
	free(work->window);
	free(work->guests);
	free(work);
	return good;
}
