/* prober.c — the probes of all VMs, sent and heard by one thread. */
#include "prober.h"

#include "probe-round.h"

#include "datasets/clock.h"

#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

/* Lateness is counted in classes of 10 µs up to 200 ms: enough for its p99 at any length of run. */
enum { LATE_CLASSES = 20000 };
#define LATE_CLASS_SECONDS 1e-5

/* Above the ordinary, below what the kernel itself may need. */
enum { PRIORITY = 10 };

struct prober {
	pthread_t thread;
	bool started, real_time;
	atomic_bool stop;
	pthread_mutex_t lock; /* guards all below, for the length of a tick */
	struct targets targets;
	unsigned long ticks, missed;
	unsigned long late[LATE_CLASSES];
	double late_max;
	double began; /* of the schedule */
};

/* ---- the thread ---- */

static void count_lateness(struct prober *prober, double late)
{
	size_t class = (size_t)(late / LATE_CLASS_SECONDS);

	prober->late[class < LATE_CLASSES ? class : LATE_CLASSES - 1]++;
	prober->late_max = fmax(prober->late_max, late);
	for (size_t i = 0; i < prober->targets.count; i++)
		if (prober->targets.at[i].watching)
			prober->targets.at[i].late_max = fmax(prober->targets.at[i].late_max, late);
}

static void *run(void *closure)
{
	struct prober *prober = closure;
	const double interval = prober->targets.plan.interval_seconds;
	unsigned long due = 0; /* counted from the start, so that a late tick delays no other */

	while (!atomic_load(&prober->stop)) {
		double scheduled = prober->began + (double)due * interval;
		double now;
		unsigned long next;

		clock_sleep_until(scheduled);
		now = clock_seconds();
		pthread_mutex_lock(&prober->lock);
		targets_send(&prober->targets);
		targets_receive(&prober->targets);
		count_lateness(prober, fmax(0, now - scheduled));
		next = (unsigned long)((clock_seconds() - prober->began) / interval) + 1;
		next = next > due ? next : due + 1;
		prober->ticks++;
		prober->missed += next - due - 1;
		pthread_mutex_unlock(&prober->lock);
		due = next;
	}
	return NULL;
}

/* Real-time priority if we may have it. A holder of the lock inherits it. */
static bool start_thread(struct prober *prober, bool real_time)
{
	const struct sched_param priority = { .sched_priority = PRIORITY };
	pthread_attr_t attributes;
	bool good;

	pthread_attr_init(&attributes);
	if (real_time) {
		pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED);
		pthread_attr_setschedpolicy(&attributes, SCHED_FIFO);
		pthread_attr_setschedparam(&attributes, &priority);
	}
	good = pthread_create(&prober->thread, &attributes, run, prober) == 0;
	pthread_attr_destroy(&attributes);
	prober->started = good;
	prober->real_time = good && real_time;
	return good;
}

/* ---- opening and closing ---- */

static struct prober *prober_new(void)
{
	struct prober *prober = calloc(1, sizeof *prober);
	pthread_mutexattr_t inherit;

	if (!prober)
		return NULL;
	pthread_mutexattr_init(&inherit);
	pthread_mutexattr_setprotocol(&inherit, PTHREAD_PRIO_INHERIT);
	pthread_mutex_init(&prober->lock, &inherit);
	pthread_mutexattr_destroy(&inherit);
	return prober;
}

bool prober_open(struct prober **result, const struct probe_plan *plan,
		 const char *const *addresses, size_t count, double memory_seconds,
		 struct error *err)
{
	struct prober *prober = prober_new();
	bool good;

	*result = NULL;
	if (!prober)
		return error_memory(err);
	good = targets_open(&prober->targets, plan, addresses, count, memory_seconds, err);
	prober->began = clock_seconds();
	if (good && !start_thread(prober, true) && !start_thread(prober, false))
		good = error_set(err, "no thread for the probes");
	if (!good) {
		prober_close(prober);
		return false;
	}
	*result = prober;
	return true;
}

void prober_close(struct prober *prober)
{
	if (!prober)
		return;
	atomic_store(&prober->stop, true);
	if (prober->started)
		pthread_join(prober->thread, NULL);
	targets_close(&prober->targets);
	pthread_mutex_destroy(&prober->lock);
	free(prober);
}

/* ---- windows ---- */

void prober_watch(struct prober *prober, size_t vm, double from_seconds)
{
	const struct probe_plan *plan = &prober->targets.plan;
	struct target *target = &prober->targets.at[vm];

	if (!target->used)
		return;
	pthread_mutex_lock(&prober->lock);
	for (size_t i = 0; i < plan->count; i++) {
		struct track *track = &target->track[plan->kinds[i]];
		struct track_baseline baseline = track_baseline_since(track, from_seconds);

		track_watch(track, &baseline);
	}
	target->watching = true;
	target->late_max = 0;
	target->broken_before = target->stream.broken;
	target->retransmits_before = stream_retransmits(&target->stream);
	pthread_mutex_unlock(&prober->lock);
}

struct probe_silence prober_silence(struct prober *prober, size_t vm)
{
	const struct probe_plan *plan = &prober->targets.plan;
	struct target *target = &prober->targets.at[vm];
	struct probe_silence silence = { 0, 0 };
	double now;

	if (!target->used)
		return silence;
	pthread_mutex_lock(&prober->lock);
	now = clock_seconds();
	for (size_t i = 0; i < plan->count; i++) {
		const struct track *track = &target->track[plan->kinds[i]];

		silence.kinds += track->watching;
		silence.silent += track_silent(track, now) > 0;
	}
	pthread_mutex_unlock(&prober->lock);
	return silence;
}

bool prober_is_silent(struct prober *prober, size_t vm)
{
	const struct probe_plan *plan = &prober->targets.plan;
	struct target *target = &prober->targets.at[vm];
	bool answered = false;

	if (!target->used)
		return false;
	pthread_mutex_lock(&prober->lock);
	for (size_t i = 0; i < plan->count; i++)
		answered = answered || target->track[plan->kinds[i]].answered;
	pthread_mutex_unlock(&prober->lock);
	return !answered;
}

void prober_end(struct prober *prober, size_t vm, struct probe_result *result)
{
	const struct probe_plan *plan = &prober->targets.plan;
	struct target *target = &prober->targets.at[vm];

	*result = (struct probe_result){ .tcp_broken = -1, .tcp_retransmits = -1 };
	if (!target->used)
		return;
	pthread_mutex_lock(&prober->lock);
	for (size_t i = 0; i < plan->count; i++) {
		enum probe_kind kind = plan->kinds[i];

		track_end(&target->track[kind], clock_seconds());
		result->track[kind] = &target->track[kind];
	}
	if (result->track[PROBE_TCP] &&
	    !isnan(result->track[PROBE_TCP]->baseline.threshold_seconds)) {
		result->tcp_broken = target->stream.broken - target->broken_before;
		result->tcp_retransmits =
			stream_retransmits(&target->stream) - target->retransmits_before;
	}
	result->late_max_seconds = target->late_max;
	target->watching = false;
	pthread_mutex_unlock(&prober->lock);
}

struct probe_cost prober_cost(struct prober *prober)
{
	struct probe_cost cost = { 0 };
	struct timespec used = { 0, 0 };
	unsigned long seen = 0;
	size_t class = 0;
	clockid_t clock;

	if (pthread_getcpuclockid(prober->thread, &clock) == 0)
		clock_gettime(clock, &used);
	pthread_mutex_lock(&prober->lock);
	cost.real_time = prober->real_time;
	cost.cpu_seconds = (double)used.tv_sec + 1e-9 * (double)used.tv_nsec;
	cost.ticks = prober->ticks;
	cost.missed = prober->missed;
	cost.late_max_seconds = prober->late_max;
	while (class < LATE_CLASSES - 1 &&
	       (seen += prober->late[class]) < (unsigned long)ceil(0.99 * (double)prober->ticks))
		class ++;
	cost.late_p99_seconds =
		fmin(LATE_CLASS_SECONDS * (double)(class + 1), cost.late_max_seconds);
	pthread_mutex_unlock(&prober->lock);
	return cost;
}
