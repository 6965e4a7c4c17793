/* summary.c — what was asked, what was found, what is left open: sentences with numbers. */
#include "inside.h"

#include "report/data/data.h"
#include "report/data/facts.h"
#include "report/draw/number.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- asked ---- */

void summary_ask(struct report *report, size_t index)
{
	const struct run *run = report_run(report, index);
	const json_t *plan = fact_part(run, "plan");
	size_t planned = run_planned(run) > 0 ? run_planned(run) : run_rows(run);
	size_t cases = json_array_size(json_object_get(plan, "cases"));
	size_t vms = json_array_size(json_object_get(plan, "vms"));
	const json_t *hosts = json_object_get(fact_part(run, "platform"), "hosts");
	char a[FACT_SIZE];
	char b[FACT_SIZE];
	char cycles[FACT_SIZE];
	char between[2 * FACT_SIZE + 32] = "";
	char lead[FACT_SIZE] = "Asked.";

	cases = cases > 0 ? cases : fact_count(run, "case");
	vms = vms > 0 ? vms : fact_count(run, "vm");
	fact_text(a, json_object_get(hosts, "a"), "name");
	fact_text(b, json_object_get(hosts, "b"), "name");
	fact_text(cycles, plan, "cycles");
	if (a[0] != '\0' && b[0] != '\0')
		snprintf(between, sizeof between, " between %s and %s", a, b);
	if (report_runs(report) > 1)
		snprintf(lead, sizeof lead, "Asked of %.200s.", report_name(report, index));
	document_item(report->document, lead, "%zu migration%s of %zu VM%s in %zu case%s%s%s%s%s.",
		      planned, report_plural(planned), vms, report_plural(vms), cases,
		      report_plural(cases), cycles[0] != '\0' ? ", " : "", cycles,
		      cycles[0] != '\0' ? " times there and back" : "", between);
	document_source(report->document, "%s", plan ? "datapackage.json" : schema_migrations.file);
}

/* ---- found ---- */

static bool same_group(const struct table *one, size_t row, const struct table *other,
		       size_t other_row)
{
	size_t columns[METRIC_MAX];
	size_t count = report_keys(one, columns);

	for (size_t i = 0; i < count; i++)
		if (strcmp(table_text(one, row, columns[i]),
			   table_text(other, other_row,
				      table_find(other, one->names[columns[i]]))) != 0)
			return false;
	return true;
}

/* "total migration time 0.848 s on average (95 % interval 0.642 to 1.053 s; n = 48 of 4 VMs in 6
 * cycles)" */
static void say_metric(FILE *stream, const struct report *report, const struct table *summary,
		       size_t row)
{
	const struct language *language = report->job->style.language;
	double mean = table_cell_number(summary, row, "mean_of_vms");
	struct shown_interval shown = interval_shown(summary, row);
	char *base = interval_base(summary, row);
	struct notation notation = notation_of(table_cell(summary, row, "unit"),
					       fabs(table_cell_number(summary, row, "max")),
					       table_cell_number(summary, row, "sd"), language);
	const char *title = report_metric_title(report, table_cell(summary, row, "metric"));
	char value[NUMBER_TEXT_SIZE];
	char range[NOTATION_RANGE_SIZE];

	if (isnan(mean))
		mean = table_cell_number(summary, row, "mean");
	notation_text(value, &notation, mean);
	fprintf(stream, "; %c%s %s %s on average (", title[0] | 0x20, title + 1, value,
		notation.unit.text);
	notation_range(range, &notation, shown.low, shown.high);
	if (!isnan(shown.low))
		fprintf(stream, "%.10g %% interval %s %s; ",
			100 * table_cell_number(summary, row, "level"), range, notation.unit.text);
	else if (shown.too_few)
		fputs("too few VMs or cycles to say how sure; ", stream);
	fprintf(stream, "n = %s of %s)", table_cell(summary, row, "n"), base);
	free(base);
}

/* Says the main metrics of the group of that row of outcomes.csv; lines: where they stand. */
static void say_metrics(FILE *stream, FILE *lines, const struct report *report,
			const struct table *outcomes, size_t row, const struct table *summary)
{
	size_t metric = table_column(summary, "metric");
	size_t found = 0;

	for (size_t i = 0; i < summary->rows; i++) {
		if (!report_is_main(report, table_text(summary, i, metric)) ||
		    !same_group(outcomes, row, summary, i) ||
		    !(table_cell_number(summary, i, "n") > 0))
			continue;
		say_metric(stream, report, summary, i);
		fprintf(lines, "%s%ld", found++ > 0 ? ", " : "", report_line(summary, i));
	}
}

static void say_outcomes(FILE *stream, const struct report *report, const struct table *outcomes,
			 size_t row)
{
	const struct language *language = report->job->style.language;
	char low[NUMBER_TEXT_SIZE];
	char high[NUMBER_TEXT_SIZE];

	fprintf(stream, "%s of %s attempted migration%s succeeded", table_cell(outcomes, row, "ok"),
		table_cell(outcomes, row, "attempted"),
		table_says(outcomes, row, "attempted", "1") ? "" : "s");
	if (!isnan(table_cell_number(outcomes, row, "ok_of_attempted_low"))) {
		number_percent(low, table_cell_number(outcomes, row, "ok_of_attempted_low"),
			       language);
		number_percent(high, table_cell_number(outcomes, row, "ok_of_attempted_high"),
			       language);
		fprintf(stream, " (true rate: %s to %s)", low, high);
	}
	if (table_cell_number(outcomes, row, "failed") +
		    table_cell_number(outcomes, row, "not_attempted") >
	    0)
		fprintf(stream, ": %s", table_cell(outcomes, row, "by_outcome"));
}

static void add_group(struct report *report, size_t run, const struct table *outcomes, size_t row,
		      const struct table *summary, bool as_lead)
{
	char *group = report_group(report, outcomes, row);
	char *lead = report_runs(report) > 1
			     ? must_print("%s, %s.", report_name(report, run), group)
			     : must_print("%s.", group);
	char *words;
	char *lines;
	size_t size;
	FILE *stream = must_open_text(&words, &size);
	FILE *line_stream = must_open_text(&lines, &size);
	char citation[CITATION_SIZE];
	char numbers[CITATION_SIZE];

	say_outcomes(stream, report, outcomes, row);
	say_metrics(stream, line_stream, report, outcomes, row, summary);
	must_close_text(stream);
	must_close_text(line_stream);
	report_citation(citation, report, run, &schema_outcomes);
	report_citation(numbers, report, run, &schema_summary);
	if (as_lead)
		document_lead(report->document, "%.*s: %s.", (int)strlen(lead) - 1, lead, words);
	else
		document_item(report->document, lead, "%s.", words);
	document_source(report->document, "%s:%ld%s%s%s%s", citation, report_line(outcomes, row),
			lines[0] != '\0' ? "; " : "", lines[0] != '\0' ? numbers : "",
			lines[0] != '\0' ? ":" : "", lines);
	document_about(report->document,
		       metric_at(sources_time(report->job->sources))->column.name);
	free(group);
	free(lead);
	free(words);
	free(lines);
}

static bool add_found(struct report *report, size_t run, struct error *err)
{
	struct sources *sources = report->job->sources;
	const struct table *outcomes = sources_table(sources, run, &schema_outcomes, err);
	const struct table *summary =
		outcomes ? sources_table(sources, run, &schema_summary, err) : NULL;

	for (size_t row = 0; summary && row < outcomes->rows; row++)
		add_group(report, run, outcomes, row, summary, false);
	return summary;
}

void summary_say(struct report *report, size_t run)
{
	const struct table *outcomes =
		sources_table_read(report->job->sources, run, &schema_outcomes);
	const struct table *summary =
		sources_table_read(report->job->sources, run, &schema_summary);

	for (size_t row = 0; row < outcomes->rows; row++)
		add_group(report, run, outcomes, row, summary, true);
}

bool part_summary(struct report *report, struct error *err)
{
	document_heading(report->document, 1, report->job->before > 0 ? "Both sides" : "Summary");
	for (size_t run = 0; run < report_runs(report); run++)
		summary_ask(report, run);
	for (size_t run = 0; run < report_runs(report); run++)
		if (!add_found(report, run, err))
			return false;
	return true;
}
