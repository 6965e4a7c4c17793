/* chosen-metrics.c — which metrics of runs are compared. */
#include "chosen-metrics.h"

#include "datasets/array.h"

#include <string.h>

bool metrics_wish_take(void *place, const struct flag *flag, const char *list, struct error *err)
{
	struct metrics_wish *wish = place;
	const struct flag names = { .name = flag->name, .kind = FLAG_METRICS };

	if (strcmp(list, "all") != 0)
		return flags_take(&names, &wish->named, list, err);
	wish->all = true;
	return true;
}

enum metric_index downtime_metric(const struct sides *sides)
{
	static const enum metric_index whole[] = { METRIC_DOWNTIME_EVENTS_SECONDS,
						   METRIC_DOWNTIME_NETWORK_SECONDS };
	bool post_copy = false;

	for (size_t g = 0; g < sides->group_count && !post_copy; g++)
		post_copy = sides_post_copy(sides, g);
	for (size_t i = 0; post_copy && i < COUNT(whole); i++)
		if (sides_have(sides, metric_at(whole[i])))
			return whole[i];
	return METRIC_DOWNTIME_SECONDS;
}

enum metric_index time_metric(const struct sides *sides)
{
	return !sides_have(sides, metric_at(METRIC_TOTAL_TIME_SECONDS)) &&
			       sides_have(sides, metric_at(METRIC_JOB_TIME_SECONDS))
		       ? METRIC_JOB_TIME_SECONDS
		       : METRIC_TOTAL_TIME_SECONDS;
}

static void add_if_valued(const struct metric **metrics, size_t *count, const struct sides *sides,
			  size_t metric)
{
	if (sides_have(sides, metric_at(metric)))
		metrics[(*count)++] = metric_at(metric);
}

size_t chosen_metrics(const struct metric **metrics, const struct sides *sides,
		      const struct metrics_wish *wish)
{
	size_t count = 0;

	for (size_t i = 0; i < wish->named.count; i++)
		metrics[count++] = metric_at(wish->named.at[i]);
	if (wish->named.count > 0)
		return count;
	if (!wish->all) {
		add_if_valued(metrics, &count, sides, time_metric(sides));
		add_if_valued(metrics, &count, sides, downtime_metric(sides));
	}
	if (count == 0)
		for (size_t metric = 0; metric < metric_count(); metric++)
			add_if_valued(metrics, &count, sides, metric);
	return count;
}
