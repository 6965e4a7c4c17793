/*
 * options.h — the command line of `migstat import`.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_OPTIONS_H
#define MIGSTAT_COLLECT_IMPORT_OPTIONS_H

#include "collect/import/kit/kit.h"

#include "datasets/error.h"
#include "datasets/flags.h"

#include <stdbool.h>
#include <stddef.h>

struct import_options {
	const struct import_format *format; /* NULL = to be guessed, file by file */
	char **files;                       /* operands, borrowed from argv */
	size_t file_count;
	struct import_settings settings;
	char *output;
	bool check; /* write nothing */
	bool list;  /* the formats, or the fields of `format` */
};

extern const struct verb verb_import;

/* Parses argv (argv[0] is skipped). FLAGS_WRONG with *err also where something is missing. */
enum flags_result import_options_parse(struct import_options *options, int argc, char **argv,
				       struct error *err);

void import_options_free(struct import_options *options);

#endif
