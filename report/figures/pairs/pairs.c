/* pairs.c — the figure before-after: its axes, its rows, its texts. */
#include "pairs.h"

#include "report/figures/kit/captions.h"
#include "report/figures/panels/panels.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An interval that reaches further than so many times the largest change of a VM is cut. */
#define CHANGE_REACH 3.0

#define ROW_HEIGHT   9.5
#define ROW_LEAST    1.6   /* of very many VMs */
#define LABEL_ROW    7.5   /* a lower row has no room for its VM's name */
#define PRINT_TYPE   7.0   /* size of type that these two are for */
#define ROWS_MOST    460.0 /* height of all rows with names */
#define CROWD_HEIGHT 300.0 /* and without, unless they would be lower than ROW_LEAST */
#define EMPTY_HEIGHT 60.0  /* of a plot without any VM */
#define POINT_RADIUS 1.9
#define PLOT_GAP     14.0 /* between the two plots */

static void pairs_free(void *own)
{
	struct pairs *pairs = own;

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

/* Whether a change of that size is a readable number in the unit of the values beside it. */
static bool is_told_in(const struct unit *unit, double largest)
{
	static const double least = 0.01;

	return largest * unit->factor >= least;
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
	pairs->change = !(low < high) ? axis_empty(pairs->metric->column.unit)
			: is_told_in(&pairs->x.unit, fmax(high, -low))
				? axis_linear_in(low, high, &pairs->x.unit, 3)
				: axis_linear(low, high, pairs->metric->column.unit, 3);
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
	for (size_t i = 0; i < pairs->block_count; i++)
		pairs->blocks[i].words = words_of(pairs, &pairs->blocks[i]);
	for (size_t i = 0; i < 2; i++)
		pairs->run_labels[i] =
			labels_text(pairs->job->labels, sources_name(pairs->job->sources, i));
}

/* The value before, or after where there was none before. */
static double first_value(const struct pair *pair)
{
	return isnan(pair->before) ? pair->after : pair->before;
}

static int by_value(const void *a, const void *b)
{
	double first = first_value(a);
	double second = first_value(b);

	if (first != second)
		return first < second ? -1 : 1;
	return strcmp(((const struct pair *)a)->vm, ((const struct pair *)b)->vm);
}

/* How high a row is, and whether it has room for a name: before the caption, which tells. Rows
 * without names are sorted by their value. */
static void choose_rows(struct pairs *pairs)
{
	double rows = (double)(pairs->pair_count > 0 ? pairs->pair_count : 1);
	double type = pairs->job->style.theme->type[TYPE_SMALL];

	pairs->row_height = fmin(ROW_HEIGHT, ROWS_MOST / rows) * type / PRINT_TYPE;
	pairs->has_labels = pairs->row_height >= LABEL_ROW * type / PRINT_TYPE;
	if (pairs->has_labels)
		return;
	pairs->row_height = fmax(CROWD_HEIGHT / rows, ROW_LEAST);
	for (size_t i = 0; i < pairs->block_count; i++)
		qsort(pairs->pairs + pairs->blocks[i].first, pairs->blocks[i].count,
		      sizeof *pairs->pairs, by_value);
}

/* The points of one side, as a curve of its own. */
static struct curve *add_side(struct panel *panel, const struct pairs *pairs, size_t side)
{
	struct curve *points =
		panel_add_curve(panel, CURVE_POINTS, theme_look(pairs->job->style.theme, side),
				pairs->run_labels[side], NULL);

	points->radius = fmin(POINT_RADIUS, pairs->row_height / 2);
	return points;
}

/* A VM in each row, the first at the top: its points and the line between them. */
static void add_dumbbells(struct panels *panels, const struct pairs *pairs, size_t index)
{
	const struct pair_block *block = &pairs->blocks[index];
	struct panel *panel = panels_at(panels, index, 0);
	struct curve *lines = panel_add_curve(panel, CURVE_LINE, &pairs->join, "change", NULL);
	struct curve *before = add_side(panel, pairs, 0);
	struct curve *after = add_side(panel, pairs, 1);

	if (block->count == 0) /* its row is there all the same */
		panels_add_name(&panels->y[index], must_copy(""));
	for (size_t i = 0; i < block->count; i++) {
		const struct pair *pair = &pairs->pairs[block->first + block->count - 1 - i];

		panels_add_name(&panels->y[index], must_copy(pairs->has_labels ? pair->label : ""));
		if (!isnan(pair->before))
			curve_add_xy(before, pair->before, (double)i);
		if (!isnan(pair->after))
			curve_add_xy(after, pair->after, (double)i);
		if (isnan(pair->before) || isnan(pair->after))
			continue;
		curve_add_xy(lines, pair->before, (double)i);
		curve_add_xy(lines, pair->after, (double)i);
		curve_add_xy(lines, NAN, NAN);
	}
}

static void add_block(struct panels *panels, const struct pairs *pairs, size_t index)
{
	const struct pair_block *block = &pairs->blocks[index];
	double rows = fmax((double)block->count, 1);
	struct panel *first = panels_at(panels, index, 0);
	struct panel *panel = panels_at(panels, index, 1);
	struct curve *change = panel_add_curve(panel, CURVE_ACROSS, &panels->ink, "change", NULL);

	add_dumbbells(panels, pairs, index);
	panels->heights[index] = rows * pairs->row_height;
	first->title = must_copy(block->label);
	first->bold = first->outdented = true;
	first->empty = must_copy(pairs->pair_count == 0 ? "no VM has a value" : "");
	panel->title = must_copy(block->words);
	curve_add(change, (struct curve_point){ .x = block->difference,
						.y = (rows - 1) / 2,
						.low = block->low,
						.high = block->high });
}

static void set_axis(struct panels_axis *axis, const struct axis *made)
{
	axis->axis = *made;
	axis->ready = true;
	axis->grid = true;
}

static struct drawing *draw(struct pairs *pairs, struct error *err)
{
	size_t rows = pairs->block_count > 0 ? pairs->block_count : 1;
	struct panels *panels = panels_new(pairs->job, rows, 2);

	panels->own = pairs;
	panels->free_own = pairs_free;
	panels->drawing.metric = pairs->metric;
	panels->drawing.by = pairs->by;
	panels->drawing.by_count = pairs->by_count;
	panels->drawing.write_numbers = pairs_write_numbers;
	panels->title_lines = 3;
	panels->gap = PLOT_GAP;
	set_axis(&panels->x[0], &pairs->x);
	set_axis(&panels->x[1], &pairs->change);
	panels->x[0].shown = axis_title_of(pairs->metric, &pairs->x.unit, "   ");
	panels->x[1].title = must_copy("Change of the mean");
	if (pairs->block_count == 0) {
		panels_at(panels, 0, 0)->empty = must_copy("no VM has a value");
		panels->heights[0] = EMPTY_HEIGHT;
	}
	for (size_t i = 0; i < pairs->block_count; i++)
		add_block(panels, pairs, i);
	for (size_t i = 0; i < 2; i++)
		panels_add_legend(panels, LEGEND_POINT, theme_look(pairs->job->style.theme, i),
				  pairs->run_labels[i]);
	return panels_finish(panels, must_print("%s before and after", pairs->metric->title),
			     figure_text(pairs_caption, pairs), figure_text(pairs_alt, pairs), err);
}

struct drawing *figure_before_after(const struct figure_job *job, struct error *err)
{
	struct pairs *pairs = must_alloc(1, sizeof *pairs);

	pairs->job = job;
	pairs->metric = figure_metric(job, METRIC_TOTAL_TIME_SECONDS);
	pairs->join = (struct look){ .colour = job->style.theme->soft };
	if (!pairs_read(pairs, err)) {
		pairs_free(pairs);
		return NULL;
	}
	make_value_axis(pairs);
	make_change_axis(pairs);
	choose_rows(pairs);
	make_words(pairs);
	return draw(pairs, err);
}
