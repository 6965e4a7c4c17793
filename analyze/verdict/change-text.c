/* change-text.c — changes, amounts and p-values as people read them. */
#include "change-text.h"

#include "analyze/page/scale.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* What a change is shown in: per cent of before, percentage points, or the metric's unit. */
struct shown {
	double factor; /* of the number shown to the number held */
	double offset; /* a ratio of 1 is no change */
	char unit[16]; /* with a blank before it */
};

static struct shown shown_of(const struct comparison *comparison)
{
	struct shown shown = { 1, 0, "" };
	const char *unit;
	struct scale scale;

	if (comparison->aspect == ASPECT_FAILURES)
		return (struct shown){ 100, 0, " points" };
	if (comparison->by_ratio)
		return (struct shown){ 100, 1, " %" };
	unit = comparison->metric->column.unit;
	scale = scale_of(unit, fmax(fabs(comparison->before), fabs(comparison->after)));
	shown.factor = 1 / scale.factor;
	if (unit[0] != '\0')
		snprintf(shown.unit, sizeof shown.unit, " %s%s", scale.prefix, unit);
	return shown;
}

static double change_of(const struct comparison *comparison)
{
	return comparison->by_ratio ? comparison->ratio : comparison->difference;
}

static const struct interval *interval_of(const struct comparison *comparison)
{
	return comparison->by_ratio ? &comparison->ratio_interval
				    : &comparison->difference_interval;
}

static double show(const struct shown *shown, double number)
{
	return (number - shown->offset) * shown->factor;
}

struct change_numbers change_numbers(const struct comparison *comparison, const struct terms *terms)
{
	struct shown shown = shown_of(comparison);
	struct interval margin = comparison_margin(comparison, terms);
	const struct interval *interval = interval_of(comparison);
	struct change_numbers numbers = {
		.change = show(&shown, change_of(comparison)),
		.interval = { show(&shown, interval->low), show(&shown, interval->high) },
	};

	if (comparison->by_ratio) /* whose margin is told in logarithms */
		margin = (struct interval){ exp(margin.low), exp(margin.high) };
	numbers.margin = (struct interval){ show(&shown, margin.low), show(&shown, margin.high) };
	snprintf(numbers.unit, sizeof numbers.unit, "%s", shown.unit);
	return numbers;
}

/* Two digits of the interval's half, or three of the change itself. */
static int decimals_of(const struct comparison *comparison, const struct shown *shown)
{
	double half = interval_half(interval_of(comparison)) * shown->factor;
	double change = fabs(show(shown, change_of(comparison)));
	int decimals = 0;

	if (half > 0)
		decimals = 1 - (int)floor(log10(half));
	else if (change > 0)
		decimals = 2 - (int)floor(log10(change));
	return decimals < 0 ? 0 : decimals > 9 ? 9 : decimals;
}

/* A change in per cent that is larger says nothing more. */
#define LARGEST_PERCENT 9999

/* "+8.0", or "over +9999". No change has no sign. */
static void number_text(const struct shown *shown, double number, int decimals, char text[40])
{
	double change = show(shown, number);
	double rounded;

	snprintf(text, 40, "%.*f", decimals, change);
	rounded = strtod(text, NULL);
	if (shown->offset > 0 && change > LARGEST_PERCENT)
		snprintf(text, 40, "over +%d", LARGEST_PERCENT);
	else if (rounded == 0)
		snprintf(text, 40, "%.*f", decimals, 0.0);
	else
		snprintf(text, 40, "%+.*f", decimals, change);
}

void change_text(const struct comparison *comparison, char text[CHANGE_TEXT_SIZE])
{
	struct shown shown = shown_of(comparison);
	double change = change_of(comparison);
	char number[40];

	if (isnan(change)) {
		snprintf(text, CHANGE_TEXT_SIZE, "-");
		return;
	}
	number_text(&shown, change, decimals_of(comparison, &shown), number);
	snprintf(text, CHANGE_TEXT_SIZE, "%s%s", number, shown.unit);
}

static void interval_text(const struct comparison *comparison, const struct interval *interval,
			  char text[CHANGE_TEXT_SIZE])
{
	struct shown shown = shown_of(comparison);
	int decimals = decimals_of(comparison, &shown);
	char low[40];
	char high[40];

	if (isnan(interval->low)) {
		snprintf(text, CHANGE_TEXT_SIZE, "-");
		return;
	}
	number_text(&shown, interval->low, decimals, low);
	number_text(&shown, interval->high, decimals, high);
	snprintf(text, CHANGE_TEXT_SIZE, "%s to %s%s", low, high, shown.unit);
}

void change_interval_text(const struct comparison *comparison, char text[CHANGE_TEXT_SIZE])
{
	interval_text(comparison, interval_of(comparison), text);
}

void change_margin_text(const struct comparison *comparison, char text[CHANGE_TEXT_SIZE])
{
	interval_text(comparison, &comparison->margin_interval, text);
}

void p_text(double p, char text[CHANGE_TEXT_SIZE])
{
	if (isnan(p))
		snprintf(text, CHANGE_TEXT_SIZE, "-");
	else if (p < 1e-5)
		snprintf(text, CHANGE_TEXT_SIZE, "below 0.00001");
	else
		snprintf(text, CHANGE_TEXT_SIZE, "%.*f", p > 0.995 ? 0 : 1 - (int)floor(log10(p)),
			 p);
}

void amount_text(const struct comparison *comparison, double amount, char text[CHANGE_TEXT_SIZE])
{
	double largest = fmax(fabs(comparison->before), fabs(comparison->after));
	const char *unit;
	struct scale scale;
	int decimals;

	if (isnan(amount)) {
		snprintf(text, CHANGE_TEXT_SIZE, "-");
		return;
	}
	if (comparison->aspect == ASPECT_FAILURES) {
		snprintf(text, CHANGE_TEXT_SIZE, "%.1f %%", 100 * amount);
		return;
	}
	unit = comparison->metric->column.unit;
	scale = scale_of(unit, isnan(largest) ? fabs(amount) : largest);
	largest /= scale.factor;
	decimals = largest > 0 ? 3 - (int)floor(log10(largest)) : 0;
	snprintf(text, CHANGE_TEXT_SIZE, "%.*f%s%s%s",
		 decimals < 0   ? 0
		 : decimals > 9 ? 9
				: decimals,
		 amount / scale.factor, unit[0] != '\0' ? " " : "",
		 unit[0] != '\0' ? scale.prefix : "", unit);
}
