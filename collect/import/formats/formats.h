/*
 * formats.h — the foreign formats that import reads, each in the file of its name.
 *
 * To add one: a file NAME.c that defines its struct import_format, its line here and its line in
 * the table of formats.c.
 *
 * In: a foreign file, and perhaps the format's name.
 * Out: the format that reads it (../kit/kit.h says what that is).
 * Doors: this header.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_FORMATS_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_FORMATS_H

#include "collect/import/kit/kit.h"

#include "datasets/error.h"

#include <stddef.h>
#include <stdio.h>

size_t import_format_count(void);
const struct import_format *import_format_at(size_t index);

/* NULL if there is none of that name. */
const struct import_format *import_format_find(const char *name);

/* The only format that the file looks like. NULL with *err if it is none or several. */
const struct import_format *import_format_guess(const struct import_source *source,
						struct error *err);

/* Prints one line for each format. */
void import_formats_print(FILE *stream);

extern const struct import_format import_guestperf;
extern const struct import_format import_osic;
extern const struct import_format import_osic_json;
extern const struct import_format import_rally;
extern const struct import_format import_rally_results;
extern const struct import_format import_domjobinfo;
extern const struct import_format import_qmp;
extern const struct import_format import_nova;
extern const struct import_format import_virtbench;
extern const struct import_format import_kube_burner;
extern const struct import_format import_ping;
extern const struct import_format import_fping;
extern const struct import_format import_mig_mon;
extern const struct import_format import_sadf;
extern const struct import_format import_collectd;
extern const struct import_format import_dstat;
extern const struct import_format import_virt_top;
extern const struct import_format import_migstat;

#endif
