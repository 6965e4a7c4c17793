/* figure-means.c — the figure of means: its axis, its texts, its legend. */
#include "figure-means.h"

#include "caption.h"
#include "length.h"
#include "utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TICK_SPACING 28.0 /* between two ticks, about */

static void means_free(struct drawing *drawing)
{
	struct means *means = (struct means *)drawing;

	for (size_t i = 0; i < means->data.group_count; i++) {
		if (means->labels)
			free(means->labels[i]);
		if (means->absent)
			free(means->absent[i]);
	}
	for (size_t i = 0; means->run_labels && i < means->data.run_count; i++)
		free(means->run_labels[i]);
	free(means->run_labels);
	free(means->labels);
	free(means->absent);
	free(means->numbers);
	free(means->points);
	for (size_t i = 0; i < DIRECTION_COUNT; i++)
		free(means->painted[i]);
	free(means->axis_title);
	free(drawing->title);
	free(drawing->caption);
	free(drawing->alt);
	figure_data_free(&means->data);
	layout_free(&means->layout);
	free(means);
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
static char *alt_of(const struct means *means, struct error *err)
{
	const struct figure_data *data = &means->data;
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (out) {
		(void)fprintf(out,
			      "Strip plot. Vertical axis: %s, %s. One column of points for each "
			      "case, with its mean and interval.",
			      data->metric->title,
			      means->axis.unit.text[0] != '\0' ? means->axis.unit.text : "no unit");
		for (size_t i = 0; i < data->group_count; i++)
			(void)fprintf(out, " %s: %s.", data->groups[i].label,
				      data->groups[i].n > 0 ? means->numbers[i] : means->absent[i]);
	}
	if (out && fclose(out) == 0)
		return text;
	free(text);
	error_memory(err);
	return NULL;
}

/* Title, caption and alternative text. */
static bool make_words(struct means *means, struct error *err)
{
	char *rest = caption_of_means(&means->data, &means->axis, means->job->style.language, err);
	char *usual = NULL;

	if (rest)
		means->drawing.caption = figure_caption(means->job, rest, err);
	free(rest);
	if (asprintf(&usual, "%s by case", means->data.metric->title) < 0)
		return error_memory(err);
	means->drawing.title = figure_title(means->job, usual, err);
	free(usual);
	means->drawing.alt = alt_of(means, err);
	return means->drawing.caption && means->drawing.title && means->drawing.alt;
}

static bool make_texts(struct means *means, struct error *err)
{
	const struct figure_data *data = &means->data;
	size_t room = data->group_count + 1;

	means->labels = calloc(room, sizeof *means->labels);
	means->absent = calloc(room, sizeof *means->absent);
	means->run_labels = calloc(data->run_count + 1, sizeof *means->run_labels);
	means->numbers = calloc(room, sizeof *means->numbers);
	means->axis_title = axis_title_of(data->metric, &means->axis.unit, "   ", err);
	if (!means->labels || !means->run_labels || !means->absent || !means->numbers ||
	    !means->axis_title)
		return error_memory(err);
	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];

		means->labels[i] = utf8_breakable(group->label);
		means->absent[i] = group_absent_text(group);
		if (!means->labels[i] || !means->absent[i])
			return error_memory(err);
		if (group->n > 0)
			number_short(means->numbers[i], group->mean * means->axis.unit.factor,
				     means->job->style.language);
	}
	for (size_t i = 0; i < data->run_count; i++) {
		means->run_labels[i] = utf8_breakable(data->runs[i].label);
		if (!means->run_labels[i])
			return error_memory(err);
	}
	return make_words(means, err);
}

static void add_mean_to_legend(struct means *means)
{
	const char *text = "mean";
	bool has_interval = false;

	for (size_t i = 0; i < means->data.group_count; i++)
		has_interval = has_interval || !isnan(means->data.groups[i].low);
	if (has_interval) {
		(void)snprintf(means->legend_mean, sizeof means->legend_mean,
			       "mean, %.6g %% interval", means->data.level * 100);
		text = means->legend_mean;
	}
	legend_add(&means->legend, has_interval ? LEGEND_INTERVAL : LEGEND_MEAN, NULL, text);
}

static void make_legend(struct means *means)
{
	static const char *const names[DIRECTION_COUNT] = { "A → B", "B → A" };
	const struct figure_data *data = &means->data;
	bool seen[DIRECTION_COUNT] = { false };

	for (size_t i = 0; i < data->point_count; i++)
		seen[data->points[i].direction] = true;
	for (unsigned i = 0; i < DIRECTION_COUNT; i++)
		if (seen[i])
			legend_add(&means->legend, LEGEND_POINT,
				   theme_look(means->job->style.theme, i), names[i]);
	if (data->point_count > 0)
		add_mean_to_legend(means);
}

/* The axis title stands in one line if the plot is high enough, else in two. */
static bool fit_axis_title(struct means *means, struct error *err)
{
	struct text_block block = means_axis_title(means);

	if (text_measure(means->job->style.setter, &block).width <=
	    layout_plot_height(length_points(means->job->wish->width_mm)))
		return true;
	free(means->axis_title);
	means->axis_title = axis_title_of(means->data.metric, &means->axis.unit, "\n", err);
	return means->axis_title != NULL;
}

static bool make(struct means *means, struct error *err)
{
	const struct rect *plot = &means->layout.plot;

	means->axis = means_axis(&means->data, wanted_ticks(means->job->wish));
	if (!make_texts(means, err) || !fit_axis_title(means, err))
		return false;
	make_legend(means);
	if (!means_lay_out(means, err))
		return false;
	means->drawing.height_mm = length_mm(means->layout.page.height);
	means->y = axis_scale(&means->axis, plot->y + plot->height, plot->y);
	return means_place_points(means, err);
}

struct drawing *means_of(struct figure_data *data, const struct figure_job *job, struct error *err)
{
	struct means *means = calloc(1, sizeof *means);

	if (!means) {
		figure_data_free(data);
		error_memory(err);
		return NULL;
	}
	means->drawing = (struct drawing){ .width_mm = job->wish->width_mm,
					   .paint = means_paint,
					   .write_numbers = means_write_numbers,
					   .free = means_free };
	means->data = *data;
	means->job = job;
	means->drawing.metric = means->data.metric;
	*data = (struct figure_data){ 0 };
	if (make(means, err))
		return &means->drawing;
	means_free(&means->drawing);
	return NULL;
}

struct drawing *figure_means(const struct figure_job *job, struct error *err)
{
	struct figure_data data;
	const struct metric *metric = job->wish->metric;

	if (!metric)
		metric = metric_at(metric_find("total_time_seconds"));
	if (!figure_data_read(&data, job->sources, job->labels, metric, err))
		return NULL;
	return means_of(&data, job, err);
}
