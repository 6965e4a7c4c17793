/* layout.c — measures the texts of the figures of strips and gives each its place. */
#include "strips.h"

#include "report/draw/paper.h"
#include "report/figures/kit/sheet.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

#define UPWARDS_MOST 84.0 /* a label that reads upwards is no longer than this */
#define TURNED_BELOW 36.0 /* a label in a wider slot is broken into lines rather than turned */

static double widest_tick(const struct strips *strips)
{
	double widest = 0;

	for (size_t i = 0; i < strips->axis.ticks.count; i++) {
		char text[NUMBER_TEXT_SIZE];
		struct text_block block;

		axis_tick_text(&strips->axis, i, strips->job->style.language, text);
		block = strips_tick(strips, text);
		widest = fmax(widest, strips_measure(strips, &block).width);
	}
	return widest;
}

static double widest_number(const struct strips *strips)
{
	double widest = 0;

	for (size_t i = 0; i < strips->data.group_count; i++) {
		struct text_block block = strips_number(strips, i);

		widest = fmax(widest, strips_measure(strips, &block).width);
	}
	return widest;
}

static double place_legend(struct strips *strips)
{
	struct rect *room = &strips->layout.legend;
	double height;

	if (strips->job->wish->legend_apart)
		return 0;
	height = legend_lay_out(&strips->legend, &strips->job->style, room->width);

	if (strips->legend.widest <= room->width)
		return height;
	room->x = strips->layout.caption.x; /* a small figure: the whole page's width */
	room->width = strips->layout.caption.width;
	return legend_lay_out(&strips->legend, &strips->job->style, room->width);
}

/* Text that is too long for its room loses its middle, where names differ least. */
static void shorten(char **text, const struct strips *strips, const struct text_block *block)
{
	char *shorter = text_shortened(strips->job->style.setter, block);

	free(*text);
	*text = shorter;
}

/* Names that would have to be broken in the middle of a word read upwards instead. */
static bool labels_need_turning(const struct strips *strips)
{
	for (size_t i = 0; i < strips->data.group_count; i++) {
		struct text_block block = strips_label(strips, i);

		if (block.width < TURNED_BELOW &&
		    !text_words_fit(strips->job->style.setter, &block))
			return true;
	}
	return false;
}

static double longest_label(const struct strips *strips)
{
	double longest = 0;

	for (size_t i = 0; i < strips->data.group_count; i++) {
		struct text_block block = strips_label(strips, i);

		block.width = 0;
		longest = fmax(longest, strips_measure(strips, &block).width);
	}
	return longest;
}

static void fit_labels(struct strips *strips, double *highest)
{
	strips->labels_upwards = labels_need_turning(strips);
	if (strips->labels_upwards)
		strips->label_length = ceil(fmin(longest_label(strips), UPWARDS_MOST));
	*highest = strips->label_length;
	for (size_t i = 0; i < strips->data.group_count; i++) {
		struct text_block block = strips_label(strips, i);

		shorten(&strips->labels[i], strips, &block);
		block = strips_label(strips, i);
		if (!strips->labels_upwards)
			*highest = fmax(*highest, strips_measure(strips, &block).height);
	}
}

static void fit_run_labels(struct strips *strips, double *highest)
{
	*highest = 0;
	for (size_t i = 0; i < strips->layout.run_count; i++) {
		struct text_block block = strips_run_label(strips, i);

		if (!strips->data.clusters[i].label)
			continue;
		shorten(&strips->run_labels[i], strips, &block);
		block = strips_run_label(strips, i);
		*highest = fmax(*highest, strips_measure(strips, &block).height);
	}
}

/* The height of the row of numbers, if there is one. */
static double measure_numbers(const struct strips *strips)
{
	struct text_block block = strips_number(strips, 0);

	if (strips->layout.numbers_beside || figure_data_is_empty(&strips->data))
		return 0;
	if (strips->layout.numbers_upwards)
		return strips->number_width;
	return strips_measure(strips, &block).height;
}

/* The columns, with room for the name of the row of numbers if there must be such a row. */
static bool lay_out_columns(struct strips *strips, const size_t *run_of, struct error *err)
{
	struct text_block title = strips_axis_title(strips);
	struct text_block name = strips_tick(strips, strips->kind->row_name);
	double title_height = text_measure(strips->job->style.setter, &title).height;
	double row_name = text_measure(strips->job->style.setter, &name).width;
	double ticks = widest_tick(strips);

	strips->number_width = widest_number(strips);

	for (;;) {
		if (!layout_columns(&strips->layout, length_points(strips->job->wish->width_mm),
				    run_of, strips->data.group_count, title_height, ticks, err))
			return false;
		layout_swarm_room(&strips->layout, strips->kind->mark_half, strips->number_width);
		if (strips->layout.numbers_beside || ticks >= row_name)
			return true;
		layout_free(&strips->layout);
		ticks = row_name;
	}
}

static bool lay_out_rows(struct strips *strips, struct error *err)
{
	struct layout_heights heights = { .page = length_points(strips->job->wish->height_mm) };

	heights.title = sheet_title_height(strips->job, &strips->drawing);
	heights.legend = place_legend(strips);
	heights.numbers = measure_numbers(strips);
	fit_labels(strips, &heights.labels);
	fit_run_labels(strips, &heights.run_labels);
	heights.caption = sheet_caption_height(strips->job, &strips->drawing);
	return layout_rows(&strips->layout, &heights, err);
}

bool strips_lay_out(struct strips *strips, struct error *err)
{
	const struct figure_data *data = &strips->data;
	size_t *run_of = must_alloc(data->group_count, sizeof *run_of);
	bool good;

	for (size_t i = 0; i < data->group_count; i++)
		run_of[i] = data->groups[i].cluster;
	good = lay_out_columns(strips, run_of, err) && lay_out_rows(strips, err);
	free(run_of);
	return good;
}
