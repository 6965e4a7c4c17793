/*
 * number.h — numbers as they stand in figures, texts and tables: the unit's prefix,
 * and as many digits as help.
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

/* The same without the sign. */
void number_percent_digits(char text[NUMBER_TEXT_SIZE], double share,
			   const struct language *language);

/* A whole number. */
void number_count(char text[NUMBER_TEXT_SIZE], long long count, const struct language *language);

/* Both written to a stream. */
void number_print_count(FILE *out, long long count, const struct language *language);
void number_print_percent(FILE *out, double share, const struct language *language);

/* ---- a number with its unit, as it stands in a text: "318 ms", "112 MB/s" ---- */

enum { QUANTITY_TEXT_SIZE = 72 };

/* value, in base_unit, with three significant digits and the unit's prefix that fits it. Seconds
 * from 300 on are minutes, from three hours on hours. NaN: "–". No line breaks within. */
void quantity_text(char text[QUANTITY_TEXT_SIZE], double value, const char *base_unit,
		   const struct language *language);

/* Several numbers that are compared with each other: the unit for the greatest of them, and one of
 * them in that unit. */
struct unit quantity_unit(double most, const char *base_unit);
void quantity_text_in(char text[QUANTITY_TEXT_SIZE], double value, const struct unit *unit,
		      const struct language *language);

/* ---- how the numbers of one metric are written in a table ---- */

struct notation {
	struct unit unit;
	int decimals;
	const struct language *language; /* borrowed */
};

/*
 * The notation for numbers of which `largest` is the greatest in size and least_sd the smallest
 * standard deviation (NaN or 0: none): three digits of that, else four of the largest, so that the
 * last digit is noise everywhere.
 */
struct notation notation_of(const char *base_unit, double largest, double least_sd,
			    const struct language *language);

/* value (in the base unit) in the notation's unit, without it; "–" for NaN. */
void notation_text(char text[NUMBER_TEXT_SIZE], const struct notation *notation, double value);

enum { NOTATION_RANGE_SIZE = 2 * NUMBER_TEXT_SIZE + 8 };

/* "0.642 to 1.053"; an end that is not known is "?"; "–" where neither is. */
void notation_range(char text[NOTATION_RANGE_SIZE], const struct notation *notation, double low,
		    double high);

#endif
