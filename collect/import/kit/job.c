/* job.c — from samples of VMs' migration jobs to migrations. */
#include "job.h"

#include "datasets/array.h"
#include "datasets/clock.h"
#include "datasets/metric.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
const struct import_field job_fields[] = {
	{ "when a sample was taken",            "",    "migrations", "started_at",                      "the first one's, less the job's own time; and clock_seconds" },
	{ "when a sample was taken",            "",    "progress",   "at",                              "and clock_seconds" },
	{ "the dirty rate of running samples",  "B/s", "migrations", "dirty_rate_max_bytes_per_second", "the highest, where no field has it" },
	{ "the throttle of running samples",    "",    "migrations", "throttle_max_ratio",              "the highest" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

static void job_free(struct job *job)
{
	free(job->vm);
	free(job->over_error);
	free(job);
}

void jobs_free(struct jobs *jobs)
{
	for (size_t i = 0; i < jobs->count; i++)
		job_free(jobs->all[i]);
	free(jobs->all);
	*jobs = (struct jobs){ 0 };
}

static struct job *job_new(const char *vm)
{
	struct job *job = calloc(1, sizeof *job);

	if (!job)
		return NULL;
	job->stopped = job->resumed = NAN;
	job->seen = one_vm_blank();
	job->over = job_sample_blank();
	job->vm = vm ? strdup(vm) : NULL;
	if (!vm || job->vm)
		return job;
	free(job);
	return NULL;
}

struct job *jobs_of(struct jobs *jobs, const char *vm)
{
	for (size_t i = 0; i < jobs->count; i++) {
		const char *known = jobs->all[i]->vm;

		if ((!vm && !known) || (vm && known && strcmp(vm, known) == 0))
			return jobs->all[i];
	}
	if (!array_grow(&jobs->all, &jobs->capacity, jobs->count, sizeof(struct job *)))
		return NULL;
	jobs->all[jobs->count] = job_new(vm);
	return jobs->all[jobs->count] ? jobs->all[jobs->count++] : NULL;
}

struct job_sample job_sample_blank(void)
{
	struct job_sample sample = { .state = JOB_NONE, .when = NAN };

	values_forget(sample.progress, PROGRESS_VALUES);
	values_forget(sample.value, METRIC_MAX);
	return sample;
}

static double job_time(const struct job_sample *sample)
{
	return sample->value[METRIC_JOB_TIME_SECONDS];
}

static void open_job(struct jobs *jobs, struct job *job, const struct job_sample *sample)
{
	if (job->over.state != JOB_NONE && sample->state == JOB_RUNNING)
		job->stopped = job->resumed = NAN; /* of the job before */
	job->open = true;
	job->silent = false;
	job->over.state = JOB_NONE;
	job->last_elapsed = NAN;
	job->migration = sink_number(jobs->sink);
	job->begin = sample->when - job_time(sample);
	job->dirty_rate_max = NAN;
	job->throttle_max = NAN;
}

static bool two_at_once(const struct jobs *jobs, struct error *err)
{
	return error_at(err, jobs->at,
			"two jobs are under way at once: a log of several VMs must name each of "
			"them, by a line such as `== NAME ==` before its samples; one of a single "
			"VM may begin with such a line");
}

/* No guest stands still for longer than its job took: such a number wrapped around 2^32. */
static void check_downtime(const struct jobs *jobs, double *value)
{
	static const double wrapped_seconds = 2147483.648; /* 2^31 ms */

	if (!(value[METRIC_DOWNTIME_SECONDS] >= wrapped_seconds &&
	      value[METRIC_DOWNTIME_SECONDS] > value[METRIC_JOB_TIME_SECONDS]))
		return;
	value[METRIC_DOWNTIME_SECONDS] = NAN;
	sink_note(jobs->sink, "a downtime longer than the whole job (a number below 0 that was "
			      "written as an unsigned one of 32 bits) is not known");
}

/* Writes the migration's row. The highest values are known of what was seen while it ran. */
static bool close_job(struct jobs *jobs, struct job *job, const struct job_sample *last,
		      enum outcome outcome, const char *error, struct error *err)
{
	struct migration_row row = sink_blank_migration();

	if (!job->vm && !one_vm_even(&job->seen))
		return two_at_once(jobs, err);
	for (size_t i = 0; last && i < metric_count(); i++)
		row.value[i] = last->value[i];
	row.value[METRIC_DIRTY_RATE_MAX_BYTES_PER_SECOND] = job->dirty_rate_max;
	row.value[METRIC_THROTTLE_MAX_RATIO] = job->throttle_max;
	if (outcome != OUTCOME_OK)
		row.value[METRIC_DOWNTIME_SECONDS] = NAN; /* expected, not real */
	check_downtime(jobs, row.value);
	row.migration = job->migration;
	row.vm = job->vm;
	row.outcome = outcome;
	row.error = error;
	row.clock_seconds = job->begin;
	clock_utc_text_of(job->begin, row.started_at);
	job->open = false;
	return sink_migration(jobs->sink, &row, last ? last->cells : NULL,
			      last ? last->cell_count : 0, err);
}

static bool add_running(struct jobs *jobs, struct job *job, const struct job_sample *sample,
			struct error *err)
{
	const struct one_vm_sample seen = { sample->when, job_time(sample),
					    sample->progress[PROGRESS_MEMORY_PROCESSED_BYTES],
					    sample->progress[PROGRESS_MEMORY_TOTAL_BYTES] };
	struct progress_row row;

	if (!one_vm_running(&job->seen, &seen, job->open && !job->silent) && !job->vm)
		return two_at_once(jobs, err);
	if (job->open && (job->silent || job_time(sample) < job->last_elapsed) &&
	    !job_end(jobs, job, err))
		return false;
	if (!job->open)
		open_job(jobs, job, sample);
	row = sink_blank_progress(job->migration);
	row.clock_seconds = sample->when;
	clock_utc_text_of(sample->when, row.at);
	row.elapsed_seconds = sample->when - job->begin;
	if (isnan(row.elapsed_seconds))
		row.elapsed_seconds = job_time(sample);
	for (size_t i = 0; i < PROGRESS_VALUES; i++)
		row.value[i] = sample->progress[i];
	job->last_elapsed = job_time(sample);
	job->dirty_rate_max =
		fmax(job->dirty_rate_max, sample->progress[PROGRESS_DIRTY_RATE_BYTES_PER_SECOND]);
	job->throttle_max = fmax(job->throttle_max, sample->progress[PROGRESS_THROTTLE_RATIO]);
	return sink_progress(jobs->sink, &row, err);
}

/* Whether all that is known of both agrees; *counted: a count of bytes is among it. */
static bool tells_the_same(const struct job_sample *a, const struct job_sample *b, bool *counted)
{
	static const enum metric_index counts[] = { METRIC_DATA_MOVED_BYTES,
						    METRIC_MEMORY_MOVED_BYTES };

	*counted = false;
	for (size_t i = 0; i < metric_count(); i++)
		if (a->value[i] != b->value[i] && !(isnan(a->value[i]) && isnan(b->value[i])))
			return false;
	for (size_t i = 0; i < COUNT(counts); i++)
		*counted = *counted || a->value[counts[i]] > 0;
	return a->state == b->state &&
	       strcmp(a->error ? a->error : "", b->error ? b->error : "") == 0;
}

/* The end that was told before, told again. */
static bool is_repeated(struct job *job, const struct job_sample *sample)
{
	double between = sample->when - job->over.when;
	bool counted;

	if (job->open || job->over.state == JOB_NONE ||
	    !tells_the_same(&job->over, sample, &counted))
		return false;
	job->over.when = sample->when;
	return counted || !(between > job_time(sample));
}

/* The sample, and a copy of its error, for is_repeated. */
static bool remember(struct job *job, const struct job_sample *sample, struct error *err)
{
	free(job->over_error);
	job->over = *sample;
	job->over_error = sample->error ? strdup(sample->error) : NULL;
	job->over.error = job->over_error;
	job->over.cells = NULL;
	return !sample->error || job->over_error || error_memory(err);
}

/* The downtime by events, once the end of a job and both events are known. */
static void fill_downtime(struct jobs *jobs, struct job *job)
{
	double *value = sink_values(jobs->sink, job->migration);

	if (!value || job->open || job->over.state != JOB_COMPLETED ||
	    !(job->resumed >= job->stopped))
		return;
	value[METRIC_DOWNTIME_EVENTS_SECONDS] = job->resumed - job->stopped;
	job->stopped = job->resumed = NAN;
	sink_note(jobs->sink,
		  "downtime_events_seconds is from the event STOP to the event RESUME, as QEMU "
		  "stamped them: true if both hosts have one clock");
}

void job_stopped(struct job *job, double when)
{
	if (job->open || isnan(job->stopped))
		job->stopped = when;
	job->resumed = NAN;
}

void job_resumed(struct jobs *jobs, struct job *job, double when)
{
	job->resumed = when;
	fill_downtime(jobs, job);
}

bool job_add(struct jobs *jobs, struct job *job, const struct job_sample *sample, struct error *err)
{
	static const enum outcome outcomes[] = { [JOB_COMPLETED] = OUTCOME_OK,
						 [JOB_FAILED] = OUTCOME_ERROR_RETURNED,
						 [JOB_CANCELLED] = OUTCOME_ABORTED_BY_MANAGER };
	const double before = job->over.when; /* is_repeated moves it on */

	if (sample->state == JOB_RUNNING)
		return add_running(jobs, job, sample, err);
	job->silent = sample->state == JOB_NONE;
	if (job->silent)
		return true;
	if (is_repeated(job, sample)) {
		jobs->repeats++;
		return true;
	}
	if (job->open && job_time(sample) < job->last_elapsed && !job_end(jobs, job, err))
		return false; /* another job, which nobody saw running */
	if (!job->open && job->over.state != JOB_NONE && !job->vm &&
	    !one_vm_over(before, sample->when, job_time(sample)))
		return two_at_once(jobs, err);
	if (!job->open) {
		open_job(jobs, job, sample);
		job->seen.inside = job->seen.across = NAN;
		job->begin = NAN; /* it may have ended long before it was asked for */
	}
	if (!remember(job, sample, err) ||
	    !close_job(jobs, job, sample, outcomes[sample->state], sample->error, err))
		return false;
	fill_downtime(jobs, job);
	return true;
}

bool job_end(struct jobs *jobs, struct job *job, struct error *err)
{
	return !job->open || close_job(jobs, job, NULL, OUTCOME_UNKNOWN,
				       "the log does not say how the job ended", err);
}

bool jobs_end(struct jobs *jobs, struct error *err)
{
	char text[200];

	for (size_t i = 0; i < jobs->count; i++)
		if (!job_end(jobs, jobs->all[i], err))
			return false;
	if (jobs->repeats > 0) {
		snprintf(
			text, sizeof text,
			"%zu sample%s told the same end of a job again, in every value: no further "
			"migrations",
			jobs->repeats, jobs->repeats == 1 ? "" : "s");
		sink_note(jobs->sink, text);
	}
	return true;
}
