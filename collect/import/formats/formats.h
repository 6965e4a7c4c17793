/*
 * formats.h — the foreign formats that import reads, each in the file of its name.
 *
 * To add one: a file NAME.c that defines its struct import_format, and its line here.
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

/* Whether the file looks like the format. Cheap: it need not be right about a malformed one. */
bool import_format_fits(const struct import_format *format, const struct import_source *source);

/* Puts all that the file holds into the sink. False with *err (file:line:column). */
bool import_format_read(const struct import_format *format, const struct import_source *source,
			struct import_sink *sink, struct error *err);

/* Of files that hold no migration and look like no format: a program had nothing to tell. It is
 * neither listed nor found by its name. */
extern const struct import_format import_nothing;

/* Whether it is one of those whatever it should be: of JSON only lists and objects in which nothing
 * stands at all. */
bool import_holds_nothing(const struct import_source *source);

/* The only format that the file looks like; import_nothing where it is none. NULL with *err if it
 * is none of all, or several. */
const struct import_format *import_format_guess(const struct import_source *source,
						struct error *err);

/* Prints the fields of a format, and what comes of them. */
void import_fields_print(const struct import_format *format, FILE *stream);

/* Prints one line for each format. */
void import_formats_print(FILE *stream);

/* Every one, as import_NAME; guessed and listed in this order. */
#define IMPORT_FORMATS(FORMAT)                                                                     \
	FORMAT(guestperf)                                                                          \
	FORMAT(osic)                                                                               \
	FORMAT(osic_json)                                                                          \
	FORMAT(rally)                                                                              \
	FORMAT(rally_results)                                                                      \
	FORMAT(domjobinfo)                                                                         \
	FORMAT(qmp)                                                                                \
	FORMAT(hmp)                                                                                \
	FORMAT(nova)                                                                               \
	FORMAT(openstack)                                                                          \
	FORMAT(ovirt)                                                                              \
	FORMAT(proxmox)                                                                            \
	FORMAT(kubevirt)                                                                           \
	FORMAT(virtbench)                                                                          \
	FORMAT(kube_burner)                                                                        \
	FORMAT(ping)                                                                               \
	FORMAT(fping)                                                                              \
	FORMAT(mig_mon)                                                                            \
	FORMAT(sadf)                                                                               \
	FORMAT(sadf_json)                                                                          \
	FORMAT(collectd)                                                                           \
	FORMAT(dstat)                                                                              \
	FORMAT(virt_top)                                                                           \
	FORMAT(migstat)

#define IMPORT_FORMAT_DECLARED(name) extern const struct import_format import_##name;
IMPORT_FORMATS(IMPORT_FORMAT_DECLARED)
#undef IMPORT_FORMAT_DECLARED

#endif
