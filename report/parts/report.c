/* report.c — what the parts of a report share. */
#include "inside.h"

#include "report/draw/utf8.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const enum metric_index main_metrics[] = { METRIC_TOTAL_TIME_SECONDS,
						  METRIC_DOWNTIME_NETWORK_MAX_SECONDS };

size_t report_runs(const struct report *report)
{
	return sources_count(report->job->sources);
}

const struct run *report_run(const struct report *report, size_t run)
{
	return sources_run(report->job->sources, run);
}

const char *report_name(const struct report *report, size_t run)
{
	return sources_name(report->job->sources, run);
}

void report_citation(char text[CITATION_SIZE], const struct report *report, size_t run,
		     const struct schema *schema)
{
	bool several = report_runs(report) > 1;

	snprintf(text, CITATION_SIZE, "%.200s%s%s%s", several ? report_name(report, run) : "",
		 several ? "/" : "", sources_folder(schema), schema->file);
}

const char *report_plural(size_t count)
{
	return count == 1 ? "" : "s";
}

char *report_words(const char *message)
{
	char *words;
	size_t size;
	FILE *stream = must_open_text(&words, &size);
	bool inside = false;

	for (; *message != '\0'; message++)
		if (*message == '`') {
			fputs(inside ? "’" : "‘", stream);
			inside = !inside;
		} else {
			fputc(*message, stream);
		}
	must_close_text(stream);
	return words;
}

long report_line(const struct table *table, size_t row)
{
	return table_place(table, row, 0).line;
}

size_t report_keys(const struct table *table, size_t columns[METRIC_MAX])
{
	size_t count = 0;

	for (size_t i = 0; i < table->columns && count < METRIC_MAX; i++)
		if (schema_find(table->schema, table->names[i]) == schema_count(table->schema))
			columns[count++] = i;
	return count;
}

/* A cell of the key, cases as the paper calls them. The caller frees it. */
static char *key_text(const struct report *report, const struct table *table, size_t row,
		      size_t column)
{
	const char *text = table_text(table, row, column);

	if (strcmp(table->names[column], "case") == 0 || strcmp(table->names[column], "vm") == 0)
		return labels_text(report->job->labels, text);
	return utf8_clean(text);
}

char *report_group(const struct report *report, const struct table *table, size_t row)
{
	size_t columns[METRIC_MAX];
	size_t count = report_keys(table, columns);
	char *words;
	size_t size;
	FILE *stream = must_open_text(&words, &size);

	for (size_t i = 0; i < count; i++) {
		char *text = key_text(report, table, row, columns[i]);

		fprintf(stream, "%s%s", i > 0 ? " " : "", text);
		free(text);
	}
	if (count == 0)
		fputs("all", stream);
	must_close_text(stream);
	return words;
}

size_t report_key_count(const struct report *report, const struct table *table)
{
	size_t columns[METRIC_MAX];
	size_t keys = report_keys(table, columns) + (report_runs(report) > 1);

	return keys > 0 ? keys : 1;
}

void report_add_key_columns(struct report *report, const struct table *table)
{
	size_t columns[METRIC_MAX];
	size_t count = report_keys(table, columns);

	if (report_runs(report) > 1)
		grid_column(report->document, "run", false, NULL);
	for (size_t i = 0; i < count; i++)
		grid_column(report->document, table->names[columns[i]], false, NULL);
	if (count == 0 && report_runs(report) == 1)
		grid_column(report->document, "rows", false, NULL);
}

void report_add_keys(struct report *report, size_t run, const struct table *table, size_t row)
{
	size_t columns[METRIC_MAX];
	size_t count = report_keys(table, columns);

	if (report_runs(report) > 1)
		grid_cell(report->document, "%s", report_name(report, run));
	for (size_t i = 0; i < count; i++) {
		char *text = key_text(report, table, row, columns[i]);

		grid_cell(report->document, "%s", text);
		free(text);
	}
	if (count == 0 && report_runs(report) == 1)
		grid_cell(report->document, "all");
}

void report_add_name(struct report *report, const char *name)
{
	char *label = labels_text(report->job->labels, name);

	grid_cell(report->document, "%s", label);
	free(label);
}

const struct metric *report_metric(const struct report *report, const char *name)
{
	return sources_metric_of(report->job->sources, name);
}

const char *report_metric_title(const struct report *report, const char *name)
{
	const struct metric *metric = report_metric(report, name);

	return metric ? metric->title : name;
}

const char *report_comparison_title(const struct report *report, const struct table *comparisons,
				    size_t row)
{
	const char *metric = table_cell(comparisons, row, "metric");

	return metric[0] != '\0' ? report_metric_title(report, metric) : "Failed migrations";
}

bool report_is_main(const struct report *report, const char *name)
{
	const struct metric *metric = report_metric(report, name);

	if (sources_file(report->job->sources))
		return true; /* it was named by whoever wants the report */
	if (metric == metric_at(sources_time(report->job->sources)) ||
	    metric == metric_at(sources_downtime(report->job->sources)))
		return true;
	for (size_t i = 0; i < COUNT(main_metrics); i++)
		if (metric == metric_at(main_metrics[i]))
			return true;
	return false;
}
