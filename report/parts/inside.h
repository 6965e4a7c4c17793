/*
 * inside.h — what a part of a report is, and what all parts share (report.c).
 *
 * To add a part: write NAME.c with a report_part, declare it here, and name it in the lists of
 * parts.c. Its tables are columns of table.h.
 */
#ifndef MIGSTAT_REPORT_PARTS_INSIDE_H
#define MIGSTAT_REPORT_PARTS_INSIDE_H

#include "parts.h"

/* While it is put together. */
struct report {
	const struct report_job *job;
	struct document *document;
	const struct table *comparisons; /* NULL where there is no comparison */
	struct table own;                /* it, where it was named by its path */
	char *comparisons_path;          /* as it is cited */
	struct error failed;             /* of the system, while a figure was drawn: no report */
};

/* Each adds a part, with its heading. False with *err if a file is malformed or not there. */
typedef bool report_part(struct report *report, struct error *err);
report_part part_answer, part_changed, part_pictures, part_contents, part_further, part_measured;
report_part part_summary, part_open, part_verdicts, part_method, part_environment, part_results,
	part_figures, part_comparisons, part_diagnostics, part_failures, part_numbers,
	part_appendix, part_trend;
/* Of a CSV file: its groups' numbers, and how it was read. */
report_part part_file_numbers, part_file;

/* Finds the comparison: of the sides, or what lies beside the analysis of the first run, if
 * anything does. False with *err: the sides are not compared, or it is one of other runs; or
 * malformed. */
bool report_find_comparisons(struct report *report, struct error *err);

size_t report_runs(const struct report *report);
const struct run *report_run(const struct report *report, size_t run);

/* What the run is called beside the others. Borrowed. */
const char *report_name(const struct report *report, size_t run);

/* "analysis/summary.csv": how a run's table is cited, the run's name before it where there are
 * several. */
enum { CITATION_SIZE = 300 };
void report_citation(char text[CITATION_SIZE], const struct report *report, size_t run,
		     const struct schema *schema);

/* "s" behind a noun of which there are so many, unless it is one. */
const char *report_plural(size_t count);

/* What a program would say, as a report says it: `commands` in ‘quotes’. The caller frees it. */
char *report_words(const char *message);

/* The line of a row in its file. */
long report_line(const struct table *table, size_t row);

/* The columns that the analysis is grouped by: those of the table that its schema does not have. */
size_t report_keys(const struct table *table, size_t columns[METRIC_MAX]);

/* The group of a row in words: "block", "block AB"; "all" where it is not grouped. Cases are as
 * --labels has them. The caller frees it. */
char *report_group(const struct report *report, const struct table *table, size_t row);

/* Adds the columns that name a row of the analysis, and the cells: the run, where there are
 * several, and the group; and how many they are. */
void report_add_key_columns(struct report *report, const struct table *table);
void report_add_keys(struct report *report, size_t run, const struct table *table, size_t row);
size_t report_key_count(const struct report *report, const struct table *table);

/* Adds a cell with the name of a case or VM, as the paper calls it. */
void report_add_name(struct report *report, const char *name);

/* The metric of a column's name, as a run's file has it; NULL: it is not known here. */
const struct metric *report_metric(const struct report *report, const char *name);

/* Its title; the name itself where it is not known. */
const char *report_metric_title(const struct report *report, const char *name);

/* The same of a row of comparisons.csv; "Failed migrations" where it is of no metric. */
const char *report_comparison_title(const struct report *report, const struct table *comparisons,
				    size_t row);

/* Whether the metric is one of the few that a report is about: total time (the job's, where it is
 * the only one known) and downtimes. */
bool report_is_main(const struct report *report, const char *name);

/* ---- what several parts add ---- */

/*
 * Adds the figure of that name, of that metric (NULL: its own choice); nothing where there is no
 * such figure. Where it cannot be drawn from these runs, a sentence says why.
 */
void part_figure(struct report *report, const char *name, const struct metric *metric);

/* The same, so low that it stands on the first screen beside the words, if it can be. */
void part_figure_low(struct report *report, const char *name, const struct metric *metric);

/* Adds a sentence for each group of the run: its outcomes and means; as a lead. Its summary.csv and
 * outcomes.csv must have been read. */
void summary_say(struct report *report, size_t run);

/* Adds, in a few items, what was asked of the run; how it was measured: its order, its pauses, its
 * probes and the call; where: its hosts. */
void summary_ask(struct report *report, size_t run);
void method_say(struct report *report, size_t run);
void environment_say(struct report *report, size_t run);

/* Adds sentences that say, of which groups most of the chance of the metric's mean lies between
 * cycles, or between VMs, and what would narrow their intervals; nothing where none does. */
void part_chance(struct report *report, const char *metric);

/* Adds the files that were imported (format, size, SHA-256), what of the run was not in them, and
 * what the importer noticed. False if the run does not tell of an import. */
bool part_import(struct report *report, const struct run *run);

/* Adds the hosts that the imported files tell of. False if they tell of none. */
bool part_import_hosts(struct report *report, const struct run *run);

#endif
