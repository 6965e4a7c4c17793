/*
 * number.h — numbers as they stand in a figure: the unit's prefix, and as many digits as help.
 */
#ifndef MIGSTAT_REPORT_NUMBER_H
#define MIGSTAT_REPORT_NUMBER_H

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

/* value with that many decimals and a true minus sign. Not scaled. */
void number_fixed(char text[NUMBER_TEXT_SIZE], double value, int decimals);

/* value with three significant digits, or all digits before the point if there are more. */
void number_short(char text[NUMBER_TEXT_SIZE], double value);

#endif
