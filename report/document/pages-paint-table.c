/* pages-paint-table.c — paints the tables of a report. */
#include "pages.h"

#include "report/draw/marks.h"
#include "report/draw/paper.h"

static const double rule_width = 0.4;

static void paint_rule(const struct pages *pages, cairo_t *cr, double width, double y,
		       bool is_strong)
{
	marks_line(cr, (struct position){ pages->left, y },
		   (struct position){ pages->left + width, y },
		   is_strong ? 2 * rule_width : rule_width,
		   is_strong ? pages->style->theme->ink : pages->style->theme->grid);
}

/* The ground of a cell that has a tone: light enough for black type, and told apart by the colour-
 * blind; better is blue, worse is red-brown. */
static const struct colour grounds[TONES] = {
	[TONE_BETTER] = { 0.80, 0.90, 0.97 },    [TONE_WORSE] = { 0.98, 0.84, 0.76 },
	[TONE_CHANGED] = { 0.97, 0.93, 0.74 },   [TONE_EQUAL] = { 0.83, 0.93, 0.87 },
	[TONE_UNDECIDED] = { 0.91, 0.91, 0.91 },
};

static void paint_ground(const struct pages *pages, cairo_t *cr, const struct piece *piece,
			 size_t row, size_t column, double x, double y)
{
	const struct table_layout *table = piece->table;
	const struct grid *grid = &pages->document->blocks[piece->block].grid;
	enum tone tone = grid_at(grid, row, column)->tone;
	const struct rect box = { x - TABLE_GAP / 2 + 0.5, y + 0.8,
				  table->widths[column] + TABLE_GAP - 1,
				  table->heights[row] - 1.2 };

	if (tone != TONE_NONE)
		marks_box(cr, &box, grounds[tone]);
}

static void paint_row(const struct pages *pages, cairo_t *cr, const struct piece *piece, size_t row,
		      double y)
{
	const struct table_layout *table = piece->table;
	const struct grid *grid = &pages->document->blocks[piece->block].grid;
	double x = pages->left;

	tag_begin(cr, TAG_ROW);
	for (size_t column = 0; column < grid->column_count; column++) {
		const char *about = grid_at(grid, row, column)->about;
		struct text_block cell;
		bool is_link;

		if (!table_has(table, grid, column))
			continue;
		cell = pages_cell(pages, piece->block, table, row, column);
		tag_begin(cr, column < grid->keys ? TAG_ROW_HEAD : TAG_CELL);
		paint_ground(pages, cr, piece, row, column, x, y);
		is_link = pages_link_begin(pages, cr, BLOCK_FIGURE, about, piece->block, cell.text);
		text_paint(pages->style->setter, cr, &cell, x, y + 1.8);
		if (is_link)
			tag_end(cr, TAG_LINK);
		if (x == pages->left)
			paint_rule(pages, cr, table->width, y + table->heights[row], false);
		tag_end(cr, column < grid->keys ? TAG_ROW_HEAD : TAG_CELL);
		x += table->widths[column] + TABLE_GAP;
	}
	tag_end(cr, TAG_ROW);
}

static void paint_heads(const struct pages *pages, cairo_t *cr, const struct piece *piece, double y)
{
	const struct table_layout *table = piece->table;
	const struct grid *grid = &pages->document->blocks[piece->block].grid;
	double x = pages->left;

	tag_begin(cr, TAG_ROW);
	for (size_t column = 0; column < grid->column_count; column++) {
		struct text_block head;

		if (!table_has(table, grid, column))
			continue;
		head = pages_head(pages, piece->block, table, column);
		tag_begin(cr, TAG_COLUMN_HEAD);
		text_paint(pages->style->setter, cr, &head, x,
			   y + table->head - 1.8 -
				   text_measure(pages->style->setter, &head).height);
		if (x == pages->left)
			paint_rule(pages, cr, table->width, y + table->head, true);
		tag_end(cr, TAG_COLUMN_HEAD);
		x += table->widths[column] + TABLE_GAP;
	}
	tag_end(cr, TAG_ROW);
}

static void paint_further(const struct pages *pages, cairo_t *cr, size_t block, double y)
{
	struct text_block caption = pages_further(pages, block);

	pages_paint_caption(pages, cr, &caption, y);
	pages_text_free(&caption);
}

/* A table that goes on over the page keeps its tag open. */
void pages_paint_table(const struct pages *pages, cairo_t *cr, const struct piece *piece,
		       const struct text_block *caption)
{
	const struct grid *grid = &pages->document->blocks[piece->block].grid;
	const struct table_layout *table = piece->table;
	double y = piece->y;

	if (piece->is_first) {
		tag_begin(cr, TAG_TABLE);
		if (table == &pages->tables[piece->block])
			pages_paint_caption(pages, cr, caption, y);
		else
			paint_further(pages, cr, piece->block, y);
		y += table->caption;
	}
	paint_heads(pages, cr, piece, y);
	y += table->head;
	for (size_t row = piece->row; row < piece->row + piece->rows; row++) {
		paint_row(pages, cr, piece, row, y);
		y += table->heights[row];
	}
	if (piece->row + piece->rows == grid_rows(grid))
		tag_end(cr, TAG_TABLE);
}
