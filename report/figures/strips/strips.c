/* strips.c — the figures of strips: their axis, their texts, their legend. */
#include "strips.h"

#include "report/draw/paper.h"
#include "report/draw/utf8.h"
#include "report/figures/kit/captions.h"
#include "report/figures/kit/sheet.h"
#include "report/figures/kit/values.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define TICK_SPACING 28.0 /* between two ticks, about */

static void strips_free(struct drawing *drawing)
{
	struct strips *strips = (struct strips *)drawing;

	for (size_t i = 0; strips->labels && i < strips->data.group_count; i++) {
		free(strips->labels[i]);
		free(strips->absent[i]);
	}
	for (size_t i = 0; strips->run_labels && i < strips->data.cluster_count; i++)
		free(strips->run_labels[i]);
	free(strips->run_labels);
	free(strips->labels);
	free(strips->absent);
	free(strips->numbers);
	free(strips->points);
	for (size_t i = 0; i < DIRECTION_COUNT; i++)
		free(strips->painted[i]);
	free(strips->axis_title);
	drawing_free_words(drawing);
	figure_data_free(&strips->data);
	layout_free(&strips->layout);
	free(strips);
}

static int wanted_ticks(const struct figure_wish *wish)
{
	double plot = layout_plot_height(length_points(wish->width_mm));
	double texts = 80; /* about what the texts take of a page whose height is given */

	if (wish->height_mm > 0)
		plot = fmax(length_points(wish->height_mm) - texts, 0);
	return axis_wanted(plot, TICK_SPACING);
}

/* What a screen reader is told instead of the picture. */
static void print_alt(FILE *out, const void *figure)
{
	const struct strips *strips = figure;
	const struct figure_data *data = &strips->data;

	fprintf(out, "%s Vertical axis: %s, %s.", strips->kind->chart, data->metric->title,
		strips->axis.unit.text[0] != '\0' ? strips->axis.unit.text : "no unit");
	for (size_t i = 0; i < data->group_count; i++) {
		bool drawn = strips->numbers[i][0] != '\0';

		fputc(' ', out);
		group_print_name(out, data, &data->groups[i]);
		fprintf(out, ": %s%s%s.", drawn ? strips->kind->row_name : "", drawn ? " " : "",
			drawn ? strips->numbers[i] : strips->absent[i]);
	}
}

static void print_caption(FILE *out, const void *figure)
{
	const struct strips *strips = figure;

	strips->kind->print_caption(out, strips);
	values_print_beyond(out, strips->beyond, strips->job->style.language);
	if (strips->axis.kind == AXIS_LOG)
		fputs("The vertical axis is logarithmic: the same height is the same ratio. ", out);
}

/* Title, caption and alternative text. */
static void make_words(struct strips *strips)
{
	const struct figure_data *data = &strips->data;
	char *usual = must_print("%s%s%s%s%s%s", strips->kind->title, data->metric->title,
				 data->by[0][0] != '\0' ? " by " : "", data->by[0],
				 data->by_count > 1 ? " and " : "",
				 data->by_count > 1 ? data->by[1] : "");

	drawing_set_words(&strips->drawing, strips->job, usual, figure_text(print_caption, strips),
			  figure_text(print_alt, strips));
}

static void make_texts(struct strips *strips)
{
	const struct figure_data *data = &strips->data;
	size_t room = data->group_count + 1; /* the layout asks for the first number at any rate */

	strips->labels = must_alloc(room, sizeof *strips->labels);
	strips->absent = must_alloc(room, sizeof *strips->absent);
	strips->run_labels = must_alloc(data->cluster_count, sizeof *strips->run_labels);
	strips->numbers = must_alloc(room, sizeof *strips->numbers);
	strips->axis_title = axis_title_of(data->metric, &strips->axis.unit, "   ");
	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];
		double centre;

		strips->labels[i] = utf8_breakable(group->label);
		strips->absent[i] = group_absent_text(group, strips->job->style.language);
		centre = strips->kind->centre(data, group);
		if (!isnan(centre))
			number_short(strips->numbers[i], centre * strips->axis.unit.factor,
				     strips->job->style.language);
	}
	for (size_t i = 0; i < data->cluster_count; i++) {
		const char *label = data->clusters[i].label;

		strips->run_labels[i] = utf8_breakable(label ? label : "");
	}
	make_words(strips);
}

static void make_legend(struct strips *strips)
{
	const struct figure_data *data = &strips->data;
	bool seen[DIRECTION_COUNT] = { false };

	for (size_t i = 0; i < data->group_count; i++)
		for (size_t j = 0; j < data->groups[i].point_count; j++) {
			const struct point *point = &data->points[data->groups[i].first_point + j];

			seen[point->direction] = seen[point->direction] || !point->undirected;
		}
	for (unsigned i = 0; i < DIRECTION_COUNT; i++)
		if (seen[i] && !strips->kind->no_points)
			legend_add(&strips->legend, LEGEND_POINT,
				   theme_look(strips->job->style.theme, i), direction_words[i]);
	if (!figure_data_is_empty(data))
		strips->kind->add_legend(strips);
	if (strips->job->wish->legend == LEGEND_NONE)
		strips->legend.count = 0;
	strips->drawing.legend = &strips->legend;
}

/* The axis title stands in one line if the plot is high enough, else in two. */
static void fit_axis_title(struct strips *strips)
{
	const struct figure_wish *wish = strips->job->wish;
	struct text_block block = strips_axis_title(strips);
	double plot = layout_plot_height(length_points(wish->width_mm));

	/* what stands above and below is not known yet, but it is two lines at least */
	if (wish->height_mm > 0)
		plot = fmin(plot, length_points(wish->height_mm) - 4 * block.size);
	if (strips_measure(strips, &block).width <= plot)
		return;
	free(strips->axis_title);
	strips->axis_title = axis_title_of(strips->data.metric, &strips->axis.unit, "\n");
}

static bool make(struct strips *strips, struct error *err)
{
	const struct rect *plot = &strips->layout.plot;

	if (!strips_make_axis(strips, wanted_ticks(strips->job->wish), err))
		return false;
	make_texts(strips);
	fit_axis_title(strips);
	make_legend(strips);
	if (!strips_lay_out(strips, err))
		return false;
	sheet_place_words(strips->job, &strips->drawing, strips->layout.title.y,
			  strips->layout.caption.y);
	strips->drawing.values = &strips->axis;
	strips->drawing.height_mm = length_mm(strips->layout.page.height);
	strips->y = axis_scale(&strips->axis, plot->y + plot->height, plot->y);
	strips_place_points(strips);
	return true;
}

struct drawing *strips_of(struct figure_data *data, const struct figure_job *job,
			  const struct strips_kind *kind, struct error *err)
{
	struct strips *strips = must_alloc(1, sizeof *strips);

	strips->data = *data;
	strips->job = job;
	strips->kind = kind;
	strips->drawing = (struct drawing){ .width_mm = job->wish->width_mm,
					    .metric = data->metric,
					    .by = strips->data.by,
					    .by_count = data->by_count + data->fixed_count,
					    .paint = strips_paint,
					    .write_numbers = strips_write_numbers,
					    .free = strips_free };
	*data = (struct figure_data){ 0 };
	if (make(strips, err))
		return &strips->drawing;
	strips_free(&strips->drawing);
	return NULL;
}

struct drawing *strips_draw(const struct figure_job *job, const struct strips_kind *kind,
			    struct error *err)
{
	struct data_wish wish = figure_data_wish(job);
	struct figure_data data;

	if (!figure_data_read(&data, job->sources, job->labels,
			      figure_metric(job, METRIC_TOTAL_TIME_SECONDS), &wish, err))
		return NULL;
	return strips_of(&data, job, kind, err);
}
