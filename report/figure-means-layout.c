/* figure-means-layout.c — measures the texts of the figure of means and gives each its place. */
#include "figure-means.h"

#include "length.h"

#include <math.h>
#include <stdlib.h>

#define UPWARDS_MOST 64.0 /* a label that reads upwards is no longer than this */
#define TURNED_BELOW 36.0 /* a label in a wider slot is broken into lines rather than turned */

static double widest_tick(const struct means *means)
{
	double widest = 0;

	for (size_t i = 0; i < means->axis.ticks.count; i++) {
		char text[NUMBER_TEXT_SIZE];
		struct text_block block;

		axis_tick_text(&means->axis, i, means->job->style.language, text);
		block = means_tick(means, text);
		widest = fmax(widest, text_measure(means->job->style.setter, &block).width);
	}
	return widest;
}

static double widest_number(const struct means *means)
{
	double widest = 0;

	for (size_t i = 0; i < means->data.group_count; i++) {
		struct text_block block = means_number(means, i);

		widest = fmax(widest, text_measure(means->job->style.setter, &block).width);
	}
	return widest;
}

static double place_legend(struct means *means)
{
	struct rect *room = &means->layout.legend;
	double height = legend_lay_out(&means->legend, &means->job->style, room->width);

	if (means->legend.widest <= room->width)
		return height;
	room->x = means->layout.caption.x; /* a small figure: the whole page's width */
	room->width = means->layout.caption.width;
	return legend_lay_out(&means->legend, &means->job->style, room->width);
}

/* Text that is too long for its room loses its middle, where names differ least. */
static bool shorten(char **text, const struct means *means, const struct text_block *block,
		    struct error *err)
{
	char *shorter = text_shortened(means->job->style.setter, block, err);

	if (!shorter)
		return false;
	free(*text);
	*text = shorter;
	return true;
}

/* Names that would have to be broken in the middle of a word read upwards instead. */
static bool labels_need_turning(const struct means *means)
{
	for (size_t i = 0; i < means->data.group_count; i++) {
		struct text_block block = means_label(means, i);

		if (block.width < TURNED_BELOW && !text_words_fit(means->job->style.setter, &block))
			return true;
	}
	return false;
}

static double longest_label(const struct means *means)
{
	double longest = 0;

	for (size_t i = 0; i < means->data.group_count; i++) {
		struct text_block block = means_label(means, i);

		block.width = 0;
		longest = fmax(longest, text_measure(means->job->style.setter, &block).width);
	}
	return longest;
}

static bool fit_labels(struct means *means, double *highest, struct error *err)
{
	means->labels_upwards = labels_need_turning(means);
	if (means->labels_upwards)
		means->label_length = ceil(fmin(longest_label(means), UPWARDS_MOST));
	*highest = means->label_length;
	for (size_t i = 0; i < means->data.group_count; i++) {
		struct text_block block = means_label(means, i);

		if (!shorten(&means->labels[i], means, &block, err))
			return false;
		block = means_label(means, i);
		if (!means->labels_upwards)
			*highest = fmax(*highest,
					text_measure(means->job->style.setter, &block).height);
	}
	return true;
}

static bool fit_run_labels(struct means *means, double *highest, struct error *err)
{
	*highest = 0;
	for (size_t i = 0; means->data.run_count > 1 && i < means->layout.run_count; i++) {
		struct text_block block = means_run_label(means, i);

		if (!shorten(&means->run_labels[i], means, &block, err))
			return false;
		block = means_run_label(means, i);
		*highest = fmax(*highest, text_measure(means->job->style.setter, &block).height);
	}
	return true;
}

/* The height of the row of numbers, if there is one. */
static double measure_numbers(const struct means *means)
{
	struct text_block block = means_number(means, 0);

	if (means->layout.numbers_beside || means->data.point_count == 0)
		return 0;
	if (means->layout.numbers_upwards)
		return means->number_width;
	return text_measure(means->job->style.setter, &block).height;
}

/* The columns, with room for the name of the row of numbers if there must be such a row. */
static bool lay_out_columns(struct means *means, const size_t *run_of, struct error *err)
{
	struct text_block title = means_axis_title(means);
	struct text_block name = means_tick(means, MEANS_ROW_NAME);
	double title_height = text_measure(means->job->style.setter, &title).height;
	double row_name = text_measure(means->job->style.setter, &name).width;
	double ticks = widest_tick(means);

	means->number_width = widest_number(means);

	for (;;) {
		if (!layout_columns(&means->layout, length_points(means->job->wish->width_mm),
				    run_of, means->data.group_count, title_height, ticks, err))
			return false;
		layout_swarm_room(&means->layout, means->number_width);
		if (means->layout.numbers_beside || ticks >= row_name)
			return true;
		layout_free(&means->layout);
		ticks = row_name;
	}
}

static bool lay_out_rows(struct means *means, struct error *err)
{
	struct layout_heights heights = { .page = length_points(means->job->wish->height_mm) };
	struct text_block block;

	if (means->job->wish->title && !means->job->wish->bare) {
		block = means_title(means);
		heights.title = text_measure(means->job->style.setter, &block).height;
	}
	heights.legend = place_legend(means);
	heights.numbers = measure_numbers(means);
	if (!fit_labels(means, &heights.labels, err) ||
	    !fit_run_labels(means, &heights.run_labels, err))
		return false;
	block = means_caption(means);
	if (!means->job->wish->bare)
		heights.caption = text_measure(means->job->style.setter, &block).height;
	return layout_rows(&means->layout, &heights, err);
}

bool means_lay_out(struct means *means, struct error *err)
{
	const struct figure_data *data = &means->data;
	size_t *run_of = calloc(data->group_count + 1, sizeof *run_of);
	bool good;

	if (!run_of)
		return error_memory(err);
	for (size_t i = 0; i < data->group_count; i++)
		run_of[i] = data->groups[i].run;
	good = lay_out_columns(means, run_of, err) && lay_out_rows(means, err);
	free(run_of);
	return good;
}
