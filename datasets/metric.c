/* metric.c — every metric migstat knows about one migration: made from METRICS. */
#include "metric.h"

#include <assert.h>
#include <string.h>

/* clang-format off */
#define METRIC_ROW(id, name, unit, better, decimals, field, scale, title, meaning) \
	{ { name, COLUMN_NUMBER, unit, false, meaning, NULL }, title, better##_IS_BETTER, decimals, field, scale },
/* clang-format on */

static const struct metric metrics[] = { METRICS(METRIC_ROW) };

size_t metric_count(void)
{
	return METRIC_COUNT;
}

const struct metric *metric_at(size_t index)
{
	assert(index < metric_count());
	return &metrics[index];
}

size_t metric_find(const char *name)
{
	size_t index = 0;

	while (index < metric_count() && strcmp(metrics[index].column.name, name) != 0)
		index++;
	return index;
}

size_t metric_resolution(size_t index)
{
	switch (index) {
	case METRIC_DOWNTIME_NETWORK_SECONDS:
	case METRIC_DOWNTIME_NETWORK_MAX_SECONDS:
		return METRIC_DOWNTIME_NETWORK_RESOLUTION_SECONDS;
	default:
		return metric_count();
	}
}

const char *better_text(enum better better)
{
	switch (better) {
	case LOWER_IS_BETTER:
		return "lower is better";
	case HIGHER_IS_BETTER:
		return "higher is better";
	case NEITHER_IS_BETTER:
		break;
	}
	return "";
}
