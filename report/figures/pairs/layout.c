/* layout.c — gives everything of the figure before-after its place. */
#include "pairs.h"

#include "report/draw/axis-paint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROW_HEIGHT   9.5
#define ROW_LEAST    1.6   /* of very many VMs */
#define LABEL_ROW    7.5   /* a lower row has no room for its VM's name */
#define PRINT_TYPE   7.0   /* size of type that these two are for */
#define ROWS_MOST    460.0 /* height of all rows with names */
#define CROWD_HEIGHT 300.0 /* and without, unless they would be lower than ROW_LEAST */
#define LABEL_SHARE  0.24  /* of the width, at most, for the VMs' names */
#define CHANGE_SHARE 0.44  /* of what is left, for the axis of the change */
#define GAP          6.0   /* between names and plot */
#define PLOT_GAP     14.0  /* between the two plots */
#define EMPTY_HEIGHT 60.0  /* of a plot without any VM */
#define BLOCK_GAP    4.0   /* under a block */

struct text_block pairs_words(const struct pairs *pairs, size_t block)
{
	struct text_block text =
		style_block(&pairs->job->style, TYPE_SMALL, pairs->blocks[block].words);

	text.width = pairs->change_plot.width;
	text.align = ALIGN_CENTRE;
	return text;
}

static double other_heights(const struct pairs *pairs)
{
	return (double)pairs->block_count * (pairs->head_height + BLOCK_GAP);
}

static void measure(struct pairs *pairs)
{
	const struct style *style = &pairs->job->style;
	double width = sheet_width(pairs->job);
	double rest;

	pairs->label_width = 0;
	for (size_t i = 0; pairs->has_labels && i < pairs->pair_count; i++)
		pairs->label_width =
			fmax(pairs->label_width,
			     style_measure(style, TYPE_SMALL, pairs->pairs[i].label).width);
	pairs->label_width = ceil(fmin(pairs->label_width, LABEL_SHARE * width));
	rest = width - pairs->label_width - GAP - PLOT_GAP -
	       axis_bottom_overhang(style, &(struct axis_view){ .axis = &pairs->change });
	pairs->change_plot.width = CHANGE_SHARE * rest;
	pairs->plot.width = rest - pairs->change_plot.width;
	pairs->head_height = style_measure(style, TYPE_SMALL, "Ap").height;
	for (size_t i = 0; i < pairs->block_count; i++) {
		struct text_block words = pairs_words(pairs, i);

		pairs->head_height =
			fmax(pairs->head_height, text_measure(style->setter, &words).height);
	}
}

/* The value before, or after where there was none before. */
static double first_value(const struct pair *pair)
{
	return isnan(pair->before) ? pair->after : pair->before;
}

static int by_value(const void *a, const void *b)
{
	double first = first_value(a);
	double second = first_value(b);

	if (first != second)
		return first < second ? -1 : 1;
	return strcmp(((const struct pair *)a)->vm, ((const struct pair *)b)->vm);
}

void pairs_choose_rows(struct pairs *pairs)
{
	double rows = (double)(pairs->pair_count > 0 ? pairs->pair_count : 1);

	double type = pairs->job->style.theme->type[TYPE_SMALL];

	pairs->row_height = fmin(ROW_HEIGHT, ROWS_MOST / rows) * type / PRINT_TYPE;
	pairs->has_labels = pairs->row_height >= LABEL_ROW * type / PRINT_TYPE;
	if (pairs->has_labels)
		return;
	pairs->row_height = fmax(CROWD_HEIGHT / rows, ROW_LEAST);
	for (size_t i = 0; i < pairs->block_count; i++)
		qsort(pairs->pairs + pairs->blocks[i].first, pairs->blocks[i].count,
		      sizeof *pairs->pairs, by_value);
}

static void make_legend(struct pairs *pairs)
{
	const struct theme *theme = pairs->job->style.theme;

	for (size_t i = 0; i < 2; i++)
		legend_add(&pairs->legend, LEGEND_POINT, theme_look(theme, i),
			   pairs->run_labels[i]);
}

static void place_blocks(struct pairs *pairs)
{
	double y = pairs->plot.y;

	for (size_t i = 0; i < pairs->block_count; i++) {
		struct pair_block *block = &pairs->blocks[i];

		block->top = y;
		block->rows_top = y + pairs->head_height;
		y = block->rows_top + pairs->row_height * (double)block->count + BLOCK_GAP;
	}
}

bool pairs_lay_out(struct pairs *pairs, struct error *err)
{
	const struct style *style = &pairs->job->style;
	struct axis_view x = { .axis = &pairs->x, .title = pairs->x_title };
	struct axis_view change = { .axis = &pairs->change, .title = pairs->change_title };
	const struct rect *body = &pairs->sheet.body;
	double rows;
	double bottom;
	double least;

	measure(pairs);
	make_legend(pairs);
	bottom = fmax(axis_bottom_room(style, &x, pairs->plot.width),
		      axis_bottom_room(style, &change, pairs->change_plot.width));
	rows = pairs->pair_count > 0 ? pairs->row_height * (double)pairs->pair_count : EMPTY_HEIGHT;
	least = other_heights(pairs) + bottom;
	if (!sheet_lay_out(&pairs->sheet, pairs->job, &pairs->drawing, &pairs->legend, least + rows,
			   least + ROW_LEAST * (double)pairs->pair_count, err))
		return false;
	pairs->plot.x = body->x + pairs->label_width + GAP;
	pairs->plot.y = body->y;
	pairs->plot.height = body->height - bottom;
	pairs->change_plot.x = pairs->plot.x + pairs->plot.width + PLOT_GAP;
	pairs->change_plot.y = pairs->plot.y;
	pairs->change_plot.height = pairs->plot.height;
	if (pairs->pair_count > 0)
		pairs->row_height =
			(pairs->plot.height - other_heights(pairs)) / (double)pairs->pair_count;
	place_blocks(pairs);
	return true;
}
