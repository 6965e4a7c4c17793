/*
 * kit.h — the foreign formats that import reads.
 *
 * To add one: a file import-NAME.c that defines its struct import_format, and its line in the
 * table of import/formats/formats.c.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_KIT_H
#define MIGSTAT_COLLECT_IMPORT_KIT_KIT_H

#include "field.h"
#include "sink.h"
#include "source.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* In which order files are read, whatever that of the command line. */
enum import_order {
	IMPORT_MIGRATIONS,  /* it tells of migrations */
	IMPORT_OBSERVATIONS /* probes or samples, which may belong to migrations of other files */
};

struct import_format {
	const char *name;
	const char *producer; /* who writes it, in a few words */
	const char *holds;    /* what becomes of it: the tables that get rows */

	/* Whether a file looks like it. Cheap: it need not be right about a malformed file. */
	bool (*looks_like)(const struct import_source *source);

	/* Puts all that the file holds into the sink. False with *err (file:line:column). */
	bool (*read)(const struct import_source *source, struct import_sink *sink,
		     struct error *err);

	enum import_order order;
	import_fields *fields;        /* ended by a field NULL */
	const char *const *columns;   /* further columns of migrations.csv that it fills
					 (column.h), ended by NULL; NULL = none */
	const struct column *metrics; /* further columns of metrics.csv; NULL = none */
	size_t metrics_count;
};

size_t import_format_count(void);
const struct import_format *import_format_at(size_t index);

/* NULL if there is none of that name. */
const struct import_format *import_format_find(const char *name);

/* The only format that the file looks like. NULL with *err if it is none or several. */
const struct import_format *import_format_guess(const struct import_source *source,
						struct error *err);

/* Prints one line for each format. */
void import_formats_print(FILE *stream);

#endif
