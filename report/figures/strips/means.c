/* means.c — the figure of means: the mean of each group with its confidence interval. */
#include "strips.h"

#include "report/figures/kit/captions.h"

#include <math.h>
#include <stdio.h>

/* An interval may make the axis longer than points and means do by this factor. */
#define INTERVAL_ROOM 1.25

static double centre(const struct figure_data *data, const struct group *group)
{
	(void)data;
	return group->mean;
}

static double highest_value(const struct figure_data *data)
{
	double high = -INFINITY;

	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];

		high = fmax(high, group->mean);
		for (size_t j = 0; j < group->point_count; j++)
			high = fmax(high, data->points[group->first_point + j].value);
	}
	return high;
}

static double lowest_value(const struct figure_data *data)
{
	double low = 0;

	for (size_t i = 0; i < data->group_count; i++)
		for (size_t j = 0; j < data->groups[i].point_count; j++)
			low = fmin(low, data->points[data->groups[i].first_point + j].value);
	return low;
}

static double with_intervals(const struct figure_data *data, double high)
{
	double limit = high * INTERVAL_ROOM;

	for (size_t i = 0; i < data->group_count; i++)
		if (data->groups[i].high <= limit)
			high = fmax(high, data->groups[i].high);
	return high;
}

/* It begins at zero, for the eye compares heights, unless a value is negative. It follows points
 * and means. An interval widens it a little; one that would dwarf the points (two VMs: t = 12.7)
 * does not, and is drawn cut. */
static struct axis axis_of(const struct figure_data *data, int wanted)
{
	double highest = highest_value(data);

	if (!isfinite(highest))
		return axis_empty(data->metric->column.unit);
	return axis_linear(lowest_value(data), fmax(with_intervals(data, highest), 0),
			   data->metric->column.unit, wanted);
}

static void add_legend(struct strips *strips)
{
	bool has_interval = false;
	char level[NUMBER_TEXT_SIZE];

	number_percent(level, strips->data.level, strips->job->style.language);
	for (size_t i = 0; i < strips->data.group_count; i++)
		has_interval = has_interval || !isnan(strips->data.groups[i].low);
	snprintf(strips->legend_mark, sizeof strips->legend_mark, "mean");
	if (has_interval)
		snprintf(strips->legend_mark, sizeof strips->legend_mark, "mean, %s interval",
			 level);
	legend_add(&strips->legend, has_interval ? LEGEND_INTERVAL : LEGEND_MEAN, NULL,
		   strips->legend_mark);
}

static void paint_mark(const struct strips *strips, size_t index, cairo_t *cr)
{
	const struct group *group = &strips->data.groups[index];
	const struct theme *theme = strips->job->style.theme;
	double x = strips->layout.slots[index].mark_x;

	if (!isnan(group->low) && !isnan(group->high)) {
		struct extent extent = scale_interval(&strips->y, group->low, group->high);

		marks_interval(cr, x, &extent, theme->interval_width, theme->ink);
	}
	marks_mean(cr, (struct position){ x, scale_at(&strips->y, group->mean) }, theme->ink);
}

static void print_interval(FILE *out, const struct figure_data *data,
			   const struct language *language)
{
	bool of_vms = false;
	bool any = false;

	for (size_t i = 0; i < data->group_count; i++) {
		of_vms = of_vms || data->groups[i].mean_is_of_vms;
		any = any || !isnan(data->groups[i].low);
	}
	fputs("Diamond with number: mean", out);
	if (of_vms)
		fprintf(out, " of the VMs’ levels (VMs have unequal numbers of %ss)",
			figure_data_row_word(data));
	if (any) {
		fputs("; bar: ", out);
		number_print_percent(out, data->level, language);
		fputs(" confidence interval of the mean (", out);
		interval_print_kinds(out, data);
		fputc(')', out);
	}
	fputs(". ", out);
}

static void print_cut(FILE *out, const struct strips *strips)
{
	const struct figure_data *data = &strips->data;
	const struct axis *axis = &strips->axis;
	const struct language *language = strips->job->style.language;
	struct sentence sentence = { out,
				     "Intervals that reach beyond the axis (arrow heads): ", ", ",
				     0 };

	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];
		char low[NUMBER_TEXT_SIZE];
		char high[NUMBER_TEXT_SIZE];

		if (!axis_cuts(axis, group->low, group->high))
			continue;
		number_short(low, group->low * axis->unit.factor, language);
		number_short(high, group->high * axis->unit.factor, language);
		sentence_next(&sentence);
		group_print_name(out, data, group);
		fprintf(out, " %s to %s", low, high);
	}
	if (sentence.count > 0)
		fprintf(out, "%s%s. ", axis->unit.text[0] != '\0' ? GLUE : "", axis->unit.text);
}

static void print_without_interval(FILE *out, const struct figure_data *data, bool too_few,
				   const char *reason)
{
	struct sentence sentence = { out, "No interval for ", ", ", 0 };

	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];

		if (group->n == 0 || !isnan(group->low) || group->too_few != too_few)
			continue;
		sentence_next(&sentence);
		group_print_name(out, data, group);
	}
	sentence_end(&sentence, reason);
}

static void print_caption(FILE *out, const void *figure)
{
	const struct strips *strips = figure;
	const struct figure_data *data = &strips->data;
	const struct language *language = strips->job->style.language;
	bool of_rows = data->file && !data->file->unit_of;

	fprintf(out, "%s by ", data->metric->title);
	caption_print_by(out, data);
	fputs(". ", out);
	if (!figure_data_is_empty(data)) {
		fprintf(out, "Points: single %ss. ", figure_data_row_word(data));
		print_interval(out, data, language);
	}
	if (strips->axis.low > 0 && strips->axis.kind == AXIS_LINEAR)
		fputs("The axis does not begin at zero. ", out);
	caption_print_counts(out, data, language);
	print_cut(out, strips);
	print_without_interval(out, data, true,
			       of_rows ? ": two rows are too few to say how sure a mean is; a "
					 "third would do. "
				       : ": two VMs, or two cycles, are too few to say how sure a "
					 "mean is; a third would do. ");
	print_without_interval(out, data, false,
			       of_rows ? ": it takes at least two rows. "
				       : ": it takes at least two VMs, or two cycles. ");
	caption_print_absent(out, data, language);
}

const struct strips_kind strips_of_means = {
	.title = "",
	.chart = "Strip plot: one column of points for each group, beside it the mean with its "
		 "confidence interval.",
	.row_name = "mean",
	.mark_half = MARKS_MEAN_HALF,
	.centre = centre,
	.axis = axis_of,
	.add_legend = add_legend,
	.paint_mark = paint_mark,
	.print_caption = print_caption,
	.write_mark = strips_write_mean,
};

struct drawing *figure_means(const struct figure_job *job, struct error *err)
{
	return strips_draw(job, &strips_of_means, err);
}
