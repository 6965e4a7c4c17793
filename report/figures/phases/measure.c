/* measure.c — from the columns of migrations.csv to the means of the phases of a group. */
#include "phases.h"

#include "report/figures/kit/one-run.h"

#include <math.h>
#include <string.h>

/* Parts are told in microseconds: so far their sum may be beyond the whole. */
#define ROUNDING 5e-6

const struct phase_info phase_infos[PHASE_COUNT] = {
	[PHASE_QUEUE] = { "queue", "queue", true },
	[PHASE_PREPARE] = { "prepare", "prepare", true },
	[PHASE_JOB] = { "job", "job", false },
	[PHASE_DOWNTIME] = { "downtime", "downtime", false },
	[PHASE_POST] = { "post", "post", true },
};

/* The phases of one migration. False: not all of them are known, or the migration has no time. */
static bool phases_of(double parts[PHASE_COUNT], const struct run *run, size_t row,
		      bool with_downtime)
{
	double whole = run_number(run, row, "api_time_seconds");
	double queue = run_number(run, row, "queue_time_seconds");
	double prepare = run_number(run, row, "prepare_time_seconds");
	double post = run_number(run, row, "post_time_seconds");
	double downtime = with_downtime ? run_number(run, row, "downtime_seconds") : 0;

	parts[PHASE_QUEUE] = queue;
	parts[PHASE_PREPARE] = prepare - queue;
	parts[PHASE_JOB] = whole - prepare - downtime - post;
	parts[PHASE_DOWNTIME] = downtime;
	parts[PHASE_POST] = post;
	return !isnan(parts[PHASE_JOB]) && !isnan(queue);
}

static bool is_odd(const double parts[PHASE_COUNT])
{
	for (size_t i = 0; i < PHASE_COUNT; i++)
		if (parts[i] < -ROUNDING)
			return true;
	return false;
}

/* Whether the row is one of the group that has a time and was timed by the manager. */
static bool counts(const struct figure_data *data, const struct group *group, size_t row,
		   const struct key_columns *keys)
{
	const struct run *run = data->runs[group->run].run;

	return outcome_info(run_outcome(run, row))->timed &&
	       !isnan(run_number(run, row, "api_time_seconds")) &&
	       group_has_row(data, group, &run->migrations, keys, row);
}

static bool has_downtime(const struct figure_data *data, const struct group *group,
			 const struct key_columns *keys)
{
	const struct run *run = data->runs[group->run].run;

	for (size_t row = 0; row < run_rows(run); row++)
		if (counts(data, group, row, keys) &&
		    !isnan(run_number(run, row, "downtime_seconds")))
			return true;
	return false;
}

static void take(struct phase_row *row, const double parts[PHASE_COUNT])
{
	if (is_odd(parts)) {
		row->odd++;
		return;
	}
	row->n++;
	for (size_t i = 0; i < PHASE_COUNT; i++)
		row->means[i] += parts[i];
}

static void finish(struct phase_row *row, bool with_downtime)
{
	row->total = 0;
	for (size_t i = 0; i < PHASE_COUNT; i++) {
		row->means[i] = row->n > 0 ? row->means[i] / (double)row->n : NAN;
		row->total += row->means[i];
	}
	if (!with_downtime)
		row->means[PHASE_DOWNTIME] = NAN;
}

void phase_row_measure(struct phase_row *row, const struct figure_data *data)
{
	const struct run *run = data->runs[row->group->run].run;
	struct key_columns keys = key_columns_of(data, &run->migrations);
	bool with_downtime = has_downtime(data, row->group, &keys);

	memset(row->means, 0, sizeof row->means);
	for (size_t i = 0; i < run_rows(run); i++) {
		double parts[PHASE_COUNT];

		if (!counts(data, row->group, i, &keys))
			continue;
		if (phases_of(parts, run, i, with_downtime))
			take(row, parts);
		else
			row->left_out++;
	}
	finish(row, with_downtime);
}

double phase_row_share(const struct phase_row *row)
{
	double managers = 0;

	for (size_t i = 0; i < PHASE_COUNT; i++)
		if (phase_infos[i].managers)
			managers += row->means[i];
	return managers / row->total;
}
