/* measure.c — one migration, measured. */
#include "measure.h"

#include "verdict.h"

#include <errno.h>
#include <math.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* Between two looks at a host after the call: a look is one round trip, under a millisecond on a
 * local network, so this is the resolution of the total time when the first look is too early. */
enum { LOOK_AGAIN_MS = 5 };

/* The call under way, in a thread of its own. */
struct call {
	const struct measurer *measurer;
	const struct migration_request *request;
	struct migration_result *result;
	double returned_seconds; /* stamped by the thread itself, before anybody is woken */
	int done_fd;
};

/* What the samples showed. */
struct seen {
	bool moved_anything;
	double dirty_rate_max, throttle_max; /* NaN = never */
};

static void *run_call(void *closure)
{
	struct call *call = closure;
	uint64_t one = 1;

	call->measurer->driver->operations->migrate(call->measurer->driver, call->request,
						    call->result);
	call->returned_seconds = clock_seconds();
	(void)!write(call->done_fd, &one, sizeof one);
	return NULL;
}

static bool take_sample(const struct measurer *measurer, const struct migration_request *request,
			const struct migration_row *row, struct seen *seen, struct error *err)
{
	struct progress_row sample = { .migration = row->migration };

	if (!measurer->driver->operations->sample(measurer->driver, request, &sample))
		return true;
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
 * Waits until the call is over, the next tick is due or a signal has come. Ticks are counted from
 * the start, so that a late one does not shift those after it. True when the call is over.
 */
static bool wait_for_tick(const struct measurer *measurer, const struct call *call, double tick)
{
	struct pollfd fds[2] = { { call->done_fd, POLLIN, 0 },
				 { measurer->stop ? measurer->stop->fd : -1, POLLIN, 0 } };
	double wait = tick - clock_seconds();
	struct timespec timeout = { 0, 0 };

	if (wait > 0) {
		timeout.tv_sec = (time_t)wait;
		timeout.tv_nsec = (long)((wait - (double)timeout.tv_sec) * 1e9);
	}
	/* a signal that is already known must not keep the descriptor ready and spin */
	return ppoll(fds, measurer->stop && measurer->stop->signal == 0 ? 2 : 1, &timeout, NULL) >
		       0 &&
	       (fds[0].revents & POLLIN);
}

static bool sample_until_done(const struct measurer *measurer, struct call *call,
			      const struct migration_row *row, struct seen *seen, struct error *err)
{
	double tick = row->clock_seconds;
	bool good = true;
	bool cancelled = false;

	for (;;) {
		while (tick <= clock_seconds())
			tick += measurer->interval_seconds;
		if (wait_for_tick(measurer, call, tick))
			return good;
		if (measurer->stop && stop_requested(measurer->stop) && !cancelled) {
			cancelled = true;
			journal_note(measurer->journal, call->request->vm->name, "cancelling",
				     "a signal asked for the end");
			measurer->driver->operations->cancel(measurer->driver, call->request);
		}
		if (clock_seconds() >= tick)
			good = take_sample(measurer, call->request, row, seen, err) && good;
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
		(void)pthread_join(thread, NULL);
	}
	if (call->done_fd >= 0)
		(void)close(call->done_fd);
	return good;
}

static void look_again_later(void)
{
	const struct timespec pause = { 0, LOOK_AGAIN_MS * 1000000L };

	(void)nanosleep(&pause, NULL);
}

/* Until the destination runs the VM, or time is over. The moment when it was seen, NaN if never. */
static double see_running(const struct measurer *measurer, const struct migration_request *request)
{
	double until = clock_seconds() + measurer->audit_seconds;

	for (;;) {
		struct host_view destination;
		double now;

		measurer->driver->operations->look(measurer->driver, other_side(request->source),
						   request->vm->name, &destination);
		now = clock_seconds();
		if (destination.state == GUEST_RUNNING)
			return now;
		if (now >= until)
			return NAN;
		look_again_later();
	}
}

/* Both sides as they settle: clean after a success, without a job after a failure. The moment when
 * they had, NaN if they did not in time. */
static double audit(const struct measurer *measurer, const struct migration_request *request,
		    struct evidence *evidence)
{
	const struct driver_operations *operations = measurer->driver->operations;
	double until = clock_seconds() + measurer->audit_seconds;

	for (;;) {
		double now;
		bool busy;

		operations->look(measurer->driver, request->source, request->vm->name,
				 &evidence->source);
		operations->look(measurer->driver, other_side(request->source), request->vm->name,
				 &evidence->destination);
		now = clock_seconds();
		busy = evidence->source.job_active || evidence->destination.job_active ||
		       (evidence->call_succeeded && evidence->source.state != GUEST_ABSENT) ||
		       (!evidence->call_succeeded && evidence->destination.state == GUEST_PAUSED);
		if (!busy)
			return now;
		if (now >= until)
			return NAN;
		look_again_later();
	}
}

static void set_value(struct migration_row *row, const char *metric, double value)
{
	row->value[metric_find(metric)] = value;
}

static void fill_row(struct migration_row *row, const struct migration_result *result,
		     const struct seen *seen, double running, double settled)
{
	memcpy(row->value, result->value, sizeof row->value);
	set_value(row, "dirty_rate_max_bytes_per_second", seen->dirty_rate_max);
	set_value(row, "throttle_max_ratio", seen->throttle_max);
	if (outcome_info(row->outcome)->timed) {
		set_value(row, "total_time_seconds", running - row->clock_seconds);
		set_value(row, "settle_time_seconds", settled - running);
	}
	row->error_code = result->error_code;
	row->error = result->error.text[0] ? result->error.text : NULL;
}

bool measure_migration(const struct measurer *measurer, const struct migration_request *request,
		       struct migration_row *row, struct migration_result *result,
		       struct error *err)
{
	struct call call = { measurer, request, result, 0, -1 };
	struct seen seen = { false, NAN, NAN };
	struct evidence evidence = { 0 };
	struct observation observation;
	double running = NAN;
	double settled;
	double call_seconds;
	bool good;

	*result = (struct migration_result){ 0 };
	for (size_t i = 0; i < METRIC_MAX; i++)
		result->value[i] = NAN;
	observer_before(measurer->observer, &observation, request->vm->name, row->migration,
			measurer->stop);
	journal_begin(measurer->journal, row->migration, request->vm->name, request->source);
	observer_start(&observation);
	clock_utc_text(row->started_at);
	row->clock_seconds = clock_seconds();
	good = make_call(&call, row, &seen, err);
	call_seconds = call.returned_seconds - row->clock_seconds;

	if (result->succeeded)
		running = see_running(measurer, request);
	evidence.call_succeeded = result->succeeded;
	evidence.call_cancelled = result->cancelled;
	evidence.moved_anything = seen.moved_anything;
	evidence.past_deadline =
		measurer->deadline_seconds > 0 && call_seconds > measurer->deadline_seconds;
	settled = audit(measurer, request, &evidence);
	measurer->driver->operations->finish(measurer->driver, request, result);
	evidence.statistics = result->statistics;
	observer_settled(&observation, measurer->stop);
	evidence.network_lost = observation.network_lost;
	row->outcome = verdict_of(&evidence);
	fill_row(row, result, &seen, running, settled);
	good = observer_fill(&observation, row, err) && good;
	set_value(row, "call_time_seconds", call_seconds);
	set_value(row, "downtime_events_seconds", journal_end(measurer->journal));
	return good;
}
