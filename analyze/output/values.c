/* values.c — what report draws from beside the tables of an analysis: the single values of a CSV
 * file, and what must be known of it. */
#include "inside.h"
#include "options.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_SIZE = 24 };

/* What the columns of a value's row hold. */
struct value_cells {
	char group[NUMBER_SIZE], cycle[NUMBER_SIZE], value[32];
};

static void add_value(struct row_sink *sink, const struct analysis *analysis, const char *metric,
		      struct value_cells *cells, const struct sample *sample)
{
	const struct rows *rows = &analysis->rows;
	const char *const words[] = { "AB", "BA" };
	const char *const leading[] = {
		metric,
		cells->group,
		rows->independent ? "" : sample->vm,
		cells->cycle,
		rows->places.directions_known ? words[sample->direction] : "",
		cells->value,
	};

	cells->cycle[0] = '\0';
	if (places_cycles(&rows->places) > 0)
		snprintf(cells->cycle, NUMBER_SIZE, "%zu", sample->cycle + 1);
	csv_exact_text(cells->value, (double)sample->value + 0.0); /* never -0 */
	row_sink_add(sink, &(struct sink_row){ leading, NULL, NULL, NULL });
}

/* What stands at the limit is counted in summary.csv, and has no place here. */
static void add_values(struct row_sink *sink, const struct analysis *analysis, size_t m, size_t g)
{
	struct rows_samples rows = rows_samples(&analysis->rows, g, m);
	double limit = analysis_summary(analysis, m, g)->value[SUMMARY_LIMIT];
	struct value_cells cells;

	snprintf(cells.group, NUMBER_SIZE, "%zu", g + 1);
	for (size_t i = 0; i < rows.samples.count; i++)
		if (isnan(limit) || (double)rows.samples.at[i].value < limit)
			add_value(sink, analysis, analysis_metric(analysis, m)->column.name, &cells,
				  &rows.samples.at[i]);
	rows_samples_free(&rows);
}

void value_rows(struct row_sink *sink, const struct analysis *analysis)
{
	for (size_t m = 0; m < analysis->metric_count; m++)
		for (size_t g = 0; g < analysis->groups.count; g++)
			add_values(sink, analysis, m, g);
}

/* ---- what must be known of the file ---- */

/* The title of a metric that migstat knows, else the header without its unit, in which the values
 * are not any more. Free it. */
static char *title_of(const struct rows_column *column)
{
	if (metric_find(column->name) < metric_count())
		return must_copy(column->metric.title);
	return column->unit.name_length > 0
		       ? must_print("%.*s", (int)column->unit.name_length, column->header)
		       : must_copy(column->header);
}

static json_t *metric_facts(const struct rows_column *column, enum better wanted)
{
	const struct metric *metric = &column->metric;
	char *title = title_of(column);
	json_t *facts =
		json_pack("{s:s, s:s, s:s, s:i, s:s}", "name", column->name, "title", title, "unit",
			  metric->column.unit, "decimals", metric->decimals, "better",
			  better_text(wanted == NEITHER_IS_BETTER ? metric->better : wanted));

	free(title);
	return facts;
}

static json_t *metrics_facts(const struct analysis *analysis, enum better better)
{
	json_t *array = json_array();

	for (size_t m = 0; m < analysis->metric_count; m++)
		json_array_append_new(array, metric_facts(&analysis->rows.columns[m], better));
	return array;
}

static json_t *notes_facts(const struct analysis *analysis)
{
	json_t *array = json_array();
	struct texts notes = { 0 };

	file_notes(&notes, analysis);
	for (size_t i = 0; i < notes.count; i++)
		json_array_append_new(array, json_string(notes.at[i]));
	texts_free(&notes);
	return array;
}

json_t *file_facts(const struct analysis *analysis, const struct analyze_options *options)
{
	const struct rows *rows = &analysis->rows;
	bool cycles = places_cycles(&rows->places) > 0;

	return json_pack("{s:s, s:I, s:I, s:s*, s:s*, s:o, s:o}", "name", run_name(&analysis->run),
			 "rows", (json_int_t)rows->read, "kept", (json_int_t)rows->kept, "unit_of",
			 rows->independent ? NULL : analysis->query->csv.unit_of, "cycle",
			 cycles ? rows->places.cycle_column : NULL, "metrics",
			 metrics_facts(analysis, options->better), "notes", notes_facts(analysis));
}
