/* axis.c — the vertical axis of a figure. */
#include "axis.h"

#include <math.h>

/* An interval may make the axis longer than points and means do by this factor. */
#define INTERVAL_ROOM 1.25

/* Room above the highest point, so that its mark lies inside. */
#define HEAD_ROOM 1.02

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

struct axis axis_of(const struct figure_data *data, int wanted)
{
	double highest = highest_value(data);
	struct axis axis = { .low = lowest_value(data) };
	double room;

	if (!isfinite(highest)) {
		axis.high = 1;
		axis.unit = unit_of(data->metric->column.unit, 0);
		return axis;
	}
	axis.high = fmax(with_intervals(data, highest), 0);
	if (axis.high <= axis.low)
		axis.high = axis.low + 1; /* nothing but zeros */
	axis.unit = unit_of(data->metric->column.unit, fmax(axis.high, -axis.low));
	axis.ticks = ticks_of(axis.low * axis.unit.factor, axis.high * axis.unit.factor, wanted);
	room = (axis.high - axis.low) * (HEAD_ROOM - 1);
	axis.high = fmax(axis.high + room, axis.ticks.at[axis.ticks.count - 1] / axis.unit.factor);
	if (axis.low < 0)
		axis.low = fmin(axis.low - room, axis.ticks.at[0] / axis.unit.factor);
	while (axis.ticks.count > 0 && axis.ticks.at[0] / axis.unit.factor < axis.low) {
		axis.ticks.count--;
		for (size_t i = 0; i < axis.ticks.count; i++)
			axis.ticks.at[i] = axis.ticks.at[i + 1];
	}
	return axis;
}

void axis_tick_text(const struct axis *axis, size_t index, char text[NUMBER_TEXT_SIZE])
{
	number_fixed(text, axis->ticks.at[index], axis->ticks.decimals);
}

bool axis_cuts(const struct axis *axis, const struct group *group)
{
	return group->low < axis->low || group->high > axis->high;
}
