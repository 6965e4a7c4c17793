/*
 * measure.h — how the numbers of one metric are written in a report's tables: unit and digits.
 */
#ifndef MIGSTAT_REPORT_DRAW_MEASURE_H
#define MIGSTAT_REPORT_DRAW_MEASURE_H

#include "number.h"

struct measure {
	struct unit unit;
	int decimals;
	const struct language *language; /* borrowed */
};

/*
 * The measure for numbers of which `largest` is the greatest in size and least_sd the smallest
 * standard deviation (NaN or 0: none): three digits of that, else four of the largest, so that the
 * last digit is noise everywhere.
 */
struct measure measure_of(const char *base_unit, double largest, double least_sd,
			  const struct language *language);

/* value (in the base unit) in the measure's unit, without it; "–" for NaN. */
void measure_text(char text[NUMBER_TEXT_SIZE], const struct measure *measure, double value);

enum { MEASURE_RANGE_SIZE = 2 * NUMBER_TEXT_SIZE + 8 };

/* "0.642 to 1.053"; an end that is not known is "?"; "–" where neither is. */
void measure_range(char text[MEASURE_RANGE_SIZE], const struct measure *measure, double low,
		   double high);

#endif
