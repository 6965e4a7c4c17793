/* number.c — numbers as they stand in a figure. */
#include "number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct prefix {
	double from; /* the axis's end from which on it is used, in base units */
	const char *text;
};

static const struct prefix below_one[] = { { 1, "" }, { 1e-3, "m" }, { 0, "µ" } };
static const struct prefix above_one[] = {
	{ 1e12, "T" }, { 1e9, "G" }, { 1e6, "M" }, { 1e3, "k" }, { 0, "" },
};

static const struct {
	const char *unit;
	const struct prefix *prefixes; /* the last one is from 0 */
	double last;                   /* the factor of that last one */
} scaled[] = {
	{ "s", below_one, 1e6 },
	{ "B", above_one, 1 },
	{ "B/s", above_one, 1 },
};

struct unit unit_of(const char *base_unit, double top)
{
	struct unit unit = { .factor = 1 };
	const char *prefix = "";

	for (size_t i = 0; top > 0 && i < sizeof scaled / sizeof *scaled; i++) {
		const struct prefix *candidate = scaled[i].prefixes;

		if (strcmp(scaled[i].unit, base_unit) != 0)
			continue;
		while (top < candidate->from)
			candidate++;
		prefix = candidate->text;
		unit.factor = candidate->from > 0 ? 1 / candidate->from : scaled[i].last;
	}
	(void)snprintf(unit.text, sizeof unit.text, "%s%s", prefix, base_unit);
	return unit;
}

void number_fixed(char text[NUMBER_TEXT_SIZE], double value, int decimals)
{
	char digits[NUMBER_TEXT_SIZE - 4];

	(void)snprintf(digits, sizeof digits, "%.*f", decimals, fabs(value));
	(void)snprintf(text, NUMBER_TEXT_SIZE, "%s%s",
		       value < 0 && strtod(digits, NULL) > 0 ? "−" : "", digits);
}

void number_short(char text[NUMBER_TEXT_SIZE], double value)
{
	char rounded[32];
	int decimals = 0;

	/* rounded first, so that 9.996 becomes 10.0 and not 10.00 */
	(void)snprintf(rounded, sizeof rounded, "%.2e", fabs(value));
	if (strtod(rounded, NULL) > 0)
		decimals = 2 - atoi(strchr(rounded, 'e') + 1);
	number_fixed(text, value, decimals < 0 ? 0 : decimals > 12 ? 12 : decimals);
}
