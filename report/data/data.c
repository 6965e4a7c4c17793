/* data.c — runs with their analysis, one metric by group. */
#include "inside.h"

#include "datasets/must.h"

#include "datasets/vm-key.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* How many groups and points there can be at most. */
struct room {
	size_t groups, points;
};

static bool read_run(struct figure_data *data, struct sources *sources, size_t index,
		     const struct labels *labels, struct room *room, struct error *err)
{
	struct run_data *run = &data->runs[index];

	run->run = sources_run(sources, index);
	if (data->metric) {
		run->summary = sources_table(sources, index, &schema_summary, err);
		if (!run->summary)
			return false;
		room->groups += run->summary->rows;
	}
	run->outcomes = sources_table(sources, index, &schema_outcomes, err);
	if (!run->outcomes ||
	    (run->summary && !check_grouping(data, run->summary, run->run->folder, err)) ||
	    !check_grouping(data, run->outcomes, run->run->folder, err))
		return false;
	room->groups += run->outcomes->rows;
	room->points += run->run->migrations.rows;
	run->name = sources_name(sources, index);
	run->label = labels_text(labels, run->name);
	return true;
}

double group_number(const struct figure_data *data, const struct group *group, const char *column)
{
	return group->row == SIZE_MAX
		       ? NAN
		       : table_cell_number(data->runs[group->run].summary, group->row, column);
}

static long long count_cell(const struct table *table, size_t row, const char *column)
{
	long long value = -1;

	integer_of_text(table_cell(table, row, column), 0, 1000000000, &value);
	return value; /* -1: not to be counted; check_group refuses it */
}

/* 0 in an analysis that knows no limits. */
static long long censored_cell(const struct table *summary, size_t row)
{
	return table_column(summary, "censored") < summary->columns
		       ? count_cell(summary, row, "censored")
		       : 0;
}

/* The mean of all values where the interval has it in its middle, else the mean of the VM means. */
static void take_mean(struct group *group, const struct table *summary)
{
	double mean = table_cell_number(summary, group->row, "mean");
	double of_vms = table_cell_number(summary, group->row, "mean_of_vms");
	struct shown_interval interval = interval_shown(summary, group->row);

	/* sums of the same numbers in another order differ in the last digits */
	group->mean_is_of_vms = fabs(mean - of_vms) > 1e-9 * fabs(mean);
	group->mean = group->mean_is_of_vms ? of_vms : mean;
	group->low = interval.low;
	group->high = interval.high;
	group->too_few = interval.too_few;
	group->cycles = table_cell_number(summary, group->row, "cycles");
	group->kind = table_cell(summary, group->row, "interval_kind");
}

static bool take_outcomes(struct figure_data *data, struct group *group, struct error *err)
{
	const struct table *outcomes = data->runs[group->run].outcomes;
	size_t row;

	if (!check_outcome_row(data, group, &row, err))
		return false;
	group->by_outcome = table_cell(outcomes, row, "by_outcome");
	group->planned = count_cell(outcomes, row, "planned");
	if (!check_counts(group, outcomes, row, err))
		return false;
	if (data->file)
		group->by_outcome = ""; /* nobody tells what became of a row */
	return true;
}

/* What summary.csv says of the group; nothing, where it has no row. */
static void take_summary(struct group *group, const struct table *summary)
{
	if (group->row == SIZE_MAX)
		return;
	group->n = count_cell(summary, group->row, "n");
	group->vms = count_cell(summary, group->row, "vms");
	group->limit = table_cell_number(summary, group->row, "limit");
	group->censored_analyzed = censored_cell(summary, group->row);
	group->least = table_cell_number(summary, group->row, "min");
	group->most = table_cell_number(summary, group->row, "max");
	take_mean(group, summary);
}

/* Adds the group of a row of summary.csv (SIZE_MAX: of none), which has its keys in row key_row of
 * that table, or else of outcomes.csv. */
static bool add_group(struct figure_data *data, size_t run, size_t row, size_t key_row,
		      struct error *err)
{
	const struct run_data *source = &data->runs[run];
	const struct table *keys = row == SIZE_MAX ? source->outcomes : source->summary;
	struct group *group = &data->groups[data->group_count++];

	*group = (struct group){ .run = run,
				 .row = row,
				 .limit = NAN,
				 .mean = NAN,
				 .low = NAN,
				 .high = NAN,
				 .cycles = NAN,
				 .least = NAN,
				 .most = NAN,
				 .first_point = data->point_count };
	for (size_t i = 0; i < key_count(data); i++)
		group->keys[i] = table_text(keys, key_row, table_find(keys, data->by[i]));
	take_summary(group, source->summary);
	return take_outcomes(data, group, err);
}

/* The columns of migrations.csv that a point comes from. */
struct point_columns {
	size_t vm, cycle, direction, outcome, value;
};

static struct point_columns columns_of(const struct table *rows, const struct metric *metric)
{
	return (struct point_columns){ table_column(rows, "vm"), table_column(rows, "cycle"),
				       table_column(rows, "direction"),
				       table_column(rows, "outcome"),
				       table_column(rows, metric->column.name) };
}

static struct point point_of(const struct table *rows, size_t row, const struct point_columns *at)
{
	struct point point = {
		.vm = table_text(rows, row, at->vm),
		.vm_key = vm_key(rows, row),
		.cycle = table_text(rows, row, at->cycle),
		.outcome = outcome_find(table_text(rows, row, at->outcome)),
		.value = table_number(rows, row, at->value),
	};

	if (strcmp(table_text(rows, row, at->direction), "BA") == 0)
		point.direction = DIRECTION_BA;
	return point;
}

/* Of a CSV file: the values stand metric by metric, and group by group. */
static void add_values(struct figure_data *data, struct group *group, size_t number)
{
	const struct table *rows = &data->runs[group->run].run->migrations;
	size_t metric = table_column(rows, "metric");
	size_t at = table_column(rows, "group");
	char text[24];
	bool there = false;

	snprintf(text, sizeof text, "%zu", number);
	for (size_t row = 0; row < rows->rows; row++) {
		if (strcmp(table_text(rows, row, at), text) != 0 ||
		    strcmp(table_text(rows, row, metric), data->metric->column.name) != 0) {
			if (there)
				break;
			continue;
		}
		there = true;
		data->points[data->point_count++] = (struct point){
			.vm = table_cell(rows, row, "vm"),
			.vm_key = table_cell(rows, row, "vm"),
			.cycle = table_cell(rows, row, "cycle"),
			.undirected = true,
			.outcome = OUTCOME_OK,
			.value = table_cell_number(rows, row, "value"),
		};
	}
	group->censored = group->censored_analyzed;
	group->point_count = data->point_count - group->first_point;
}

static void add_points(struct figure_data *data, struct group *group)
{
	const struct table *rows = &data->runs[group->run].run->migrations;
	struct point_columns columns = columns_of(rows, data->metric);
	struct key_columns keys = key_columns_of(data, rows);

	for (size_t row = 0; row < rows->rows; row++) {
		struct point point;

		if (!group_has_row(data, group, rows, &keys, row))
			continue;
		point = point_of(rows, row, &columns);
		if (!outcome_info(point.outcome)->timed || isnan(point.value))
			continue;
		if (point.value >= group->limit) /* never, if there is no limit */
			group->censored++;
		else
			data->points[data->point_count++] = point;
	}
	group->point_count = data->point_count - group->first_point;
}

static bool take_level(struct figure_data *data, const struct run_data *run, size_t row,
		       struct error *err)
{
	double level = table_cell_number(run->summary, row, "level");

	if (isnan(data->level))
		data->level = level;
	if (level == data->level)
		return true;
	return error_at(err, table_place(run->summary, row, table_column(run->summary, "level")),
			"the level is %g here and %g before: analyze all runs with the same "
			"--level",
			level, data->level);
}

static bool has_values(const struct figure_data *data, const struct run *run)
{
	const struct metric *metric = data->metric;
	size_t value;

	if (data->file)
		return false; /* all that it has was analyzed */
	value = table_column(&run->migrations, metric->column.name);
	for (size_t row = 0; row < run->migrations.rows; row++)
		if (outcome_info(run_outcome(run, row))->timed &&
		    !isnan(table_number(&run->migrations, row, value)))
			return true;
	return false;
}

/* The groups of outcomes.csv, without a metric's numbers. */
static bool take_groups(struct figure_data *data, size_t index, struct error *err)
{
	const struct run_data *run = &data->runs[index];

	for (size_t row = 0; row < run->outcomes->rows; row++) {
		struct group *group = &data->groups[data->group_count];

		if (!table_says(run->outcomes, row, "run", run_name(run->run)))
			continue;
		if (!add_group(data, index, SIZE_MAX, row, err))
			return false;
		if (data->metric)
			continue;
		group->row = row;
		if (!check_planned(data, group, err))
			return false;
	}
	return true;
}

/* The run has no row of the metric: the groups stay, without a value, if there is none. */
static bool take_empty(struct figure_data *data, size_t index, struct error *err)
{
	const struct run_data *run = &data->runs[index];
	const char *metric = data->metric->column.name;

	if (has_values(data, run->run))
		return error_set(err,
				 "%s: it has no metric '%s' of the run '%s', which was left out: "
				 "`migstat analyze --metric %s %s`, with the other options it had, "
				 "puts it in",
				 run->summary->path, metric, run_name(run->run), metric,
				 run->run->folder);
	return take_groups(data, index, err);
}

/* The groups of the rows that summary.csv has of the metric, with their points. */
static bool take_metric(struct figure_data *data, size_t index, struct error *err)
{
	const struct run_data *run = &data->runs[index];
	size_t before = data->group_count;

	for (size_t row = 0; row < run->summary->rows; row++) {
		struct group *group = &data->groups[data->group_count];

		if (!table_says(run->summary, row, "metric", data->metric->column.name) ||
		    !table_says(run->summary, row, "run", run_name(run->run)))
			continue;
		if (!take_level(data, run, row, err) || !add_group(data, index, row, row, err))
			return false;
		if (data->file)
			add_values(data, group, data->group_count - before);
		else
			add_points(data, group);
		if (!check_group(data, group, err))
			return false;
	}
	return data->group_count > before || take_empty(data, index, err);
}

static bool take_run(struct figure_data *data, size_t index, struct error *err)
{
	return (data->metric ? take_metric(data, index, err) : take_groups(data, index, err)) &&
	       (data->file || check_cases(data, index, err));
}

bool figure_data_read(struct figure_data *data, struct sources *sources,
		      const struct labels *labels, const struct metric *metric,
		      const struct data_wish *wish, struct error *err)
{
	size_t count = sources_count(sources);
	struct room room = { 0 };
	bool good = true;

	*data = (struct figure_data){ .metric = metric,
				      .file = sources_file(sources),
				      .level = NAN };
	data->runs = must_alloc(count, sizeof *data->runs);
	for (size_t i = 0; good && i < count; i++) {
		data->run_count++;
		good = read_run(data, sources, i, labels, &room, err);
	}
	data->groups = must_alloc(room.groups + 1, sizeof *data->groups);
	data->points = must_alloc(room.points + 1, sizeof *data->points);
	for (size_t i = 0; good && i < count; i++)
		good = take_run(data, i, err);
	good = good && clusters_select(data, wish, err) && clusters_fix(data, wish, err) &&
	       clusters_make(data, labels, wish->order, err);
	if (!good)
		figure_data_free(data);
	return good;
}

void figure_data_free(struct figure_data *data)
{
	for (size_t i = 0; i < data->group_count; i++)
		free(data->groups[i].label);
	for (size_t i = 0; i < data->cluster_count; i++)
		free(data->clusters[i].label);
	for (size_t i = 0; i < data->run_count; i++)
		free(data->runs[i].label);
	free(data->runs);
	free(data->groups);
	free(data->clusters);
	free(data->points);
	*data = (struct figure_data){ 0 };
}
