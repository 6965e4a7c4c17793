/* limits.c — the give-up limits that the user names by --limit. */
#include "limits.h"

#include "datasets/must.h"
#include "datasets/nearest.h"
#include "datasets/quantity.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool limit_of_text(const char *text, const char *metric, double *value)
{
	size_t index = metric_find(metric);
	const char *unit = index < metric_count() ? metric_at(index)->column.unit : "s";

	return quantity_of_text(text, unit, value) && *value > 0;
}

bool limits_take(void *place, const struct flag *flag, const char *text, struct error *err)
{
	struct limits *limits = place;
	const char *equals = strrchr(text, '=');
	struct limit limit = { 0 };

	(void)flag;
	if (strcmp(text, "none") == 0) {
		limits->find = false;
		return true;
	}
	if (limits->count == METRIC_MAX)
		return error_set(err, "--limit: at most %d limits", METRIC_MAX);
	limit.metric = equals ? must_copy_part(text, (size_t)(equals - text))
			      : must_copy("total_time_seconds");
	if (equals == text ||
	    !limit_of_text(equals ? equals + 1 : text, limit.metric, &limit.value)) {
		free(limit.metric);
		return error_set(err,
				 "--limit %s: wanted is a time above zero, such as 400s or "
				 "downtime_seconds=5s, or none",
				 text);
	}
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
