/* tiles.c — several plots of the same scale beside and below each other. */
#include "tiles.h"

#include <math.h>

#define COLUMN_GAP 8.0
#define ROW_GAP    7.0

void tiles_arrange(struct tiles *tiles, double width, double plot_least)
{
	double room = width - tiles->left - tiles->right;
	double columns = fmax(floor((room + COLUMN_GAP) / (plot_least + COLUMN_GAP)), 1);
	size_t count = tiles->count > 0 ? tiles->count : 1;

	tiles->columns = (size_t)fmin(columns, (double)count);
	tiles->rows = (count + tiles->columns - 1) / tiles->columns;
	tiles->columns = (count + tiles->rows - 1) / tiles->rows; /* rows equally long */
	tiles->plot_width =
		(room - COLUMN_GAP * (double)(tiles->columns - 1)) / (double)tiles->columns;
}

/* What of the height is no plot. */
static double other_height(const struct tiles *tiles)
{
	return (double)tiles->rows * tiles->head + (double)(tiles->rows - 1) * ROW_GAP +
	       tiles->bottom;
}

double tiles_height(const struct tiles *tiles, double plot_height)
{
	return other_height(tiles) + (double)tiles->rows * plot_height;
}

double tiles_plot_height(const struct tiles *tiles, double height)
{
	return (height - other_height(tiles)) / (double)tiles->rows;
}

void tiles_place(struct tiles *tiles, const struct rect *area)
{
	tiles->area = *area;
}

struct rect tiles_plot(const struct tiles *tiles, size_t index)
{
	double height = tiles_plot_height(tiles, tiles->area.height);
	size_t column = index % tiles->columns;
	size_t row = index / tiles->columns;

	return (struct rect){
		tiles->area.x + tiles->left + (double)column * (tiles->plot_width + COLUMN_GAP),
		tiles->area.y + tiles->head + (double)row * (height + tiles->head + ROW_GAP),
		tiles->plot_width,
		height,
	};
}

struct rect tiles_span(const struct tiles *tiles)
{
	struct rect first = tiles_plot(tiles, 0);
	struct rect last = tiles_plot(tiles, tiles->columns * tiles->rows - 1);

	return (struct rect){ first.x, first.y, last.x + last.width - first.x,
			      last.y + last.height - first.y };
}

size_t tiles_corner(const struct tiles *tiles)
{
	return (tiles->rows - 1) * tiles->columns;
}

bool tiles_is_left(const struct tiles *tiles, size_t index)
{
	return index % tiles->columns == 0;
}

bool tiles_is_lowest(const struct tiles *tiles, size_t index)
{
	return index + tiles->columns >= tiles->count;
}
