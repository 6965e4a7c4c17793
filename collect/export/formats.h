/*
 * formats.h — the formats that a run can be written in for other programs: one line each in
 * formats.c and one file export-NAME.c.
 */
#ifndef MIGSTAT_COLLECT_EXPORT_FORMATS_H
#define MIGSTAT_COLLECT_EXPORT_FORMATS_H

#include "data.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * Writes the run to stream; whether the stream took it is for its owner to check. What the format
 * cannot hold is told to *note as one sentence ("" = nothing), for standard error. False with *err:
 * the run cannot be written in this format.
 */
enum { EXPORT_NOTE_SIZE = 256 };
typedef bool export_write(const struct export_data *data, FILE *stream, char note[EXPORT_NOTE_SIZE],
			  struct error *err);

struct export_format {
	const char *name;
	const char *purpose;
	bool utf8; /* it can hold no other text */
	export_write *write;
};

/* The formats, ended by one without a name. */
extern const struct export_format export_formats[];

export_write export_csv_wide, export_openmetrics, export_json_lines, export_rally_json;

#endif
