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

	for (size_t i = 0; i < means->data->group_count; i++) {
		if (means->labels)
			free(means->labels[i]);
		if (means->absent)
			free(means->absent[i]);
	}
	for (size_t i = 0; means->run_labels && i < means->data->run_count; i++)
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
	layout_free(&means->layout);
	free(means);
}

static int wanted_ticks(const struct figure_wish *wish)
{
	double plot = layout_plot_height(length_points(wish->width_mm));
	double texts = 80; /* about what the texts take of a page whose height is given */

	if (wish->height_mm > 0)
		plot = fmax(length_points(wish->height_mm) - texts, 0);
	return (int)fmin(fmax(round(plot / TICK_SPACING) + 1, 3), 9);
}

/* "Total migration time (s)" and which way is better, with an arrow that points there once the
 * text is turned to read upwards. */
static char *axis_title_of(const struct metric *metric, const struct unit *unit,
			   const char *separator)
{
	const char *better = better_text(metric->better);
	char *text = NULL;

	if (asprintf(&text, "%s%s%s%s%s%s%s%s", metric->title, unit->text[0] != '\0' ? " (" : "",
		     unit->text, unit->text[0] != '\0' ? ")" : "",
		     better[0] != '\0' ? separator : "",
		     metric->better == LOWER_IS_BETTER ? "← " : "", better,
		     metric->better == HIGHER_IS_BETTER ? " →" : "") < 0)
		return NULL;
	return text;
}

static bool make_texts(struct means *means, struct error *err)
{
	const struct figure_data *data = means->data;
	size_t room = data->group_count + 1;

	means->labels = calloc(room, sizeof *means->labels);
	means->absent = calloc(room, sizeof *means->absent);
	means->run_labels = calloc(data->run_count + 1, sizeof *means->run_labels);
	means->numbers = calloc(room, sizeof *means->numbers);
	means->axis_title = axis_title_of(data->metric, &means->axis.unit, "   ");
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
			number_short(means->numbers[i], group->mean * means->axis.unit.factor);
	}
	for (size_t i = 0; i < data->run_count; i++) {
		means->run_labels[i] = utf8_breakable(data->runs[i].label);
		if (!means->run_labels[i])
			return error_memory(err);
	}
	means->drawing.caption = caption_of_means(data, &means->axis, err);
	if (means->wish->title)
		means->drawing.title = utf8_clean(means->wish->title);
	else if (asprintf(&means->drawing.title, "%s by case", data->metric->title) < 0)
		means->drawing.title = NULL;
	return (means->drawing.caption && means->drawing.title) || error_memory(err);
}

static struct legend_item legend_of_mean(struct means *means)
{
	struct legend_item item = { .text = "mean", .is_mean = true };

	for (size_t i = 0; i < means->data->group_count; i++)
		item.has_interval = item.has_interval || !isnan(means->data->groups[i].low);
	if (item.has_interval) {
		(void)snprintf(means->legend_mean, sizeof means->legend_mean,
			       "mean, %.6g %% interval", means->data->level * 100);
		item.text = means->legend_mean;
	}
	return item;
}

static void make_legend(struct means *means)
{
	static const char *const names[DIRECTION_COUNT] = { "A → B", "B → A" };
	const struct figure_data *data = means->data;
	bool seen[DIRECTION_COUNT] = { false };

	for (size_t i = 0; i < data->point_count; i++)
		seen[data->points[i].direction] = true;
	for (unsigned i = 0; i < DIRECTION_COUNT; i++)
		if (seen[i])
			means->legend[means->legend_count++] =
				(struct legend_item){ .text = names[i],
						      .direction = (enum direction)i };
	if (data->point_count > 0)
		means->legend[means->legend_count++] = legend_of_mean(means);
}

/* The axis title stands in one line if the plot is high enough, else in two. */
static bool fit_axis_title(struct means *means, struct error *err)
{
	struct text_block block = means_axis_title(means);

	if (text_measure(means->setter, &block).width <=
	    layout_plot_height(length_points(means->wish->width_mm)))
		return true;
	free(means->axis_title);
	means->axis_title = axis_title_of(means->data->metric, &means->axis.unit, "\n");
	return means->axis_title || error_memory(err);
}

static bool make(struct means *means, struct error *err)
{
	const struct rect *plot = &means->layout.plot;

	means->axis = axis_of(means->data, wanted_ticks(means->wish));
	if (!make_texts(means, err) || !fit_axis_title(means, err))
		return false;
	make_legend(means);
	if (!means_lay_out(means, err))
		return false;
	means->drawing.height_mm = length_mm(means->layout.page.height);
	means->y = (struct scale){ means->axis.low, means->axis.high, plot->y + plot->height,
				   plot->y };
	return means_place_points(means, err);
}

struct drawing *figure_means(const struct figure_data *data, const struct figure_wish *wish,
			     const struct text_setter *setter, struct error *err)
{
	struct means *means = calloc(1, sizeof *means);

	if (!means) {
		error_memory(err);
		return NULL;
	}
	means->drawing = (struct drawing){ .width_mm = wish->width_mm,
					   .paint = means_paint,
					   .free = means_free };
	means->data = data;
	means->wish = wish;
	means->setter = setter;
	if (make(means, err))
		return &means->drawing;
	means_free(&means->drawing);
	return NULL;
}
