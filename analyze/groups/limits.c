/* limits.c — the give-up limits that the user names by --limit. */
#include "limits.h"

#include "datasets/array.h"
#include "datasets/must.h"
#include "datasets/nearest.h"
#include "datasets/table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool limit_of_text(const char *text, double *value)
{
	static const struct {
		const char *unit;
		double factor;
	} units[] = { { "", 1 }, { "s", 1 }, { "ms", 1e-3 }, { "min", 60 }, { "h", 3600 } };
	size_t length = strspn(text, "0123456789.");
	char number[40];

	if (length >= sizeof number)
		return false;
	snprintf(number, sizeof number, "%.*s", (int)length, text);
	for (size_t i = 0; i < COUNT(units); i++)
		if (strcmp(units[i].unit, text + length) == 0 && number_of_text(number, value)) {
			*value *= units[i].factor;
			return *value > 0;
		}
	return false;
}

bool limits_take(void *place, const struct flag *flag, const char *text, struct error *err)
{
	struct limits *limits = place;
	const char *equals = strrchr(text, '=');
	struct limit limit;

	(void)flag;
	if (strcmp(text, "none") == 0) {
		limits->find = false;
		return true;
	}
	if (equals == text || !limit_of_text(equals ? equals + 1 : text, &limit.value))
		return error_set(err,
				 "--limit %s: wanted is a time above zero, such as 400s or "
				 "downtime_seconds=5s, or none",
				 text);
	if (limits->count == METRIC_MAX)
		return error_set(err, "--limit: at most %d limits", METRIC_MAX);
	limit.metric = equals ? must_copy_part(text, (size_t)(equals - text))
			      : must_copy("total_time_seconds");
	limits->at[limits->count++] = limit;
	return true;
}

bool limits_check(const struct limits *limits, struct error *err)
{
	for (size_t i = 0; i < limits->count; i++) {
		struct nearest nearest = { .typed = limits->at[i].metric };
		char guess[NEAREST_TEXT_SIZE];

		if (metric_find(nearest.typed) < metric_count())
			continue;
		for (size_t m = 0; m < metric_count(); m++)
			nearest_offer(&nearest, metric_at(m)->column.name);
		nearest_text(&nearest, guess);
		return error_set(err, "--limit %s=...: there is no such metric%s", nearest.typed,
				 guess);
	}
	return true;
}

double limits_value(const struct limits *limits, const char *metric)
{
	for (size_t i = 0; i < limits->count; i++)
		if (strcmp(limits->at[i].metric, metric) == 0)
			return limits->at[i].value;
	return NAN;
}

bool limits_to_find(const struct limits *limits, const struct column *metric, double *limit)
{
	*limit = limits_value(limits, metric->name);
	return isnan(*limit) && limits->find && strcmp(metric->unit, "s") == 0;
}

void limits_free(struct limits *limits)
{
	for (size_t i = 0; i < limits->count; i++)
		free(limits->at[i].metric);
	*limits = (struct limits){ 0 };
}
