/*
 * number-text.h — numbers as they stand in a cell: decimal, whole, and free of any locale.
 */
#ifndef MIGSTAT_NUMBER_TEXT_H
#define MIGSTAT_NUMBER_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * text as a finite number, decimal and whole: true if it is one. Rounded once, as strtod does it;
 * numbers of few digits, which are nearly all, take the short way of W. D. Clinger (How to read
 * floating point numbers accurately, PLDI 1990): digits below 2^53 and powers of ten up to 10^22
 * are doubles, and one division of two doubles rounds once.
 */
bool number_of_text(const char *text, double *value);

/* A number of at most SHORT_NUMBER_DIGITS digits and no power: digits / 10^decimals, or less 0. */
struct short_number {
	uint64_t digits;
	int decimals; /* digits behind the point */
	bool minus, point;
};

/* All of those have a power of ten below 2^63. */
enum { SHORT_NUMBER_DIGITS = 18 };

/* The number that text[length] is: a - perhaps, digits, perhaps a point among them. False: it is
 * none, or a longer one. */
bool short_number_of(const char *text, size_t length, struct short_number *number);

/* text as a whole number between low and high: true if it is one. */
bool integer_of_text(const char *text, long long low, long long high, long long *value);

/* text as a share between 0 and 1, "0.05" or "5%": true if it is one. */
bool share_of_text(const char *text, double *share);

#endif
