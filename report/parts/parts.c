/* parts.c — the parts of a report in their order, and its title. */
#include "inside.h"

#include "report/data/facts.h"
#include "report/draw/utf8.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* "a, b and c", of the runs from first to end. The caller frees it. */
static char *names_of(const struct report *report, size_t first, size_t end)
{
	char *names;
	size_t size;
	FILE *stream = must_open_text(&names, &size);

	for (size_t i = first; i < end; i++) {
		fputs(i == first ? "" : i + 1 == end ? " and " : ", ", stream);
		labels_print(stream, report->job->labels, report_name(report, i));
	}
	must_close_text(stream);
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

/* A CSV file has no runs, no days, and perhaps no migrations. */
static void name_of_file(struct report *report, const struct csv_file *file)
{
	char *title = utf8_clean(report->job->title ? report->job->title : file->name);
	char *subtitle = must_print("%lld of the %lld row%s of %s", file->kept, file->rows,
				    report_plural((size_t)file->rows), file->name);

	report->document->uncited = true;
	document_name(report->document, title, subtitle, subtitle);
	free(title);
	free(subtitle);
}

static void name_document(struct report *report)
{
	const struct report_job *job = report->job;
	size_t runs = report_runs(report);
	char *before = names_of(report, 0, job->before > 0 ? job->before : runs);
	char *after = names_of(report, job->before, runs);
	char *title = job->before > 0 ? must_print("Live migration: %s against %s", after, before)
				      : must_print("Live migration: %s", before);
	char *subtitle;
	size_t size;
	FILE *stream = must_open_text(&subtitle, &size);
	size_t rows = 0;

	for (size_t i = 0; i < runs; i++)
		rows += run_rows(report_run(report, i));
	fprintf(stream, "%zu migration%s of virtual machines in %zu run%s", rows,
		report_plural(rows), runs, report_plural(runs));
	print_days(stream, report);
	must_close_text(stream);
	document_name(report->document, job->title ? job->title : title, subtitle, subtitle);
	free(before);
	free(after);
	free(title);
	free(subtitle);
}

static bool add_parts(struct report *report, struct error *err)
{
	static report_part *const short_of_runs[] = {
		part_answer,      part_pictures, part_trend,   part_failures, part_open,
		part_diagnostics, part_measured, part_further, NULL
	};
	static report_part *const short_of_sides[] = {
		part_answer,      part_pictures, part_changed, part_failures, part_open,
		part_diagnostics, part_measured, part_further, NULL
	};
	static report_part *const of_runs[] = { part_answer,   part_contents,    part_summary,
						part_open,     part_trend,       part_results,
						part_figures,  part_comparisons, part_diagnostics,
						part_failures, part_method,      part_environment,
						part_numbers,  part_appendix,    NULL };
	static report_part *const of_sides[] = {
		part_answer,      part_contents,    part_verdicts, part_comparisons,
		part_changed,     part_summary,     part_open,     part_results,
		part_figures,     part_diagnostics, part_failures, part_method,
		part_environment, part_numbers,     part_appendix, NULL
	};
	static report_part *const of_file[] = { part_answer,      part_file_numbers, part_pictures,
						part_diagnostics, part_file,         NULL };
	bool sides = report->job->before > 0;
	report_part *const *parts = sources_file(report->job->sources) ? of_file
				    : report->job->full ? (sides ? of_sides : of_runs)
							: (sides ? short_of_sides : short_of_runs);
	size_t count = 0;

	while (parts[count])
		count++;
	for (size_t i = 0; i < count; i++) {
		if (!parts[i](report, err))
			return false;
		progress_share(report->job->progress, i + 1, count);
		if (report->failed.of_system)
			return error_system(err, "%s", report->failed.text);
	}
	return true;
}

bool report_of(struct document *document, const struct report_job *job, struct error *err)
{
	struct report report = { .job = job, .document = document };
	bool good;

	*document = (struct document){ 0 };
	good = report_find_comparisons(&report, err);
	if (good) {
		if (sources_file(job->sources))
			name_of_file(&report, sources_file(job->sources));
		else
			name_document(&report);
		good = add_parts(&report, err);
	}
	table_free(&report.own);
	free(report.comparisons_path);
	if (!good)
		document_free(document);
	return good;
}
