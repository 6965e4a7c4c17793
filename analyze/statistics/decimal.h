/*
 * decimal.h — decimal numbers as they stand in a CSV file, without the rounding to binary.
 *
 * 0.1 has no binary double; as 1 · 10^-1 it is exact. Sums and squares of such whole numbers are
 * exact, too, as long as they fit 128 bits, and only the end result is rounded, once.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_DECIMAL_H
#define MIGSTAT_ANALYZE_STATISTICS_DECIMAL_H

#include <stdbool.h>

__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 unsigned128;

/* The most digits of a decimal: the sum of two, and ten times one, still fit an int128. */
enum { DECIMAL_DIGITS = 37, DECIMAL_TEXT_SIZE = 160 };

/* digits · 10^exponent, with fewer than DECIMAL_DIGITS + 1 digits and no zero at their end. */
struct decimal {
	int128 digits;
	int exponent;
};

/* The number that text says. False if it is none (number_of_text in table.h) or has too many
 * digits; *decimal is then zero. */
bool decimal_of_text(const char *text, struct decimal *decimal);

/* Both at once: decimal_of_text of a text that is a number, and decimal_rounded. */
bool decimal_and_rounded(const char *text, struct decimal *decimal, long double *rounded);

/* The number that text, which is one, says: rounded once. */
long double decimal_rounded(const char *text);

/* decimal as a whole number of 10^exponent. False if it is not whole or has too many digits. */
bool decimal_at(struct decimal decimal, int exponent, int128 *digits);

/* digits · 10^exponent, rounded. */
long double decimal_scaled(int128 digits, int exponent);

/*
 * numerator / denominator · 10^exponent as decimal text, long enough that strtod and strtold
 * round it as they would round the true ratio: what is cut off leaves a mark in the last digit.
 * False if denominator is not between 1 and 10^37 - 1 (long division multiplies the rest by ten).
 */
bool decimal_ratio(int128 numerator, int128 denominator, int exponent,
		   char text[DECIMAL_TEXT_SIZE]);

#endif
