/*
 * options.h — what the user asks of `migstat report`: its command line (flags.c), and what is
 * checked of it as a whole (options.c).
 */
#ifndef MIGSTAT_REPORT_OPTIONS_H
#define MIGSTAT_REPORT_OPTIONS_H

#include "look.h"
#include "report/figures/kit/kit.h"

#include "datasets/flags.h"

#include <stdbool.h>
#include <stddef.h>

enum { OUTPUTS_MOST = 16 };

enum { RUNS_MOST = 256 };

/* Everything is borrowed from argv, but the lists before and after. */
struct report_options {
	const char *outputs[OUTPUTS_MOST]; /* with a known ending each */
	size_t output_count;
	bool list_figures;           /* and nothing else */
	const struct figure *figure; /* NULL: a report is wanted, not a figure */
	struct figure_wish wish;
	const struct theme *theme;
	const struct column_style *style; /* of a publisher's column, or NULL */
	const char *font;                 /* a family, or NULL */
	struct look_wish look;
	const struct language *language;
	const char *labels; /* path of a table, or NULL */
	const char *latex;  /* a folder for a paper's figures and tables is wanted; or NULL */
	bool full;          /* the whole report is wanted, not the short one */
	int dpi;
	bool quiet;            /* no line of progress */
	char *runs[RUNS_MOST]; /* folders: the operands, or those before and then those after */
	size_t run_count;
	size_t before_count;  /* 0: nothing is compared */
	char *before, *after; /* the lists that --before and --after name, cut at the commas */
	bool of_csv;          /* CSV files are drawn, not runs */
	bool csv_told;        /* an option of --csv was given */
	struct texts panels;  /* columns, each of whose texts has a plot of its own */
	struct texts analyze; /* of CSV files: the words of the call of analyze */
};

extern const struct verb verb_report;

/* The verb's finish and free. */
bool report_options_finish(void *options, size_t count, char **operands, struct error *err);
void report_options_free(void *options);

/* Whether the path's ending, upper or lower case, is that of a page of HTML. */
bool options_is_html(const char *path);

enum { DPI_USUAL = 300 };
enum { MM_LEAST = 40, MM_MOST = 400, MM_USUAL = 88 };

#endif
