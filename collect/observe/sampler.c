/* sampler.c — the load of both hosts and of their VMs around each migration. */
#include "sampler.h"

#include "collect/driver-calls.h"

#include "datasets/clock.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* One host's thread and what it needs. */
struct asker {
	struct sampler *sampler;
	enum side side;
	pthread_t thread;
	bool started;
	struct window *windows;   /* vms->count + 1 */
	struct load *load;        /* the same */
	struct metrics_row *rows; /* the same */
	struct busy busy;         /* of the host, before migrations */
	struct error error;
};

struct sampler {
	struct driver *driver;
	const struct vms *vms;
	struct windows *windows;
	struct run_writer *run;
	double interval_seconds;
	struct asker asker[2];
};

void busy_init(struct busy *busy)
{
	*busy = (struct busy){ .processors = NAN };
	pthread_mutex_init(&busy->lock, NULL);
}

void busy_free(struct busy *busy)
{
	pthread_mutex_destroy(&busy->lock);
}

void busy_add(struct busy *busy, long migration, double clock_seconds, double idle_seconds,
	      double processors)
{
	pthread_mutex_lock(&busy->lock);
	if (migration != busy->migration) {
		busy->migration = migration;
		busy->first_seconds = clock_seconds;
		busy->first_idle_seconds = idle_seconds;
	}
	busy->last_seconds = clock_seconds;
	busy->last_idle_seconds = idle_seconds;
	busy->processors = processors;
	pthread_mutex_unlock(&busy->lock);
}

double busy_ratio(struct busy *busy, long migration)
{
	double ratio = NAN;

	pthread_mutex_lock(&busy->lock);
	if (migration == busy->migration && busy->last_seconds > busy->first_seconds)
		ratio = 1 - (busy->last_idle_seconds - busy->first_idle_seconds) /
				    (busy->last_seconds - busy->first_seconds) / busy->processors;
	pthread_mutex_unlock(&busy->lock);
	/* the kernel's clock of idle time is not ours */
	return ratio < 0 ? 0 : ratio;
}

void sampler_sleep(double began, double interval_seconds)
{
	double ticks = floor((clock_seconds() - began) / interval_seconds) + 1;

	clock_sleep_until(began + interval_seconds * ticks);
}

/* What the sample says of the host, if it is one of the margin before a migration. */
static void keep_busy(struct asker *asker, double now)
{
	size_t host = asker->sampler->vms->count;
	const struct window *window = &asker->windows[host];
	const struct load *load = &asker->load[host];

	if (load->known && window->phase == PHASE_BEFORE)
		busy_add(&asker->busy, window->migration, now, load->idle_seconds,
			 load->processors);
}

/* Asks once and writes a row for the host and for each VM that it runs. */
static void ask(struct asker *asker)
{
	const struct sampler *sampler = asker->sampler;
	const struct vms *vms = sampler->vms;
	double before = clock_seconds();
	size_t count = 0;
	double now;

	if (!driver_load(sampler->driver, asker->side, vms, asker->load))
		return;
	now = clock_seconds();
	keep_busy(asker, now);
	for (size_t i = 0; i <= vms->count; i++) {
		const struct window *window = &asker->windows[i];
		struct metrics_row *row = &asker->rows[count];

		if (!asker->load[i].known)
			continue;
		if (window->phase == PHASE_NONE)
			window = &asker->windows[vms->count];
		*row = (struct metrics_row){ .migration = window->migration,
					     .phase = phase_word(window->phase),
					     .clock_seconds = now,
					     .ask_seconds = now - before,
					     .host = side_word(asker->side),
					     .vm = i < vms->count ? vms->at[i].name : NULL };
		memcpy(row->value, asker->load[i].value, sizeof row->value);
		count++;
	}
	run_add_metrics(sampler->run, asker->rows, count, &asker->error);
}

static void *run(void *closure)
{
	struct asker *asker = closure;
	double began = clock_seconds();

	while (windows_wait(asker->sampler->windows, asker->windows)) {
		ask(asker);
		sampler_sleep(began, asker->sampler->interval_seconds);
	}
	return NULL;
}

static bool start(struct asker *asker, struct error *err)
{
	size_t count = asker->sampler->vms->count + 1;

	asker->windows = calloc(count, sizeof *asker->windows);
	asker->load = calloc(count, sizeof *asker->load);
	asker->rows = calloc(count, sizeof *asker->rows);
	if (!asker->windows || !asker->load || !asker->rows)
		return error_memory(err);
	asker->started = pthread_create(&asker->thread, NULL, run, asker) == 0;
	return asker->started || error_set(err, "no thread for the samples");
}

bool sampler_open(struct sampler **result, struct driver *driver, const struct vms *vms,
		  struct windows *windows, struct run_writer *run_writer, double interval_seconds,
		  struct error *err)
{
	struct sampler *sampler = calloc(1, sizeof *sampler);
	bool good = true;

	*result = sampler;
	if (!sampler)
		return error_memory(err);
	sampler->driver = driver;
	sampler->vms = vms;
	sampler->windows = windows;
	sampler->run = run_writer;
	sampler->interval_seconds = interval_seconds;
	for (int i = 0; i < 2; i++) {
		sampler->asker[i].sampler = sampler;
		sampler->asker[i].side = (enum side)i;
		busy_init(&sampler->asker[i].busy);
		if (good && driver_can_load(driver))
			good = start(&sampler->asker[i], err);
	}
	return good;
}

double sampler_busy_ratio(struct sampler *sampler, enum side side, long migration)
{
	return busy_ratio(&sampler->asker[side].busy, migration);
}

bool sampler_close(struct sampler *sampler, struct error *err)
{
	bool good = true;

	if (!sampler)
		return true;
	for (int i = 0; i < 2; i++) {
		struct asker *asker = &sampler->asker[i];

		if (asker->started)
			pthread_join(asker->thread, NULL);
		if (asker->error.text[0] != '\0')
			good = error_set(err, "%s", asker->error.text);
		free(asker->windows);
		free(asker->load);
		free(asker->rows);
		busy_free(&asker->busy);
	}
	free(sampler);
	return good;
}
