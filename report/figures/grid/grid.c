/* grid.c — a figure as its wish has it: one drawing, or several in a grid. */
#include "inside.h"

#include "report/draw/paper.h"

#include "datasets/must.h"

#include <stdlib.h>

static void grid_free(struct drawing *drawing)
{
	struct grid *grid = (struct grid *)drawing;

	for (size_t i = 0; i < grid->count; i++) {
		free(grid->cells[i].title);
		if (grid->cells[i].drawing)
			grid->cells[i].drawing->free(grid->cells[i].drawing);
	}
	for (size_t i = 0; i < grid->legend.count; i++)
		free((char *)grid->legend.items[i].text);
	for (size_t i = 0; i < BY_MOST; i++)
		texts_free(&grid->texts[i]);
	drawing_free_words(drawing);
	free(grid->cells);
	free(grid->row_heights);
	free(grid->title_heights);
	free(grid);
}

static void paint_cell(const struct grid *grid, const struct plot_cell *cell, cairo_t *cr)
{
	struct text_block block = grid_title_block(grid, cell);
	double height = grid->title_heights[cell->row];

	cairo_save(cr);
	cairo_translate(cr, cell->x, cell->y);
	if (grid_shows_title(grid, cell))
		text_paint(grid->job->style.setter, cr, &block, LAYOUT_MARGIN, -height);
	cell->drawing->paint(cell->drawing, cr);
	cairo_restore(cr);
}

static void grid_paint(const struct drawing *drawing, cairo_t *cr)
{
	const struct grid *grid = (const struct grid *)drawing;

	for (size_t i = 0; i < grid->count; i++)
		paint_cell(grid, &grid->cells[i], cr);
	if (grid->legend.count > 0)
		legend_paint(&grid->legend, &grid->job->style, cr, grid->legend_at.x,
			     grid->legend_at.y);
}

static void grid_write_numbers(const struct drawing *drawing, struct sidecar *sidecar)
{
	const struct grid *grid = (const struct grid *)drawing;

	for (size_t i = 0; i < grid->count; i++)
		grid->cells[i].drawing->write_numbers(grid->cells[i].drawing, sidecar);
}

/* What all cells have alike. */
static void take_common(struct grid *grid)
{
	const struct drawing *first = grid->cells[0].drawing;

	grid->drawing.metric = first->metric;
	grid->drawing.by = first->by;
	grid->drawing.by_count = first->by_count;
	for (size_t i = 1; i < grid->count; i++)
		if (grid->cells[i].drawing->metric != first->metric)
			grid->drawing.metric = NULL;
}

static bool is_single(const struct figure_job *job)
{
	const struct figure_wish *wish = job->wish;
	bool several_cases = wish->cases.count > 1 && !(job->figure->options & FIGURE_GROUPS);
	bool usual_place = wish->legend == LEGEND_TOP || wish->legend == LEGEND_NONE;

	return wish->metrics.count <= 1 && wish->by.count == 0 && !several_cases && usual_place;
}

struct drawing *figure_draw(const struct figure_job *job, struct error *err)
{
	struct grid *grid;

	if (sources_file(job->sources) && !job->figure->of_rows) {
		error_set(err,
			  "--figure %s: it tells of migrations (%s), of which the rows of a CSV "
			  "file tell nothing",
			  job->figure->name, job->figure->question);
		return NULL;
	}
	if (is_single(job))
		return job->figure->drawing_of(job, err);
	grid = must_alloc(1, sizeof *grid);
	grid->job = job;
	grid->drawing = (struct drawing){ .paint = grid_paint,
					  .write_numbers = grid_write_numbers,
					  .free = grid_free };
	if (grid_make_cells(grid, err) && grid_lay_out(grid, err)) {
		take_common(grid);
		return &grid->drawing;
	}
	grid_free(&grid->drawing);
	return NULL;
}
