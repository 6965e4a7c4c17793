/*
 * options.h — the command line of `migstat export`.
 */
#ifndef MIGSTAT_COLLECT_EXPORT_OPTIONS_H
#define MIGSTAT_COLLECT_EXPORT_OPTIONS_H

#include "formats.h"

#include "datasets/error.h"
#include "datasets/flags.h"

/* Texts are borrowed from argv. */
struct export_options {
	const struct export_format *format;
	const char *run;
	const char *output; /* NULL: standard output */
};

extern const struct verb verb_export;

/* FLAGS_WRONG comes with *err. */
enum flags_result export_options_parse(struct export_options *options, int argc, char **argv,
				       struct error *err);

#endif
