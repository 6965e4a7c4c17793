/*
 * inside.h — what the room lists: the ways to print analyses (formats.c), their tables (files.c),
 * the sections of their page (pages.c).
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_INSIDE_H
#define MIGSTAT_ANALYZE_OUTPUT_INSIDE_H

#include "analyze/analysis/analysis.h"
#include "analyze/page/page.h"
#include "analyze/page/plot-look.h"
#include "row-sink.h"

struct analyze_options;
struct stages;

/*
 * A way to print analyses, as --format names it. To add one, write its print function in a file of
 * its own, declare it here and add a line to formats.c. One that draws the page only adds the line,
 * and its drawing to page/.
 *
 * Prints to stream; the caller asks the stream whether writing failed. False with *err if the
 * analyses cannot be put in this form.
 */
typedef bool format_print(FILE *stream, const struct analyses *analyses,
			  const struct analyze_options *options, struct error *err);

struct format {
	const char *name; /* as --format takes it */
	format_print *print;
	page_print *page; /* which way to draw the page: of those that print it (pages.c) */
};

/* The formats, ended by one without a name; the first is the default. */
extern const struct format output_formats[];

/* The page, drawn as options->format says (pages.c); summary.csv, and all tables in JSON (files.c).
 */
format_print pages_print, summary_print, json_print;

/* Adds the rows of one analysis to a table: summary.csv, vms.csv, outcomes.csv and so on. */
typedef void table_rows(struct row_sink *sink, const struct analysis *analysis);
table_rows summary_rows, vm_rows, outcome_rows, diagnosis_rows;
table_rows model_rows, model_line_rows;
table_rows resources_rows;
table_rows value_rows; /* of a CSV file alone */

/*
 * What report must know of a CSV file (values.c), a new reference; NULL without memory:
 *
 *     {"name": "a.csv", "rows": 300, "kept": 300, "unit_of": "host", "cycle": "round",
 *      "metrics": [{"name": "time_seconds", "title": "time", "unit": "s", "decimals": 3,
 *                   "better": "lower is better"}], "notes": ["A VM is ..."]}
 *
 * unit_of is not there where every row is a unit of its own, cycle where no cycle is known, and
 * better where neither way is.
 */
json_t *file_facts(const struct analysis *analysis, const struct analyze_options *options);

/* Adds what must be known of how the file was read, a sentence each. */
void file_notes(struct texts *notes, const struct analysis *analysis);

/* Adds a row, whose key is that of a group; gives its JSON object, borrowed, or NULL. */
json_t *group_row(struct row_sink *sink, const struct analysis *analysis, size_t group,
		  struct sink_row row);

/* The sections of one analysis. Each adds to an empty section, or, the first of an analysis, to one
 * that has its title. What became of the migrations of a run, or which rows of a CSV file count: */
void section_of_outcomes(struct section *section, const struct analysis *analysis);
void section_of_rates(struct section *section, const struct analysis *analysis);
void section_of_rows(struct section *section, const struct analysis *analysis);

/* metrics[metric] in every group, with its plot (plot_metric). */
void section_of_metric(struct section *section, const struct analysis *analysis, size_t metric,
		       const struct plot_look *look);

/* With --full: what the section of the metric has no room for. */
enum full_table { FULL_SPREAD, FULL_CLUSTERS, FULL_SOURCES, FULL_INTERVALS, FULL_TABLES };
void section_of_full(struct section *section, const struct analysis *analysis, size_t metric,
		     enum full_table table);

/* Adds what must be known of single groups: what is missing, censored or doubtful. */
void section_add_troubles(struct section *section, const struct analysis *analysis, size_t metric);

/* What a migration's time is made of, where any migration has what a model is made from. */
bool models_have_rows(const struct analysis *analysis);
void section_of_model(struct section *section, const struct analysis *analysis);

/* What the checks found, and, with full, what they looked for in vain; of runs only. It has no
 * table. */
void section_of_diagnosis(struct section *section, const struct analysis *analysis, bool full);

/* The manifests of what will be written (manifests.c), an array of their own for each folder. Made
 * before the runs are read: what is added to them later makes them other runs. */
struct manifests {
	json_t **at;
	size_t count;
};

/* One for each run, or with --output, or of a CSV file, one for all. Free with manifests_free.
 * False with *err. */
bool manifests_of(struct manifests *manifests, const struct analyze_options *options,
		  struct error *err);
void manifests_free(struct manifests *manifests);

/* Writes the files (files.c), beside their places: of options->output, or for each analysis of
 * analysis/ in its run. Of a CSV file: summary.csv for options->output, or nothing. */
bool analyses_write(const struct analyses *analyses, const struct analyze_options *options,
		    const struct manifests *manifests, struct stages *stages, struct error *err);

/*
 * A metric in a terminal (plot-metric.c). Two lines for each group: every value as a dot, beneath
 * it the mean that the interval is about with its interval. Values at the give-up limit are not
 * drawn. The axis is that of the values; an interval that reaches far beyond them is cut. The look
 * is the terminal's; nothing is added where its width is 0.
 */
void plot_metric(struct texts *lines, const struct analysis *analysis, size_t metric,
		 const struct plot_look *look);

/* Adds the sentence that says what these plots show; nothing where look->width is 0. */
void plot_legend(struct texts *legend, const struct plot_look *look, double level);

#endif
