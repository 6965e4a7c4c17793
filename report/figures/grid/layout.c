/* layout.c — where the cells of a grid go, and in which size each is drawn. */
#include "inside.h"

#include "report/draw/paper.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

#define CELL_GAP    8.0   /* between two cells */
#define CELL_LEAST  150.0 /* a narrower cell has no room for its words */
#define TITLE_GAP   2.0
#define TITLE_LINES 2

struct text_block grid_title_block(const struct grid *grid, const struct plot_cell *cell)
{
	struct text_block block = style_lines(&grid->job->style, TYPE_SMALL, cell->title,
					      grid->cell_width - 2 * LAYOUT_MARGIN, TITLE_LINES);

	block.bold = true;
	return block;
}

/* Where no column is left to tell groups apart, the drawing says itself which group it is of. */
bool grid_shows_title(const struct grid *grid, const struct plot_cell *cell)
{
	bool said = grid->job->wish->metrics.count <= 1 && cell->wish.fixed_count > 0 &&
		    cell->drawing->by_count == cell->wish.fixed_count;

	return cell->title[0] != '\0' && !said;
}

/* ---- rows and columns ---- */

static void arrange(struct grid *grid, double width, size_t columns)
{
	size_t block_rows = (grid->per_block + columns - 1) / columns;
	size_t blocks = grid->count / grid->per_block;

	/* blocks of one cell follow each other as the cells of one block do */
	if (grid->per_block == 1) {
		block_rows = (blocks + columns - 1) / columns;
		grid->columns = (blocks + block_rows - 1) / block_rows;
		grid->rows = block_rows;
	} else {
		grid->columns = (grid->per_block + block_rows - 1) / block_rows;
		grid->rows = block_rows * blocks;
	}
	for (size_t i = 0; i < grid->count; i++) {
		struct plot_cell *cell = &grid->cells[i];
		size_t place = grid->per_block == 1 ? i : i % grid->per_block;

		cell->row = place / grid->columns +
			    (grid->per_block == 1 ? 0 : cell->block * block_rows);
		cell->column = place % grid->columns;
	}
	grid->cell_width = (width - CELL_GAP * (double)(grid->columns - 1)) / (double)grid->columns;
}

static size_t most_columns(const struct grid *grid, double width)
{
	double fit = floor((width + CELL_GAP) / (CELL_LEAST + CELL_GAP));
	size_t cells = grid->per_block > 1 ? grid->per_block : grid->count;

	return (size_t)fmax(fmin(fit, (double)cells), 1);
}

/* Draws all cells in the width of the columns and as high as they like to be. */
static bool try_columns(struct grid *grid, double width, size_t columns, struct error *err)
{
	arrange(grid, width, columns);
	for (size_t i = 0; i < grid->count; i++) {
		grid->cells[i].wish.width_mm = length_mm(grid->cell_width);
		grid->cells[i].wish.height_mm = 0;
	}
	return grid_draw_cells(grid, err);
}

/* The same in fewer columns where a cell finds that too narrow. */
static bool draw_in(struct grid *grid, double width, struct error *err)
{
	for (size_t columns = most_columns(grid, width);; columns--) {
		struct error why = { 0 };

		if (try_columns(grid, width, columns, &why))
			return true;
		if (columns == 1 || why.of_system)
			return try_columns(grid, width, columns, err);
	}
}

/* ---- one axis for all cells of a metric ---- */

static bool share_axis(const struct plot_cell *a, const struct plot_cell *b)
{
	return a->drawing->values && b->drawing->values && b->drawing->values->ticks.count > 0 &&
	       a->drawing->metric == b->drawing->metric;
}

static void share_axes(struct grid *grid)
{
	struct axis *shared = must_alloc(grid->count, sizeof *shared);

	for (size_t i = 0; i < grid->count; i++) {
		bool any = false;

		for (size_t j = 0; j < grid->count; j++) {
			const struct axis *axis = grid->cells[j].drawing->values;

			if (!share_axis(&grid->cells[i], &grid->cells[j]))
				continue;
			if (!any)
				shared[i] = *axis;
			any = true;
			shared[i].low = fmin(shared[i].low, axis->low);
			shared[i].high = fmax(shared[i].high, axis->high);
			if (axis->kind == AXIS_LOG)
				shared[i].kind = AXIS_LOG;
		}
		if (!any)
			continue;
		grid->cells[i].wish.limited = true;
		grid->cells[i].wish.low = shared[i].low;
		grid->cells[i].wish.high = shared[i].high;
		grid->cells[i].wish.log = shared[i].kind == AXIS_LOG && shared[i].low > 0;
	}
	free(shared);
}

/* ---- heights and places ---- */

static void measure_rows(struct grid *grid)
{
	free(grid->row_heights);
	free(grid->title_heights);
	grid->row_heights = must_alloc(grid->rows, sizeof *grid->row_heights);
	grid->title_heights = must_alloc(grid->rows, sizeof *grid->title_heights);
	for (size_t i = 0; i < grid->count; i++) {
		const struct plot_cell *cell = &grid->cells[i];
		struct text_block block = grid_title_block(grid, cell);
		double *height = &grid->row_heights[cell->row];
		double *title = &grid->title_heights[cell->row];

		*height = fmax(*height, length_points(cell->drawing->height_mm));
		if (grid_shows_title(grid, cell))
			*title = fmax(*title, text_measure(grid->job->style.setter, &block).height +
						      TITLE_GAP);
	}
}

/* What the rows take without their drawings. */
static double heights_between(const struct grid *grid)
{
	double height = CELL_GAP * (double)(grid->rows - 1);

	for (size_t i = 0; i < grid->rows; i++)
		height += grid->title_heights[i];
	return height;
}

static double drawings_height(const struct grid *grid)
{
	double height = 0;

	for (size_t i = 0; i < grid->rows; i++)
		height += grid->row_heights[i];
	return height;
}

/* The drawings share what the sheet has left. */
static void fit_rows(struct grid *grid, double height)
{
	double factor = (height - heights_between(grid)) / drawings_height(grid);

	for (size_t i = 0; i < grid->rows; i++)
		grid->row_heights[i] *= factor;
	for (size_t i = 0; i < grid->count; i++)
		grid->cells[i].wish.height_mm = length_mm(grid->row_heights[grid->cells[i].row]);
}

static void place_cells(struct grid *grid, double left, double top)
{
	for (size_t i = 0; i < grid->count; i++) {
		struct plot_cell *cell = &grid->cells[i];

		cell->x = left + (double)cell->column * (grid->cell_width + CELL_GAP);
		cell->y = top;
		for (size_t row = 0; row <= cell->row; row++)
			cell->y += grid->title_heights[row] +
				   (row < cell->row ? grid->row_heights[row] + CELL_GAP : 0);
	}
}

/* The sheet with the legend at its place; what it leaves for the cells is *body. */
static bool lay_out_sheet(struct grid *grid, double beside, struct rect *body, struct error *err)
{
	enum legend_place place = grid->job->wish->legend;
	struct figure_job job = *grid->job;
	double cells = heights_between(grid) + drawings_height(grid);
	double below = 0;

	if (grid_legend_is_beside(grid))
		cells = fmax(cells, legend_lay_out_column(&grid->legend, &job.style,
							  beside - GRID_LEGEND_GAP));
	else if (place == LEGEND_BOTTOM && grid->legend.count > 0)
		below = LAYOUT_GAP +
			legend_lay_out(&grid->legend, &job.style, sheet_width(grid->job));
	if (!sheet_lay_out(&grid->sheet, &job, &grid->drawing,
			   place == LEGEND_TOP ? &grid->legend : NULL, cells + below,
			   heights_between(grid) + below + LAYOUT_PLOT_LEAST * (double)grid->rows,
			   err))
		return false;
	*body = grid->sheet.body;
	body->height -= below;
	grid->legend_at = grid->sheet.legend;
	if (below > 0)
		grid->legend_at = (struct rect){ body->x, body->y + body->height + LAYOUT_GAP,
						 body->width, below };
	if (grid_legend_is_beside(grid))
		grid->legend_at =
			(struct rect){ place == LEGEND_LEFT
					       ? body->x
					       : body->x + body->width - beside + GRID_LEGEND_GAP,
				       body->y + grid->title_heights[0], beside, body->height };
	return true;
}

bool grid_lay_out(struct grid *grid, struct error *err)
{
	double width = sheet_width(grid->job);
	struct rect body;
	double beside;

	if (!draw_in(grid, width, err))
		return false;
	grid_take_legend(grid);
	beside = grid_legend_beside(grid);
	if (beside > 0 && !draw_in(grid, width - beside, err))
		return false;
	share_axes(grid);
	if (grid->count > 1 && !grid_draw_cells(grid, err))
		return false;
	measure_rows(grid);
	grid_set_words(grid);
	if (!lay_out_sheet(grid, beside, &body, err))
		return false;
	fit_rows(grid, body.height);
	if (!grid_draw_cells(grid, err))
		return false;
	place_cells(grid, grid->job->wish->legend == LEGEND_LEFT ? body.x + beside : body.x,
		    body.y);
	return true;
}
