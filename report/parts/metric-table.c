/* metric-table.c — tables of numbers from summary.csv. */
#include "metric-table.h"

#include "report/data/data.h"
#include "report/draw/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Numbers that differ by less are the same, but for rounding. */
static const double same_share = 1e-12;

/* summary.csv of a run; it was read before, so that it comes without an error. */
static const struct table *summary_of(const struct report *report, size_t run)
{
	struct error ignored = { 0 };

	return sources_table(report->job->sources, run, &schema_summary, &ignored);
}

static bool is_of(const struct table *summary, size_t row, const char *metric)
{
	return strcmp(table_text(summary, row, table_column(summary, "metric")), metric) == 0;
}

static double number(const struct table *summary, size_t row, const char *column)
{
	return table_number(summary, row, table_column(summary, column));
}

static struct notation notation_for(const struct report *report, const char *metric)
{
	const char *unit = "";
	double largest = 0;
	double least_sd = INFINITY;

	for (size_t run = 0; run < report_runs(report); run++) {
		const struct table *summary = summary_of(report, run);

		for (size_t row = 0; row < summary->rows; row++) {
			if (!is_of(summary, row, metric))
				continue;
			unit = table_text(summary, row, table_column(summary, "unit"));
			largest = fmax(largest, fmax(fabs(number(summary, row, "max")),
						     fabs(number(summary, row, "min"))));
			if (number(summary, row, "sd") > 0)
				least_sd = fmin(least_sd, number(summary, row, "sd"));
		}
	}
	return notation_of(unit, largest, isfinite(least_sd) ? least_sd : NAN,
			   report->job->style.language);
}

static bool tells(const struct table *summary, size_t row, const struct number_column *column)
{
	double value = number(summary, row, column->column);
	double second = column->second ? number(summary, row, column->second) : NAN;

	if (column->kind == NUMBER_MARK)
		return table_text(summary, row, table_column(summary, column->column))[0] != '\0';
	if (column->kind == NUMBER_VALUE && column->second)
		return !isnan(value) && fabs(value - second) > same_share * fabs(second);
	return !isnan(value) || !isnan(second);
}

/* Whether the column has a number to tell in any row of the metric. */
static bool is_wanted(const struct report *report, const char *metric,
		      const struct number_column *column)
{
	for (size_t run = 0; run < report_runs(report); run++) {
		const struct table *summary = summary_of(report, run);

		for (size_t row = 0; row < summary->rows; row++)
			if (is_of(summary, row, metric) && tells(summary, row, column))
				return true;
	}
	return false;
}

static void add_columns(struct report *report, const struct number_column *columns, size_t count,
			const char *metric)
{
	report_add_key_columns(report, summary_of(report, 0));
	for (size_t i = 0; i < count; i++) {
		size_t at = schema_find(&schema_summary, columns[i].column);

		if (is_wanted(report, metric, &columns[i]))
			grid_column(report->document, columns[i].head, true,
				    schema_column(&schema_summary, at)->meaning);
	}
	grid_column(report->document, "line", true, "Line of summary.csv.");
}

static void add_number(struct report *report, const struct notation *notation,
		       const struct number_column *column, const struct table *summary, size_t row)
{
	double value = number(summary, row, column->column);
	char text[NOTATION_RANGE_SIZE] = "–";

	switch (column->kind) {
	case NUMBER_COUNT:
		if (!isnan(value))
			number_fixed(text, value, 0, notation->language);
		break;
	case NUMBER_VALUE:
		notation_text(text, notation, value);
		break;
	case NUMBER_RANGE:
		notation_range(text, notation, value, number(summary, row, column->second));
		break;
	case NUMBER_PLAIN:
		if (!isnan(value))
			number_short(text, value, notation->language);
		break;
	case NUMBER_MARK:
		if (!isnan(number(summary, row, "interval_low")))
			snprintf(text, sizeof text, "%s",
				 interval_mark(summary, row)[0] != '\0'
					 ? interval_mark(summary, row)
					 : "t");
		break;
	}
	grid_cell(report->document, "%s", text);
}

/* What stands in the file, and where: "0.8475665, analysis/summary.csv:2". */
static void add_source(struct report *report, const struct number_column *column,
		       const struct table *summary, size_t row, const char *citation)
{
	const char *exact = table_text(summary, row, table_column(summary, column->column));
	char *both = NULL;

	if (column->kind == NUMBER_RANGE &&
	    asprintf(&both, "%s to %s", exact,
		     table_text(summary, row, table_column(summary, column->second))) < 0)
		both = NULL;
	if (exact[0] != '\0')
		grid_source(report->document, both ? both : exact, citation,
			    report_line(summary, row));
	free(both);
}

static void add_row(struct report *report, const struct notation *notation, size_t run, size_t row,
		    const struct number_column *columns, size_t count, const char *metric)
{
	const struct table *summary = summary_of(report, run);
	char citation[CITATION_SIZE];

	report_citation(citation, report, run, &schema_summary);
	report_add_keys(report, run, summary, row);
	for (size_t i = 0; i < count; i++)
		if (is_wanted(report, metric, &columns[i])) {
			add_number(report, notation, &columns[i], summary, row);
			add_source(report, &columns[i], summary, row, citation);
		}
	grid_cell(report->document, "%ld", report_line(summary, row));
}

void metric_table(struct report *report, const char *metric, const struct number_column *columns,
		  size_t count, const char *about)
{
	struct notation notation = notation_for(report, metric);
	const char *unit = notation.unit.text;
	size_t known = metric_find(metric);
	const char *better = known < metric_count() ? better_text(metric_at(known)->better) : "";

	document_table(report->document, report_key_count(report, summary_of(report, 0)),
		       "%s%s%s%s%s%s%s%s.", report_metric_title(metric),
		       unit[0] != '\0' ? " (" : "", unit, unit[0] != '\0' ? ")" : "",
		       better[0] != '\0' ? ", " : "", better, about[0] != '\0' ? ": " : "", about);
	document_source(report->document, "%s", "analysis/summary.csv");
	add_columns(report, columns, count, metric);
	for (size_t run = 0; run < report_runs(report); run++) {
		const struct table *summary = summary_of(report, run);

		for (size_t row = 0; row < summary->rows; row++)
			if (is_of(summary, row, metric))
				add_row(report, &notation, run, row, columns, count, metric);
	}
}

const char **metric_names(const struct report *report, size_t *count)
{
	const char **names;
	size_t rows = 0;

	*count = 0;
	for (size_t run = 0; run < report_runs(report); run++)
		rows += summary_of(report, run)->rows;
	names = calloc(rows + 1, sizeof *names);
	for (size_t run = 0; names && run < report_runs(report); run++)
		*count = table_add_texts(summary_of(report, run), "metric", names, *count);
	return names;
}

bool metric_has_values(const struct report *report, const char *metric)
{
	for (size_t run = 0; run < report_runs(report); run++) {
		const struct table *summary = summary_of(report, run);

		for (size_t row = 0; row < summary->rows; row++)
			if (is_of(summary, row, metric) && number(summary, row, "n") > 0)
				return true;
	}
	return false;
}
