/* paper.c — lengths and places on paper. */
#include "paper.h"

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

/* How far value lies on the way from low to high: 0 to 1. */
static double share_of_way(const struct scale *scale, double value)
{
	if (!scale->is_log)
		return (value - scale->low) / (scale->high - scale->low);
	return value > 0 ? log(value / scale->low) / log(scale->high / scale->low) : 0;
}

double scale_at(const struct scale *scale, double value)
{
	return scale->start + share_of_way(scale, value) * (scale->end - scale->start);
}

struct extent scale_interval(const struct scale *scale, double low, double high)
{
	struct extent extent = {
		.from = scale_at(scale, fmin(fmax(low, scale->low), scale->high)),
		.to = scale_at(scale, fmin(fmax(high, scale->low), scale->high)),
		.cut_below = (low < scale->low),
		.cut_above = (high > scale->high),
	};

	return extent;
}
