/* open.c — what is left open: cut short, failed, not measured, too few VMs, what checks found or
 * could not see, undecided. */
#include "inside.h"

#include "report/data/facts.h"

#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>

static size_t add_cut_short(struct report *report, size_t index)
{
	const struct run *run = report_run(report, index);

	if (run_rows(run) >= run_planned(run))
		return 0;
	document_item(report->document, "Cut short.",
		      "%zu of the %zu planned migration%s of %s have rows%s.", run_rows(run),
		      run_planned(run), report_plural(run_planned(run)), report_name(report, index),
		      fact_part(run, "import") ? "" : "; migstat collect --resume goes on");
	document_source(report->document, "datapackage.json; %s", schema_migrations.file);
	return 1;
}

static size_t add_failures(struct report *report, size_t index)
{
	const struct run *run = report_run(report, index);
	size_t failures = 0;

	for (size_t row = 0; row < run_rows(run); row++)
		failures += outcome_info(run_outcome(run, row))->class != CLASS_OK;
	if (failures == 0)
		return 0;
	document_item(
		report->document, "Not succeeded.",
		"%zu of %zu migration%s of %s failed or %s not attempted: not in the times; why, "
		"one by one, stands with the failures.",
		failures, run_rows(run), report_plural(run_rows(run)), report_name(report, index),
		failures == 1 ? "was" : "were");
	document_source(report->document, "%s", schema_migrations.file);
	document_about(report->document, ABOUT_FAILURES);
	return 1;
}

/* A run of which no time at all is known. */
static size_t add_no_values(struct report *report, size_t run, struct error *err)
{
	const struct table *summary =
		sources_table(report->job->sources, run, &schema_summary, err);
	char citation[CITATION_SIZE];

	for (size_t row = 0; row < summary->rows; row++)
		if (table_cell_number(summary, row, "n") > 0)
			return 0;
	report_citation(citation, report, run, &schema_summary);
	document_item(report->document, "Nothing measured.",
		      "No migration of %s has a value of any metric.", report_name(report, run));
	document_source(report->document, "%s", citation);
	return 1;
}

/* The groups in whose row of the total time (or of the first metric) the VMs are so many. */
static size_t add_vms(struct report *report, size_t run, double vms, const char *lead,
		      const char *meaning, struct error *err)
{
	const struct table *summary =
		sources_table(report->job->sources, run, &schema_summary, err);
	const char *first = summary->rows > 0 ? table_cell(summary, 0, "metric") : "";
	char *list;
	size_t size;
	FILE *stream = must_open_text(&list, &size);
	char citation[CITATION_SIZE];
	bool any = false;

	for (size_t row = 0; row < summary->rows; row++) {
		char *group;

		if (!table_says(summary, row, "metric", first) ||
		    table_cell_number(summary, row, "vms") != vms)
			continue;
		group = report_group(report, summary, row);
		fprintf(stream, "%s%s", any ? ", " : "", group);
		free(group);
		any = true;
	}
	must_close_text(stream);
	report_citation(citation, report, run, &schema_summary);
	if (any) {
		document_item(report->document, lead, "%s %s.", meaning, list);
		document_source(report->document, "%s", citation);
	}
	free(list);
	return any;
}

static size_t add_checks(struct report *report, size_t run, struct error *err)
{
	const struct table *checks =
		sources_has(report->job->sources, run, &schema_diagnostics)
			? sources_table(report->job->sources, run, &schema_diagnostics, err)
			: NULL;
	char citation[CITATION_SIZE];
	size_t unchecked = 0;
	size_t found = 0;

	for (size_t row = 0; checks && row < checks->rows; row++) {
		unchecked += table_says(checks, row, "finding", "not_checked");
		found += table_says(checks, row, "finding", "found");
	}
	report_citation(citation, report, run, &schema_diagnostics);
	if (found > 0) {
		document_item(report->document, "Found by checks.",
			      "%zu of %zu check%s of the measurements found something that may "
			      "bear on the numbers.",
			      found, checks->rows, report_plural(checks->rows));
		document_source(report->document, "%s", citation);
	}
	if (unchecked > 0) {
		document_item(report->document, "Not checked.",
			      "%zu of %zu checks of the measurements had too few values to tell "
			      "anything.",
			      unchecked, checks->rows);
		document_source(report->document, "%s", citation);
	}
	return (size_t)(found > 0) + (size_t)(unchecked > 0);
}

/* What is undecided in a table of comparisons, in the words of who compared; so many at most. */
enum { SENTENCES_MOST = 6 };

static size_t say_undecided(struct report *report, const struct table *table, const char *citation)
{
	size_t undecided = 0;
	size_t told = 0;

	for (size_t row = 0; row < table->rows; row++) {
		const char *metric = table_cell(table, row, "metric");
		char *group;
		char *lead;

		if (!table_says(table, row, "verdict", "undecided"))
			continue;
		undecided++;
		if (told == SENTENCES_MOST || !report_is_main(report, metric) ||
		    !table_says(table, row, "aspect", "mean"))
			continue;
		group = report_group(report, table, row);
		lead = must_print("%s, %s.", group, report_metric_title(report, metric));
		document_item(report->document, lead, "%s", table_cell(table, row, "words"));
		document_source(report->document, "%s:%ld", citation, report_line(table, row));
		document_about(report->document, metric);
		free(group);
		free(lead);
		told++;
	}
	if (undecided > told) {
		document_item(report->document, "Undecided.", "%zu more of %zu comparison%s.",
			      undecided - told, table->rows, report_plural(table->rows));
		document_source(report->document, "%s", citation);
	}
	return undecided > 0;
}

/* The short report has the comparisons that it answers with. */
static size_t add_undecided_in_short(struct report *report, struct error *err)
{
	size_t open = 0;

	if (report->job->before > 0)
		return say_undecided(report, report->comparisons, report->comparisons_path);
	for (size_t run = 0; run < report_runs(report); run++) {
		char citation[CITATION_SIZE];

		if (!sources_has(report->job->sources, run, &schema_contrasts))
			continue;
		report_citation(citation, report, run, &schema_contrasts);
		open += say_undecided(
			report, sources_table(report->job->sources, run, &schema_contrasts, err),
			citation);
	}
	return open;
}

static size_t add_undecided(struct report *report)
{
	const struct table *comparisons = report->comparisons;
	size_t undecided = 0;

	for (size_t row = 0; comparisons && row < comparisons->rows; row++)
		undecided += table_says(comparisons, row, "verdict", "undecided");
	if (undecided == 0)
		return 0;
	document_item(
		report->document, "Undecided.",
		"%zu of %zu comparison%s; how many VMs or cycles would decide them stands with "
		"the comparisons.",
		undecided, comparisons->rows, report_plural(comparisons->rows));
	document_source(report->document, "%s", report->comparisons_path);
	return 1;
}

bool part_open(struct report *report, struct error *err)
{
	size_t open = 0;

	document_heading(report->document, report->job->full ? 2 : 1, "What is left open");
	for (size_t run = 0; run < report_runs(report); run++) {
		open += add_cut_short(report, run);
		open += add_failures(report, run);
		open += add_no_values(report, run, err);
		open += add_vms(report, run, 0, "Nothing measured.", "No migration has a value for",
				err);
		open += add_vms(report, run, 1, "One VM.",
				"Nothing can be said about other VMs, so there is no interval, for",
				err);
		open += add_vms(report, run, 2, "Two VMs.",
				"An interval that rests on one difference is often huge and "
				"sometimes, by luck, tiny; more VMs would tell more (migstat plan "
				"says how many). This holds for",
				err);
		/* the short report has the checks below */
		if (report->job->full)
			open += add_checks(report, run, err);
		if (err->of_system)
			return false;
	}
	open += report->job->full ? add_undecided(report) : add_undecided_in_short(report, err);
	if (open == 0)
		document_text(report->document, "Nothing of what was looked at.");
	return true;
}
