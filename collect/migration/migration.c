/* migration.c — one migration, measured. */
#include "migration.h"

#include "collect/driver-calls.h"
#include "conduct.h"
#include "tidy.h"
#include "verdict.h"

#include <errno.h>
#include <math.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* The call under way, in a thread of its own. */
struct call {
	const struct measurer *measurer;
	const struct migration_request *request;
	struct migration_result *result;
	struct conduct *conduct;
	struct observation *observation;
	double returned_seconds; /* stamped by the thread itself, before anybody is woken */
	int done_fd;
};

/* What the samples showed. */
struct seen {
	bool moved_anything;
	double dirty_rate_max, throttle_max; /* NaN = never */
	double sampled_seconds;              /* when a sample was had last; 0 = none was yet */
	bool missed; /* since then the hypervisor told nothing when it was asked */
};

static void *run_call(void *closure)
{
	struct call *call = closure;
	uint64_t one = 1;

	driver_migrate(call->measurer->driver, call->request, call->result);
	call->returned_seconds = call->result->returned_seconds > 0 ? call->result->returned_seconds
								    : clock_seconds();
	(void)!write(call->done_fd, &one, sizeof one);
	return NULL;
}

/* A hole in the samples of a job that goes on (some versions of libvirt know no status that their
 * QEMU has in post-copy) is told, so that nobody takes the line across it for measured. */
static void tell_hole(const struct measurer *measurer, const struct conduct *conduct,
		      struct seen *seen)
{
	double now = clock_seconds();
	char text[96];

	if (seen->missed && seen->sampled_seconds > 0) {
		snprintf(text, sizeof text, "%.3f s: the hypervisor told nothing of the job",
			 now - seen->sampled_seconds);
		journal_note(measurer->journal, conduct->request->vm->name, "samples_missing",
			     text);
	}
	seen->missed = false;
	seen->sampled_seconds = now;
}

static bool take_sample(const struct measurer *measurer, struct conduct *conduct,
			const struct migration_row *row, struct seen *seen, struct error *err)
{
	struct progress_row sample = { .migration = row->migration };

	if (!driver_sample(measurer->driver, conduct->request, &sample)) {
		seen->missed = !measurer->driver->operations->samples_in_steps;
		return true;
	}
	tell_hole(measurer, conduct, seen);
	conduct_sampled(conduct, &sample);
	clock_utc_text(sample.at);
	sample.clock_seconds = clock_seconds();
	sample.elapsed_seconds = sample.clock_seconds - row->clock_seconds;
	if (sample.value[PROGRESS_DATA_PROCESSED_BYTES] > 0 ||
	    sample.value[PROGRESS_MEMORY_PROCESSED_BYTES] > 0)
		seen->moved_anything = true;
	seen->dirty_rate_max =
		fmax(seen->dirty_rate_max, sample.value[PROGRESS_DIRTY_RATE_BYTES_PER_SECOND]);
	seen->throttle_max = fmax(seen->throttle_max, sample.value[PROGRESS_THROTTLE_RATIO]);
	if (measurer->watch)
		measurer->watch(measurer->closure, &sample);
	return !measurer->run || run_add_progress(measurer->run, &sample, err);
}

/*
 * Waits until the call is over, `until` has come, a pass has begun or a signal has come. True when
 * the call is over.
 */
static bool wait_until(const struct call *call, double until)
{
	struct stop *stop = call->measurer->stop;
	struct pollfd fds[3] = { { call->done_fd, POLLIN, 0 },
				 { call->conduct->entry->wake_fd, POLLIN, 0 },
				 { stop ? stop->fd : -1, POLLIN, 0 } };
	double wait = until - clock_seconds();
	struct timespec timeout = { 0, 0 };
	uint64_t woken;

	if (wait > 0) {
		timeout.tv_sec = (time_t)wait;
		timeout.tv_nsec = (long)((wait - (double)timeout.tv_sec) * 1e9);
	}
	/* a signal that is already known must not keep the descriptor ready and spin */
	if (ppoll(fds, call->conduct->stopping ? 2 : 3, &timeout, NULL) <= 0)
		return false;
	if (fds[1].revents & POLLIN)
		(void)!read(fds[1].fd, &woken, sizeof woken);
	return fds[0].revents & POLLIN;
}

/* Ticks are counted from the start, so that a late one does not shift those after it. */
static bool sample_until_done(const struct measurer *measurer, struct call *call,
			      const struct migration_row *row, struct seen *seen, struct error *err)
{
	double tick = row->clock_seconds;
	bool good = true;

	for (;;) {
		while (tick <= clock_seconds())
			tick += measurer->interval_seconds;
		if (wait_until(call, fmin(tick, conduct_next(call->conduct))))
			return good;
		if (clock_seconds() >= tick)
			good = take_sample(measurer, call->conduct, row, seen, err) && good;
		conduct_step(call->conduct, seen->moved_anything);
	}
}

/* Calls the driver and samples meanwhile. Without a thread nothing is attempted. */
static bool make_call(struct call *call, const struct migration_row *row, struct seen *seen,
		      struct error *err)
{
	pthread_t thread;
	bool good = true;

	call->done_fd = eventfd(0, EFD_CLOEXEC);
	if (call->done_fd < 0 || pthread_create(&thread, NULL, run_call, call) != 0) {
		call->returned_seconds = clock_seconds();
		error_set(&call->result->error, "no thread for the migration call");
	} else {
		good = sample_until_done(call->measurer, call, row, seen, err);
		pthread_join(thread, NULL);
	}
	if (call->done_fd >= 0)
		close(call->done_fd);
	return good;
}

/* Until the destination runs the VM, or time is over. The moment when it was seen, NaN if never. */
static double see_running(const struct measurer *measurer, const struct migration_request *request)
{
	double until = clock_seconds() + measurer->audit_seconds;

	for (;;) {
		struct host_view destination;
		double now;

		driver_look(measurer->driver, other_side(request->source), request->vm->name,
			    &destination);
		now = clock_seconds();
		if (destination.state == GUEST_RUNNING)
			return now;
		if (now >= until)
			return NAN;
		clock_sleep_until(now + measurer->driver->operations->look_seconds);
	}
}

/* Both sides as they settle: clean after a success, without a job after a failure. The moment when
 * they had, NaN if they did not in time. */
static double audit(const struct measurer *measurer, const struct migration_request *request,
		    struct evidence *evidence)
{
	const char *vm = request->vm->name;
	double until = clock_seconds() + measurer->audit_seconds;

	for (;;) {
		double now;
		bool busy;

		driver_look(measurer->driver, request->source, vm, &evidence->source);
		driver_look(measurer->driver, other_side(request->source), vm,
			    &evidence->destination);
		now = clock_seconds();
		busy = evidence->source.job_active || evidence->destination.job_active ||
		       (evidence->call_succeeded && evidence->source.state != GUEST_ABSENT) ||
		       (!evidence->call_succeeded && evidence->destination.state == GUEST_PAUSED);
		if (!busy)
			return now;
		if (now >= until)
			return NAN;
		clock_sleep_until(now + measurer->driver->operations->look_seconds);
	}
}

static void fill_row(struct migration_row *row, const struct migration_result *result,
		     const struct seen *seen, const struct journal_seen *told, double running,
		     double settled)
{
	memcpy(row->value, result->value, sizeof row->value);
	row->value[METRIC_ITERATIONS] = journal_passes(told, result->value[METRIC_ITERATIONS]);
	row->value[METRIC_DIRTY_RATE_MAX_BYTES_PER_SECOND] = seen->dirty_rate_max;
	row->value[METRIC_THROTTLE_MAX_RATIO] = seen->throttle_max;
	if (outcome_info(row->outcome)->timed) {
		row->value[METRIC_TOTAL_TIME_SECONDS] = running - row->clock_seconds;
		row->value[METRIC_SETTLE_TIME_SECONDS] = settled - running;
	}
	if (result->source[0] != '\0')
		row->source = result->source;
	if (result->destination[0] != '\0')
		row->destination = result->destination;
	row->error_code = result->error_code;
	row->error = result->error.text[0] ? result->error.text : NULL;
}

/* What else runs on the hosts takes its time from the migration. */
static void tell_busy(const struct measurer *measurer, const struct migration_request *request,
		      const struct observation *observation)
{
	char text[64];

	for (int i = 0; i < 2; i++) {
		double ratio = observer_busy_ratio(observation, (enum side)i);

		if (isnan(ratio) || ratio < BUSY_RATIO)
			continue;
		snprintf(text, sizeof text, "%s: %.0f %% of its processors in use",
			 side_word((enum side)i), 100 * ratio);
		journal_note(measurer->journal, request->vm->name, "host_busy", text);
		if (measurer->busy)
			measurer->busy(measurer->closure, (enum side)i, ratio);
	}
}

/* The call, sampled and conducted; its length in seconds. NaN: it could not be prepared. */
static double carry_out(const struct measurer *measurer, struct call *call,
			struct migration_row *row, struct seen *seen, bool *good, struct error *err)
{
	bool prepared = driver_prepare(measurer->driver, call->request, &call->result->error);

	if (prepared)
		observer_start(call->observation);
	clock_utc_text(row->started_at);
	row->clock_seconds = clock_seconds();
	if (!prepared)
		return NAN;
	conduct_begin(call->conduct, row->clock_seconds, !measurer->no_deadline,
		      measurer->patience_seconds);
	*good = make_call(call, row, seen, err);
	conduct_end(call->conduct, call->result->succeeded);
	return call->returned_seconds - row->clock_seconds;
}

/* The third witness, where there is one. */
static void ask_manager(struct evidence *evidence, struct driver *driver,
			const struct migration_request *request)
{
	struct host_view view[2];

	view[request->source] = evidence->source;
	view[other_side(request->source)] = evidence->destination;
	evidence->disagrees = driver_disagrees(driver, request, view, &evidence->disagreement);
}

/* Of a call that was given up nobody knows how it ends: a person has to, and where to look. */
static void tell_where(const struct measurer *measurer, const struct migration_request *request,
		       const struct evidence *evidence, struct migration_result *result)
{
	const struct host_view *view[2] = { &evidence->source, &evidence->destination };
	char text[sizeof result->error.text / 2] = "";
	size_t used = 0;

	for (int i = 0; i < 2; i++)
		used += (size_t)snprintf(
			text + used, sizeof text - used, "%shost %s: %s%s", i > 0 ? ", " : "",
			side_word(i == 0 ? request->source : other_side(request->source)),
			view[i]->state == GUEST_UNKNOWN ? "does not answer"
							: guest_state_word(view[i]->state),
			view[i]->job_active ? ", a job under way" : "");
	result->error = (struct error){ 0 };
	error_set(&result->error, "the call was given up, for nothing moved; the guest on %s",
		  text);
	journal_note(measurer->journal, request->vm->name, "seen", text);
}

/* Before what the call was answered with: that the guest may not be touched weighs more. */
static void tell_disagreement(const struct evidence *evidence, struct migration_result *result)
{
	const char *first = evidence->disagreement.text;
	const char *then = result->error.text;
	bool both = then[0] != '\0' && strcmp(then, first) != 0;
	struct error all = { 0 };

	error_set(&all, "%s%s%s", first, both ? "; " : "", both ? then : "");
	result->error = all;
}

static void gather(struct evidence *evidence, const struct measurer *measurer,
		   const struct migration_request *request, const struct migration_result *result,
		   const struct conduct *conduct, const struct seen *seen)
{
	evidence->call_succeeded = result->succeeded;
	evidence->call_cancelled = result->cancelled;
	evidence->cancelled_at_deadline = conduct->cancelled_at_deadline;
	evidence->cancelled_by_signal = conduct->cancelled_by_signal;
	evidence->past_deadline = conduct->past_deadline;
	evidence->call_lost = result->lost;
	evidence->given_up = result->given_up;
	/* a call that was answered with an error has no job any more, unless post-copy broke off */
	evidence->foreign_job = conduct->foreign || (!result->succeeded && !result->lost &&
						     evidence->source.pause != PAUSE_BY_POST_COPY);
	evidence->begun =
		!conduct->foreign && (result->begun || seen->moved_anything ||
				      journal_seen(measurer->journal, conduct->entry).taken_in);
	evidence->moved = !conduct->foreign && seen->moved_anything;
	evidence->unsupported = result->unsupported;
	evidence->statistics = result->statistics || !measurer->driver->operations->finish;
	evidence->elsewhere =
		driver_elsewhere(measurer->driver, request->vm->name, evidence->third_host);
	ask_manager(evidence, measurer->driver, request);
}

bool measure_migration(const struct measurer *measurer, const struct migration_request *request,
		       struct migration_row *row, struct migration_result *result,
		       struct error *err)
{
	struct journal_entry entry;
	struct conduct conduct = { .driver = measurer->driver,
				   .journal = measurer->journal,
				   .entry = &entry,
				   .request = request,
				   .stop = measurer->stop };
	struct observation observation;
	struct call call = { measurer, request, result, &conduct, &observation, 0, -1 };
	struct seen seen = { false, NAN, NAN, 0, false };
	struct evidence evidence = { 0 };
	struct journal_seen told;
	double running = NAN;
	double settled;
	double call_seconds;
	bool good = true;

	*result = (struct migration_result){ 0 };
	values_forget(result->value, METRIC_MAX);
	observer_before(measurer->run ? measurer->observer : NULL, &observation, request->vm->name,
			row->migration, measurer->stop);
	journal_begin(measurer->journal, &entry, row->migration, request->vm->name,
		      request->source);
	tell_busy(measurer, request, &observation);
	call_seconds = carry_out(measurer, &call, row, &seen, &good, err);
	if (result->succeeded)
		running = see_running(measurer, request);
	evidence.call_succeeded = result->succeeded;
	settled = audit(measurer, request, &evidence);
	if (result->given_up)
		tell_where(measurer, request, &evidence, result);
	else if (!isnan(call_seconds))
		driver_finish(measurer->driver, request, result);
	gather(&evidence, measurer, request, result, &conduct, &seen);
	observer_settled(&observation, evidence.destination.state == GUEST_RUNNING, measurer->stop);
	evidence.network_lost = observation.network_lost;
	row->outcome = verdict_of(&evidence);
	if (row->outcome == OUTCOME_MANAGER_DISAGREES)
		tell_disagreement(&evidence, result);
	told = journal_seen(measurer->journal, &entry);
	fill_row(row, result, &seen, &told, running, settled);
	good = observer_fill(&observation, row, err) && good;
	row->value[METRIC_CALL_TIME_SECONDS] = call_seconds;
	tidy_up(measurer->driver, measurer->journal, request, row->outcome, &evidence);
	if (measurer->run)
		good = conduct_record(&conduct, measurer->run, err) && good;
	row->value[METRIC_DOWNTIME_EVENTS_SECONDS] = journal_end(measurer->journal, &entry);
	return good;
}
