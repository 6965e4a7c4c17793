/* pages-columns.c — gives the columns of a table on paper their widths, and splits it by columns
 * where the page is too narrow. */
#include "pages.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* The type shrinks down to the last of these before a table is split. */
static const double type_sizes[] = { TABLE_TYPE, 7, 6.5 };
enum { TYPE_SIZES = COUNT(type_sizes) };
/* Widths are in proportion to the type, but pango rounds every one. */
static const double rounding = 0.5;

bool table_has(const struct table_layout *table, const struct grid *grid, size_t column)
{
	return column < grid->keys || (column >= table->first && column < table->end);
}

void grid_widths(double *widths, const struct grid_width *columns, size_t count, double available)
{
	double natural = 0;
	double least = 0;
	double share;

	for (size_t i = 0; i < count; i++) {
		natural += columns[i].natural;
		least += columns[i].least;
	}
	if (natural <= available)
		share = 1;
	else if (least <= available)
		share = (available - least) / (natural - least);
	else
		share = -1;
	for (size_t i = 0; i < count; i++)
		widths[i] = share < 0 ? columns[i].least * available / least
				      : columns[i].least +
						share * (columns[i].natural - columns[i].least);
}

/* What the columns from `first` to before `end` take at least, with the gap behind each. */
static double least_width(const struct grid_width *columns, size_t first, size_t end, double size)
{
	double least = 0;

	for (size_t i = first; i < end; i++)
		least += columns[i].least * size / TABLE_TYPE + rounding + TABLE_GAP;
	return least;
}

/* Sets the widths of the part's columns. */
static void set_part(struct table_layout *table, const struct grid *grid,
		     const struct grid_width *columns, double available)
{
	struct grid_width *shown = must_alloc(grid->column_count, sizeof *shown);
	double *widths = must_alloc(grid->column_count, sizeof *widths);
	double share = table->size / TABLE_TYPE;
	size_t count = 0;

	for (size_t i = 0; i < grid->column_count; i++)
		if (table_has(table, grid, i))
			shown[count++] = (struct grid_width){ share * columns[i].natural + rounding,
							      share * columns[i].least + rounding };
	table->width = count > 0 ? TABLE_GAP * (double)(count - 1) : 0;
	grid_widths(widths, shown, count, available - table->width);
	table->widths = must_alloc(grid->column_count, sizeof *table->widths);
	for (size_t i = 0, at = 0; i < grid->column_count; i++)
		if (table_has(table, grid, i)) {
			table->widths[i] = widths[at];
			table->width += widths[at++];
		}
	free(shown);
	free(widths);
}

/* ---- in parts ---- */

/* Behind the last column of a part that begins with column `first` and has that room beside the
 * keys: one column at least. */
static size_t part_end(const struct grid *grid, const struct grid_width *columns, size_t first,
		       double room)
{
	size_t end = first + 1;

	while (end < grid->column_count && least_width(columns, first, end + 1, TABLE_TYPE) <= room)
		end++;
	return end;
}

static size_t count_parts(const struct grid *grid, const struct grid_width *columns, double room)
{
	size_t parts = 0;

	for (size_t first = grid->keys; first < grid->column_count; parts++)
		first = part_end(grid, columns, first, room);
	return parts;
}

/* The room beside the keys: as little as does not make more parts, so that they are about equal. */
static double even_room(const struct grid *grid, const struct grid_width *columns, double available)
{
	static const double step = 0.98;
	static const double least = 20;
	double room = available + TABLE_GAP - least_width(columns, 0, grid->keys, TABLE_TYPE);
	size_t parts = count_parts(grid, columns, room);

	while (room > least && count_parts(grid, columns, step * room) == parts)
		room *= step;
	return room;
}

/* Narrows the widest of the columns until they fit into `room`, with the gap behind each: words of
 * monstrous length are torn rather than the numbers beside them. */
static void squeeze(struct grid_width *columns, size_t first, size_t end, double room)
{
	double excess = least_width(columns, first, end, TABLE_TYPE) - room;

	while (excess > 0) {
		size_t widest = first;
		double next = 0;
		double less;

		for (size_t i = first; i < end; i++)
			if (columns[i].least > columns[widest].least)
				widest = i;
		for (size_t i = first; i < end; i++)
			if (i != widest && columns[i].least > next)
				next = columns[i].least;
		less = fmin(excess, fmax(columns[widest].least - next, 1));
		if (!(columns[widest].least > less))
			return; /* more columns than there is room for gaps */
		columns[widest].least -= less;
		excess -= less;
	}
}

static void split(struct table_layout *table, const struct grid *grid, struct grid_width *columns,
		  double available)
{
	double room;

	squeeze(columns, 0, grid->keys, available / 2);
	room = available + TABLE_GAP - least_width(columns, 0, grid->keys, TABLE_TYPE);
	for (size_t i = grid->keys; i < grid->column_count; i++)
		squeeze(columns, i, i + 1, room);
	room = even_room(grid, columns, available);
	table->first = grid->keys;
	for (;;) {
		table->size = TABLE_TYPE;
		table->end = part_end(grid, columns, table->first, room);
		set_part(table, grid, columns, available);
		if (table->end >= grid->column_count)
			return;
		table->next = must_alloc(1, sizeof *table->next);
		table->next->first = table->end;
		table = table->next;
	}
}

void pages_share_out(struct table_layout *table, const struct grid *grid,
		     struct grid_width *columns, double available)
{
	size_t count = grid->column_count;
	size_t size = 0;

	while (size < TYPE_SIZES &&
	       least_width(columns, 0, count, type_sizes[size]) > available + TABLE_GAP)
		size++;
	if (size == TYPE_SIZES && count > grid->keys) {
		split(table, grid, columns, available);
		return;
	}
	table->first = 0;
	table->end = count;
	table->size = type_sizes[size < TYPE_SIZES ? size : TYPE_SIZES - 1];
	set_part(table, grid, columns, available);
}
