/*
 * language.h — how a language writes numbers: the decimal mark and the mark between thousands.
 *
 * A table of our own, for the C library's locales are not installed everywhere and must not change
 * a figure's bytes. From Unicode's CLDR 42, numbers/symbols of each language. Words stay English.
 */
#ifndef MIGSTAT_REPORT_DRAW_LANGUAGE_H
#define MIGSTAT_REPORT_DRAW_LANGUAGE_H

#include "datasets/error.h"

struct language {
	const char *tag;       /* BCP 47: "en", "de", "de-CH" */
	const char *decimal;   /* UTF-8 */
	const char *thousands; /* between groups of three, from five digits on */
	const char *percent;   /* between a number and its % sign */
};

/* The languages, ended by one without a tag; the first, en, is the default. */
extern const struct language languages[];

/* The language of a tag such as de, de-AT or de_CH.UTF-8: its own line, else that of the part
 * before the dash. NULL with *err (nearest guess, what there is) if there is none. */
const struct language *language_find(const char *tag, struct error *err);

#endif
