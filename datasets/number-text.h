/*
 * number-text.h — numbers as they stand in a cell: decimal, whole, and free of any locale.
 */
#ifndef MIGSTAT_NUMBER_TEXT_H
#define MIGSTAT_NUMBER_TEXT_H

#include <stdbool.h>

/*
 * text as a finite number, decimal and whole: true if it is one. Rounded once, as strtod does it;
 * numbers of few digits, which are nearly all, take the short way of W. D. Clinger (How to read
 * floating point numbers accurately, PLDI 1990): digits below 2^53 and powers of ten up to 10^22
 * are doubles, and one division of two doubles rounds once.
 */
bool number_of_text(const char *text, double *value);

/* text as a whole number between low and high: true if it is one. */
bool integer_of_text(const char *text, long long low, long long high, long long *value);

/* text as a share between 0 and 1, "0.05" or "5%": true if it is one. */
bool share_of_text(const char *text, double *share);

#endif
