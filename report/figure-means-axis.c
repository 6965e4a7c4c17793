/* figure-means-axis.c — the axis of the figure of means. */
#include "figure-means.h"

#include <math.h>

/* An interval may make the axis longer than points and means do by this factor. */
#define INTERVAL_ROOM 1.25

static double highest_value(const struct figure_data *data)
{
	double high = -INFINITY;

	for (size_t i = 0; i < data->point_count; i++)
		high = fmax(high, data->points[i].value);
	for (size_t i = 0; i < data->group_count; i++)
		high = fmax(high, data->groups[i].mean);
	return high;
}

static double lowest_value(const struct figure_data *data)
{
	double low = 0;

	for (size_t i = 0; i < data->point_count; i++)
		low = fmin(low, data->points[i].value);
	return low;
}

static double with_intervals(const struct figure_data *data, double high)
{
	double limit = high * INTERVAL_ROOM;

	for (size_t i = 0; i < data->group_count; i++)
		if (data->groups[i].high <= limit)
			high = fmax(high, data->groups[i].high);
	return high;
}

struct axis means_axis(const struct figure_data *data, int wanted)
{
	double highest = highest_value(data);

	if (!isfinite(highest))
		return axis_empty(data->metric->column.unit);
	return axis_linear(lowest_value(data), fmax(with_intervals(data, highest), 0),
			   data->metric->column.unit, wanted);
}
