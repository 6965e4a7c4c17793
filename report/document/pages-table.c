/* pages-table.c — measures the tables of a report on paper. */
#include "pages.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* A cell is never longer than this many lines: an error text may be a whole log. */
enum { CELL_LINES = 14 };
/* A word that is wider is broken rather than that the other columns starve. */
static const double widest_word = 110;
/* The type shrinks down to the last of these where not even words fit. */
static const double type_sizes[] = { 7.5, 7, 6.5, 6 };
enum { TYPE_SIZES = COUNT(type_sizes) };
static const double rounding = 0.5;
static const double line_share = 1.17; /* height of a line by the size of its type */
static const double row_space = 3.6;   /* above and below a row's text, together */

static struct text_block block_of(const struct pages *pages, const char *text, double size,
				  double width, bool bold, bool is_numbers)
{
	return (struct text_block){ .text = text,
				    .size = size,
				    .bold = bold,
				    .width = width,
				    .lines = CELL_LINES,
				    .align = is_numbers ? ALIGN_RIGHT : ALIGN_LEFT,
				    .colour = pages->style->theme->ink };
}

struct text_block pages_cell(const struct pages *pages, size_t block, size_t row, size_t column)
{
	const struct grid *grid = &pages->document->blocks[block].grid;

	return block_of(pages, grid_at(grid, row, column)->text, pages->tables[block].size,
			pages->tables[block].widths[column], false,
			grid->columns[column].is_numbers);
}

struct text_block pages_head(const struct pages *pages, size_t block, size_t column)
{
	const struct grid_column *head = &pages->document->blocks[block].grid.columns[column];

	return block_of(pages, head->head, pages->tables[block].size,
			pages->tables[block].widths[column], true, head->is_numbers);
}

/* The width of one line of the largest type, as if there were room for all of it. */
static double width_of(const struct pages *pages, const char *text, bool bold)
{
	struct text_block block = block_of(pages, text, type_sizes[0], 0, bold, false);

	block.lines = 0;
	return text_measure(pages->style->setter, &block).width;
}

/* The same of the longest word. */
static double word_width(const struct pages *pages, const char *text, bool bold)
{
	const char *longest = text;
	size_t most = 0;
	char *word;
	double width;

	for (size_t length; *text != '\0'; text += length + (text[length] == ' ')) {
		length = strcspn(text, " ");
		if (length > most) {
			most = length;
			longest = text;
		}
	}
	word = must_copy_part(longest, most);
	width = width_of(pages, word, bold);
	free(word);
	return width < widest_word ? width : widest_word;
}

static void widen(struct grid_width *width, double natural, double least)
{
	if (natural > width->natural)
		width->natural = natural;
	if (least > width->least)
		width->least = least;
}

/* natural holds the width of every cell's text, so that it is measured but once. */
static void measure_columns(struct grid_width *columns, double *natural, const struct pages *pages,
			    const struct grid *grid)
{
	for (size_t i = 0; i < grid->column_count; i++)
		widen(&columns[i], width_of(pages, grid->columns[i].head, true),
		      word_width(pages, grid->columns[i].head, true));
	for (size_t row = 0; row < grid_rows(grid); row++)
		for (size_t i = 0; i < grid->column_count; i++, natural++) {
			const char *text = grid_at(grid, row, i)->text;

			*natural = width_of(pages, text, false);
			widen(&columns[i], *natural,
			      grid->columns[i].is_numbers ? *natural
							  : word_width(pages, text, false));
		}
}

static double height_of(const struct pages *pages, const struct text_block *block, double natural)
{
	if (natural <= block->width)
		return line_share * block->size;
	return text_measure(pages->style->setter, block).height;
}

static void measure_rows(struct table_layout *table, const double *natural,
			 const struct pages *pages, size_t block)
{
	const struct grid *grid = &pages->document->blocks[block].grid;

	for (size_t column = 0; column < grid->column_count; column++) {
		struct text_block head = pages_head(pages, block, column);
		double height = text_measure(pages->style->setter, &head).height;

		if (height + row_space > table->head)
			table->head = height + row_space;
	}
	for (size_t row = 0; row < grid_rows(grid); row++)
		for (size_t column = 0; column < grid->column_count; column++) {
			struct text_block cell = pages_cell(pages, block, row, column);
			double height =
				height_of(pages, &cell, natural[row * grid->column_count + column]);

			if (height + row_space > table->heights[row])
				table->heights[row] = height + row_space;
		}
}

/* What the columns take at least in that type. Widths are in proportion to the type, but pango
 * rounds every one. */
static double least_width(const struct grid_width *columns, size_t count, size_t size)
{
	double least = 0;

	for (size_t i = 0; i < count; i++)
		least += columns[i].least * type_sizes[size] / type_sizes[0] + rounding;
	return least;
}

static void choose_size(struct table_layout *table, struct grid_width *columns, size_t count,
			double *natural, size_t cells, double available)
{
	size_t size = 0;
	double share;

	while (size + 1 < TYPE_SIZES && least_width(columns, count, size) > available)
		size++;
	table->size = type_sizes[size];
	share = type_sizes[size] / type_sizes[0];
	for (size_t i = 0; i < count; i++) {
		columns[i].natural = share * columns[i].natural + rounding;
		columns[i].least = share * columns[i].least + rounding;
	}
	for (size_t i = 0; i < cells; i++)
		natural[i] *= share;
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

static void share_out(struct table_layout *table, const struct pages *pages,
		      const struct grid *grid, struct grid_width *columns, double *natural)
{
	double gaps = TABLE_GAP * (double)(grid->column_count - 1);

	measure_columns(columns, natural, pages, grid);
	choose_size(table, columns, grid->column_count, natural, grid->cell_count,
		    pages->width - gaps);
	grid_widths(table->widths, columns, grid->column_count, pages->width - gaps);
	table->width = gaps;
	for (size_t i = 0; i < grid->column_count; i++)
		table->width += table->widths[i];
}

void pages_lay_out_table(struct table_layout *table, const struct pages *pages, size_t block)
{
	const struct grid *grid = &pages->document->blocks[block].grid;
	struct grid_width *columns = must_alloc(grid->column_count, sizeof *columns);
	double *natural = must_alloc(grid->cell_count, sizeof *natural);

	table->widths = must_alloc(grid->column_count, sizeof *table->widths);
	table->heights = must_alloc(grid_rows(grid), sizeof *table->heights);
	share_out(table, pages, grid, columns, natural);
	measure_rows(table, natural, pages, block);
	free(columns);
	free(natural);
}

void table_layout_free(struct table_layout *table)
{
	free(table->widths);
	free(table->heights);
}
