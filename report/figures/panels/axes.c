/* axes.c — the axes of rows and columns from what is drawn in them. */
#include "inside.h"

#include "datasets/array.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define TICK_SPACING_Y 20.0
#define TICK_SPACING_X 34.0

/* The range of numbers seen so far. */
struct range {
	double low, high;      /* NaN: none yet */
	double least_positive; /* for a logarithmic axis */
};

static void see(struct range *range, double value)
{
	if (isnan(value))
		return;
	range->low = fmin(range->low, value);
	range->high = fmax(range->high, value);
	if (value > 0)
		range->least_positive = fmin(range->least_positive, value);
}

/* Which numbers of a point lie along which axis. */
static void see_point(struct range *x, struct range *y, enum curve_kind kind,
		      const struct curve_point *point)
{
	if (kind == CURVE_BARS || kind == CURVE_ACROSS) {
		see(x, point->x);
		see(x, point->low);
		see(x, point->high);
		see(y, point->y);
		return;
	}
	see(x, point->x);
	see(y, point->y);
	if (kind == CURVE_BAND || kind == CURVE_INTERVALS) {
		see(y, point->low);
		see(y, point->high);
	}
}

static void see_panel(struct range *x, struct range *y, const struct panel *panel)
{
	for (size_t i = 0; i < panel->curve_count; i++)
		for (size_t j = 0; j < panel->curves[i]->count; j++)
			see_point(x, y, panel->curves[i]->kind, &panel->curves[i]->at[j]);
}

static struct axis axis_of_names(size_t count)
{
	return (struct axis){ .low = -0.5, .high = (double)count - 0.5, .unit = { .factor = 1 } };
}

/* Seconds become minutes or hours where there are many of them, and milliseconds only where there
 * is no third of a second: two plots beside each other have the same unit then. */
static struct axis axis_of_time(double low, double high, int wanted)
{
	static const struct {
		double from, seconds;
		const char *text;
	} units[] = { { 3 * 3600, 3600, "h" }, { 300, 60, "min" }, { 0.3, 1, "s" } };

	for (size_t i = 0; i < COUNT(units); i++) {
		struct axis axis;

		if (high - low < units[i].from)
			continue;
		axis = axis_linear(low / units[i].seconds, high / units[i].seconds, "", wanted);
		axis.low *= units[i].seconds;
		axis.high *= units[i].seconds;
		axis.unit.factor = 1 / units[i].seconds;
		snprintf(axis.unit.text, sizeof axis.unit.text, "%s", units[i].text);
		return axis;
	}
	return axis_linear(low, high, "s", wanted);
}

/* An axis that begins at zero says so. */
static void add_zero_tick(struct axis *axis)
{
	struct ticks *ticks = &axis->ticks;

	if (axis->low != 0 || axis->kind == AXIS_LOG || ticks->count == 0 ||
	    ticks->count == TICKS_MOST || fabs(ticks->at[0] - ticks->step) > 1e-9 * ticks->step)
		return;
	for (size_t i = ticks->count++; i > 0; i--)
		ticks->at[i] = ticks->at[i - 1];
	ticks->at[0] = 0;
}

static void make_axis(struct panels_axis *axis, struct range range, double length, double spacing)
{
	int wanted = axis_wanted(length, spacing);

	if (axis->ready)
		return;
	see(&range, axis->low);
	see(&range, axis->high);
	if (axis->names)
		axis->axis = axis_of_names(axis->name_count);
	else if (!(range.low <= range.high))
		axis->axis = axis_empty(axis->unit);
	else if (axis->kind == AXIS_LOG && isfinite(range.least_positive))
		axis->axis = axis_log(range.least_positive, range.high, axis->unit, wanted);
	else if (strcmp(axis->unit, "s") == 0)
		axis->axis =
			axis_of_time(axis->from_zero ? fmin(range.low, 0) : range.low,
				     axis->from_zero ? fmax(range.high, 0) : range.high, wanted);
	else
		axis->axis = axis_linear(axis->from_zero ? fmin(range.low, 0) : range.low,
					 axis->from_zero ? fmax(range.high, 0) : range.high,
					 axis->unit, wanted);
	add_zero_tick(&axis->axis);
}

/* An axis of time ends where its data do: what lies beyond a tick is empty. */
static void trim(struct panels_axis *axis, const struct range *range)
{
	if (isnan(axis->low) || axis->names)
		return;
	axis->axis.low = fmin(axis->low, range->low);
	axis->axis.high = fmax(axis->high, range->high);
	if (!(axis->axis.low < axis->axis.high))
		axis->axis.high = axis->axis.low + 1;
	while (axis->axis.ticks.count > 0 &&
	       axis_tick_value(&axis->axis, axis->axis.ticks.count - 1) > axis->axis.high)
		axis->axis.ticks.count--;
	while (axis->axis.ticks.count > 0 && axis_tick_value(&axis->axis, 0) < axis->axis.low) {
		axis->axis.ticks.count--;
		for (size_t i = 0; i < axis->axis.ticks.count; i++)
			axis->axis.ticks.at[i] = axis->axis.ticks.at[i + 1];
	}
}

static void join(struct range *all, const struct range *part)
{
	see(all, part->low);
	see(all, part->high);
	all->least_positive = fmin(all->least_positive, part->least_positive);
}

static const struct range nothing = { NAN, NAN, INFINITY };

static void make_rows(struct panels *panels)
{
	struct range all = nothing;

	for (int pass = 0; pass < 2; pass++)
		for (size_t r = 0; r < panels->rows; r++) {
			struct range x = nothing;
			struct range y = nothing;

			for (size_t c = 0; c < panels->columns; c++)
				see_panel(&x, &y, panels_at(panels, r, c));
			if (!panels->y[r].names)
				join(&all, &y);
			make_axis(&panels->y[r], panels->one_y && pass > 0 ? all : y,
				  panels->heights[r], TICK_SPACING_Y);
		}
}

static void make_columns(struct panels *panels, double plot_width)
{
	struct range all = nothing;

	for (int pass = 0; pass < 2; pass++)
		for (size_t c = 0; c < panels->columns; c++) {
			struct range x = nothing;
			struct range y = nothing;

			for (size_t r = 0; r < panels->rows; r++)
				see_panel(&x, &y, panels_at(panels, r, c));
			for (size_t i = 0; i < panels->mark_count; i++)
				if (panels->marks[i].column == c) {
					see(&x, panels->marks[i].from);
					see(&x, panels->marks[i].to);
				}
			join(&all, &x);
			x = panels->one_x && pass > 0 ? all : x;
			make_axis(&panels->x[c], x, plot_width, TICK_SPACING_X);
			trim(&panels->x[c], &x);
		}
}

void panels_make_axes(struct panels *panels, double plot_width)
{
	make_rows(panels);
	make_columns(panels, plot_width);
}
