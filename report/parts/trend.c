/* trend.c — from release to release: what `migstat trend` wrote beside the analysis of one of the
 * runs, if it did. */
#include "table.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where the trend stands. */
struct trend_part {
	struct report *report;
	const struct table *table;
	char citation[CITATION_SIZE];
};

static const char *text(const struct trend_part *part, size_t row, const char *column)
{
	return table_cell(part->table, row, column);
}

/* Rows of one aspect of one metric stand together. */
static bool same_subject(const struct trend_part *part, size_t a, size_t b)
{
	return strcmp(text(part, a, "metric"), text(part, b, "metric")) == 0 &&
	       strcmp(text(part, a, "aspect"), text(part, b, "aspect")) == 0;
}

static size_t end_of(const struct trend_part *part, size_t first)
{
	size_t end = first + 1;

	while (end < part->table->rows && same_subject(part, first, end))
		end++;
	return end;
}

/* "8.0 (3 runs), 8.1 (3 runs)": the releases, by the first group's rows. The caller frees it. */
static char *releases_of(const struct trend_part *part)
{
	char *words;
	size_t size;
	FILE *stream = must_open_text(&words, &size);

	for (size_t row = 0; row < part->table->rows; row++) {
		double position = table_cell_number(part->table, row, "position");
		double runs = table_cell_number(part->table, row, "runs") +
			      table_cell_number(part->table, row, "runs_lacking");

		if (position != (double)row + 1)
			break;
		fprintf(stream, "%s%s (%.0f run%s)", row > 0 ? ", " : "",
			text(part, row, "release"), runs, report_plural((size_t)runs));
	}
	must_close_text(stream);
	return words;
}

static size_t count_of(const struct trend_part *part, const char *column, const char *verdict)
{
	size_t count = 0;

	for (size_t row = 0; row < part->table->rows; row++)
		count += table_says(part->table, row, column, verdict);
	return count;
}

static bool is_of_sessions(const struct trend_part *part)
{
	return count_of(part, "previous_situation", "runs") == 0 &&
	       count_of(part, "previous_situation", "two_runs") > 0;
}

static void add_overall(struct trend_part *part)
{
	char *releases = releases_of(part);
	size_t changes = count_of(part, "change", "worse") + count_of(part, "change", "better") +
			 count_of(part, "change", "changed");

	document_text(part->report->document,
		      "Releases in their order: %s. Against the release before: %zu worse, %zu "
		      "better, %zu undecided; against the baseline: %zu worse, %zu better, %zu "
		      "undecided; %zu change%s of level found. Undecided is not equal: there the "
		      "data cannot tell.%s",
		      releases, count_of(part, "previous_verdict", "worse"),
		      count_of(part, "previous_verdict", "better"),
		      count_of(part, "previous_verdict", "undecided"),
		      count_of(part, "baseline_verdict", "worse"),
		      count_of(part, "baseline_verdict", "better"),
		      count_of(part, "baseline_verdict", "undecided"), changes,
		      report_plural(changes),
		      is_of_sessions(part)
			      ? " Each release is one session: what else was different that day is "
				"in no interval, and only a change of level knows that sessions "
				"differ."
			      : "");
	document_source(part->report->document, "%s", part->citation);
	free(releases);
}

/* ---- tables ---- */

/* Digits for all levels of a metric, by the width of their intervals. */
static struct notation notation_for(const struct trend_part *part, size_t first, size_t end)
{
	double largest = 0;
	double least = INFINITY;

	for (size_t row = first; row < end; row++) {
		double low = table_cell_number(part->table, row, "value_low");
		double high = table_cell_number(part->table, row, "value_high");

		largest = fmax(largest, fabs(table_cell_number(part->table, row, "value")));
		if (high > low)
			least = fmin(least, (high - low) / 2);
	}
	return notation_of(text(part, first, "unit"), largest, isfinite(least) ? least : NAN,
			   part->report->job->style.language);
}

static void add_table(struct trend_part *part, size_t first, size_t end)
{
	bool failures = text(part, first, "metric")[0] == '\0';
	const struct part_column columns[] = {
		{ "release", CELL_TEXT, .column = "release" },
		{ "runs", CELL_COUNT, .column = "runs" },
		{ "value", failures ? CELL_PERCENT : CELL_VALUE, .column = "value" },
		{ "interval", failures ? CELL_PERCENTS : CELL_RANGE, "value_low", "value_high",
		  NULL },
		{ "to before", CELL_TEXT, .column = "previous_verdict" },
		{ "to baseline", CELL_TEXT, .column = "baseline_verdict" },
		{ "level", CELL_TEXT, .column = "change" },
		{ "line", CELL_LINE, .meaning = "Line of trend.csv." },
	};
	struct notation notation = notation_for(part, first, end);
	const char *unit = failures ? "" : notation.unit.text;
	struct part_row at = { .table = part->table,
			       .citation = part->citation,
			       .notation = &notation };

	document_table(part->report->document, 2,
		       "%s%s%s%s%s%s, release by release: of a typical VM, with the %.10g %% "
		       "interval; the verdicts against the release before and against the "
		       "baseline; and where a change of level begins. Corrected for all %s test%s "
		       "of the call (Holm).",
		       report_comparison_title(part->report, part->table, first),
		       unit[0] != '\0' ? " (" : "", unit, unit[0] != '\0' ? ")" : "",
		       failures ? "" : ", ", failures ? "" : text(part, first, "aspect"),
		       100 * table_cell_number(part->table, first, "level"),
		       text(part, first, "tests"),
		       report_plural((size_t)table_cell_number(part->table, first, "tests")));
	document_source(part->report->document, "%s", part->citation);
	grid_column(part->report->document, "group", false, NULL);
	part_heads(part->report, columns, COUNT(columns));
	for (at.row = first; at.row < end; at.row++) {
		char *group = report_group(part->report, part->table, at.row);

		grid_cell(part->report->document, "%s", group);
		free(group);
		part_cells(part->report, columns, COUNT(columns), &at);
	}
}

/* ---- sentences ---- */

/* What became better or worse, and what is newest. */
static bool is_told(const struct trend_part *part, size_t row)
{
	static const char *const told[] = { "worse", "better", "changed" };
	bool newest = row + 1 == part->table->rows || !same_subject(part, row, row + 1) ||
		      table_cell_number(part->table, row + 1, "position") == 1;

	for (size_t i = 0; i < COUNT(told); i++)
		if (table_says(part->table, row, "previous_verdict", told[i]) ||
		    table_says(part->table, row, "change", told[i]))
			return true;
	return newest;
}

static void add_sentences(struct trend_part *part, size_t first, size_t end)
{
	for (size_t row = first; row < end; row++) {
		char *group;
		char *lead;

		if (!is_told(part, row))
			continue;
		group = report_group(part->report, part->table, row);
		lead = must_print("%s, %s:", group, text(part, row, "release"));
		document_item(part->report->document, lead, "%s", text(part, row, "words"));
		document_source(part->report->document, "%s:%ld", part->citation,
				report_line(part->table, row));
		free(lead);
		free(group);
	}
}

/* ---- all of it ---- */

static void add_subject(struct trend_part *part, size_t first, size_t end, const char **drawn)
{
	const char *name = text(part, first, "metric");
	bool failures = name[0] == '\0';

	document_heading(part->report->document, 2, "%s%s%s",
			 report_comparison_title(part->report, part->table, first),
			 failures ? "" : ", ", failures ? "" : text(part, first, "aspect"));
	/* the figure is of the first aspect of a metric */
	if (!failures && report_metric(part->report, name) && strcmp(*drawn, name) != 0)
		part_figure(part->report, "trend", report_metric(part->report, name));
	*drawn = name;
	add_table(part, first, end);
	add_sentences(part, first, end);
}

/* The last of the runs that has a trend; none is no failure. */
static bool find(struct trend_part *part, struct error *err)
{
	for (size_t run = report_runs(part->report); run > 0; run--)
		if (sources_has(part->report->job->sources, run - 1, &schema_trend)) {
			part->table = sources_table(part->report->job->sources, run - 1,
						    &schema_trend, err);
			report_citation(part->citation, part->report, run - 1, &schema_trend);
			return part->table != NULL;
		}
	return true;
}

bool part_trend(struct report *report, struct error *err)
{
	struct trend_part part = { .report = report };
	const char *drawn = "";

	if (!find(&part, err))
		return false;
	if (!part.table || part.table->rows == 0)
		return true;
	document_heading(report->document, 1, "From release to release");
	add_overall(&part);
	for (size_t first = 0, end; first < part.table->rows; first = end) {
		end = end_of(&part, first);
		add_subject(&part, first, end, &drawn);
	}
	return true;
}
