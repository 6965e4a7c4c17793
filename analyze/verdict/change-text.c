/* change-text.c — changes, amounts and p-values as people read them. */
#include "change-text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_DECIMALS = 9 };

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

struct change_numbers change_numbers(const struct comparison *comparison)
{
	struct shown shown = shown_of(comparison);
	struct interval margin = comparison_margin(comparison);
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
static int decimals_in(const struct comparison *comparison, const struct shown *shown)
{
	double half = interval_half(interval_of(comparison)) * shown->factor;
	double change = fabs(show(shown, change_of(comparison)));

	return half > 0 ? decimals_of(half, 2, MOST_DECIMALS)
			: decimals_of(change, 3, MOST_DECIMALS);
}

/* No double has more digits: from here on further ones before the point say nothing. */
#define MOST_PLAIN 1e15

/* A change in per cent that is larger says nothing more. */
#define LARGEST_PERCENT 9999

/* "+8.0", or "over +9999". No change has no sign. */
static struct phrase number_text(const struct shown *shown, double number, int decimals)
{
	double change = show(shown, number);
	struct phrase plain = phrase_of("%.*f", decimals, change);

	if (shown->offset > 0 && change > LARGEST_PERCENT)
		return phrase_of("over +%d", LARGEST_PERCENT);
	if (fabs(change) >= MOST_PLAIN)
		return phrase_of("%+.4g", change);
	if (strtod(plain.text, NULL) == 0)
		return phrase_of("%.*f", decimals, 0.0);
	return phrase_of("%+.*f", decimals, change);
}

struct phrase change_text(const struct comparison *comparison)
{
	struct shown shown = shown_of(comparison);
	double change = change_of(comparison);
	int decimals = decimals_in(comparison, &shown);

	if (isnan(change))
		return phrase_of("-");
	return phrase_of("%s%s", number_text(&shown, change, decimals).text, shown.unit);
}

static struct phrase interval_text(const struct comparison *comparison,
				   const struct interval *interval)
{
	struct shown shown = shown_of(comparison);
	int decimals = decimals_in(comparison, &shown);

	if (isnan(interval->low))
		return phrase_of("-");
	return phrase_of("%s to %s%s", number_text(&shown, interval->low, decimals).text,
			 number_text(&shown, interval->high, decimals).text, shown.unit);
}

struct phrase change_interval_text(const struct comparison *comparison)
{
	return interval_text(comparison, interval_of(comparison));
}

struct phrase change_margin_text(const struct comparison *comparison)
{
	return interval_text(comparison, &comparison->margin_interval);
}

struct phrase p_text(double p)
{
	if (isnan(p))
		return phrase_of("-");
	if (p < 1e-5)
		return phrase_of("below 0.00001");
	return phrase_of("%.*f", p > 0.995 ? 0 : decimals_of(p, 2, MOST_DECIMALS), p);
}

struct phrase amount_text(const struct comparison *comparison, double amount)
{
	double largest = fmax(fabs(comparison->before), fabs(comparison->after));
	const char *unit;
	struct scale scale;

	if (isnan(amount))
		return phrase_of("-");
	if (comparison->aspect == ASPECT_FAILURES)
		return phrase_of("%.1f %%", 100 * amount);
	unit = comparison->metric->column.unit;
	scale = scale_of(unit, isnan(largest) ? fabs(amount) : largest);
	if (fabs(amount / scale.factor) >= MOST_PLAIN)
		return phrase_of("%.4g%s%s%s", amount / scale.factor, unit[0] != '\0' ? " " : "",
				 scale.prefix, unit);
	return phrase_of("%.*f%s%s%s", decimals_of(largest / scale.factor, 4, MOST_DECIMALS),
			 amount / scale.factor, unit[0] != '\0' ? " " : "", scale.prefix, unit);
}
