/* change.c — a row of comparisons.csv as people read it. */
#include "change.h"

#include "datasets/array.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char none[] = "–";
static const double least_p = 1e-5;      /* a smaller one says no more */
static const double most_percent = 9999; /* nor does a larger one */

static const char *text_in(const struct change *change, const char *column)
{
	return table_cell(change->table, change->row, column);
}

static double number(const struct change *change, const char *column)
{
	return table_cell_number(change->table, change->row, column);
}

/* One end of the interval, or with "" as end the change itself. */
static double number_of(const struct change *change, const char *end)
{
	char column[32];

	snprintf(column, sizeof column, "%s%s", change->prefix, end);
	return number(change, column) - change->offset;
}

static double size_of(double value)
{
	return isnan(value) ? 0 : fabs(value);
}

static bool is_failures(const struct change *change)
{
	return strcmp(text_in(change, "aspect"), "failures") == 0;
}

static double larger_side(const struct change *change)
{
	return fmax(size_of(number(change, "before_value")),
		    size_of(number(change, "after_value")));
}

/* The largest amount of the row's metric in the table: amounts that stand below each other have one
 * unit. */
static double largest_of_metric(const struct change *change)
{
	const char *metric = text_in(change, "metric");
	double largest = 0;

	for (size_t row = 0; row < change->table->rows; row++) {
		struct change other = { .table = change->table, .row = row };

		if (strcmp(text_in(&other, "metric"), metric) == 0 && !is_failures(&other))
			largest = fmax(largest, larger_side(&other));
	}
	return largest;
}

struct change change_of(const struct table *comparisons, size_t row,
			const struct language *language)
{
	struct change change = { .table = comparisons, .row = row, .prefix = "difference" };
	double largest = larger_side(&change);
	const char *unit;
	double half;

	change.amounts =
		notation_of(text_in(&change, "unit"), largest_of_metric(&change), NAN, language);
	if (!is_failures(&change) && !isnan(number(&change, "ratio"))) {
		change.prefix = "ratio";
		change.offset = 1;
	}
	half = (number_of(&change, "_high") - number_of(&change, "_low")) / 2;
	/* two digits of the interval's half */
	change.notation = notation_of(text_in(&change, "unit"), largest, 10 * half, language);
	if (is_failures(&change) || change.offset > 0) {
		change.notation = notation_of("", size_of(number_of(&change, "")) * 100,
					      1000 * half, language);
		change.notation.unit.factor = 100;
	}
	unit = is_failures(&change) ? "points"
	       : change.offset > 0  ? "%"
				    : change.notation.unit.text;
	snprintf(change.unit, sizeof change.unit, "%s%.12s", unit[0] != '\0' ? " " : "", unit);
	return change;
}

static void add_signed(char text[NUMBER_TEXT_SIZE], const struct change *change, double value)
{
	char digits[NUMBER_TEXT_SIZE];
	bool over = change->offset > 0 && 100 * value > most_percent;

	if (over)
		number_fixed(digits, most_percent, 0, change->notation.language);
	else
		notation_text(digits, &change->notation, value);
	snprintf(text, NUMBER_TEXT_SIZE, "%s%s%.40s", over ? "over " : "", value > 0 ? "+" : "",
		 digits);
}

void change_signed(char text[CHANGE_TEXT_SIZE], const struct change *change)
{
	char digits[NUMBER_TEXT_SIZE];

	add_signed(digits, change, number_of(change, ""));
	snprintf(text, CHANGE_TEXT_SIZE, "%s%s", digits,
		 isnan(number_of(change, "")) ? "" : change->unit);
}

void change_range(char text[CHANGE_TEXT_SIZE], const struct change *change)
{
	char low[NUMBER_TEXT_SIZE];
	char high[NUMBER_TEXT_SIZE];

	add_signed(low, change, number_of(change, "_low"));
	add_signed(high, change, number_of(change, "_high"));
	if (isnan(number_of(change, "_low")))
		snprintf(text, CHANGE_TEXT_SIZE, "%s", none);
	else
		snprintf(text, CHANGE_TEXT_SIZE, "%s to %s%s", low, high, change->unit);
}

void change_amount(char text[CHANGE_TEXT_SIZE], const struct change *change, const char *column)
{
	double amount = number(change, column);
	char digits[NUMBER_TEXT_SIZE];
	const char *unit;

	if (is_failures(change) && !isnan(amount)) {
		number_percent(digits, amount, change->amounts.language);
		snprintf(text, CHANGE_TEXT_SIZE, "%s", digits);
		return;
	}
	notation_text(digits, &change->amounts, amount);
	unit = isnan(amount) ? "" : change->amounts.unit.text;
	snprintf(text, CHANGE_TEXT_SIZE, "%s%s%s", digits, unit[0] != '\0' ? " " : "", unit);
}

void change_p(char text[CHANGE_TEXT_SIZE], const struct change *change)
{
	double p = number(change, "p_holm");
	char digits[NUMBER_TEXT_SIZE];

	if (isnan(p)) {
		snprintf(text, CHANGE_TEXT_SIZE, "%s", none);
		return;
	}
	number_fixed(digits, fmax(p, least_p),
		     p < least_p ? 5
		     : p > 0.995 ? 0
				 : 1 - (int)floor(log10(p)),
		     change->amounts.language);
	snprintf(text, CHANGE_TEXT_SIZE, "%s%s", p < least_p ? "< " : "", digits);
}

void change_bound(char text[CHANGE_TEXT_SIZE], const struct change *change)
{
	static const char *const words[][2] = {
		{ "vm", "VMs" }, { "cycle", "cycles" }, { "both", "both" }, { "residual", "rest" }
	};
	const char *bound = text_in(change, "bounded_by");
	bool by_run = strcmp(text_in(change, "unit_of"), "run") == 0;

	snprintf(text, CHANGE_TEXT_SIZE, "%s", none);
	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(bound, words[i][0]) == 0)
			snprintf(text, CHANGE_TEXT_SIZE, "%s", words[i][1]);
	if (by_run && strcmp(bound, "cycle") == 0)
		snprintf(text, CHANGE_TEXT_SIZE, "runs");
}

/* How many runs a side has, by their names, which commas separate. */
static size_t runs_named(const char *names)
{
	size_t count = 1;

	for (const char *at = strstr(names, ", "); at; at = strstr(at + 2, ", "))
		count++;
	return count;
}

void change_situation(char text[SITUATION_TEXT_SIZE], const struct table *comparisons, size_t row)
{
	situation_text(text, table_cell(comparisons, row, "situation"),
		       runs_named(table_cell(comparisons, row, "before")),
		       runs_named(table_cell(comparisons, row, "after")));
}

void change_caution(char text[SITUATION_CAUTION_SIZE], const struct table *comparisons, size_t row)
{
	situation_caution(text, table_cell(comparisons, row, "situation"),
			  table_cell_number(comparisons, row, "session_sd"));
}
