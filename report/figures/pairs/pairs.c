/* pairs.c — the figure before-after: its axes, its texts. */
#include "pairs.h"

#include "report/figures/kit/captions.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

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
	drawing_free_words(drawing);
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

/* "better: −4.10 s (−4.46 to −3.74)" */
static char *words_of(const struct pairs *pairs, const struct pair_block *block)
{
	const struct language *language = pairs->job->style.language;
	const struct unit *unit = &pairs->change.unit;
	char *words;
	size_t length;
	FILE *out = must_open_text(&words, &length);

	fputs(block->verdict, out);
	if (!isnan(block->difference)) {
		fputs(": ", out);
		caption_print_change(out, block->difference, unit, language);
		fprintf(out, "%s%s", unit->text[0] != '\0' ? GLUE : "", unit->text);
	}
	caption_print_ends(out, block->low, block->high, unit, language);
	must_close_text(out);
	return words;
}

static void make_words(struct pairs *pairs)
{
	const char *unit = pairs->change.unit.text;

	for (size_t i = 0; i < pairs->block_count; i++)
		pairs->blocks[i].words = words_of(pairs, &pairs->blocks[i]);
	for (size_t i = 0; i < 2; i++)
		pairs->run_labels[i] = labels_text(pairs->job->labels,
						   run_name(sources_run(pairs->job->sources, i)));
	pairs->x_title = axis_title_of(pairs->metric, &pairs->x.unit, "   ");
	pairs->change_title = must_print(
		unit[0] != '\0' ? "Change of the mean (%s)" : "Change of the mean%s", unit);
	drawing_set_words(&pairs->drawing, pairs->job,
			  must_print("%s before and after", pairs->metric->title),
			  figure_text(pairs_caption, pairs), figure_text(pairs_alt, pairs));
}

static bool make(struct pairs *pairs, struct error *err)
{
	if (!pairs_read(pairs, err))
		return false;
	pairs->drawing.by_count = pairs->by_count;
	make_value_axis(pairs);
	make_change_axis(pairs);
	pairs_choose_rows(pairs);
	make_words(pairs);
	return pairs_lay_out(pairs, err);
}

struct drawing *figure_before_after(const struct figure_job *job, struct error *err)
{
	struct pairs *pairs = must_alloc(1, sizeof *pairs);

	pairs->job = job;
	pairs->metric = figure_metric(job, METRIC_TOTAL_TIME_SECONDS);
	pairs->drawing = (struct drawing){ .width_mm = job->wish->width_mm,
					   .metric = pairs->metric,
					   .by = pairs->by,
					   .paint = pairs_paint,
					   .write_numbers = pairs_write_numbers,
					   .free = pairs_free };
	if (make(pairs, err))
		return &pairs->drawing;
	pairs_free(&pairs->drawing);
	return NULL;
}
