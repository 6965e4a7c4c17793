/*
 * number.h — numbers as they stand in a figure: the unit's prefix, and as many digits as help.
 */
#ifndef MIGSTAT_REPORT_DRAW_NUMBER_H
#define MIGSTAT_REPORT_DRAW_NUMBER_H

#include "language.h"

#include <stdio.h>

enum { NUMBER_TEXT_SIZE = 48, UNIT_TEXT_SIZE = 16 };

/* How a metric's numbers are shown: value * factor in `text`. */
struct unit {
	double factor;
	char text[UNIT_TEXT_SIZE]; /* "s", "ms", "MB/s"; "" where the metric has no unit */
};

/*
 * The unit for an axis that ends at top (in base_unit). Seconds become ms or µs below one; bytes
 * and bytes per second become kB, MB, GB, TB: powers of 1000, as SI has them.
 */
struct unit unit_of(const char *base_unit, double top);

/* value with that many decimals, a true minus sign, and the language's marks; thousands are told
 * apart from five digits on. Not scaled. */
void number_fixed(char text[NUMBER_TEXT_SIZE], double value, int decimals,
		  const struct language *language);

/* value with three significant digits, or all digits before the point if there are more. */
void number_short(char text[NUMBER_TEXT_SIZE], double value, const struct language *language);

/* value with as many digits as it needs, up to six: for round numbers such as 0.02 or 500. */
void number_plain(char text[NUMBER_TEXT_SIZE], double value, const struct language *language);

/* A share (0 to 1) in percent, three significant digits at most: "12.5 %". */
void number_percent(char text[NUMBER_TEXT_SIZE], double share, const struct language *language);

/* A whole number. */
void number_count(char text[NUMBER_TEXT_SIZE], long long count, const struct language *language);

/* Both written to a stream. */
void number_print_count(FILE *out, long long count, const struct language *language);
void number_print_percent(FILE *out, double share, const struct language *language);

#endif
