/* legend.c — the one legend of a grid: that of all its cells together. */
#include "inside.h"

#include "datasets/must.h"

#include <math.h>
#include <string.h>

static bool has_item(const struct legend *legend, const struct legend_item *item)
{
	for (size_t i = 0; i < legend->count; i++)
		if (legend->items[i].symbol == item->symbol &&
		    strcmp(legend->items[i].text, item->text) == 0)
			return true;
	return false;
}

/* A copy with words and look of its own: the drawings are made anew. */
static void take_item(struct grid *grid, const struct legend_item *item)
{
	size_t index = grid->legend.count;
	struct legend_item *own = &grid->legend.items[index];

	if (index == LEGEND_MOST || has_item(&grid->legend, item))
		return;
	*own = *item;
	own->text = must_copy(item->text);
	if (item->look) {
		grid->looks[index] = *item->look;
		own->look = &grid->looks[index];
	}
	grid->legend.count++;
}

void grid_take_legend(struct grid *grid)
{
	for (size_t i = 0; i < grid->count && grid->job->wish->legend != LEGEND_NONE; i++) {
		const struct legend *legend = grid->cells[i].drawing->legend;

		for (size_t j = 0; legend && j < legend->count; j++)
			take_item(grid, &legend->items[j]);
	}
}

bool grid_legend_is_beside(const struct grid *grid)
{
	enum legend_place place = grid->job->wish->legend;

	return grid->legend.count > 0 && (place == LEGEND_LEFT || place == LEGEND_RIGHT);
}

double grid_legend_beside(struct grid *grid)
{
	if (!grid_legend_is_beside(grid))
		return 0;
	legend_lay_out(&grid->legend, &grid->job->style, sheet_width(grid->job));
	return fmin(grid->legend.widest, sheet_width(grid->job) / 2) + GRID_LEGEND_GAP;
}
