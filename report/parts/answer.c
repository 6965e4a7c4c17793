/* answer.c — the first part of a report: the answer in a sentence or two, a verdict for each case,
 * one figure. */
#include "answer.h"

#include "table.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* Of more runs beside each other, sentences and pictures are no answer. */
enum { RUNS_TOLD = 4 };

/* ---- where nothing is compared ---- */

static const struct part_column plain_columns[] = {
	{ "n", CELL_COUNT, .column = "n" },
	{ "VMs", CELL_COUNT, .column = "vms" },
	{ "cycles", CELL_COUNT, .column = "cycles" },
	{ "mean", CELL_VALUE, .column = "mean" },
	{ "interval", CELL_INTERVAL, .column = "interval_low", .second = "interval_high" },
	{ "median", CELL_VALUE, .column = "median" },
	{ "max", CELL_VALUE, .column = "max" },
};

static const char *first_metric(const struct report *report, const char *const *names, size_t count)
{
	for (int main_ones = 1; main_ones >= 0; main_ones--)
		for (size_t i = 0; i < count; i++)
			if (report_is_main(report, names[i]) == (bool)main_ones &&
			    metric_has_values(report, names[i]))
				return names[i];
	return NULL;
}

/* What was found, group by group, and the means; of nothing measured a sentence. */
static void add_plain(struct report *report)
{
	size_t count;
	const char **names = metric_names(report, &count);
	const char *metric = first_metric(report, names, count);
	bool of_file = sources_file(report->job->sources) != NULL;

	if (report_runs(report) <= RUNS_TOLD && !of_file)
		for (size_t run = 0; run < report_runs(report); run++)
			summary_say(report, run);
	if (of_file && !metric)
		document_lead(report->document, "No row has a value.");
	else if (of_file)
		document_lead(report->document, "Nothing is compared: there is but one group, or "
						"too many, or groups are what is chance.");
	if (metric) {
		if (!of_file) /* whose table comes next */
			metric_table(report, metric, plain_columns, COUNT(plain_columns), "");
		if (report_metric(report, metric))
			part_figure_low(report, "means", report_metric(report, metric));
	}
	free(names);
}

/* ---- where something is ---- */

static bool has_rows(const struct answer *answer)
{
	return answer->table && answer->groups.count > 0;
}

/* Whether both fit into one table: the same metrics, keys and first case. */
static bool are_alike(const struct answer *one, const struct answer *other,
		      const struct report *report)
{
	char *first = answer_first(one, report);
	char *second = answer_first(other, report);
	bool alike = one->metric_count == other->metric_count && strcmp(first, second) == 0 &&
		     one->table->columns == other->table->columns;

	for (size_t i = 0; alike && i < one->metric_count; i++)
		alike = strcmp(one->metrics[i], other->metrics[i]) == 0;
	for (size_t i = 0; alike && i < one->table->columns; i++)
		alike = strcmp(one->table->names[i], other->table->names[i]) == 0;
	free(first);
	free(second);
	return alike;
}

static void add_tables(const struct answer *answers, size_t count, struct report *report)
{
	for (size_t i = 0; i < count;) {
		size_t end = i + 1;

		while (end < count && are_alike(&answers[i], &answers[end], report))
			end++;
		answer_table(&answers[i], end - i, report);
		i = end;
	}
}

static void add_answers(const struct answer *answers, size_t count, struct report *report)
{
	if (count <= RUNS_TOLD)
		for (size_t i = 0; i < count; i++)
			answer_say(&answers[i], report);
	add_tables(answers, count, report);
	if (answers[0].metric_count == 0 || !report_metric(report, answers[0].metrics[0]))
		return;
	/* that of sides has a line for each VM and is as high as they need */
	if (answers[0].against_first)
		part_figure_low(report, "means", report_metric(report, answers[0].metrics[0]));
	else
		part_figure(report, "before-after", report_metric(report, answers[0].metrics[0]));
}

static bool add_of_runs(struct report *report, struct error *err)
{
	size_t runs = report_runs(report);
	struct answer *answers = must_alloc(runs, sizeof *answers);
	size_t count = 0;
	bool good = true;

	for (size_t run = 0; good && run < runs; run++) {
		good = sources_table(report->job->sources, run, &schema_summary, err) &&
		       sources_table(report->job->sources, run, &schema_outcomes, err) &&
		       answer_of_run(&answers[count], report, run, err);
		if (good && has_rows(&answers[count]))
			count++;
	}
	if (good && count > 0)
		add_answers(answers, count, report);
	else if (good)
		add_plain(report);
	for (size_t i = 0; i < count; i++)
		answer_free(&answers[i]);
	free(answers);
	return good;
}

bool part_answer(struct report *report, struct error *err)
{
	struct answer answer;

	document_heading(report->document, 1, "Answer");
	document_quiet(report->document);
	if (report->job->before == 0)
		return add_of_runs(report, err);
	for (size_t run = 0; run < report_runs(report); run++)
		if (!sources_table(report->job->sources, run, &schema_summary, err) ||
		    !sources_table(report->job->sources, run, &schema_outcomes, err))
			return false;
	answer_of_sides(&answer, report);
	if (has_rows(&answer))
		add_answers(&answer, 1, report);
	else
		document_text(report->document, "Nothing was compared.");
	answer_free(&answer);
	return true;
}
