/* pairs.c — the figure before-after: its axes, its texts. */
#include "pairs.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An interval that reaches further than so many times the largest change of a VM is cut. */
#define CHANGE_REACH 3.0

static void pairs_free(struct drawing *drawing)
{
	struct pairs *pairs = (struct pairs *)drawing;

	for (size_t i = 0; i < pairs->block_count; i++) {
		free(pairs->blocks[i].label);
		free(pairs->blocks[i].words);
	}
	for (size_t i = 0; i < pairs->pair_count; i++)
		free(pairs->pairs[i].label);
	free(pairs->blocks);
	free(pairs->pairs);
	free(pairs->left_out);
	free(pairs->run_labels[0]);
	free(pairs->run_labels[1]);
	free(pairs->x_title);
	free(pairs->change_title);
	free(drawing->title);
	free(drawing->caption);
	free(drawing->alt);
	table_free(&pairs->own);
	free(pairs);
}

static void make_value_axis(struct pairs *pairs)
{
	double low = INFINITY;
	double high = -INFINITY;

	for (size_t i = 0; i < pairs->pair_count; i++) {
		low = fmin(low, fmin(pairs->pairs[i].before, pairs->pairs[i].after));
		high = fmax(high, fmax(pairs->pairs[i].before, pairs->pairs[i].after));
	}
	pairs->x = low <= high ? axis_linear(low, high, pairs->metric->column.unit, 4)
			       : axis_empty(pairs->metric->column.unit);
}

/* The axis of differences holds zero and every interval; one that dwarfs the changes of the VMs
 * themselves (two VMs: t = 12.7) is cut. */
static void make_change_axis(struct pairs *pairs)
{
	double low = 0;
	double high = 0;
	double reach = 0;

	for (size_t i = 0; i < pairs->block_count; i++)
		reach = fmax(reach, fabs(pairs->blocks[i].difference));
	for (size_t i = 0; i < pairs->pair_count; i++)
		reach = fmax(reach, fabs(pairs->pairs[i].after - pairs->pairs[i].before));
	reach *= CHANGE_REACH;
	for (size_t i = 0; i < pairs->block_count; i++) {
		const struct pair_block *block = &pairs->blocks[i];

		low = fmin(low, fmax(fmin(block->low, block->difference), -reach));
		high = fmax(high, fmin(fmax(block->high, block->difference), reach));
	}
	pairs->change = low < high ? axis_linear(low, high, pairs->metric->column.unit, 3)
				   : axis_empty(pairs->metric->column.unit);
}

/* "+4.10": a change has a sign. */
static void print_change(FILE *out, const struct pairs *pairs, double value)
{
	char text[NUMBER_TEXT_SIZE];

	number_short(text, value * pairs->change.unit.factor, pairs->job->style.language);
	fprintf(out, "%s%s", value > 0 ? "+" : "", text);
}

static bool make_block_words(const struct pairs *pairs, struct pair_block *block, struct error *err)
{
	size_t size;
	FILE *out = open_memstream(&block->words, &size);

	if (!out)
		return error_memory(err);
	fputs(block->verdict, out);
	if (!isnan(block->difference)) {
		fputs(": ", out);
		print_change(out, pairs, block->difference);
		fprintf(out, "%s%s", pairs->change.unit.text[0] != '\0' ? "\u00A0" : "",
			pairs->change.unit.text);
	}
	if (!isnan(block->low) && !isnan(block->high)) {
		fputs(" (", out);
		print_change(out, pairs, block->low);
		fputs("\u00A0to\u00A0", out);
		print_change(out, pairs, block->high);
		fputc(')', out);
	}
	return fclose(out) == 0 || error_memory(err);
}

static bool make_titles(struct pairs *pairs, struct error *err)
{
	const char *unit = pairs->change.unit.text;

	pairs->x_title = axis_title_of(pairs->metric, &pairs->x.unit, "   ");
	if (asprintf(&pairs->change_title, "Change of the mean%s%s%s", unit[0] != '\0' ? " (" : "",
		     unit, unit[0] != '\0' ? ")" : "") < 0) {
		pairs->change_title = NULL;
		return error_memory(err);
	}
	return true;
}

static bool make_words(struct pairs *pairs, struct error *err)
{
	char *usual = NULL;
	char *rest;
	bool good = true;

	for (size_t i = 0; good && i < pairs->block_count; i++)
		good = make_block_words(pairs, &pairs->blocks[i], err);
	for (size_t i = 0; i < 2; i++)
		pairs->run_labels[i] = labels_text(pairs->job->labels,
						   run_name(sources_run(pairs->job->sources, i)));
	if (!good || !make_titles(pairs, err))
		return false;
	rest = pairs_caption(pairs, err);
	if (rest)
		pairs->drawing.caption = figure_caption(pairs->job, rest, err);
	free(rest);
	if (asprintf(&usual, "%s before and after", pairs->metric->title) < 0)
		return error_memory(err);
	pairs->drawing.title = figure_title(pairs->job, usual, err);
	free(usual);
	pairs->drawing.alt = pairs_alt(pairs, err);
	return pairs->drawing.caption && pairs->drawing.title && pairs->drawing.alt;
}

static bool make(struct pairs *pairs, struct error *err)
{
	if (!pairs_read(pairs, err))
		return false;
	memcpy(pairs->drawing.by, pairs->by, sizeof pairs->by);
	pairs->drawing.by_count = pairs->by_count;
	make_value_axis(pairs);
	make_change_axis(pairs);
	pairs_choose_rows(pairs);
	return make_words(pairs, err) && pairs_lay_out(pairs, err);
}

struct drawing *figure_before_after(const struct figure_job *job, struct error *err)
{
	struct pairs *pairs = calloc(1, sizeof *pairs);
	const struct metric *metric = job->wish->metric;

	if (!pairs) {
		error_memory(err);
		return NULL;
	}
	if (!metric)
		metric = metric_at(METRIC_TOTAL_TIME_SECONDS);
	pairs->job = job;
	pairs->metric = metric;
	pairs->drawing = (struct drawing){ .width_mm = job->wish->width_mm,
					   .metric = metric,
					   .paint = pairs_paint,
					   .write_numbers = pairs_write_numbers,
					   .free = pairs_free };
	if (make(pairs, err))
		return &pairs->drawing;
	pairs_free(&pairs->drawing);
	return NULL;
}
