/* diagnostics-file.c — diagnostics.csv, and the same as JSON. */
#include "diagnostics-file.h"

#include "analyze/data/members.h"
#include "group-columns.h"

#include "datasets/array.h"
#include "datasets/csv.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Which member of a diagnosis stands in which column. */
static const struct member members[] = {
	{ "value", offsetof(struct diagnosis, finding.value) },
	{ "value_low", offsetof(struct diagnosis, finding.interval.low) },
	{ "value_high", offsetof(struct diagnosis, finding.interval.high) },
	{ "statistic", offsetof(struct diagnosis, finding.statistic) },
	{ "p", offsetof(struct diagnosis, finding.p) },
	{ "p_adjusted", offsetof(struct diagnosis, p_adjusted) },
};

static double number_in(const struct diagnosis *diagnosis, const char *column)
{
	return member_number(diagnosis, members, COUNT(members), column);
}

static const char *text_in(const struct diagnosis *diagnosis, enum check check, const char *column)
{
	if (strcmp(column, "check") == 0)
		return check_words[check];
	if (strcmp(column, "finding") == 0)
		return diagnosis_words[diagnosis->word];
	if (strcmp(column, "value_unit") == 0)
		return diagnosis->unit;
	if (strcmp(column, "rows") == 0)
		return diagnosis->rows;
	assert(strcmp(column, "sentence") == 0);
	return diagnosis->sentence;
}

static void add_cell(struct csv_line *line, const struct diagnosis *diagnosis, enum check check,
		     const struct column *column)
{
	if (column->type == COLUMN_TEXT)
		csv_line_text(line, text_in(diagnosis, check, column->name));
	else if (column->type == COLUMN_INTEGER)
		csv_line_integer(line, (long long)diagnosis->finding.n);
	else
		csv_line_exact(line, number_in(diagnosis, column->name));
}

/* All checks of one metric in one group. */
static bool print_checks(FILE *stream, struct csv_line *line, const struct analysis *analysis,
			 size_t m, size_t g, const struct texts *by, struct error *err)
{
	bool good = true;

	for (int check = 0; good && check < CHECK_COUNT; check++) {
		csv_line_text(line, run_name(&analysis->run));
		csv_line_text(line, analysis_metric(analysis, m)->column.name);
		group_columns_key(line, analysis, g, &schema_diagnostics, by);
		for (size_t i = 0; i < schema_diagnostics.trailing_count; i++)
			add_cell(line, analysis_diagnosis(analysis, m, g, (enum check)check),
				 (enum check)check, &schema_diagnostics.trailing[i]);
		good = csv_line_print(line, stream, err);
	}
	return good;
}

bool diagnostics_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		       struct error *err)
{
	struct csv_line line = { 0 };
	bool good;

	group_columns_header(&line, &schema_diagnostics, &options->query.by);
	good = csv_line_print(&line, stream, err);
	for (size_t a = 0; a < analyses->count; a++) {
		const struct analysis *analysis = &analyses->at[a];

		for (size_t m = 0; m < analysis->metric_count; m++)
			for (size_t g = 0; good && g < analysis->groups.count; g++)
				good = print_checks(stream, &line, analysis, m, g,
						    &options->query.by, err);
	}
	csv_line_free(&line);
	return good;
}

static json_t *cell_value(const struct diagnosis *diagnosis, enum check check,
			  const struct column *column)
{
	double number;

	if (column->type == COLUMN_TEXT)
		return json_string(text_in(diagnosis, check, column->name));
	if (column->type == COLUMN_INTEGER)
		return json_integer((json_int_t)diagnosis->finding.n);
	number = number_in(diagnosis, column->name);
	return isnan(number) ? json_null() : json_real(number);
}

/* json_object_set_new takes a value that is NULL for the failure that it is. */
json_t *diagnostics_object(const struct analysis *analysis, size_t metric, size_t group,
			   enum check check, const struct texts *by)
{
	const struct diagnosis *diagnosis = analysis_diagnosis(analysis, metric, group, check);
	json_t *object = json_object();
	int failures = 0;

	failures |= json_object_set_new(object, "run", json_string(run_name(&analysis->run)));
	failures |= json_object_set_new(
		object, "metric", json_string(analysis_metric(analysis, metric)->column.name));
	failures |= !group_columns_object(object, analysis, group, by);
	for (size_t i = 0; i < schema_diagnostics.trailing_count; i++) {
		const struct column *column = &schema_diagnostics.trailing[i];

		failures |= json_object_set_new(object, column->name,
						cell_value(diagnosis, check, column));
	}
	if (failures == 0)
		return object;
	json_decref(object);
	return NULL;
}
