/* bars.c — the figure of bars: the mean of each group as a bar from zero, with a whisker of the
 * standard deviation, the standard error or the confidence interval. */
#include "strips.h"

#include "report/figures/kit/captions.h"

#include "datasets/package.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Half of a bar's width, at most. */
#define BAR_HALF 11.0

enum whisker_kind { WHISKER_SD, WHISKER_SE, WHISKER_CI };

const struct whisker whiskers[] = {
	{ "sd", "standard deviation" },
	{ "se", "standard error" },
	{ "ci", "confidence interval" },
	{ NULL, NULL },
};

/* The axis follows the ends of the whiskers, whatever they are; it begins at zero, from which bars
 * are told. */
static struct axis axis_of(const struct figure_data *data, int wanted)
{
	double high = -INFINITY;
	double low = 0;

	for (size_t i = 0; i < data->group_count; i++) {
		high = fmax(high, fmax(data->groups[i].mean, data->groups[i].high));
		low = fmin(low, data->groups[i].mean);
	}
	if (!isfinite(high))
		return axis_empty(data->metric->column.unit);
	return axis_linear(low, fmax(high, 0), data->metric->column.unit, wanted);
}

static double centre(const struct figure_data *data, const struct group *group)
{
	(void)data;
	return group->mean;
}

/* The whole of a whisker that goes below zero is told, but drawn to the axis only. */
static void set_whisker(struct figure_data *data, struct group *group, enum whisker_kind kind)
{
	double half = group_number(data, group, kind == WHISKER_SE ? "se" : "sd");

	if (kind == WHISKER_CI)
		return;
	/* what scatters about the mean of all values is told with that mean */
	group->mean = group_number(data, group, "mean");
	group->mean_is_of_vms = false;
	group->low = group->mean - half;
	group->high = group->mean + half;
}

/* ---- colours: what the plan calls the storage of cases, else the last key ---- */

static const char *storage_of(const struct strips *strips, const struct group *group)
{
	const struct run *run = strips->data.runs[group->run].run;
	const json_t *plan = json_object_get(package_provenance(run->package), "plan");
	const json_t *cases = json_object_get(plan, "cases");
	const char *name = group->keys[0];

	if (strips->data.by_count != 1 || strcmp(strips->data.by[0], "case") != 0)
		return NULL;
	for (size_t i = 0; i < json_array_size(cases); i++) {
		const json_t *at = json_array_get(cases, i);
		const char *planned = json_string_value(json_object_get(at, "case"));

		if (planned && strcmp(planned, name) == 0)
			return json_string_value(json_object_get(at, "storage"));
	}
	return NULL;
}

static const char *colour_key(const struct strips *strips, const struct group *group)
{
	const char *storage = storage_of(strips, group);

	return storage ? storage : group->keys[strips->data.by_count - 1];
}

/* The number of the group's colour: groups of one key have one, in the order in which they come. */
static size_t colour_of(const struct strips *strips, size_t group)
{
	const struct figure_data *data = &strips->data;
	const char *key = colour_key(strips, &data->groups[group]);
	size_t number = 0;

	for (size_t i = 0; i <= group; i++) {
		const char *at = colour_key(strips, &data->groups[i]);
		bool is_new = true;

		for (size_t j = 0; j < i; j++)
			is_new = is_new && strcmp(colour_key(strips, &data->groups[j]), at) != 0;
		if (strcmp(at, key) == 0)
			return number;
		number += is_new;
	}
	return number;
}

/* Whether groups share colours: then a legend says what the colours are. */
static bool colours_tell(const struct strips *strips)
{
	for (size_t i = 1; i < strips->data.group_count; i++)
		if (colour_of(strips, i) < i)
			return true;
	return false;
}

static void add_legend(struct strips *strips)
{
	const struct whisker *whisker = strips->kind->whisker;
	bool has_whisker = false;
	size_t told = 0;

	for (size_t i = 0; colours_tell(strips) && i < strips->data.group_count; i++) {
		size_t number = colour_of(strips, i);

		if (number < told)
			continue;
		legend_add_pattern(&strips->legend, number,
				   theme_look(strips->job->style.theme, number),
				   colour_key(strips, &strips->data.groups[i]));
		told = number + 1;
	}
	for (size_t i = 0; i < strips->data.group_count; i++)
		has_whisker = has_whisker || !isnan(strips->data.groups[i].low);
	if (!has_whisker)
		return;
	snprintf(strips->legend_mark, sizeof strips->legend_mark, "mean, %s", whisker->words);
	legend_add(&strips->legend, LEGEND_INTERVAL, NULL, strips->legend_mark);
}

static void paint_mark(const struct strips *strips, size_t index, cairo_t *cr)
{
	const struct group *group = &strips->data.groups[index];
	const struct theme *theme = strips->job->style.theme;
	size_t number = colour_of(strips, index);
	double half = strips->layout.mark_half;
	double x = strips->layout.slots[index].mark_x;
	double base = scale_at(&strips->y, fmax(strips->axis.low, 0));
	double top = scale_at(&strips->y, group->mean);
	struct rect box = { x - half, fmin(base, top), 2 * half, fabs(base - top) };

	marks_pattern(cr, &box, theme_look(theme, number), number, theme->paper);
	if (!isnan(group->low) && !isnan(group->high)) {
		struct extent extent = scale_interval(&strips->y, group->low, group->high);

		marks_interval(cr, x, &extent, theme->interval_width, theme->ink);
	}
}

/* ---- words ---- */

static void print_whisker(FILE *out, const struct strips *strips)
{
	const struct whisker *whisker = strips->kind->whisker;

	if (whisker == &whiskers[WHISKER_SD])
		fprintf(out,
			"one standard deviation (of the sample, all %ss) to each side: how far "
			"single values scatter, not how sure the mean is",
			figure_data_row_word(&strips->data));
	else if (whisker == &whiskers[WHISKER_SE])
		fprintf(out,
			"one standard error (sd / √n) to each side, as if every %s told "
			"something new: VMs and cycles that resemble each other make the mean less "
			"sure than that",
			figure_data_row_word(&strips->data));
	else {
		number_print_percent(out, strips->data.level, strips->job->style.language);
		fputs(" confidence interval of the mean (", out);
		interval_print_kinds(out, &strips->data);
		fputc(')', out);
	}
}

static void print_caption(FILE *out, const void *figure)
{
	const struct strips *strips = figure;
	const struct figure_data *data = &strips->data;
	const struct language *language = strips->job->style.language;
	bool any = false;

	for (size_t i = 0; i < data->group_count; i++)
		any = any || !isnan(data->groups[i].low);
	fprintf(out, "%s by ", data->metric->title);
	caption_print_by(out, data);
	fputs(". ", out);
	if (!figure_data_is_empty(data)) {
		fputs("Bar with number: mean", out);
		if (any) {
			fputs("; whisker: ", out);
			print_whisker(out, strips);
		}
		fputs(". ", out);
	}
	caption_print_counts(out, data, language);
	caption_print_absent(out, data, language);
}

static void write_sd(struct sidecar *sidecar, const struct figure_data *data,
		     const struct group *group)
{
	strips_write_whisker(sidecar, data, group, "mean_sd");
}

static void write_se(struct sidecar *sidecar, const struct figure_data *data,
		     const struct group *group)
{
	strips_write_whisker(sidecar, data, group, "mean_se");
}

static const char chart[] = "Bar chart: one bar for each group from zero to the mean, with a "
			    "whisker.";

static const struct strips_kind kinds[] = {
	[WHISKER_SD] = { .title = "",
			 .chart = chart,
			 .row_name = "mean",
			 .mark_half = BAR_HALF,
			 .no_points = true,
			 .from_zero = true,
			 .whisker = &whiskers[WHISKER_SD],
			 .centre = centre,
			 .axis = axis_of,
			 .add_legend = add_legend,
			 .paint_mark = paint_mark,
			 .print_caption = print_caption,
			 .write_mark = write_sd },
	[WHISKER_SE] = { .title = "",
			 .chart = chart,
			 .row_name = "mean",
			 .mark_half = BAR_HALF,
			 .no_points = true,
			 .from_zero = true,
			 .whisker = &whiskers[WHISKER_SE],
			 .centre = centre,
			 .axis = axis_of,
			 .add_legend = add_legend,
			 .paint_mark = paint_mark,
			 .print_caption = print_caption,
			 .write_mark = write_se },
	[WHISKER_CI] = { .title = "",
			 .chart = chart,
			 .row_name = "mean",
			 .mark_half = BAR_HALF,
			 .no_points = true,
			 .from_zero = true,
			 .whisker = &whiskers[WHISKER_CI],
			 .centre = centre,
			 .axis = axis_of,
			 .add_legend = add_legend,
			 .paint_mark = paint_mark,
			 .print_caption = print_caption,
			 .write_mark = strips_write_mean },
};

struct drawing *figure_bars(const struct figure_job *job, struct error *err)
{
	const struct whisker *wished = job->wish->whisker;
	size_t kind = wished ? (size_t)(wished - whiskers) : WHISKER_SD;
	struct data_wish wish = figure_data_wish(job);
	struct figure_data data;

	if (!figure_data_read(&data, job->sources, job->labels,
			      figure_metric(job, METRIC_TOTAL_TIME_SECONDS), &wish, err))
		return NULL;
	for (size_t i = 0; i < data.group_count; i++)
		set_whisker(&data, &data.groups[i], (enum whisker_kind)kind);
	return strips_of(&data, job, &kinds[kind], err);
}
