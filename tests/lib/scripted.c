/* scripted.c — a platform whose every migration has the fate that the test gives it. */
#include "scripted.h"

#include "datasets/clock.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct scripted *self(struct driver *driver)
{
	return (struct scripted *)driver;
}

static size_t index_of(const char *vm)
{
	return (size_t)(vm[2] - '1'); /* vm1, vm2, vm3 */
}

static const char *scripted_host_name(struct driver *driver, enum side side)
{
	(void)driver;
	return side == SIDE_A ? "host-a" : "host-b";
}

static void hang(struct scripted *scripted)
{
	bool released = false;

	while (!released) {
		usleep(1000);
		pthread_mutex_lock(&scripted->lock);
		released = scripted->released;
		pthread_mutex_unlock(&scripted->lock);
	}
}

void scripted_release(struct scripted *scripted)
{
	pthread_mutex_lock(&scripted->lock);
	scripted->released = true;
	pthread_mutex_unlock(&scripted->lock);
}

static void scripted_look(struct driver *driver, enum side side, const char *vm,
			  struct host_view *view)
{
	struct scripted *scripted = self(driver);
	bool deaf;

	pthread_mutex_lock(&scripted->lock);
	deaf = scripted->deaf[side];
	pthread_mutex_unlock(&scripted->lock);
	if (deaf)
		hang(scripted);

	*view = (struct host_view){ .state = GUEST_UNKNOWN };
	pthread_mutex_lock(&scripted->lock);
	if (scripted->silent[side]) {
		error_set(&view->error, "no answer");
	} else {
		view->state = scripted->state[side][index_of(vm)];
		view->pause = view->state == GUEST_PAUSED ? scripted->pause : PAUSE_OTHER;
		view->job_active = scripted->job[side][index_of(vm)];
		view->persistent = scripted->persistent;
		snprintf(view->uuid, sizeof view->uuid, "uuid-of-%s", vm);
	}
	pthread_mutex_unlock(&scripted->lock);
}

static void event(struct scripted *scripted, const char *vm, enum side side, const char *word,
		  const char *detail)
{
	struct driver_event event = { clock_seconds(), side, false, vm, word, detail };

	journal_event(scripted->journal, &event);
}

static bool fail_call(struct migration_result *result, const char *text)
{
	result->succeeded = false;
	result->error_code = 38;
	return error_set(&result->error, "%s", text);
}

static bool scripted_prepare(struct driver *driver, const struct migration_request *request,
			     struct error *err)
{
	struct scripted *scripted = self(driver);
	size_t vm = index_of(request->vm->name);
	bool good;

	pthread_mutex_lock(&scripted->lock);
	/* not when the call begins: it may be told to end before its thread runs */
	scripted->cancelled[vm] = scripted->hurried[vm] = scripted->suspended[vm] = false;
	good = scripted->next >= scripted->fate_count ||
	       scripted->fates[scripted->next] != FATE_CANNOT_BE_PREPARED;
	if (!good)
		scripted->next++;
	pthread_mutex_unlock(&scripted->lock);
	return good || error_set(err, "cannot be prepared");
}

/* The lock is held. Sets both sides as the fate leaves them; true if the guest was switched over.
 */
static bool apply(struct scripted *scripted, enum fate fate,
		  const struct migration_request *request, struct migration_result *result)
{
	size_t vm = index_of(request->vm->name);
	enum guest_state *there = &scripted->state[other_side(request->source)][vm];
	enum guest_state *here = &scripted->state[request->source][vm];

	switch (fate) {
	case FATE_REFUSED:
		return fail_call(result, "not supported");
	case FATE_HANGS:
	case FATE_HANGS_IN_POST_COPY:
		return fail_call(result, "the connection was closed");
	case FATE_FAILS_ON_THE_WAY:
		return fail_call(result, "connection reset");
	case FATE_FAILS_AT_THE_DESTINATION:
		return fail_call(result, "no space left on device");
	case FATE_UNSUPPORTED_THERE:
		result->unsupported = true;
		return fail_call(result, "argument unsupported");
	case FATE_CANCELLED:
	case FATE_SIGNALLED:
		result->cancelled = true;
		return fail_call(result, "job aborted");
	case FATE_GOES_ON:
		if (!scripted->cancelled[vm])
			break;
		result->cancelled = true;
		return fail_call(result, "cancelled by client");
	case FATE_GOES_ON_TO_AN_ERROR:
		return fail_call(result, "client socket is closed");
	case FATE_FINDS_A_JOB:
	case FATE_MEETS_A_JOB:
		scripted->job[request->source][vm] = true;
		return fail_call(result, "another migration job is already running for domain");
	case FATE_LEAVES_JOB_ON_SOURCE:
		scripted->job[request->source][vm] = true;
		result->lost = true;
		return fail_call(result, "connection lost");
	case FATE_BREAKS_IN_POST_COPY:
	case FATE_BREAKS_FOR_GOOD:
		scripted->recoverable = fate == FATE_BREAKS_IN_POST_COPY;
		*here = GUEST_PAUSED;
		*there = GUEST_RUNNING;
		scripted->pause = PAUSE_BY_POST_COPY;
		scripted->job[request->source][vm] = true;
		return fail_call(result, "failed in post-copy phase");
	case FATE_STAYS_THOUGH_OK:
		return false;
	case FATE_RUNS_ON_BOTH:
		*there = GUEST_RUNNING;
		return false;
	case FATE_STRAYS:
		scripted->strayed = true;
		*here = GUEST_ABSENT;
		return false;
	case FATE_RUNS_ON_NONE:
		*here = GUEST_ABSENT;
		return false;
	case FATE_PAUSED_THERE:
	case FATE_PAUSED_BY_USER:
	case FATE_PAUSED_ON_BOTH:
		*here = fate == FATE_PAUSED_ON_BOTH ? GUEST_PAUSED : GUEST_ABSENT;
		*there = GUEST_PAUSED;
		scripted->pause = fate == FATE_PAUSED_BY_USER ? PAUSE_BY_USER : PAUSE_BY_MIGRATION;
		return false;
	case FATE_HOST_SILENT:
		scripted->silent[SIDE_B] = true;
		return fail_call(result, "connection lost");
	default:
		break;
	}
	*there = GUEST_RUNNING;
	*here = GUEST_ABSENT;
	if (fate == FATE_LEAVES_DEFINITION || fate == FATE_LEAVES_ONLY_DEFINITION)
		*here = GUEST_OFF;
	scripted->persistent = fate == FATE_LEAVES_DEFINITION;
	scripted->disagreed = fate == FATE_DISAGREED_UPON || fate == FATE_DISAGREED_IN_ERROR;
	scripted->job[SIDE_B][vm] = fate == FATE_LEAVES_JOB;
	if (fate == FATE_MOVES_THOUGH_ERROR || fate == FATE_DISAGREED_IN_ERROR)
		fail_call(result, "timed out");
	return true;
}

/* How long a fate takes; one that goes on waits for what collect does to it. */
static void spend(struct scripted *scripted, enum fate fate, size_t vm)
{
	bool slow = fate == FATE_MOVES_SLOWLY || fate == FATE_FAILS_ON_THE_WAY ||
		    fate == FATE_FINDS_A_JOB;
	bool free = !slow && fate != FATE_GOES_ON && fate != FATE_GOES_ON_TO_AN_ERROR &&
		    fate != FATE_SIGNALLED;
	double until = clock_seconds() + SLOW_SECONDS;

	usleep(5000);
	if (fate == FATE_HANGS || fate == FATE_HANGS_IN_POST_COPY)
		hang(scripted);
	while (!free) {
		usleep(1000);
		pthread_mutex_lock(&scripted->lock);
		free = slow ? scripted->sampled_seconds[vm] >= until &&
				       (!scripted->blinks || scripted->samples[vm] >= 3)
			    : scripted->cancelled[vm] || scripted->hurried[vm] ||
				       scripted->suspended[vm];
		pthread_mutex_unlock(&scripted->lock);
	}
}

static enum fate begin_call(struct scripted *scripted, const struct migration_request *request)
{
	size_t vm = index_of(request->vm->name);
	enum fate fate;

	pthread_mutex_lock(&scripted->lock);
	fate = scripted->next < scripted->fate_count ? scripted->fates[scripted->next] : FATE_MOVES;
	scripted->next++;
	scripted->hangs[vm] = fate == FATE_HANGS;
	if (fate == FATE_HANGS || fate == FATE_HANGS_IN_POST_COPY)
		scripted->job[request->source][vm] = true;
	if (fate == FATE_HANGS_IN_POST_COPY) {
		scripted->state[request->source][vm] = GUEST_PAUSED;
		scripted->state[other_side(request->source)][vm] = GUEST_RUNNING;
		scripted->pause = PAUSE_BY_POST_COPY;
	}
	scripted->calls++;
	scripted->per_side[request->source]++;
	if (scripted->calls > scripted->calls_most)
		scripted->calls_most = scripted->calls;
	if (scripted->per_side[SIDE_A] > 0 && scripted->per_side[SIDE_B] > 0)
		scripted->both_ways = true;
	pthread_mutex_unlock(&scripted->lock);
	return fate;
}

/* Three passes, counted from 1 or, as newer hypervisors do, from a later number; only the first one
 * is told of where the script says so. */
static void begin_passes(struct scripted *scripted, const struct migration_request *request,
			 struct migration_result *result)
{
	int first = 1 + scripted->passes_before;
	int told = scripted->one_pass ? 1 : 3;
	char text[16];

	for (int pass = first; pass < first + told; pass++) {
		snprintf(text, sizeof text, "%d", pass);
		event(scripted, request->vm->name, request->source, "iteration", text);
	}
	result->value[METRIC_ITERATIONS] = first + told - 1;
}

static void scripted_migrate(struct driver *driver, const struct migration_request *request,
			     struct migration_result *result)
{
	struct scripted *scripted = self(driver);
	const char *vm = request->vm->name;
	enum fate fate = begin_call(scripted, request);
	bool switched;

	scripted->old_job[index_of(vm)] = fate == FATE_FINDS_A_JOB;
	scripted->moving[index_of(vm)] = fate != FATE_REFUSED &&
					 fate != FATE_FAILS_AT_THE_DESTINATION &&
					 fate != FATE_UNSUPPORTED_THERE;
	scripted->samples[index_of(vm)] = 0;
	result->succeeded = true;
	result->statistics = fate != FATE_WITHOUT_STATISTICS;
	result->value[METRIC_JOB_TIME_SECONDS] = 0.001;
	if (fate != FATE_REFUSED)
		event(scripted, vm, other_side(request->source), "started", NULL);
	begin_passes(scripted, request, result);
	event(scripted, vm, request->source, "suspended_migrated", NULL);
	if (fate == FATE_HANGS_IN_POST_COPY)
		event(scripted, vm, request->source, "suspended_post_copy", NULL);
	if (fate == FATE_SIGNALLED)
		kill(getpid(), SIGTERM);
	spend(scripted, fate, index_of(vm));
	pthread_mutex_lock(&scripted->lock);
	switched = apply(scripted, fate, request, result);
	scripted->calls--;
	scripted->per_side[request->source]--;
	pthread_mutex_unlock(&scripted->lock);
	if (switched)
		event(scripted, vm, other_side(request->source), "resumed_migrated", NULL);
}

static bool scripted_sample(struct driver *driver, const struct migration_request *request,
			    struct progress_row *row)
{
	struct scripted *scripted = self(driver);
	size_t vm = index_of(request->vm->name);

	for (size_t i = 0; i < PROGRESS_VALUES; i++)
		row->value[i] = NAN;
	pthread_mutex_lock(&scripted->lock);
	scripted->sampled_seconds[vm] = clock_seconds();
	pthread_mutex_unlock(&scripted->lock);
	if (!scripted->moving[vm] || (++scripted->samples[vm] == 2 && scripted->blinks))
		return false;
	row->value[PROGRESS_MEMORY_PROCESSED_BYTES] = 4096;
	row->value[PROGRESS_JOB_TIME_SECONDS] = scripted->old_job[vm] ? 1000 : 0;
	row->value[PROGRESS_DIRTY_RATE_BYTES_PER_SECOND] = 1e6;
	return true;
}

static void scripted_finish(struct driver *driver, const struct migration_request *request,
			    struct migration_result *result)
{
	(void)driver;
	(void)request;
	(void)result;
}

/* It says that 40 MiB/s are in force, whatever was asked. */
static bool scripted_in_force(struct driver *driver, const struct migration_request *request,
			      struct told told[PARAMETER_COUNT])
{
	(void)driver;
	(void)request;
	strcpy(told[PARAMETER_BANDWIDTH].in_force, "40");
	told[PARAMETER_BANDWIDTH].told_by = "qemu";
	return true;
}

static bool set_flag(struct driver *driver, bool *flag)
{
	pthread_mutex_lock(&self(driver)->lock);
	*flag = true;
	pthread_mutex_unlock(&self(driver)->lock);
	return true;
}

static bool scripted_cancel(struct driver *driver, const struct migration_request *request,
			    struct error *err)
{
	bool hangs;

	(void)err;
	pthread_mutex_lock(&self(driver)->lock);
	hangs = self(driver)->hangs[index_of(request->vm->name)];
	pthread_mutex_unlock(&self(driver)->lock);
	if (hangs)
		hang(self(driver));
	pthread_mutex_lock(&self(driver)->lock);
	self(driver)->job[request->source][index_of(request->vm->name)] = false;
	pthread_mutex_unlock(&self(driver)->lock);
	return set_flag(driver, &self(driver)->cancelled[index_of(request->vm->name)]);
}

static bool scripted_post_copy(struct driver *driver, const struct migration_request *request,
			       struct error *err)
{
	(void)err;
	return set_flag(driver, &self(driver)->hurried[index_of(request->vm->name)]);
}

static bool scripted_suspend(struct driver *driver, const struct migration_request *request,
			     struct error *err)
{
	(void)err;
	return set_flag(driver, &self(driver)->suspended[index_of(request->vm->name)]);
}

static bool set_state(struct driver *driver, enum side side, const char *vm, enum guest_state state)
{
	pthread_mutex_lock(&self(driver)->lock);
	self(driver)->state[side][index_of(vm)] = state;
	pthread_mutex_unlock(&self(driver)->lock);
	return true;
}

static bool scripted_resume(struct driver *driver, enum side side, const char *vm,
			    struct error *err)
{
	(void)err;
	return set_state(driver, side, vm, GUEST_RUNNING);
}

static bool scripted_undefine(struct driver *driver, enum side side, const char *vm,
			      struct error *err)
{
	(void)err;
	return set_state(driver, side, vm, GUEST_ABSENT);
}

static bool scripted_recover(struct driver *driver, const struct migration_request *request,
			     struct error *err)
{
	struct scripted *scripted = self(driver);

	if (!scripted->recoverable)
		return error_set(err, "no route to host");
	pthread_mutex_lock(&scripted->lock);
	scripted->job[request->source][index_of(request->vm->name)] = false;
	pthread_mutex_unlock(&scripted->lock);
	return set_state(driver, request->source, request->vm->name, GUEST_ABSENT);
}

static bool scripted_elsewhere(struct driver *driver, const char *vm, char host[64])
{
	struct scripted *scripted = self(driver);
	bool strayed;

	pthread_mutex_lock(&scripted->lock);
	strayed = scripted->strayed && scripted->state[SIDE_A][index_of(vm)] != GUEST_RUNNING &&
		  scripted->state[SIDE_B][index_of(vm)] != GUEST_RUNNING;
	pthread_mutex_unlock(&scripted->lock);
	snprintf(host, 64, "%s", strayed ? "host-c" : "");
	return strayed;
}

static bool scripted_disagrees(struct driver *driver, const struct migration_request *request,
			       const struct host_view view[2], struct error *why)
{
	struct scripted *scripted = self(driver);
	bool disagreed;

	(void)request;
	pthread_mutex_lock(&scripted->lock);
	disagreed = scripted->disagreed;
	scripted->disagreed = false;
	pthread_mutex_unlock(&scripted->lock);
	if (disagreed)
		error_set(why, "the manager has it on host-a, and B has it %s",
			  view[SIDE_B].state == GUEST_RUNNING ? "running" : "not");
	return disagreed;
}

static void scripted_close(struct driver *driver)
{
	(void)driver;
}

const struct driver_operations scripted_operations = {
	.disagrees = scripted_disagrees,
	.look_seconds = 0.005,
	.patience_seconds = 0.03,
	.host_name = scripted_host_name,
	.look = scripted_look,
	.prepare = scripted_prepare,
	.migrate = scripted_migrate,
	.sample = scripted_sample,
	.finish = scripted_finish,
	.in_force = scripted_in_force,
	.cancel = scripted_cancel,
	.post_copy = scripted_post_copy,
	.suspend = scripted_suspend,
	.resume = scripted_resume,
	.recover = scripted_recover,
	.undefine = scripted_undefine,
	.elsewhere = scripted_elsewhere,
	.close = scripted_close,
};
