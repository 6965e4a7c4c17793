/* measure.c — how the numbers of one metric are written in a report's tables. */
#include "measure.h"

#include <math.h>
#include <stdio.h>

enum { DECIMALS_MOST = 9 };

static const char none[] = "–";

struct measure measure_of(const char *base_unit, double largest, double least_sd,
			  const struct language *language)
{
	struct measure measure = { unit_of(base_unit, largest), 0, language };
	double decimals = 0;

	if (least_sd > 0)
		decimals = 2 - floor(log10(least_sd * measure.unit.factor));
	else if (largest > 0)
		decimals = 3 - floor(log10(largest * measure.unit.factor));
	measure.decimals = (int)fmin(fmax(decimals, 0), DECIMALS_MOST);
	return measure;
}

void measure_text(char text[NUMBER_TEXT_SIZE], const struct measure *measure, double value)
{
	if (isnan(value))
		snprintf(text, NUMBER_TEXT_SIZE, "%s", none);
	else
		number_fixed(text, value * measure->unit.factor, measure->decimals,
			     measure->language);
}

void measure_range(char text[MEASURE_RANGE_SIZE], const struct measure *measure, double low,
		   double high)
{
	char from[NUMBER_TEXT_SIZE] = "?";
	char to[NUMBER_TEXT_SIZE] = "?";

	if (!isnan(low))
		measure_text(from, measure, low);
	if (!isnan(high))
		measure_text(to, measure, high);
	if (isnan(low) && isnan(high))
		snprintf(text, MEASURE_RANGE_SIZE, "%s", none);
	else
		snprintf(text, MEASURE_RANGE_SIZE, "%s to %s", from, to);
}
