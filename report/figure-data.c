/* figure-data.c — runs with their analysis, as a figure needs them. */
#include "figure-data.h"

#include "figure-check.h"
#include "utf8.h"

#include "datasets/output.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool read_table(struct table *table, const char *folder, const struct schema *schema,
		       struct error *err)
{
	char name[64];
	char *path;
	bool good = false;

	(void)snprintf(name, sizeof name, "analysis/%s", schema->file);
	path = path_join(folder, name, err);
	if (path && access(path, F_OK) != 0 && errno == ENOENT)
		error_set(err,
			  "%s is not analyzed (there is no %s): run `migstat analyze %s` first",
			  folder, path, folder);
	else if (path)
		good = table_read(table, path, schema, CSV_TORN_IS_ROW, TABLE_UNKNOWN_PASSES, err);
	free(path);
	return good;
}

static bool read_run(struct run_data *data, const char *folder, struct error *err)
{
	if (!run_read(&data->run, folder, err) ||
	    !read_table(&data->summary, folder, &schema_summary, err) ||
	    !read_table(&data->outcomes, folder, &schema_outcomes, err) ||
	    !check_grouping(&data->summary, folder, err) ||
	    !check_grouping(&data->outcomes, folder, err))
		return false;
	data->label = utf8_clean(run_name(&data->run));
	return data->label || error_memory(err);
}

static double cell(const struct table *table, size_t row, const char *column)
{
	return table_number(table, row, table_column(table, column));
}

static long long count_cell(const struct table *table, size_t row, const char *column)
{
	long long value = -1;

	(void)integer_of_text(table_text(table, row, table_column(table, column)), 0, 1000000000,
			      &value);
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
static void take_mean(struct group *group, const struct table *summary, size_t row)
{
	double mean = cell(summary, row, "mean");
	double of_vms = cell(summary, row, "mean_of_vms");

	/* sums of the same numbers in another order differ in the last digits */
	group->mean_is_of_vms = fabs(mean - of_vms) > 1e-9 * fabs(mean);
	group->mean = group->mean_is_of_vms ? of_vms : mean;
	group->low = cell(summary, row, "interval_low");
	group->high = cell(summary, row, "interval_high");
	group->kind = table_text(summary, row, table_column(summary, "interval_kind"));
}

static bool add_group(struct figure_data *data, size_t run, size_t row, struct error *err)
{
	const struct table *summary = &data->runs[run].summary;
	const struct table *outcomes = &data->runs[run].outcomes;
	struct group *group = &data->groups[data->group_count++];
	size_t outcome_row;

	*group = (struct group){
		.run = run,
		.name = table_text(summary, row, table_column(summary, "case")),
		.n = count_cell(summary, row, "n"),
		.vms = count_cell(summary, row, "vms"),
		.limit = cell(summary, row, "limit"),
		.censored_analyzed = censored_cell(summary, row),
		.least = cell(summary, row, "min"),
		.most = cell(summary, row, "max"),
		.first_point = data->point_count,
	};
	take_mean(group, summary, row);
	group->label = utf8_clean(group->name);
	if (!group->label)
		return error_memory(err);
	if (!check_outcome_row(&data->runs[run], group->name, &outcome_row, err))
		return false;
	group->by_outcome = table_text(outcomes, outcome_row, table_column(outcomes, "by_outcome"));
	group->planned = count_cell(outcomes, outcome_row, "planned");
	return check_counts(group, outcomes, outcome_row, err);
}

static void add_points(struct figure_data *data, struct group *group)
{
	const struct table *rows = &data->runs[group->run].run.migrations;
	size_t case_column = table_column(rows, "case");
	size_t value_column = table_column(rows, data->metric->column.name);
	size_t direction = table_column(rows, "direction");
	size_t outcome = table_column(rows, "outcome");

	for (size_t row = 0; row < rows->rows; row++) {
		struct point point = {
			.vm = table_text(rows, row, table_column(rows, "vm")),
			.cycle = table_text(rows, row, table_column(rows, "cycle")),
			.outcome = outcome_find(table_text(rows, row, outcome)),
			.value = table_number(rows, row, value_column),
		};

		if (strcmp(table_text(rows, row, case_column), group->name) != 0 ||
		    !outcome_info(point.outcome)->timed || isnan(point.value))
			continue;
		point.vm_key = table_text(rows, row, table_column(rows, "vm_uuid"));
		if (point.vm_key[0] == '\0')
			point.vm_key = point.vm;
		if (strcmp(table_text(rows, row, direction), "BA") == 0)
			point.direction = DIRECTION_BA;
		if (point.value >= group->limit) { /* never, if there is no limit */
			group->censored++;
			continue;
		}
		data->points[data->point_count++] = point;
	}
	group->point_count = data->point_count - group->first_point;
}

static bool take_level(struct figure_data *data, const struct run_data *run, size_t row,
		       struct error *err)
{
	double level = cell(&run->summary, row, "level");

	if (data->group_count == 0)
		data->level = level;
	if (level == data->level)
		return true;
	return error_at(err, table_place(&run->summary, row, table_column(&run->summary, "level")),
			"the level is %g here and %g before: analyze all runs with the same "
			"--level",
			level, data->level);
}

static bool take_run(struct figure_data *data, size_t index, struct error *err)
{
	struct run_data *run = &data->runs[index];
	size_t metric = table_column(&run->summary, "metric");
	size_t name = table_column(&run->summary, "run");
	size_t before = data->group_count;

	for (size_t row = 0; row < run->summary.rows; row++) {
		struct group *group = &data->groups[data->group_count];

		if (strcmp(table_text(&run->summary, row, metric), data->metric->column.name) !=
			    0 ||
		    strcmp(table_text(&run->summary, row, name), run_name(&run->run)) != 0)
			continue;
		if (!take_level(data, run, row, err) || !add_group(data, index, row, err))
			return false;
		add_points(data, group);
		if (!check_group(data, group, err))
			return false;
	}
	if (data->group_count == before)
		return error_set(
			err,
			"%s: it has no metric '%s' of the run '%s'; no migration has a "
			"value of it, or it was left out: `migstat analyze --metric %s %s` "
			"puts it in",
			run->summary.path, data->metric->column.name, run_name(&run->run),
			data->metric->column.name, run->run.folder);
	return check_cases(data, index, err);
}

static bool make_room(struct figure_data *data, struct error *err)
{
	size_t groups = 1;
	size_t points = 1;

	for (size_t i = 0; i < data->run_count; i++) {
		groups += data->runs[i].summary.rows;
		points += data->runs[i].run.migrations.rows;
	}
	data->groups = calloc(groups, sizeof *data->groups);
	data->points = calloc(points, sizeof *data->points);
	return (data->groups && data->points) || error_memory(err);
}

bool figure_data_read(struct figure_data *data, char *const *folders, size_t count,
		      const struct metric *metric, struct error *err)
{
	bool good = true;

	*data = (struct figure_data){ .metric = metric };
	data->runs = calloc(count + 1, sizeof *data->runs);
	if (!data->runs)
		return error_memory(err);
	for (size_t i = 0; good && i < count; i++) {
		data->run_count++;
		good = read_run(&data->runs[i], folders[i], err);
	}
	good = good && make_room(data, err);
	for (size_t i = 0; good && i < count; i++)
		good = take_run(data, i, err);
	if (!good)
		figure_data_free(data);
	return good;
}

void figure_data_free(struct figure_data *data)
{
	for (size_t i = 0; i < data->group_count; i++)
		free(data->groups[i].label);
	for (size_t i = 0; i < data->run_count; i++) {
		run_free(&data->runs[i].run);
		table_free(&data->runs[i].summary);
		table_free(&data->runs[i].outcomes);
		free(data->runs[i].label);
	}
	free(data->runs);
	free(data->groups);
	free(data->points);
	*data = (struct figure_data){ 0 };
}

long long group_without_value(const struct group *group)
{
	long long timed = 0;

	for (unsigned i = 0; i < OUTCOME_COUNT; i++)
		if (outcome_info((enum outcome)i)->timed)
			timed += group->counts[i];
	return timed - group->n - group->censored;
}

static void print_words(FILE *stream, const char *word)
{
	for (; *word != '\0'; word++)
		(void)fputc(*word == '_' ? ' ' : *word, stream);
}

char *group_absent_text(const struct group *group)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	long long without_value = group_without_value(group);
	const char *separator = "";

	if (!stream)
		return NULL;
	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		if (group->counts[i] == 0 || outcome_info((enum outcome)i)->timed)
			continue;
		(void)fputs(separator, stream);
		print_words(stream, outcome_words[i]);
		(void)fprintf(stream, " %lld", group->counts[i]);
		separator = ", ";
	}
	if (group->censored > 0) {
		(void)fprintf(stream, "%sgiven up at the limit %lld", separator, group->censored);
		separator = ", ";
	}
	if (without_value > 0) {
		(void)fprintf(stream, "%sno value %lld", separator, without_value);
		separator = ", ";
	}
	if (separator[0] != '\0')
		(void)fprintf(stream, " of %lld", group->planned);
	return fclose(stream) == 0 ? text : NULL;
}
