/* sides.c — the comparison that a report is about: is it there, and of these runs? */
#include "inside.h"

#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "migstat compare --before a --after b", or what it compares: the folders, or names, of one side.
 */
static void print_side(FILE *stream, const struct report *report, size_t first, size_t end,
		       bool folders)
{
	for (size_t i = first; i < end; i++)
		fprintf(stream, "%s%s",
			i == first ? ""
			: folders  ? ","
				   : ", ",
			folders ? report_run(report, i)->folder : run_name(report_run(report, i)));
}

static bool complain(const struct report *report, const char *what, struct error *err)
{
	size_t before = report->job->before;
	char *command;
	size_t size;
	FILE *stream = must_open_text(&command, &size);

	fputs("migstat compare --before ", stream);
	print_side(stream, report, 0, before, true);
	fputs(" --after ", stream);
	print_side(stream, report, before, report_runs(report), true);
	must_close_text(stream);
	error_set(err, "%s: run `%s` first", what, command);
	free(command);
	return false;
}

/* Whether the table is about these runs: before and after have their names. */
static bool is_of_sides(const struct report *report)
{
	const struct table *table = report->comparisons;
	bool good = true;

	for (size_t side = 0; side < 2 && table->rows > 0; side++) {
		size_t first = side == 0 ? 0 : report->job->before;
		size_t end = side == 0 ? report->job->before : report_runs(report);
		char *names;
		size_t size;
		FILE *stream = must_open_text(&names, &size);

		print_side(stream, report, first, end, false);
		must_close_text(stream);
		good = good &&
		       strcmp(names, table_cell(table, 0, side == 0 ? "before" : "after")) == 0;
		free(names);
	}
	return good;
}

static bool read_comparisons(struct report *report, struct error *err)
{
	const struct report_job *job = report->job;
	char citation[CITATION_SIZE];

	if (job->comparisons) {
		report->comparisons_path = must_copy(job->comparisons);
		report->comparisons = &report->own;
		return table_read(&report->own, job->comparisons, &schema_comparisons,
				  CSV_TORN_IS_ROW, TABLE_UNKNOWN_PASSES, err);
	}
	report_citation(citation, report, job->before, &schema_comparisons);
	report->comparisons_path = must_copy(citation);
	report->comparisons = sources_table(job->sources, job->before, &schema_comparisons, err);
	return report->comparisons;
}

/* The comparison that the runs have: of the sides, or what the first run's folder has. */
bool report_find_comparisons(struct report *report, struct error *err)
{
	const struct report_job *job = report->job;

	if (!job->comparisons && !sources_has(job->sources, job->before, &schema_comparisons))
		return job->before == 0 || complain(report, "the runs are not compared", err);
	if (!read_comparisons(report, err))
		return false;
	if (job->before > 0 && !is_of_sides(report))
		return complain(report, "comparisons.csv is of other runs", err);
	return sources_were_compared(job->sources, job->comparisons, job->before, err);
}
