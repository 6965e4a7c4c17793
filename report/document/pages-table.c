/* pages-table.c — measures the tables of a report on paper. */
#include "pages.h"

#include "datasets/joins.h"
#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* A cell is never longer than this many lines: an error text may be a whole log. */
enum { CELL_LINES = 14 };
/* A word that is wider is broken rather than that the other columns starve: a SHA-256 is not. */
static const double widest_word = 310;
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

struct text_block pages_cell(const struct pages *pages, size_t block,
			     const struct table_layout *table, size_t row, size_t column)
{
	const struct grid *grid = &pages->document->blocks[block].grid;

	return block_of(pages, grid_at(grid, row, column)->text, table->size, table->widths[column],
			false, grid->columns[column].is_numbers);
}

struct text_block pages_head(const struct pages *pages, size_t block,
			     const struct table_layout *table, size_t column)
{
	const struct grid_column *head = &pages->document->blocks[block].grid.columns[column];

	return block_of(pages, head->head, table->size, table->widths[column], true,
			head->is_numbers);
}

/* The width of one line of the largest type, as if there were room for all of it. */
static double width_of(const struct pages *pages, const char *text, bool bold)
{
	struct text_block block = block_of(pages, text, TABLE_TYPE, 0, bold, false);

	block.lines = 0;
	return text_measure(pages->style->setter, &block).width;
}

/* The same of the widest word, or number with what it is of: each in a line of its own. */
static double word_width(const struct pages *pages, const char *text, bool bold)
{
	char *words = must_copy(text);
	double width;

	for (size_t at = joins_length(words); words[at] != '\0';
	     at += 1 + joins_length(words + at + 1))
		words[at] = '\n';
	width = width_of(pages, words, bold);
	free(words);
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
			      grid->columns[i].is_numbers || grid->columns[i].is_whole
				      ? *natural
				      : word_width(pages, text, false));
		}
}

static double height_of(const struct pages *pages, const struct text_block *block, double natural)
{
	if (natural <= block->width)
		return line_share * block->size;
	return text_measure(pages->style->setter, block).height;
}

static double head_height(const struct pages *pages, size_t block, const struct table_layout *table)
{
	const struct grid *grid = &pages->document->blocks[block].grid;
	double most = 0;

	for (size_t column = 0; column < grid->column_count; column++)
		if (table_has(table, grid, column)) {
			struct text_block head = pages_head(pages, block, table, column);
			double height = text_measure(pages->style->setter, &head).height;

			most = height > most ? height : most;
		}
	return most + row_space;
}

static double row_height(const struct pages *pages, size_t block, const struct table_layout *table,
			 size_t row, const double *natural)
{
	const struct grid *grid = &pages->document->blocks[block].grid;
	double most = 0;

	for (size_t column = 0; column < grid->column_count; column++)
		if (table_has(table, grid, column)) {
			struct text_block cell = pages_cell(pages, block, table, row, column);
			double height =
				height_of(pages, &cell, natural[column] * table->size / TABLE_TYPE);

			most = height > most ? height : most;
		}
	return most + row_space;
}

void pages_lay_out_table(struct table_layout *table, const struct pages *pages, size_t block)
{
	const struct grid *grid = &pages->document->blocks[block].grid;
	size_t count = grid->column_count;
	struct grid_width *columns = must_alloc(count, sizeof *columns);
	double *natural = must_alloc(grid->cell_count, sizeof *natural);

	measure_columns(columns, natural, pages, grid);
	pages_share_out(table, grid, columns, pages->width);
	for (; table; table = table->next) {
		table->heights = must_alloc(grid_rows(grid), sizeof *table->heights);
		table->head = head_height(pages, block, table);
		for (size_t row = 0; row < grid_rows(grid); row++)
			table->heights[row] =
				row_height(pages, block, table, row, &natural[row * count]);
	}
	free(columns);
	free(natural);
}

void table_layout_free(struct table_layout *table)
{
	if (table->next)
		table_layout_free(table->next);
	free(table->next);
	free(table->widths);
	free(table->heights);
}
