/* observations.c — what the rows of a side say: outcomes, values and their limit, times. */
#include "inside.h"

#include "analyze/statistics/censor.h"
#include "analyze/statistics/sorted.h"

#include "datasets/must.h"
#include "datasets/order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double number_of(const struct sides *sides, struct side_row at, const char *column)
{
	return table_cell_number(&sides->runs[at.run].migrations, at.row, column);
}

static bool is_timed(const struct sides *sides, struct side_row at)
{
	return outcome_info(run_outcome(&sides->runs[at.run], at.row))->timed;
}

static const char *vm_of(const struct sides *sides, struct side_row at)
{
	return run_vm(&sides->runs[at.run], at.row);
}

bool sides_have(const struct sides *sides, const struct metric *metric)
{
	for (size_t g = 0; g < sides->group_count; g++)
		for (enum which_side side = BEFORE; side < SIDES; side++) {
			const struct side_rows *rows = &sides->groups[g].side[side];

			for (size_t i = 0; i < rows->count; i++)
				if (is_timed(sides, rows->at[i]) &&
				    !isnan(number_of(sides, rows->at[i], metric->column.name)))
					return true;
		}
	return false;
}

struct counts sides_counts(const struct sides *sides, size_t group, enum which_side side)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	struct counts all = { 0 };

	if (sides->query.csv)
		return file_counts(sides, group, side);
	for (size_t i = 0; i < rows->count; i++) {
		struct counts one = counts_of(&sides->runs[rows->at[i].run], &rows->at[i].row, 1);

		counts_add(&all, &one);
	}
	return all;
}

static bool has_failed(const struct sides *sides, struct side_row at)
{
	return outcome_info(run_outcome(&sides->runs[at.run], at.row))->class == CLASS_FAILED;
}

static int by_name(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The length of the longest stretch of one name in names[count], which are sorted for it. */
static size_t longest_of_one(const char **names, size_t count)
{
	size_t most = 0;
	size_t first = 0;

	qsort(names, count, sizeof *names, by_name);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(names[i], names[first]) != 0)
			first = i;
		if (i - first + 1 > most)
			most = i - first + 1;
	}
	return most;
}

size_t sides_worst_vm(const struct sides *sides, size_t group, enum which_side side)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	const char **names;
	size_t count = 0;
	size_t most;

	if (sides->query.csv)
		return file_worst_vm(sides, group, side);
	names = must_alloc(rows->count, sizeof *names);
	for (size_t i = 0; i < rows->count; i++)
		if (has_failed(sides, rows->at[i]))
			names[count++] = vm_of(sides, rows->at[i]);
	most = longest_of_one(names, count);
	free(names);
	return most;
}

static int compare_numbers(double a, double b)
{
	return (a > b) - (a < b);
}

/* Of one VM and direction: down to the value, so that nothing depends on the order of the rows. */
static int by_time(const void *left, const void *right)
{
	const struct measured *a = left;
	const struct measured *b = right;
	int order = (a->run > b->run) - (a->run < b->run);

	if (order == 0)
		order = (a->cycle > b->cycle) - (a->cycle < b->cycle);
	return order != 0 ? order : compare_numbers(a->value, b->value);
}

static void order_time(struct measured *at, size_t count)
{
	size_t ordered = 1;

	while (ordered < count && by_time(&at[ordered - 1], &at[ordered]) <= 0)
		ordered++;
	if (ordered < count)
		qsort(at, count, sizeof *at, by_time);
}

/* By VM and direction; names are compared once for each that is there. */
static uint64_t *cells_of(const struct measured *at, size_t count)
{
	const char **names = must_alloc(count, sizeof *names);
	uint32_t *vms = must_alloc(count, sizeof *vms);
	uint32_t *directions = must_alloc(count, sizeof *directions);
	uint64_t *cells = must_alloc(count, sizeof *cells);

	for (size_t i = 0; i < count; i++)
		names[i] = at[i].vm;
	rank_texts(vms, names, count);
	for (size_t i = 0; i < count; i++)
		names[i] = at[i].direction;
	rank_texts(directions, names, count);
	for (size_t i = 0; i < count; i++)
		cells[i] = (uint64_t)vms[i] << 32 | directions[i];
	free(names);
	free(vms);
	free(directions);
	return cells;
}

static void order_cells(struct measured *at, size_t count)
{
	uint64_t *cells = cells_of(at, count);
	uint32_t *order = must_alloc(count, sizeof *order);
	struct measured *before = must_alloc(count, sizeof *before);
	size_t end;

	for (size_t i = 0; i < count; i++) {
		order[i] = (uint32_t)i;
		before[i] = at[i];
	}
	order_keys(cells, order, count);
	for (size_t i = 0; i < count; i++)
		at[i] = before[order[i]];
	for (size_t first = 0; first < count; first = end) {
		end = first + 1;
		while (end < count && cells[end] == cells[first])
			end++;
		order_time(at + first, end - first);
	}
	free(cells);
	free(order);
	free(before);
}

/* The coarsest resolution of the group's values; NaN without any. */
static double resolution_of(const struct sides *sides, const struct side_rows *rows,
			    const struct metric *metric)
{
	size_t resolution = metric_resolution(metric_find(metric->column.name));
	double coarsest = NAN;

	if (resolution == metric_count())
		return NAN;
	for (size_t i = 0; i < rows->count; i++)
		if (is_timed(sides, rows->at[i]) &&
		    !isnan(number_of(sides, rows->at[i], metric->column.name)))
			coarsest = fmax(coarsest, number_of(sides, rows->at[i],
							    metric_at(resolution)->column.name));
	return coarsest;
}

static struct measured measured_of(const struct sides *sides, struct side_row at,
				   enum which_side side, double value, double limit)
{
	double cycle = number_of(sides, at, "cycle");

	return (struct measured){
		.vm = vm_of(sides, at),
		.direction = sides_direction(sides, at),
		.value = value >= limit ? limit : value,
		.run = (unsigned)(at.run - sides_first_run(sides, side)),
		.at_limit = value >= limit,
		.cycle = isnan(cycle) ? CYCLE_UNKNOWN : (long long)cycle,
	};
}

static struct observations of_runs(const struct sides *sides, size_t group, enum which_side side,
				   const struct metric *metric, double limit)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	struct observations observations = {
		.at = must_alloc(rows->count, sizeof *observations.at),
		.lost = must_alloc(rows->count, sizeof *observations.lost),
		.resolution = resolution_of(sides, rows, metric),
	};

	for (size_t i = 0; i < rows->count; i++) {
		struct side_row at = rows->at[i];
		double value =
			is_timed(sides, at) ? number_of(sides, at, metric->column.name) : NAN;

		if (!isnan(value))
			observations.at[observations.count++] =
				measured_of(sides, at, side, value, limit);
		else if (has_failed(sides, at))
			observations.lost[observations.lost_count++] =
				measured_of(sides, at, side, NAN, limit);
	}
	return observations;
}

struct observations observations_of(const struct sides *sides, size_t group, enum which_side side,
				    const struct metric *metric, double limit)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	struct observations observations =
		sides->query.csv ? file_observations_of(sides, group, side, metric, limit)
				 : of_runs(sides, group, side, metric, limit);

	order_cells(observations.at, observations.count);
	order_cells(observations.lost, observations.lost_count);
	for (size_t i = 0; i < rows->count && !observations.made_up; i++)
		observations.made_up = run_vm_names_made_up(&sides->runs[rows->at[i].run]);
	return observations;
}

void observations_free(struct observations *observations)
{
	free(observations->at);
	free(observations->lost);
	free(observations->names);
	*observations = (struct observations){ 0 };
}

/* ---- the give-up limit ---- */

/* The values of one group on one side. */
struct values {
	double *at;
	uint32_t *vms; /* a number for each value's VM */
	size_t count;
};

static struct values values_of(const struct sides *sides, size_t group, enum which_side side,
			       const struct metric *metric)
{
	struct observations observations = observations_of(sides, group, side, metric, NAN);
	const struct measured *at = observations.at;
	struct values values = { must_alloc(observations.count, sizeof *values.at),
				 must_alloc(observations.count, sizeof *values.vms),
				 observations.count };

	for (size_t i = 0; i < values.count; i++) {
		values.at[i] = at[i].value;
		if (i > 0)
			values.vms[i] = values.vms[i - 1] + (strcmp(at[i].vm, at[i - 1].vm) != 0);
	}
	observations_free(&observations);
	return values;
}

static void values_free(struct values *values)
{
	free(values->at);
	free(values->vms);
}

static size_t copy_values(const void *closure, size_t group, double *values, uint32_t *vms)
{
	const struct values *of = (const struct values *)closure + group;

	memcpy(values, of->at, of->count * sizeof *values);
	memcpy(vms, of->vms, of->count * sizeof *vms);
	return of->count;
}

static double find_limit(const struct sides *sides, const struct metric *metric)
{
	size_t count = SIDES * sides->group_count;
	struct values *groups = must_alloc(count, sizeof *groups);
	size_t most = 0;
	double limit;

	for (size_t i = 0; i < count; i++) {
		groups[i] = values_of(sides, i / SIDES, (enum which_side)(i % SIDES), metric);
		most = groups[i].count > most ? groups[i].count : most;
	}
	limit = censor_limit(copy_values, groups, count, most);
	for (size_t i = 0; i < count; i++)
		values_free(&groups[i]);
	free(groups);
	return limit;
}

double sides_limit(const struct sides *sides, const struct metric *metric,
		   const struct limits *limits)
{
	double limit;

	return limits_to_find(limits, &metric->column, &limit) ? find_limit(sides, metric) : limit;
}

/* ---- what a migration takes ---- */

/* From the start of a row to that of the next row in the file, if it is of the group, too. */
static size_t take_steps(const struct sides *sides, const struct side_rows *rows, double *steps)
{
	size_t count = 0;

	for (size_t i = 1; i < rows->count; i++) {
		double step = number_of(sides, rows->at[i], "clock_seconds") -
			      number_of(sides, rows->at[i - 1], "clock_seconds");

		if (rows->at[i].run == rows->at[i - 1].run &&
		    rows->at[i].row == rows->at[i - 1].row + 1 && step > 0)
			steps[count++] = step;
	}
	return count;
}

static double mean_total_time(const struct sides *sides, const struct side_rows *rows)
{
	double sum = 0;
	double count = 0;

	for (size_t i = 0; i < rows->count; i++) {
		double time = number_of(sides, rows->at[i], "total_time_seconds");

		if (!isnan(time)) {
			sum += time;
			count++;
		}
	}
	return sum / count;
}

double sides_seconds(const struct sides *sides, size_t group, enum which_side side)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	double *steps = must_alloc(rows->count, sizeof *steps);
	size_t count = take_steps(sides, rows, steps);
	double seconds = mean_total_time(sides, rows);

	if (count > 0) {
		numbers_sort(steps, count);
		seconds = numbers_quantile(steps, count, 0.5);
	}
	free(steps);
	return seconds;
}
