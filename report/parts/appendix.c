/* appendix.c — what the words and numbers mean, and which files they come from. */
#include "table.h"

#include "datasets/flags.h"

#include <stdlib.h>

static bool any_has_values(const struct report *report, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (report_metric(report, names[i]) && metric_has_values(report, names[i]))
			return true;
	return false;
}

static void add_metrics(struct report *report)
{
	struct document *document = report->document;
	size_t count;
	const char **names = metric_names(report, &count);

	if (!any_has_values(report, names, count)) {
		document_text(document, "No migration has a value of any.");
		free(names);
		return;
	}
	document_table(document, 1, "The metrics of this report.");
	grid_column(document, "metric", false, NULL);
	grid_column(document, "name in the files", false, NULL);
	grid_column(document, "unit", false, NULL);
	grid_column(document, "better", false, NULL);
	grid_column(document, "definition", false, NULL);
	for (size_t i = 0; i < count; i++) {
		const struct metric *metric = report_metric(report, names[i]);

		if (!metric || !metric_has_values(report, names[i]))
			continue;
		grid_cell(document, "%s", metric->title);
		grid_cell(document, "%s", metric->column.name);
		grid_cell(document, "%s", metric->column.unit);
		grid_cell(document, "%s",
			  metric->better == LOWER_IS_BETTER    ? "lower"
			  : metric->better == HIGHER_IS_BETTER ? "higher"
							       : "neither");
		grid_cell(document, "%s", metric->column.meaning);
	}
	free(names);
}

static bool occurs(const struct report *report, enum outcome outcome)
{
	for (size_t run = 0; run < report_runs(report); run++)
		for (size_t row = 0; row < run_rows(report_run(report, run)); row++)
			if (run_outcome(report_run(report, run), row) == outcome)
				return true;
	return false;
}

static void add_outcomes(struct report *report)
{
	struct document *document = report->document;
	int first = 0;

	while (first < OUTCOME_COUNT && !occurs(report, (enum outcome)first))
		first++;
	if (first == OUTCOME_COUNT) {
		document_text(document, "None occurred.");
		return;
	}
	document_table(document, 1, "The outcomes that occurred.");
	grid_column(document, "outcome", false, NULL);
	grid_column(document, "counts as", false, NULL);
	grid_column(document, "meaning", false, NULL);
	for (int outcome = 0; outcome < OUTCOME_COUNT; outcome++) {
		const struct outcome_info *info = outcome_info((enum outcome)outcome);

		if (!occurs(report, (enum outcome)outcome))
			continue;
		grid_cell(document, "%s", outcome_words[outcome]);
		grid_cell(document, "%s",
			  info->class == CLASS_OK       ? "ok"
			  : info->class == CLASS_FAILED ? "failed"
							: "not attempted");
		grid_cell(document, "%s", info->meaning);
	}
}

static void add_statistics(struct report *report)
{
	struct document *document = report->document;

	document_table(document, 1, "The columns of analysis/summary.csv.");
	grid_column(document, "column", false, NULL);
	grid_column(document, "meaning", false, NULL);
	for (size_t i = schema_find(&schema_summary, "n"); i < schema_count(&schema_summary); i++) {
		grid_cell(document, "%s", schema_column(&schema_summary, i)->name);
		grid_cell(document, "%s", schema_column(&schema_summary, i)->meaning);
	}
}

static const struct schema *const read_tables[] = {
	&schema_migrations,
	&schema_parameters,
	&schema_summary,
	&schema_outcomes,
	&schema_diagnostics,
	&schema_comparisons,
	NULL,
};

static bool add_files(struct report *report, struct error *err)
{
	struct document *document = report->document;

	document_table(document, 2, "The files that were read, and how many rows they have.");
	grid_column(document, "run", false, NULL);
	grid_column(document, "file", false, NULL);
	grid_column(document, "rows", true, NULL);
	grid_column(document, "one row is", false, NULL);
	for (size_t run = 0; run < report_runs(report); run++)
		for (size_t i = 0; read_tables[i]; i++) {
			const struct table *table;
			char citation[CITATION_SIZE];

			if (!sources_has(report->job->sources, run, read_tables[i]))
				continue;
			table = sources_table(report->job->sources, run, read_tables[i], err);
			if (!table)
				return false;
			report_citation(citation, report, run, read_tables[i]);
			grid_cell(document, "%s", report_name(report, run));
			grid_cell(document, "%s", citation);
			grid_cell(document, "%zu", table->rows);
			grid_cell(document, "%s", read_tables[i]->row);
		}
	return true;
}

bool part_appendix(struct report *report, struct error *err)
{
	document_heading(report->document, 1, "Appendix: definitions and files");
	document_heading(report->document, 2, "Metrics");
	add_metrics(report);
	document_heading(report->document, 2, "Outcomes");
	add_outcomes(report);
	document_heading(report->document, 2, "Statistics");
	add_statistics(report);
	document_heading(report->document, 2, "Files and versions");
	document_text(report->document,
		      "In this report [file:line] says where numbers were read; lines are counted "
		      "from 1, the header's. On the page, a number shows what stands in the file "
		      "exactly when it is pointed at. Report made by migstat " MIGSTAT_VERSION ".");
	return add_files(report, err);
}
