/* cell.c — what stands in a column of comparisons.csv. */
#include "inside.h"

#include "analyze/data/members.h"
#include "words.h"

#include "datasets/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Which member of the comparison stands in which column, where it is held as it is told. */
static const struct member members[] = {
	{ "before_value", offsetof(struct comparison, before) },
	{ "after_value", offsetof(struct comparison, after) },
	{ "difference", offsetof(struct comparison, difference) },
	{ "difference_low", offsetof(struct comparison, difference_interval.low) },
	{ "difference_high", offsetof(struct comparison, difference_interval.high) },
	{ "ratio", offsetof(struct comparison, ratio) },
	{ "ratio_low", offsetof(struct comparison, ratio_interval.low) },
	{ "ratio_high", offsetof(struct comparison, ratio_interval.high) },
	{ "effect", offsetof(struct comparison, effect) },
	{ "p", offsetof(struct comparison, p) },
	{ "p_holm", offsetof(struct comparison, p_holm) },
	{ "margin_low", offsetof(struct comparison, margin_interval.low) },
	{ "margin_high", offsetof(struct comparison, margin_interval.high) },
	{ "p_equal", offsetof(struct comparison, p_equal) },
	{ "p_equal_holm", offsetof(struct comparison, p_equal_holm) },
};

static double number_or_none(size_t number)
{
	return number > 0 ? (double)number : NAN;
}

static size_t units_of(const struct comparison *comparison, enum which_side side)
{
	return comparison->aspect == ASPECT_FAILURES ? comparison->shares[side].attempted
						     : comparison->units[side];
}

static size_t values_of(const struct comparison *comparison, enum which_side side)
{
	return comparison->aspect == ASPECT_FAILURES ? comparison->shares[side].failed
						     : comparison->values[side];
}

static double number_in(const struct comparisons *comparisons, const struct comparison *comparison,
			const char *column)
{
	const struct {
		const char *column;
		double number;
	} made[] = {
		{ "before_units", (double)units_of(comparison, BEFORE) },
		{ "after_units", (double)units_of(comparison, AFTER) },
		{ "before_n", (double)values_of(comparison, BEFORE) },
		{ "after_n", (double)values_of(comparison, AFTER) },
		{ "level", comparisons->terms.level },
		{ "margin", comparisons->terms.margin },
		{ "tests", (double)comparisons->tests },
		{ "units_needed", number_or_none(comparison->more_units) },
		{ "cycles_needed", number_or_none(comparison->more_cycles) },
	};
	for (size_t j = 0; j < COUNT(made); j++)
		if (strcmp(made[j].column, column) == 0)
			return made[j].number;
	return member_number(comparison, members, COUNT(members), column);
}

static const char *unit_word(const struct comparisons *comparisons,
			     const struct comparison *comparison)
{
	if (comparison->aspect == ASPECT_FAILURES)
		return comparisons->sides->query.csv ? "row" : "migration";
	if (comparison->kind == UNIT_IS_RUN)
		return "run";
	return comparisons->sides->query.csv ? sides_unit_word(comparisons->sides) : "vm";
}

/* Borrowed, but for what must be made: that is *made. NULL: the column holds numbers. */
static const char *text_in(const struct comparisons *comparisons,
			   const struct comparison *comparison, const char *column, char **made)
{
	bool failures = comparison->aspect == ASPECT_FAILURES;

	if (strcmp(column, "metric") == 0)
		return failures ? "" : comparison->metric->column.name;
	if (strcmp(column, "unit") == 0)
		return failures ? "" : comparison->metric->column.unit;
	if (strcmp(column, "aspect") == 0)
		return aspect_word(comparison->aspect);
	if (strcmp(column, "verdict") == 0)
		return verdict_word(comparison->verdict);
	if (strcmp(column, "unit_of") == 0)
		return unit_word(comparisons, comparison);
	if (strcmp(column, "test") == 0)
		return test_word(comparison);
	if (strcmp(column, "before") == 0)
		return *made = sides_label(comparisons->sides, BEFORE);
	if (strcmp(column, "after") == 0)
		return *made = sides_label(comparisons->sides, AFTER);
	if (strcmp(column, "words") == 0)
		return *made = comparison_words(comparisons, comparison);
	return NULL;
}

bool compare_cell(const struct comparisons *comparisons, const struct comparison *comparison,
		  const char *column, double *number, char **text)
{
	size_t index = schema_find(&schema_comparisons, column);
	char *made = NULL;
	const char *borrowed;

	*number = NAN;
	*text = NULL;
	if (schema_column(&schema_comparisons, index)->type != COLUMN_TEXT) {
		*number = number_in(comparisons, comparison, column);
		return true;
	}
	borrowed = text_in(comparisons, comparison, column, &made);
	*text = made ? made : borrowed ? strdup(borrowed) : NULL;
	return *text != NULL;
}
