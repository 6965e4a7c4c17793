/* cycles.c — the figure of values over cycles: its axes, its texts. */
#include "cycles.h"

#include "report/figures/strips/strips.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void cycles_free(struct drawing *drawing)
{
	struct cycles *cycles = (struct cycles *)drawing;

	for (size_t i = 0; i < cycles->vm_count; i++)
		free(cycles->vm_labels[i]);
	for (size_t i = 0; i < cycles->data.group_count; i++) {
		if (cycles->drifts)
			free(cycles->drifts[i].words);
		if (cycles->heads)
			free(cycles->heads[i]);
	}
	free(cycles->vms);
	free(cycles->vm_labels);
	free(cycles->points);
	free(cycles->places);
	free(cycles->tracks);
	free(cycles->drifts);
	free(cycles->heads);
	free(cycles->y_title);
	free(drawing->title);
	free(drawing->caption);
	free(drawing->alt);
	figure_data_free(&cycles->data);
	free(cycles);
}

static void make_axes(struct cycles *cycles)
{
	const char *unit = cycles->data.metric->column.unit;
	double low = INFINITY;
	double high = -INFINITY;
	double first = INFINITY;
	double last = -INFINITY;

	for (size_t i = 0; i < cycles->point_count; i++) {
		const struct cycle_point *point = &cycles->points[i];

		low = fmin(low, point->point->value);
		high = fmax(high, point->point->value);
		first = fmin(first, point->cycle);
		last = fmax(last, point->cycle);
	}
	cycles->x = axis_empty("");
	cycles->y = axis_empty(unit);
	if (cycles->point_count == 0)
		return;
	cycles->x = axis_counts(first, last);
	cycles->y = axis_linear(low, high, unit, 5);
}

static bool make_heads(struct cycles *cycles, struct error *err)
{
	const struct figure_data *data = &cycles->data;

	cycles->heads = calloc(data->group_count + 1, sizeof *cycles->heads);
	if (!cycles->heads)
		return error_memory(err);
	for (size_t i = 0; i < data->group_count; i++) {
		size_t size;
		FILE *out = open_memstream(&cycles->heads[i], &size);

		if (!out)
			return error_memory(err);
		group_print_name(out, data, &data->groups[i]);
		if (fclose(out) != 0)
			return error_memory(err);
	}
	return true;
}

static bool has_drift(const struct cycles *cycles)
{
	for (size_t i = 0; i < cycles->data.group_count; i++)
		if (!isnan(cycles->drifts[i].low))
			return true;
	return false;
}

static bool print_caption(FILE *out, const void *figure)
{
	const struct cycles *cycles = figure;
	const struct figure_data *data = &cycles->data;

	fprintf(out, "%s over the cycle, by ", data->metric->title);
	figure_data_print_by(out, data);
	strips_print_runs(out, data);
	if (cycles->job->wish->vm)
		fprintf(out, ", VM %s", cycles->vm_count > 0 ? cycles->vm_labels[0] : "");
	fputs(". Points: single migrations; ", out);
	fputs(cycles->by_vm ? "lines join those of one VM in one direction in consecutive "
			      "cycles. "
			    : "with so many VMs no lines are drawn. ",
	      out);
	if (cycles->y.low > 0)
		fputs("The vertical axis does not begin at zero. ", out);
	if (has_drift(cycles))
		fprintf(out, "Drift: change per cycle within the VMs%s, with its interval. ",
			cycles->job->wish->vm ? ", all of them" : "");
	if (cycles->job->wish->vm) {
		number_print_count(out, (long long)cycles->point_count,
				   cycles->job->style.language);
		fputs(" migrations of this VM are drawn. ", out);
		return true;
	}
	strips_print_counts(out, data, cycles->job->style.language);
	return strips_print_absent(out, data, cycles->job->style.language);
}

static bool print_alt(FILE *out, const void *figure)
{
	const struct cycles *cycles = figure;

	fprintf(out,
		"One panel for each group. Horizontal axis: cycle. Vertical axis: %s, "
		"%s.",
		cycles->data.metric->title, cycles->y.unit.text);
	for (size_t i = 0; i < cycles->data.group_count; i++)
		fprintf(out, " %s: %lld migrations, %s.", cycles->heads[i],
			cycles->data.groups[i].n,
			cycles->drifts[i].known ? cycles->drifts[i].words : "drift not told");
	return true;
}

static bool make_words(struct cycles *cycles, struct error *err)
{
	char *rest = figure_text(print_caption, cycles, err);
	char *usual = NULL;

	if (rest)
		cycles->drawing.caption = figure_caption(cycles->job, rest, err);
	free(rest);
	if (asprintf(&usual, "%s over the cycles", cycles->data.metric->title) < 0)
		return error_memory(err);
	cycles->drawing.title = figure_title(cycles->job, usual, err);
	free(usual);
	cycles->drawing.alt = figure_text(print_alt, cycles, err);
	cycles->y_title = axis_title_of(cycles->data.metric, &cycles->y.unit, "   ");
	return cycles->drawing.caption && cycles->drawing.title && cycles->drawing.alt;
}

static bool make(struct cycles *cycles, struct error *err)
{
	if (!cycles_make_tracks(cycles, cycles->job->wish->vm, err))
		return false;
	make_axes(cycles);
	return make_heads(cycles, err) && cycles_take_drifts(cycles, err) &&
	       make_words(cycles, err) && cycles_lay_out(cycles, err);
}

struct drawing *figure_cycles(const struct figure_job *job, struct error *err)
{
	struct cycles *cycles = calloc(1, sizeof *cycles);
	const struct metric *metric = job->wish->metric;

	if (!cycles) {
		error_memory(err);
		return NULL;
	}
	if (!metric)
		metric = metric_at(METRIC_TOTAL_TIME_SECONDS);
	cycles->job = job;
	cycles->drawing = (struct drawing){ .width_mm = job->wish->width_mm,
					    .metric = metric,
					    .paint = cycles_paint,
					    .write_numbers = cycles_write_numbers,
					    .free = cycles_free };
	if (figure_data_read(&cycles->data, job->sources, job->labels, metric, job->wish->case_name,
			     err)) {
		memcpy(cycles->drawing.by, cycles->data.by, sizeof cycles->data.by);
		cycles->drawing.by_count = cycles->data.by_count;
		if (make(cycles, err))
			return &cycles->drawing;
	}
	cycles_free(&cycles->drawing);
	return NULL;
}
