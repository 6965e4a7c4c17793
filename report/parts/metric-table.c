/* metric-table.c — tables of numbers from summary.csv. */
#include "table.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* Numbers that differ by less are the same, but for rounding. */
static const double same_share = 1e-12;

/* summary.csv of a run, which was read before. */
static const struct table *summary_of(const struct report *report, size_t run)
{
	return sources_table_read(report->job->sources, run, &schema_summary);
}

static struct notation notation_for(const struct report *report, const char *metric)
{
	const char *unit = "";
	double largest = 0;
	double least_sd = INFINITY;

	for (size_t run = 0; run < report_runs(report); run++) {
		const struct table *summary = summary_of(report, run);

		for (size_t row = 0; row < summary->rows; row++) {
			if (!table_says(summary, row, "metric", metric))
				continue;
			unit = table_cell(summary, row, "unit");
			largest = fmax(largest, fmax(fabs(table_cell_number(summary, row, "max")),
						     fabs(table_cell_number(summary, row, "min"))));
			if (table_cell_number(summary, row, "sd") > 0)
				least_sd = fmin(least_sd, table_cell_number(summary, row, "sd"));
		}
	}
	return notation_of(unit, largest, isfinite(least_sd) ? least_sd : NAN,
			   report->job->style.language);
}

static bool tells(const struct table *summary, size_t row, const struct part_column *column)
{
	double value = table_cell_number(summary, row, column->column);
	double second = column->second ? table_cell_number(summary, row, column->second) : NAN;

	if (column->kind == CELL_MARK || column->kind == CELL_SOURCE)
		return table_cell(summary, row, column->column)[0] != '\0';
	if (column->kind == CELL_VALUE && column->second)
		return !isnan(value) && fabs(value - second) > same_share * fabs(second);
	return !isnan(value) || !isnan(second);
}

/* Whether the column has a number to tell in any row of the metric. */
static bool is_wanted(const struct report *report, const char *metric,
		      const struct part_column *column)
{
	for (size_t run = 0; run < report_runs(report); run++) {
		const struct table *summary = summary_of(report, run);

		for (size_t row = 0; row < summary->rows; row++)
			if (table_says(summary, row, "metric", metric) &&
			    tells(summary, row, column))
				return true;
	}
	return false;
}

/* The wanted ones of the columns, with their meanings and the line; to be freed. *count of them. */
static struct part_column *wanted_of(const struct report *report, const char *metric,
				     const struct part_column *columns, size_t *count)
{
	struct part_column *wanted = must_alloc(*count + 1, sizeof *wanted);
	size_t kept = 0;

	for (size_t i = 0; i < *count; i++) {
		size_t at = schema_find(&schema_summary, columns[i].column);

		if (!is_wanted(report, metric, &columns[i]))
			continue;
		wanted[kept] = columns[i];
		wanted[kept++].meaning = schema_column(&schema_summary, at)->meaning;
	}
	wanted[kept++] =
		(struct part_column){ "line", CELL_LINE, .meaning = "Line of summary.csv." };
	*count = kept;
	return wanted;
}

static void add_rows(struct report *report, size_t run, const char *metric,
		     const struct part_column *columns, size_t count,
		     const struct notation *notation)
{
	char citation[CITATION_SIZE];
	struct part_row at = { .table = summary_of(report, run),
			       .citation = citation,
			       .notation = notation };

	report_citation(citation, report, run, &schema_summary);
	for (; at.row < at.table->rows; at.row++)
		if (table_says(at.table, at.row, "metric", metric)) {
			report_add_keys(report, run, at.table, at.row);
			part_cells(report, columns, count, &at);
		}
}

void metric_table(struct report *report, const char *metric, const struct part_column *columns,
		  size_t count, const char *about)
{
	struct notation notation = notation_for(report, metric);
	const char *unit = notation.unit.text;
	const struct metric *known = report_metric(report, metric);
	const char *better = known ? better_text(known->better) : "";
	struct part_column *wanted = wanted_of(report, metric, columns, &count);

	document_table(report->document, report_key_count(report, summary_of(report, 0)),
		       "%s%s%s%s%s%s%s%s.", report_metric_title(report, metric),
		       unit[0] != '\0' ? " (" : "", unit, unit[0] != '\0' ? ")" : "",
		       better[0] != '\0' ? ", " : "", better, about[0] != '\0' ? ": " : "", about);
	document_source(report->document, "%s", "analysis/summary.csv");
	report_add_key_columns(report, summary_of(report, 0));
	part_heads(report, wanted, count);
	for (size_t run = 0; run < report_runs(report); run++)
		add_rows(report, run, metric, wanted, count, &notation);
	free(wanted);
}

const char **metric_names(const struct report *report, size_t *count)
{
	const char **names;
	size_t rows = 0;

	*count = 0;
	for (size_t run = 0; run < report_runs(report); run++)
		rows += summary_of(report, run)->rows;
	names = must_alloc(rows, sizeof *names);
	for (size_t run = 0; run < report_runs(report); run++)
		*count = table_add_texts(summary_of(report, run), "metric", names, *count);
	return names;
}

bool metric_has_values(const struct report *report, const char *metric)
{
	for (size_t run = 0; run < report_runs(report); run++) {
		const struct table *summary = summary_of(report, run);

		for (size_t row = 0; row < summary->rows; row++)
			if (table_says(summary, row, "metric", metric) &&
			    table_cell_number(summary, row, "n") > 0)
				return true;
	}
	return false;
}
