/*
 * domjobinfo.h — a line of what virsh domjobinfo prints.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_DOMJOBINFO_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_DOMJOBINFO_H

#include "collect/import/kit/field.h"
#include "collect/import/kit/source.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether it may be what virsh prints in another language: a label and a colon on each line, the
 * first with a word and another one with milliseconds or a size behind it. */
bool virsh_may_be_translated(const struct import_source *source);

/* One line: a label, and after the colon a value and perhaps a unit. */
struct virsh_line {
	const struct import_lines *lines;
	char *label, *value, *unit;
};

/* Cuts the line in its three parts; false if it has no colon. */
bool virsh_split(const struct import_lines *lines, struct virsh_line *line);

/* The line's value; false with *err if it is no number from 0 on. */
bool virsh_number(const struct virsh_line *line, double *number, struct error *err);

/* The line's value in the unit of the field's column; NaN: it wrapped around (unit.h). */
bool virsh_convert(const struct virsh_line *line, const struct import_field *field,
		   double page_bytes, double *value, struct error *err);

/* The text behind the label, together again. */
void virsh_join(const struct virsh_line *line, char *text, size_t size);

#endif
