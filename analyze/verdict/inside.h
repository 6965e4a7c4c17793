/*
 * inside.h — what the room lists: the ways to print comparisons (formats.c); and what these share:
 * comparisons in sentences and plots.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_INSIDE_H
#define MIGSTAT_ANALYZE_VERDICT_INSIDE_H

#include "analyze/compare/compare.h"
#include "analyze/page/page.h"
#include "analyze/page/plot-look.h"
#include "sentences.h"

#include "datasets/program.h"

struct compare_options;

/*
 * A way to print comparisons, as --format names it. To add one, write its print function in a file
 * of its own, declare it here and add a line to formats.c.
 *
 * Prints to stream; the caller asks the stream whether writing failed. False with *err if the
 * comparisons cannot be put in this form.
 */
typedef bool compare_print(FILE *stream, const struct comparisons *comparisons,
			   const struct compare_options *options, struct error *err);

struct compare_format {
	const char *name; /* as --format takes it */
	compare_print *print;
	page_print *page; /* which way to draw the page: of those that print it (page.c) */
};

/* The formats, ended by one without a name; the first is the default. */
extern const struct compare_format compare_formats[];

/* The page, drawn as options->format says (page.c); its rows (rows.c); what CI servers show
 * (junit.c). */
compare_print compare_print_page, compare_print_csv, compare_print_json, compare_print_junit;

/* Adds those rows' sentences beneath their table: what several have to bear in mind is said once
 * (notes.c). */
void comparison_notes(struct texts *notes, const struct comparisons *comparisons, size_t first,
		      size_t end);

/* Adds the different ones of all that is decided; of everything, where nothing is. */
void comparisons_situations(struct texts *texts, const struct comparisons *comparisons);

/* The verdict on all in one line: "worse, in this run" (overview.c). Free it. */
char *comparisons_headline(const struct comparisons *comparisons);

/* What is compared, as "block, Total migration time, mean"; short: without the metric. Free the
 * result. */
enum name_length { NAME_WHOLE, NAME_SHORT };
char *comparison_name(const struct comparisons *comparisons, const struct comparison *comparison,
		      enum name_length length);

/* Fills the page's first section: the verdict on all of it (overview.c). */
void compare_overview(struct section *section, const struct comparisons *comparisons,
		      const struct compare_options *options);

/* Adds what all numbers of the page mean (legend.c). */
void compare_legend(struct texts *legend, const struct comparisons *comparisons);

/* From which tables comparisons.csv will be made (rows.c); before they are read. A new reference;
 * NULL with *err. */
json_t *compare_manifest(const struct compare_options *options, struct error *err);

/* Writes comparisons.csv where options say, with that manifest (rows.c). */
bool compare_write(const struct comparisons *comparisons, const struct compare_options *options,
		   json_t *manifest, struct error *err);

/* The status that a gate reads (overview.c): EXIT_WORSE or EXIT_UNDECIDED, as --fail-on wants them,
 * else EXIT_DONE. */
enum exit_status compare_status(const struct comparisons *comparisons,
				const struct compare_options *options);

/* Plots of a terminal (plot-changes.c). Adds a line for each of comparisons->at[first] to at[end -
 * 1] that has a change, and the axis that those of one unit share, with its ends; look->width is
 * not 0. The colour is the verdict's: worse, better, or none.
 */
void plot_changes(struct texts *lines, const struct comparisons *comparisons, size_t first,
		  size_t end, const struct plot_look *look);

/* Adds the sentence that says what these plots show; nothing where look->width is 0. */
void plot_changes_legend(struct texts *legend, const struct plot_look *look,
			 const struct terms *terms);

#endif
