/* report.c — the report of runs: its parts, and what they share. */
#include "report.h"

#include "report/data/facts.h"
#include "report/draw/utf8.h"

#include "datasets/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const main_metrics[] = { "total_time_seconds", "downtime_seconds",
					    "downtime_network_max_seconds" };

size_t report_runs(const struct report *report)
{
	return sources_count(report->job->sources);
}

const struct run *report_run(const struct report *report, size_t run)
{
	return sources_run(report->job->sources, run);
}

static bool is_of_run(const struct schema *schema)
{
	size_t i = 0;

	while (schema_run_tables[i] && schema_run_tables[i] != schema)
		i++;
	return schema_run_tables[i];
}

const char *report_name(const struct report *report, size_t run)
{
	const char *name = run_name(report_run(report, run));

	for (size_t i = 0; i < report_runs(report); i++)
		if (i != run && strcmp(run_name(report_run(report, i)), name) == 0)
			return report_run(report, run)->folder;
	return name;
}

void report_citation(char text[CITATION_SIZE], const struct report *report, size_t run,
		     const struct schema *schema)
{
	bool several = report_runs(report) > 1;

	snprintf(text, CITATION_SIZE, "%.200s%s%s%s", several ? report_name(report, run) : "",
		 several ? "/" : "", is_of_run(schema) ? "" : "analysis/", schema->file);
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

/* A cell of the key, cases as the paper calls them. The caller frees it; NULL without memory. */
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
	char *words = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&words, &size);

	if (!stream)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		char *text = key_text(report, table, row, columns[i]);

		fprintf(stream, "%s%s", i > 0 ? " " : "", text ? text : "");
		free(text);
	}
	if (count == 0)
		fputs("all", stream);
	fclose(stream);
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

		grid_cell(report->document, "%s", text ? text : "");
		report->document->failed = report->document->failed || !text;
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

const char *report_metric_title(const char *name)
{
	size_t metric = metric_find(name);

	return metric < metric_count() ? metric_at(metric)->title : name;
}

bool report_is_main(const char *metric)
{
	for (size_t i = 0; i < COUNT(main_metrics); i++)
		if (strcmp(main_metrics[i], metric) == 0)
			return true;
	return false;
}

/* ---- the whole ---- */

/* "a, b and c", of the runs from first to end. The caller frees it; NULL without memory. */
static char *names_of(const struct report *report, size_t first, size_t end)
{
	char *names = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&names, &size);

	if (!stream)
		return NULL;
	for (size_t i = first; i < end; i++) {
		char *name = labels_text(report->job->labels, report_name(report, i));

		fprintf(stream, "%s%s",
			i == first     ? ""
			: i + 1 == end ? " and "
				       : ", ",
			name ? name : "");
		free(name);
	}
	fclose(stream);
	return names;
}

/* The date of an imported run is that of the import. */
static bool is_imported(const struct report *report)
{
	for (size_t i = 0; i < report_runs(report); i++)
		if (fact_part(report_run(report, i), "import"))
			return true;
	return false;
}

/* "measured 2026-11-24" or, of several days, "measured 2026-11-24 to 2026-11-26". */
static void print_days(FILE *stream, const struct report *report)
{
	const char *first = run_created(report_run(report, 0));
	const char *last = first;

	for (size_t i = 1; i < report_runs(report); i++) {
		const char *day = run_created(report_run(report, i));

		if (strcmp(day, first) < 0)
			first = day;
		if (strcmp(day, last) > 0)
			last = day;
	}
	fprintf(stream, ", %s %.10s", is_imported(report) ? "imported" : "measured", first);
	if (strncmp(first, last, 10) != 0)
		fprintf(stream, " to %.10s", last);
}

static void name_document(struct report *report)
{
	const struct report_job *job = report->job;
	size_t runs = report_runs(report);
	char *before = names_of(report, 0, job->before > 0 ? job->before : runs);
	char *after = names_of(report, job->before, runs);
	char *title = NULL;
	char *subtitle = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&subtitle, &size);
	size_t rows = 0;

	for (size_t i = 0; i < runs; i++)
		rows += run_rows(report_run(report, i));
	if (stream) {
		fprintf(stream, "%zu migrations of virtual machines in %zu run%s", rows, runs,
			runs == 1 ? "" : "s");
		print_days(stream, report);
		fclose(stream);
	}
	if (!before || !after || !subtitle)
		report->document->failed = true;
	else if (asprintf(&title, "Live migration: %s%s%s", job->before > 0 ? after : before,
			  job->before > 0 ? " against " : "", job->before > 0 ? before : "") < 0)
		title = NULL;
	if (title && subtitle)
		document_name(report->document, job->title ? job->title : title, subtitle,
			      subtitle);
	else
		report->document->failed = true;
	free(before);
	free(after);
	free(title);
	free(subtitle);
}

static bool add_parts(struct report *report, struct error *err)
{
	static report_part *const of_runs[] = { part_summary,  part_open,        part_results,
						part_figures,  part_comparisons, part_diagnostics,
						part_failures, part_method,      part_environment,
						part_numbers,  part_appendix,    NULL };
	static report_part *const of_sides[] = {
		part_verdicts, part_comparisons, part_summary,  part_open,   part_results,
		part_figures,  part_diagnostics, part_failures, part_method, part_environment,
		part_numbers,  part_appendix,    NULL
	};
	report_part *const *parts = report->job->before > 0 ? of_sides : of_runs;

	for (; *parts; parts++)
		if (!(*parts)(report, err))
			return false;
	return true;
}

bool report_of(struct document *document, const struct report_job *job, struct error *err)
{
	struct report report = { .job = job, .document = document };
	bool good;

	*document = (struct document){ 0 };
	good = report_find_comparisons(&report, err);
	if (good) {
		name_document(&report);
		good = add_parts(&report, err) && document_check(document, err);
	}
	table_free(&report.own);
	free(report.comparisons_path);
	if (!good)
		document_free(document);
	return good;
}
