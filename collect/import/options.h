/*
 * options.h — the command line of `migstat import`.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_OPTIONS_H
#define MIGSTAT_COLLECT_IMPORT_OPTIONS_H

#include "collect/import/kit/kit.h"

#include "datasets/flags.h"

#include <stdbool.h>
#include <stddef.h>

struct import_options {
	const struct import_format *format; /* NULL = to be guessed, file by file */
	char **files;                       /* operands, borrowed from argv */
	size_t file_count;
	struct import_settings settings;
	const char *output; /* borrowed likewise */
	bool check;         /* write nothing */
	bool quiet;         /* no line of progress */
	bool list;          /* the formats, or the fields of `format` */
};

extern const struct verb verb_import;

#endif
