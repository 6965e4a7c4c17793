/* answer-read.c — which rows of contrasts.csv or comparisons.csv answer first. */
#include "answer.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

static bool is_mean(const struct table *table, size_t row)
{
	return table_says(table, row, "aspect", "mean");
}

static bool is_failures(const struct table *table, size_t row)
{
	return table_says(table, row, "aspect", "failures");
}

static bool has_metric(const struct answer *answer, const char *metric)
{
	for (size_t i = 0; i < answer->metric_count; i++)
		if (strcmp(answer->metrics[i], metric) == 0)
			return true;
	return false;
}

/* Those that the report is about, or the others, as long as there is room. */
static void choose_metrics(struct answer *answer, const struct report *report, bool main_ones)
{
	const struct table *table = answer->table;

	for (size_t row = 0; row < table->rows; row++) {
		const char *metric = table_cell(table, row, "metric");

		if (is_mean(table, row) && report_is_main(report, metric) == main_ones &&
		    answer->metric_count < ANSWER_METRICS && !has_metric(answer, metric))
			answer->metrics[answer->metric_count++] = metric;
	}
}

static void add_group(struct answer *answer, const struct report *report, size_t row)
{
	char *group = report_group(report, answer->table, row);

	if (!texts_have(&answer->groups, group))
		texts_add(&answer->groups, "%s", group);
	free(group);
}

static void take_rows(struct answer *answer, const struct report *report)
{
	const struct table *table = answer->table;

	choose_metrics(answer, report, true);
	choose_metrics(answer, report, false);
	for (size_t row = 0; row < table->rows; row++) {
		if (!is_mean(table, row) && !is_failures(table, row))
			continue;
		add_group(answer, report, row);
		if (is_failures(table, row) && (table_cell_number(table, row, "before_n") > 0 ||
						table_cell_number(table, row, "after_n") > 0))
			answer->any_failed = true;
	}
}

bool answer_of_run(struct answer *answer, const struct report *report, size_t run,
		   struct error *err)
{
	char citation[CITATION_SIZE];

	*answer = (struct answer){ .run = run, .against_first = true };
	if (!sources_has(report->job->sources, run, &schema_contrasts))
		return true;
	answer->table = sources_table(report->job->sources, run, &schema_contrasts, err);
	if (!answer->table)
		return false;
	report_citation(citation, report, run, &schema_contrasts);
	answer->citation = must_copy(citation);
	take_rows(answer, report);
	return true;
}

void answer_of_sides(struct answer *answer, const struct report *report)
{
	*answer = (struct answer){ .table = report->comparisons,
				   .citation = must_copy(report->comparisons_path) };
	take_rows(answer, report);
}

void answer_free(struct answer *answer)
{
	free(answer->citation);
	texts_free(&answer->groups);
	*answer = (struct answer){ 0 };
}

size_t answer_row(const struct answer *answer, const struct report *report, const char *metric,
		  const char *group)
{
	const struct table *table = answer->table;

	for (size_t row = 0; row < table->rows; row++) {
		char *name;
		bool same;

		if (!table_says(table, row, "metric", metric) ||
		    !(metric[0] != '\0' ? is_mean(table, row) : is_failures(table, row)))
			continue;
		name = report_group(report, table, row);
		same = strcmp(name, group) == 0;
		free(name);
		if (same)
			return row;
	}
	return table->rows;
}

char *answer_first(const struct answer *answer, const struct report *report)
{
	const char *before = answer->table->rows > 0 ? table_cell(answer->table, 0, "before") : "";
	const char *text = strchr(before, '=');

	if (!answer->against_first || !text)
		return must_copy("");
	return text[1] == '\0' ? must_copy("(empty)") : labels_text(report->job->labels, text + 1);
}
