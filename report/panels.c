/* panels.c — several plots of the same scale beside and below each other. */
#include "panels.h"

#include <math.h>

#define COLUMN_GAP 8.0
#define ROW_GAP    7.0

void panels_arrange(struct panels *panels, double width, double plot_least)
{
	double room = width - panels->left - panels->right;
	double columns = fmax(floor((room + COLUMN_GAP) / (plot_least + COLUMN_GAP)), 1);
	size_t count = panels->count > 0 ? panels->count : 1;

	panels->columns = (size_t)fmin(columns, (double)count);
	panels->rows = (count + panels->columns - 1) / panels->columns;
	panels->columns = (count + panels->rows - 1) / panels->rows; /* rows equally long */
	panels->plot_width =
		(room - COLUMN_GAP * (double)(panels->columns - 1)) / (double)panels->columns;
}

/* What of the height is no plot. */
static double other_height(const struct panels *panels)
{
	return (double)panels->rows * panels->head + (double)(panels->rows - 1) * ROW_GAP +
	       panels->bottom;
}

double panels_height(const struct panels *panels, double plot_height)
{
	return other_height(panels) + (double)panels->rows * plot_height;
}

double panels_plot_height(const struct panels *panels, double height)
{
	return (height - other_height(panels)) / (double)panels->rows;
}

void panels_place(struct panels *panels, const struct rect *area)
{
	panels->area = *area;
}

struct rect panels_plot(const struct panels *panels, size_t index)
{
	double height = panels_plot_height(panels, panels->area.height);
	size_t column = index % panels->columns;
	size_t row = index / panels->columns;

	return (struct rect){
		panels->area.x + panels->left + (double)column * (panels->plot_width + COLUMN_GAP),
		panels->area.y + panels->head + (double)row * (height + panels->head + ROW_GAP),
		panels->plot_width,
		height,
	};
}

struct rect panels_span(const struct panels *panels)
{
	struct rect first = panels_plot(panels, 0);
	struct rect last = panels_plot(panels, panels->columns * panels->rows - 1);

	return (struct rect){ first.x, first.y, last.x + last.width - first.x,
			      last.y + last.height - first.y };
}

size_t panels_corner(const struct panels *panels)
{
	return (panels->rows - 1) * panels->columns;
}

bool panels_is_left(const struct panels *panels, size_t index)
{
	return index % panels->columns == 0;
}

bool panels_is_lowest(const struct panels *panels, size_t index)
{
	return index + panels->columns >= panels->count;
}
