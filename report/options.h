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
	const struct metric *metric;
	struct figure_wish wish;
	int dpi;
	char *const *runs; /* the operands: folders */
	size_t run_count;
};

extern const struct verb report_verb;

/*
 * Parses the words after "migstat-report" (argv[0] is the verb). FLAGS_WRONG comes with *err, also
 * where no run or no output is named. argv must outlive *options.
 */
enum flags_result options_parse(struct options *options, int argc, char **argv, struct error *err);

#endif
