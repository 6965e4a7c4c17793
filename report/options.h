/*
 * options.h — what the user asks of `migstat report`.
 */
#ifndef MIGSTAT_REPORT_OPTIONS_H
#define MIGSTAT_REPORT_OPTIONS_H

#include "figure.h"

#include "datasets/flags.h"

#include <stdbool.h>
#include <stddef.h>

enum { OUTPUTS_MOST = 16 };

/* Everything is borrowed from argv. */
struct options {
	const char *outputs[OUTPUTS_MOST]; /* with a known ending each */
	size_t output_count;
	bool list_figures; /* and nothing else */
	const struct figure *figure;
	struct figure_wish wish;
	const struct theme *theme;
	const struct language *language;
	const char *labels; /* path of a table, or NULL */
	int dpi;
	char *const *runs; /* the operands: folders */
	size_t run_count;
};

extern const struct verb report_verb;

/*
 * Parses the words after "migstat-report" (argv[0] is the verb). FLAGS_WRONG comes with *err, also
 * where no run or no output is named, and where an option means nothing to the figure. argv must
 * outlive *options.
 */
enum flags_result options_parse(struct options *options, int argc, char **argv, struct error *err);

/* Takes one option; options-take.c. */
bool options_take(void *options, const char *name, const char *value, struct error *err);

enum { DPI_LEAST = 50, DPI_MOST = 1200, DPI_USUAL = 300 };
enum { MM_LEAST = 40, MM_MOST = 400, MM_USUAL = 88 };

#endif
