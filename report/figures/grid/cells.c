/* cells.c — which plots a grid has: one for each metric, text of --by, and case. */
#include "inside.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* The texts of a column: first those that --order names, then the others as they come. */
static bool read_texts(struct grid *grid, size_t column, struct error *err)
{
	const struct figure_wish *wish = grid->job->wish;
	struct texts there = { 0 };
	struct texts *texts = &grid->texts[column];
	bool good = figure_data_texts(&there, grid->job->sources, wish->by.at[column], err);

	for (size_t i = 0; i < wish->order.count; i++)
		if (texts_have(&there, wish->order.at[i]))
			texts_add(texts, "%s", wish->order.at[i]);
	for (size_t i = 0; i < there.count; i++)
		if (!texts_have(texts, there.at[i]) &&
		    (strcmp(wish->by.at[column], "case") != 0 || wish->cases.count == 0 ||
		     texts_have(&wish->cases, there.at[i])))
			texts_add(texts, "%s", there.at[i]);
	texts_free(&there);
	return good;
}

static bool read_columns(struct grid *grid, struct error *err)
{
	const struct texts *by = &grid->job->wish->by;

	if (by->count > BY_MOST)
		return error_set(err, "--by: at most %d columns", BY_MOST);
	for (size_t i = 0; i < by->count; i++)
		if (!read_texts(grid, i, err))
			return false;
	return true;
}

static size_t metric_cells(const struct figure_wish *wish)
{
	return wish->metrics.count > 1 ? wish->metrics.count : 1;
}

/* Of a figure that shows one case each has a plot of its own. */
static size_t case_cells(const struct figure_job *job)
{
	return job->figure->options & FIGURE_GROUPS || job->wish->cases.count == 0
		       ? 1
		       : job->wish->cases.count;
}

static size_t text_cells(const struct grid *grid)
{
	size_t count = 1;

	for (size_t i = 0; i < grid->job->wish->by.count; i++)
		count *= grid->texts[i].count;
	return count;
}

/* "tunnelled: yes"; of a case, and where the paper has its own words for it, these alone. */
static void add_text(FILE *out, const struct figure_job *job, const char *column, const char *text)
{
	char *label = labels_text(job->labels, text);
	char *plain = labels_text(NULL, text);

	if (strcmp(column, "case") != 0 && strcmp(label, plain) == 0)
		fprintf(out, "%s: ", column);
	fputs(label, out);
	free(label);
	free(plain);
}

static void make_title(const struct grid *grid, struct plot_cell *cell)
{
	const struct figure_wish *wish = grid->job->wish;
	const char *between = "";
	size_t length;
	FILE *out = must_open_text(&cell->title, &length);

	if (wish->metrics.count > 1) {
		fputs(cell->wish.metric->title, out);
		between = ", ";
	}
	for (size_t i = 0; i < cell->wish.fixed_count; i++) {
		fputs(between, out);
		add_text(out, grid->job, cell->fixed[i].column, cell->fixed[i].text);
		between = ", ";
	}
	if (case_cells(grid->job) > 1) {
		fputs(between, out);
		add_text(out, grid->job, "case", cell->wish.case_name);
	}
	must_close_text(out);
}

/* Cell number index counts through the cases fastest, then the texts, then the metrics. */
static void make_cell(struct grid *grid, size_t index)
{
	const struct figure_wish *wish = grid->job->wish;
	struct plot_cell *cell = &grid->cells[index];
	size_t cases = case_cells(grid->job);
	size_t rest = index / cases;

	cell->job = *grid->job;
	cell->wish = *wish;
	cell->job.wish = &cell->wish;
	cell->wish.bare = cell->wish.legend_apart = true;
	cell->wish.title = cell->wish.caption = NULL;
	cell->wish.height_mm = 0;
	if (cases > 1)
		cell->wish.case_name = wish->cases.at[index % cases];
	for (size_t i = wish->by.count; i-- > 0; rest /= grid->texts[i].count)
		cell->fixed[i] =
			(struct key_text){ wish->by.at[i],
					   grid->texts[i].at[rest % grid->texts[i].count] };
	cell->wish.fixed = cell->fixed;
	cell->wish.fixed_count = wish->by.count;
	cell->block = index / grid->per_block;
	if (wish->metrics.count > 1)
		cell->wish.metric =
			sources_metric(grid->job->sources, wish->metrics.at[cell->block]);
	make_title(grid, cell);
}

bool grid_make_cells(struct grid *grid, struct error *err)
{
	if (!read_columns(grid, err))
		return false;
	grid->per_block = text_cells(grid) * case_cells(grid->job);
	if (grid->per_block == 0)
		return error_set(err, "--by %s: the analysis has no group",
				 grid->job->wish->by.at[0]);
	grid->cells =
		must_alloc(metric_cells(grid->job->wish) * grid->per_block, sizeof *grid->cells);
	for (; grid->count < metric_cells(grid->job->wish) * grid->per_block; grid->count++)
		make_cell(grid, grid->count);
	return true;
}

bool grid_draw_cells(struct grid *grid, struct error *err)
{
	for (size_t i = 0; i < grid->count; i++) {
		struct plot_cell *cell = &grid->cells[i];

		if (cell->drawing)
			cell->drawing->free(cell->drawing);
		cell->drawing = cell->job.figure->drawing_of(&cell->job, err);
		if (!cell->drawing)
			return false;
	}
	return true;
}
