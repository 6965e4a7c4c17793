/* length.c — lengths on paper as the user writes them. */
#include "length.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define MM_PER_INCH     25.4
#define POINTS_PER_INCH 72.0

static const struct {
	const char *name;
	double mm;
} units[] = {
	{ "", 1 },
	{ "mm", 1 },
	{ "cm", 10 },
	{ "in", MM_PER_INCH },
};

bool length_parse(const char *text, double *mm)
{
	size_t digits = strspn(text, "0123456789+-.");
	char number[32];
	double value;

	if (digits >= sizeof number)
		return false;
	snprintf(number, sizeof number, "%.*s", (int)digits, text);
	if (!number_of_text(number, &value))
		return false;
	for (size_t i = 0; i < COUNT(units); i++)
		if (strcmp(text + digits, units[i].name) == 0) {
			*mm = value * units[i].mm;
			return true;
		}
	return false;
}

double length_points(double mm)
{
	return mm / MM_PER_INCH * POINTS_PER_INCH;
}

double length_mm(double points)
{
	return points / POINTS_PER_INCH * MM_PER_INCH;
}

int length_pixels(double mm, int dpi)
{
	return (int)lround(mm / MM_PER_INCH * dpi);
}
