/* short.c — what only the short report has: a few figures, how it was measured in a few lines, and
 * where there is more. */
#include "table.h"

#include "datasets/array.h"
#include "datasets/flags.h"
#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* Of more runs, each one's hosts and call are for the whole report. */
enum { RUNS_TOLD = 4 };

bool part_contents(struct report *report, struct error *err)
{
	(void)err;
	document_contents(report->document);
	return true;
}

/* ---- figures ---- */

/* The metrics of the figures: the main ones, or else the first, that have values; how many. */
static size_t pictured(const struct report *report, const struct metric *metrics[METRIC_MAX])
{
	size_t count;
	size_t found = 0;
	const char **names = metric_names(report, &count);

	for (size_t i = 0; i < count; i++)
		if (report_metric(names[i]) && report_is_main(report, names[i]) &&
		    metric_has_values(report, names[i]))
			metrics[found++] = report_metric(names[i]);
	for (size_t i = 0; found == 0 && i < count; i++)
		if (report_metric(names[i]) && metric_has_values(report, names[i]))
			metrics[found++] = report_metric(names[i]);
	free(names);
	return found;
}

/* Whether any migration failed or was not attempted. */
static bool any_failed(const struct report *report)
{
	for (size_t run = 0; run < report_runs(report); run++)
		for (size_t row = 0; row < run_rows(report_run(report, run)); row++)
			if (outcome_info(run_outcome(report_run(report, run), row))->class !=
			    CLASS_OK)
				return true;
	return false;
}

static bool is_compared(const struct report *report, const struct metric *metric)
{
	for (size_t row = 0; row < report->comparisons->rows; row++)
		if (table_says(report->comparisons, row, "metric", metric->column.name))
			return true;
	return false;
}

bool part_pictures(struct report *report, struct error *err)
{
	const struct metric *metrics[METRIC_MAX];
	size_t count = pictured(report, metrics);
	bool of_sides = report->job->before > 0;

	(void)err;
	if (count == 0)
		return true;
	document_heading(report->document, 1, "Figures");
	/* the answer has the first one */
	for (size_t i = 1; i < count; i++)
		if (!of_sides)
			part_figure(report, "means", metrics[i]);
		else if (is_compared(report, metrics[i]))
			part_figure(report, "before-after", metrics[i]);
	part_figure(report, "ecdf", metrics[0]);
	if (count > 1 && !of_sides)
		part_figure(report, "ecdf", metrics[1]);
	if (sources_measured(report->job->sources, METRIC_API_TIME_SECONDS))
		part_figure(report, "phases", NULL);
	if (any_failed(report))
		part_figure(report, "outcomes", NULL);
	return true;
}

/* ---- how it was measured ---- */

static void add_chance(struct report *report)
{
	document_item(report->document, "Chance.",
		      "VMs and cycles are both chance: intervals and verdicts are for VMs like "
		      "these, at times like those of the run; another day is not in them.");
}

bool part_measured(struct report *report, struct error *err)
{
	size_t runs = report_runs(report);

	(void)err;
	document_heading(report->document, 1, "How it was measured");
	for (size_t run = 0; run < runs; run++)
		summary_ask(report, run);
	add_chance(report);
	/* of sides it was told what they differ in */
	for (size_t run = 0; report->job->before == 0 && runs <= RUNS_TOLD && run < runs; run++) {
		method_say(report, run);
		environment_say(report, run);
	}
	return true;
}

bool part_further(struct report *report, struct error *err)
{
	(void)err;
	document_text(
		report->document,
		"This is the short report: migstat report --full has every metric with all "
		"its numbers, every check, every failure, every parameter as it was in force, "
		"and what the words mean. Report made by migstat " MIGSTAT_VERSION ".");
	return true;
}
