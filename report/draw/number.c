/* number.c — numbers as they stand in figures, texts and tables. */
#include "number.h"

#include "datasets/array.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NO_BREAK "\u00A0"

enum { GROUPED_FROM = 5, SHORT_DIGITS = 3, PLAIN_DIGITS = 6, DECIMALS_MOST = 9 };

static const char none[] = "–";

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

	for (size_t i = 0; top > 0 && i < COUNT(scaled); i++) {
		const struct prefix *candidate = scaled[i].prefixes;

		if (strcmp(scaled[i].unit, base_unit) != 0)
			continue;
		while (top < candidate->from)
			candidate++;
		prefix = candidate->text;
		unit.factor = candidate->from > 0 ? 1 / candidate->from : scaled[i].last;
	}
	snprintf(unit.text, sizeof unit.text, "%s%s", prefix, base_unit);
	return unit;
}

/* Puts the language's marks into digits such as "12345.67". */
static void put_marks(char *to, size_t size, const char *digits, const struct language *language)
{
	size_t whole = strcspn(digits, ".");
	size_t length = 0;

	to[0] = '\0';
	for (size_t i = 0; digits[i] != '\0' && length + 8 < size; i++) {
		bool new_group =
			i > 0 && i < whole && whole >= GROUPED_FROM && (whole - i) % 3 == 0;

		length += (size_t)snprintf(to + length, size - length, "%s%.*s%s",
					   new_group ? language->thousands : "",
					   digits[i] == '.' ? 0 : 1, digits + i,
					   digits[i] == '.' ? language->decimal : "");
	}
}

void number_fixed(char text[NUMBER_TEXT_SIZE], double value, int decimals,
		  const struct language *language)
{
	char digits[NUMBER_TEXT_SIZE - 4];
	bool minus;

	snprintf(digits, sizeof digits, "%.*f", decimals, fabs(value));
	minus = value < 0 && strtod(digits, NULL) > 0;
	snprintf(text, NUMBER_TEXT_SIZE, "%s", minus ? "−" : "");
	put_marks(text + strlen(text), NUMBER_TEXT_SIZE - strlen(text), digits, language);
}

/* The decimals that show so many significant digits of value. */
static int decimals_for(double value, int digits)
{
	char rounded[32];
	int decimals = 0;

	/* rounded first, so that 9.996 becomes 10.0 and not 10.00 */
	snprintf(rounded, sizeof rounded, "%.*e", digits - 1, fabs(value));
	if (strtod(rounded, NULL) > 0)
		decimals = digits - 1 - atoi(strchr(rounded, 'e') + 1);
	return decimals < 0 ? 0 : decimals > 12 ? 12 : decimals;
}

void number_short(char text[NUMBER_TEXT_SIZE], double value, const struct language *language)
{
	number_fixed(text, value, decimals_for(value, SHORT_DIGITS), language);
}

void number_plain(char text[NUMBER_TEXT_SIZE], double value, const struct language *language)
{
	int decimals = decimals_for(value, PLAIN_DIGITS);
	char digits[NUMBER_TEXT_SIZE];
	size_t length;

	snprintf(digits, sizeof digits, "%.*f", decimals, fabs(value));
	length = strlen(digits);
	for (; decimals > 0 && digits[length - 1] == '0'; decimals--)
		length--;
	number_fixed(text, value, decimals, language);
}

void number_percent_digits(char text[NUMBER_TEXT_SIZE], double share,
			   const struct language *language)
{
	char digits[NUMBER_TEXT_SIZE];

	snprintf(digits, sizeof digits, "%.*e", SHORT_DIGITS - 1, share * 100);
	number_plain(text, strtod(digits, NULL), language);
}

void number_percent(char text[NUMBER_TEXT_SIZE], double share, const struct language *language)
{
	char number[NUMBER_TEXT_SIZE];

	number_percent_digits(number, share, language);
	snprintf(text, NUMBER_TEXT_SIZE, "%.*s%s%%", NUMBER_TEXT_SIZE - 8, number,
		 language->percent);
}

void number_count(char text[NUMBER_TEXT_SIZE], long long count, const struct language *language)
{
	number_fixed(text, (double)count, 0, language);
}

void number_print_count(FILE *out, long long count, const struct language *language)
{
	char text[NUMBER_TEXT_SIZE];

	number_count(text, count, language);
	fputs(text, out);
}

void number_print_percent(FILE *out, double share, const struct language *language)
{
	char text[NUMBER_TEXT_SIZE];

	number_percent(text, share, language);
	fputs(text, out);
}

/* ---- with their units, in a text ---- */

/* From so many seconds on. */
#define MINUTES_FROM 300.0
#define HOURS_FROM   10800.0

struct unit quantity_unit(double most, const char *base_unit)
{
	if (strcmp(base_unit, "s") == 0 && most >= HOURS_FROM)
		return (struct unit){ 1 / 3600.0, "h" };
	if (strcmp(base_unit, "s") == 0 && most >= MINUTES_FROM)
		return (struct unit){ 1 / 60.0, "min" };
	return unit_of(base_unit, most);
}

void quantity_text_in(char text[QUANTITY_TEXT_SIZE], double value, const struct unit *unit,
		      const struct language *language)
{
	char number[NUMBER_TEXT_SIZE];

	if (isnan(value)) {
		snprintf(text, QUANTITY_TEXT_SIZE, "%s", none);
		return;
	}
	number_short(number, value * unit->factor, language);
	snprintf(text, QUANTITY_TEXT_SIZE, "%s%s%s", number, unit->text[0] != '\0' ? NO_BREAK : "",
		 unit->text);
}

void quantity_text(char text[QUANTITY_TEXT_SIZE], double value, const char *base_unit,
		   const struct language *language)
{
	struct unit unit = quantity_unit(fabs(value), base_unit);

	quantity_text_in(text, value, &unit, language);
}

/* ---- of one metric, in a table ---- */

struct notation notation_of(const char *base_unit, double largest, double least_sd,
			    const struct language *language)
{
	struct notation notation = { unit_of(base_unit, largest), 0, language };
	double decimals = 0;

	if (least_sd > 0)
		decimals = 2 - floor(log10(least_sd * notation.unit.factor));
	else if (largest > 0)
		decimals = 3 - floor(log10(largest * notation.unit.factor));
	notation.decimals = (int)fmin(fmax(decimals, 0), DECIMALS_MOST);
	return notation;
}

void notation_text(char text[NUMBER_TEXT_SIZE], const struct notation *notation, double value)
{
	if (isnan(value))
		snprintf(text, NUMBER_TEXT_SIZE, "%s", none);
	else
		number_fixed(text, value * notation->unit.factor, notation->decimals,
			     notation->language);
}

void notation_range(char text[NOTATION_RANGE_SIZE], const struct notation *notation, double low,
		    double high)
{
	char from[NUMBER_TEXT_SIZE] = "?";
	char to[NUMBER_TEXT_SIZE] = "?";

	if (!isnan(low))
		notation_text(from, notation, low);
	if (!isnan(high))
		notation_text(to, notation, high);
	if (isnan(low) && isnan(high))
		snprintf(text, NOTATION_RANGE_SIZE, "%s", none);
	else
		snprintf(text, NOTATION_RANGE_SIZE, "%s to %s", from, to);
}
