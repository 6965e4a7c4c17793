/* job.c — from samples of a VM's migration job to migrations. */
#include "job.h"

#include "datasets/clock.h"
#include "datasets/metric.h"

#include <math.h>

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

static void open_job(struct job *job, const struct job_sample *sample)
{
	job->open = true;
	job->silent = false;
	job->over = JOB_NONE;
	job->last_elapsed = NAN;
	job->migration = sink_number(job->sink);
	job->begin = sample->when - job_time(sample);
	job->dirty_rate_max = NAN;
	job->throttle_max = NAN;
}

/* Writes the migration's row. The highest values are known of what was seen while it ran. */
static bool close_job(struct job *job, const struct job_sample *last, enum outcome outcome,
		      const char *error, struct error *err)
{
	struct migration_row row = sink_blank_migration();

	for (size_t i = 0; last && i < metric_count(); i++)
		row.value[i] = last->value[i];
	row.value[METRIC_DIRTY_RATE_MAX_BYTES_PER_SECOND] = job->dirty_rate_max;
	row.value[METRIC_THROTTLE_MAX_RATIO] = job->throttle_max;
	if (outcome != OUTCOME_OK)
		row.value[METRIC_DOWNTIME_SECONDS] = NAN; /* expected, not real */
	row.migration = job->migration;
	row.outcome = outcome;
	row.error = error;
	row.clock_seconds = job->begin;
	clock_utc_text_of(job->begin, row.started_at);
	job->open = false;
	return sink_migration(job->sink, &row, NULL, 0, err);
}

static bool add_running(struct job *job, const struct job_sample *sample, struct error *err)
{
	struct progress_row row;

	if (job->open && (job->silent || job_time(sample) < job->last_elapsed) &&
	    !job_end(job, err))
		return false;
	if (!job->open)
		open_job(job, sample);
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
	return sink_progress(job->sink, &row, err);
}

/* The end that was told before, told again. */
static bool is_repeated(const struct job *job, const struct job_sample *sample)
{
	double time = job_time(sample);

	return !job->open && job->over == sample->state &&
	       (job->over_time == time || (isnan(job->over_time) && isnan(time)));
}

bool job_add(struct job *job, const struct job_sample *sample, struct error *err)
{
	static const enum outcome outcomes[] = { [JOB_COMPLETED] = OUTCOME_OK,
						 [JOB_FAILED] = OUTCOME_ERROR_RETURNED,
						 [JOB_CANCELLED] = OUTCOME_ABORTED_BY_MANAGER };

	if (sample->state == JOB_RUNNING)
		return add_running(job, sample, err);
	job->silent = sample->state == JOB_NONE;
	if (job->silent || is_repeated(job, sample))
		return true;
	if (job->open && job_time(sample) < job->last_elapsed && !job_end(job, err))
		return false; /* another job, which nobody saw running */
	if (!job->open) {
		open_job(job, sample);
		job->begin = NAN; /* it may have ended long before it was asked for */
	}
	job->over = sample->state;
	job->over_time = job_time(sample);
	return close_job(job, sample, outcomes[sample->state], sample->error, err);
}

bool job_end(struct job *job, struct error *err)
{
	return !job->open ||
	       close_job(job, NULL, OUTCOME_UNKNOWN, "the log does not say how the job ended", err);
}
