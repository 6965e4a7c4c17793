/* layout.c — gives everything of the figure of cycles its place. */
#include "layout.h"

#include "report/draw/axis-paint.h"

#include <math.h>

#define PANEL_LEAST 88.0 /* a narrower panel has no room for its words */
#define PANEL_SHAPE 0.62 /* height of one of several tiles, in its width */
#define PLOT_LEAST  40.0

struct text_block cycles_head(const struct cycles *cycles, size_t group)
{
	struct text_block block =
		style_block(&cycles->job->style, TYPE_SMALL, cycles->heads[group]);

	block.bold = true;
	block.width = cycles->tiles.plot_width;
	block.lines = 2;
	return block;
}

struct text_block cycles_drift(const struct cycles *cycles, size_t group)
{
	const struct drift *drift = &cycles->drifts[group];
	struct text_block block =
		style_block(&cycles->job->style, TYPE_SMALL, drift->known ? drift->words : "");

	block.colour = cycles->job->style.theme->soft;
	block.width = cycles->tiles.plot_width;
	block.lines = 4;
	return block;
}

/* The height of the highest head. */
static double head_height(const struct cycles *cycles)
{
	const struct text_setter *setter = cycles->job->style.setter;
	double highest = 0;

	for (size_t i = 0; i < cycles->data.group_count; i++) {
		struct text_block name = cycles_head(cycles, i);
		struct text_block drift = cycles_drift(cycles, i);

		highest = fmax(highest, text_measure(setter, &name).height +
						text_measure(setter, &drift).height);
	}
	return highest + CYCLES_HEAD_GAP;
}

static void make_legend(struct cycles *cycles)
{
	static const char *const names[DIRECTION_COUNT] = { "A → B", "B → A" };
	const struct theme *theme = cycles->job->style.theme;

	for (size_t i = 0; cycles->by_vm && cycles->vm_count > 1 && i < cycles->vm_count; i++)
		legend_add(&cycles->legend, LEGEND_LINE, theme_look(theme, i),
			   cycles->vm_labels[i]);
	for (unsigned i = 0; i < DIRECTION_COUNT; i++) {
		bool seen = false;

		for (size_t j = 0; j < cycles->track_count; j++)
			seen = seen || cycles->tracks[j].direction == i;
		cycles->directions[i] = *theme_look(theme, i);
		if (cycles->by_vm)
			cycles->directions[i].colour = theme->ink;
		if (seen)
			legend_add(&cycles->legend, LEGEND_POINT, &cycles->directions[i], names[i]);
	}
}

static void place_points(struct cycles *cycles)
{
	for (size_t i = 0; i < cycles->point_count; i++) {
		const struct cycle_point *point = &cycles->points[i];
		struct rect plot = tiles_plot(&cycles->tiles, point->group);
		struct scale x = axis_scale(&cycles->x, plot.x, plot.x + plot.width);
		struct scale y = axis_scale(&cycles->y, plot.y + plot.height, plot.y);

		cycles->places[i] = (struct position){ scale_at(&x, point->cycle),
						       scale_at(&y, point->point->value) };
	}
}

bool cycles_lay_out(struct cycles *cycles, struct error *err)
{
	const struct style *style = &cycles->job->style;
	struct axis_view x = { .axis = &cycles->x, .title = CYCLES_X_TITLE };
	struct axis_view y = { .axis = &cycles->y, .title = cycles->y_title, .grid = true };
	struct tiles *tiles = &cycles->tiles;
	double usual = sheet_plot_height(cycles->job);
	double plot;

	make_legend(cycles);
	tiles->count = cycles->data.group_count;
	tiles->left = axis_left_room(style, &y, usual);
	tiles->right = axis_bottom_overhang(style, &x);
	tiles_arrange(tiles, sheet_width(cycles->job), PANEL_LEAST);
	tiles->head = head_height(cycles);
	tiles->bottom = axis_bottom_room(style, &x, sheet_width(cycles->job));
	plot = tiles->count > 1 ? fmin(usual, PANEL_SHAPE * tiles->plot_width) : usual;
	if (tiles->rows == 1) /* the axis title must fit beside it */
		plot = fmax(plot, 0.9 * usual);
	if (!sheet_lay_out(&cycles->sheet, cycles->job, &cycles->drawing, &cycles->legend,
			   tiles_height(tiles, plot), tiles_height(tiles, PLOT_LEAST), err))
		return false;
	tiles_place(tiles, &cycles->sheet.body);
	place_points(cycles);
	return true;
}
