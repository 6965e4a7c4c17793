/*
 * scale.h — numbers as people read them: with the decimal prefix that makes them readable (1.2 GB,
 * not 1200000000 B), and with the digits that matter.
 *
 * For what people read only. Files keep base units.
 */
#ifndef MIGSTAT_ANALYZE_PAGE_SCALE_H
#define MIGSTAT_ANALYZE_PAGE_SCALE_H

/* A few words with numbers, as a value: `f(x).text` can be printed where it is needed. What does
 * not fit is cut off, between two characters. */
struct phrase {
	char text[128];
};
struct phrase phrase_of(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A number with so many significant digits, zeros at its end left out as %g does, but without an
 * exponent as far as digits mean anything: 148, not 1.5e+02; 0.000012, not 1.2e-05. */
struct phrase digits_text(double number, int digits);

struct scale {
	const char *prefix; /* of the unit: "k", "m", "" */
	double factor;      /* 10^power */
	int power;
};

/* The prefix (SI: powers of 1000) with which `largest`, not negative, has one to three digits
 * before the point. Bytes are never divided, seconds never multiplied; other units stay as they
 * are. */
struct scale scale_of(const char *unit, double largest);

/* How many decimals show so many significant digits of number: from 0 to most; 0 of what is not
 * above zero. */
int decimals_of(double number, int digits, int most);

#endif
