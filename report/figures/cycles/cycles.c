/* cycles.c — the figure of values over cycles: its axes and its plots. */
#include "cycles.h"

#include "report/figures/kit/captions.h"
#include "report/figures/kit/values.h"
#include "report/figures/panels/panels.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

#define POINT_RADIUS 1.2
#define SMALL_RADIUS 0.7 /* of many points */
#define LINE_SHARE   0.6 /* of the usual width: many lines cross */

enum { MANY_POINTS = 1500 };

static const struct tiling tiling = {
	.width_least = 88, /* a narrower plot has no room for its words */
	.height_least = 40,
	.shape = 0.62,
	.row_share = 0.9, /* the axis title must fit beside it */
};

/* From so many times the least value on, a linear axis would show the smaller groups flat. */
static const double many_times = 8;

/* Points that --limits leave no place for. */
static void leave_out_beyond(struct cycles *cycles)
{
	size_t kept = 0;

	for (size_t i = 0; i < cycles->point_count; i++)
		if (values_show(&cycles->y, cycles->job->wish, cycles->points[i].point->value))
			cycles->points[kept++] = cycles->points[i];
	cycles->beyond = cycles->point_count - kept;
	cycles->point_count = kept;
}

static bool make_axes(struct cycles *cycles, struct error *err)
{
	const char *unit = cycles->data.metric->column.unit;
	struct value_range range = { -INFINITY, INFINITY };
	double low = INFINITY;
	double high = -INFINITY;
	double first = INFINITY;
	double last = -INFINITY;

	for (size_t i = 0; i < cycles->point_count; i++) {
		const struct cycle_point *point = &cycles->points[i];

		value_range_see(&range, point->point->value);
		low = fmin(low, point->point->value);
		high = fmax(high, point->point->value);
		first = fmin(first, point->cycle);
		last = fmax(last, point->cycle);
	}
	cycles->x = axis_empty("");
	cycles->y = axis_empty(unit);
	if (cycles->point_count == 0)
		return true;
	cycles->x = axis_counts(first, last);
	cycles->y = low > 0 && high > many_times * low ? axis_log(low, high, unit, 5)
						       : axis_linear(low, high, unit, 5);
	if (!values_axis(&cycles->y, cycles->job->wish, unit, &range, 5, err))
		return false;
	leave_out_beyond(cycles);
	return true;
}

/* The direction is the shape; the colour is the VM's, or the direction's if there are many VMs. */
static void make_looks(struct cycles *cycles)
{
	const struct theme *theme = cycles->job->style.theme;

	for (unsigned i = 0; i < DIRECTION_COUNT; i++) {
		cycles->directions[i] = *theme_look(theme, i);
		if (cycles->by_vm)
			cycles->directions[i].colour = theme->ink;
		for (size_t vm = 0; vm < LOOK_COUNT; vm++) {
			cycles->looks[vm][i] = cycles->directions[i];
			cycles->looks[vm][i].colour = theme_look(theme, vm)->colour;
		}
	}
}

static void add_legend(struct panels *panels, const struct cycles *cycles)
{
	const struct theme *theme = cycles->job->style.theme;

	for (size_t i = 0; cycles->by_vm && cycles->vm_count > 1 && i < cycles->vm_count; i++)
		panels_add_legend(panels, LEGEND_LINE, theme_look(theme, i), cycles->vm_labels[i]);
	for (unsigned i = 0; i < DIRECTION_COUNT; i++) {
		bool seen = false;

		for (size_t j = 0; j < cycles->point_count; j++)
			seen = seen || (cycles->points[j].point->direction == i &&
					!cycles->points[j].point->undirected);
		if (seen)
			panels_add_legend(panels, LEGEND_POINT, &cycles->directions[i],
					  direction_words[i]);
	}
}

/* Points first to end - 1 as one curve. */
static struct curve *add_curve(struct panels *panels, const struct cycles *cycles,
			       enum curve_kind kind, const struct look *look, size_t first,
			       size_t end)
{
	const struct cycle_point *points = cycles->points;
	struct curve *curve = panel_add_curve(panels_at(panels, 0, points[first].group), kind, look,
					      points[first].point->vm, NULL);

	for (size_t i = first; i < end; i++)
		curve_add_xy(curve, points[i].cycle, points[i].point->value);
	return curve;
}

/* Where the track of point number first ends: the migrations of one VM in one direction in one
 * group. consecutive: or where a cycle has no value. */
static size_t track_end(const struct cycles *cycles, size_t first, bool consecutive)
{
	const struct cycle_point *points = cycles->points;
	size_t end = first + 1;

	while (end < cycles->point_count && points[end].group == points[first].group &&
	       points[end].vm == points[first].vm &&
	       points[end].point->direction == points[first].point->direction &&
	       !(consecutive && points[end].cycle - points[end - 1].cycle > 1.5))
		end++;
	return end;
}

static void add_lines(struct panels *panels, const struct cycles *cycles)
{
	const struct theme *theme = cycles->job->style.theme;
	size_t end;

	for (size_t first = 0; cycles->by_vm && first < cycles->point_count; first = end) {
		end = track_end(cycles, first, true);
		if (end - first > 1) /* a single point has no line */
			add_curve(panels, cycles, CURVE_LINE,
				  theme_look(theme, cycles->points[first].vm), first, end)
				->thinness = LINE_SHARE;
	}
}

static void add_points(struct panels *panels, const struct cycles *cycles)
{
	size_t end;

	for (size_t first = 0; first < cycles->point_count; first = end) {
		const struct cycle_point *point = &cycles->points[first];
		enum direction direction = point->point->direction;

		end = track_end(cycles, first, false);
		add_curve(panels, cycles, CURVE_POINTS,
			  cycles->by_vm ? &cycles->looks[point->vm][direction]
					: &cycles->directions[direction],
			  first, end)
			->radius = cycles->point_count > MANY_POINTS ? SMALL_RADIUS : POINT_RADIUS;
	}
}

static void cycles_free(void *own)
{
	struct cycles *cycles = own;

	for (size_t i = 0; i < cycles->vm_count; i++)
		free(cycles->vm_labels[i]);
	for (size_t i = 0; cycles->drifts && i < cycles->data.group_count; i++)
		free(cycles->drifts[i].words);
	free(cycles->vms);
	free(cycles->vm_labels);
	free(cycles->points);
	free(cycles->drifts);
	figure_data_free(&cycles->data);
	free(cycles);
}

static struct drawing *draw(struct cycles *cycles, struct error *err)
{
	const struct figure_data *data = &cycles->data;
	struct panels *panels = panels_new_tiles(cycles->job, data->group_count, &tiling);

	panels->title_lines = 2;
	panels->own = cycles;
	panels->free_own = cycles_free;
	panels->drawing.metric = data->metric;
	panels->drawing.by = data->by;
	panels->drawing.by_count = data->by_count + data->fixed_count;
	panels->drawing.write_numbers = cycles_write_numbers;
	panels->x[0].axis = cycles->x;
	panels->x[0].shown = must_copy("Cycle");
	panels->y[0].axis = cycles->y;
	panels->drawing.values = &panels->y[0].axis;
	panels->y[0].shown = axis_title_of(data->metric, &cycles->y.unit, "   ");
	for (size_t i = 0; i < data->group_count; i++) {
		struct panel *panel = panels_at(panels, 0, i);

		panel->title = group_name(data, &data->groups[i]);
		panel->subtitle = must_copy(cycles->drifts[i].known ? cycles->drifts[i].words : "");
		panel->empty = data->groups[i].point_count == 0 ? must_copy("no value") : NULL;
	}
	make_looks(cycles);
	add_legend(panels, cycles);
	add_lines(panels, cycles);
	add_points(panels, cycles);
	return panels_finish(panels, must_print("%s over the cycles", data->metric->title),
			     figure_text(cycles_caption, cycles), figure_text(cycles_alt, cycles),
			     err);
}

static bool read(struct cycles *cycles, const struct figure_job *job, struct error *err)
{
	struct data_wish wish = figure_data_wish(job);

	if (sources_file(job->sources) && !sources_file(job->sources)->cycle)
		return error_set(err, "the figure cycles: nothing tells the cycle of a row: name "
				      "the column by --cycle");
	if (!figure_data_read(&cycles->data, job->sources, job->labels,
			      figure_metric(job, METRIC_TOTAL_TIME_SECONDS), &wish, err) ||
	    !cycles_take_points(cycles, job->wish->vm, err))
		return false;
	return make_axes(cycles, err) && cycles_take_drifts(cycles, err);
}

struct drawing *figure_cycles(const struct figure_job *job, struct error *err)
{
	struct cycles *cycles = must_alloc(1, sizeof *cycles);

	cycles->job = job;
	if (read(cycles, job, err))
		return draw(cycles, err);
	cycles_free(cycles);
	return NULL;
}
