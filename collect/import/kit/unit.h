/*
 * unit.h — the units of foreign files, and ours in each of them.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_UNIT_H
#define MIGSTAT_COLLECT_IMPORT_KIT_UNIT_H

#include <stdbool.h>

struct import_source;

/* Whether the number is one below 0 that was written as an unsigned one of 64 bits: such counts and
 * times of QEMU and libvirt are not known. */
bool number_is_wrapped(double number);

/* What is said of them. */
extern const char number_wrapped_note[];

/* Whether such a number stands anywhere in the file, for a note. */
bool source_has_wrapped(const struct import_source *source);

/*
 * By what a value in the unit `from` is multiplied to be one in the unit `to`, such as "ms" and
 * "s": 0.001. Both must be known and measure the same thing; false if not. "" is a plain number.
 * "page" and "page/s" are bytes only if page_bytes is known; else *factor is NaN.
 */
bool unit_factor(const char *from, const char *to, double page_bytes, double *factor);

/* value * factor without the noise behind 15 digits, so that 476 ms are 0.476 s. */
double import_unit_scale(double value, double factor);

#endif
