/* column-check.c — may this text stand in that column? */
#include "column-check.h"

#include "clock.h"
#include "metric.h"
#include "number-text.h"

#include <limits.h>
#include <math.h>
#include <string.h>

static bool check_word(const struct column *column, const char *text, struct error *why)
{
	char list[256] = "";

	for (size_t i = 0; column->words[i]; i++) {
		if (strcmp(column->words[i], text) == 0)
			return true;
		if (strlen(list) + strlen(column->words[i]) + 3 < sizeof list) {
			strcat(list, i ? ", " : "");
			strcat(list, column->words[i]);
		}
	}
	return error_set(why, "column '%s': '%s' is none of %s", column->name, text, list);
}

static bool check_whole(const struct column *column, const char *text, double *number,
			struct error *why)
{
	bool ordinal = column->type == COLUMN_ORDINAL;
	long long integer;

	if (!integer_of_text(text, ordinal ? 1 : LLONG_MIN, ordinal ? ORDINAL_MOST : LLONG_MAX,
			     &integer))
		return error_set(why, "column '%s': '%s' is not a whole number %s", column->name,
				 text, ordinal ? "from 1 to 1000000000" : "such as 12");
	*number = (double)integer;
	return true;
}

/* A time or a number of bytes that was measured. Only what is stamped on the arrival of two hosts'
 * events can come out below zero. */
static bool cannot_be_negative(const struct column *column)
{
	size_t metric = metric_find(column->name);

	return metric < metric_count() && metric != METRIC_DOWNTIME_EVENTS_SECONDS &&
	       (strcmp(column->unit, "s") == 0 || strcmp(column->unit, "B") == 0 ||
		strcmp(column->unit, "B/s") == 0);
}

static bool check_number(const struct column *column, const char *text, double *number,
			 struct error *why)
{
	if (!number_of_text(text, number))
		return error_set(why, "column '%s': '%s' is not a number such as 1.25",
				 column->name, text);
	if (*number < 0 && cannot_be_negative(column))
		return error_set(why, "column '%s': '%s' is below zero", column->name, text);
	return true;
}

bool column_check(const struct column *column, const char *text, double *number, struct error *why)
{
	*number = NAN;
	if (text[0] == '\0')
		return !column->required ||
		       error_set(why, "column '%s' is empty: %s", column->name, column->meaning);
	switch (column->type) {
	case COLUMN_WORD:
		return check_word(column, text, why);
	case COLUMN_INTEGER:
	case COLUMN_ORDINAL:
		return check_whole(column, text, number, why);
	case COLUMN_NUMBER:
		return check_number(column, text, number, why);
	case COLUMN_TIME:
		return clock_is_utc_text(text) ||
		       error_set(why,
				 "column '%s': '%s' is no moment such as "
				 "2026-01-31T12:00:00.000000Z",
				 column->name, text);
	case COLUMN_TEXT:
		break;
	}
	return true;
}
