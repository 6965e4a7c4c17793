/*
 * report.h — the report of runs, and of runs before against runs after: what stands in it.
 *
 * It is put together from the files of the runs and of their analysis, part by part (part-NAME.c),
 * as a document (document.h) that is then written as PDF and as HTML. Nothing is computed here:
 * every number is read from a file, and the report says from which line.
 */
#ifndef MIGSTAT_REPORT_PARTS_REPORT_H
#define MIGSTAT_REPORT_PARTS_REPORT_H

#include "report/document/document.h"
#include "report/figures/kit/kit.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* What a report is made from. Borrowed. */
struct report_job {
	struct sources *sources;
	size_t before;           /* so many of the runs, from the first, are those before; 0: it is
				  * no comparison */
	const char *comparisons; /* path of its comparisons.csv; NULL: analysis/ of the first run
				  * after */
	const char *title;       /* NULL: its own */
	const struct labels *labels;
	struct style style;
};

/* Puts the report together. Free with document_free. False with *err, which says what to do: a run
 * is not analyzed, or not compared. */
bool report_of(struct document *document, const struct report_job *job, struct error *err);

/* ---- for the parts ---- */

/* While it is put together. */
struct report {
	const struct report_job *job;
	struct document *document;
	const struct table *comparisons; /* NULL where there is no comparison */
	struct table own;                /* it, where it was named by its path */
	char *comparisons_path;          /* as it is cited */
};

/* Each adds a part, with its heading. False with *err if a file is malformed or not there. */
typedef bool report_part(struct report *report, struct error *err);
report_part part_summary, part_open, part_verdicts, part_method, part_environment, part_results,
	part_figures, part_comparisons, part_diagnostics, part_failures, part_numbers,
	part_appendix;

/* Finds the comparison: of the sides, or what lies beside the analysis of the first run, if
 * anything does. False with *err: the sides are not compared, or it is one of other runs; or
 * malformed. */
bool report_find_comparisons(struct report *report, struct error *err);

size_t report_runs(const struct report *report);
const struct run *report_run(const struct report *report, size_t run);

/* The run's name; its folder, where another run has the same name. Borrowed. */
const char *report_name(const struct report *report, size_t run);

/* "analysis/summary.csv": how a run's table is cited, the run's name before it where there are
 * several. */
enum { CITATION_SIZE = 300 };
void report_citation(char text[CITATION_SIZE], const struct report *report, size_t run,
		     const struct schema *schema);

/* The line of a row in its file. */
long report_line(const struct table *table, size_t row);

/* The columns that the analysis is grouped by: those of the table that its schema does not have. */
size_t report_keys(const struct table *table, size_t columns[METRIC_MAX]);

/* The group of a row in words: "block", "block AB"; "all" where it is not grouped. Cases are as
 * --labels has them. The caller frees it; NULL without memory. */
char *report_group(const struct report *report, const struct table *table, size_t row);

/* Adds the columns that name a row of the analysis, and the cells: the run, where there are
 * several, and the group; and how many they are. */
void report_add_key_columns(struct report *report, const struct table *table);
void report_add_keys(struct report *report, size_t run, const struct table *table, size_t row);
size_t report_key_count(const struct report *report, const struct table *table);

/* Adds a cell with the name of a case or VM, as the paper calls it. */
void report_add_name(struct report *report, const char *name);

/* The title of a metric by its column's name; the name itself where it is not known. */
const char *report_metric_title(const char *name);

/* Whether the metric is one of the few that a report is about: total time and downtimes. */
bool report_is_main(const char *metric);

#endif
