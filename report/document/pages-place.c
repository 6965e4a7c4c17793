/* pages-place.c — breaks a report into pages. */
#include "pages.h"

#include "report/draw/paper.h"

#include "datasets/must.h"

#include <stdlib.h>

static const size_t rows_company = 2;     /* rows that a table's head is not without */
static const double whole_table = 150;    /* a table up to this height is not broken */
static const double empty_most = 1 / 3.0; /* of a page, at its foot */
static const double filled_empty = 0.25;  /* once that is mended */

/* Where the next block goes. */
struct pen {
	struct pages *pages;
	double *heights; /* of every block, were it not broken */
	size_t page;
	double y;
};

/* ---- placing ---- */

/* The room that the block needs on a page to begin there: of a table its head and some rows, or all
 * of a small one. */
static double least_of(const struct pen *pen, size_t index)
{
	const struct block *block = &pen->pages->document->blocks[index];
	const struct table_layout *table = &pen->pages->tables[index];
	size_t rows = grid_rows(&block->grid);

	if (block->kind != BLOCK_TABLE || pen->heights[index] <= whole_table)
		return pen->heights[index];
	return pages_part_height(table, rows < rows_company ? rows : rows_company);
}

/* Whether a page should not end between the block and the next one. */
static bool is_kept_with_next(const struct document *document, size_t index)
{
	enum block_kind next;

	if (index + 1 == document->count)
		return false;
	next = document->blocks[index + 1].kind;
	return document->blocks[index].kind == BLOCK_HEADING ||
	       (document->blocks[index].kind == BLOCK_TEXT &&
		(next == BLOCK_TABLE || next == BLOCK_CODE));
}

/* The same for the block and those that it is kept with. */
static double company_of(const struct pen *pen, size_t index)
{
	const struct document *document = pen->pages->document;
	double height = least_of(pen, index);

	for (; is_kept_with_next(document, index); index++)
		height +=
			pages_space_before(&document->blocks[index + 1]) + least_of(pen, index + 1);
	return height;
}

static struct piece *put(struct pen *pen, size_t block, double height)
{
	struct pages *pages = pen->pages;

	must_grow(&pages->pieces, &pages->room, pages->count, sizeof *pages->pieces);
	pages->pieces[pages->count] = (struct piece){
		.block = block, .page = pen->page, .y = pen->y, .height = height, .is_first = true
	};
	pen->y += height;
	return &pages->pieces[pages->count++];
}

static void turn_page(struct pen *pen)
{
	pen->page++;
	pen->y = pen->pages->top;
}

/* The figure that the block is kept with, or is; the number of blocks if there is none. */
static size_t figure_of(const struct document *document, size_t index)
{
	while (is_kept_with_next(document, index))
		index++;
	return document->blocks[index].kind == BLOCK_FIGURE ? index : document->count;
}

/* Makes the figure lower for which the page would stay empty from `y` on; whether it, with what
 * stands above it, then has room there. */
static bool fill(struct pen *pen, size_t index, double y)
{
	struct pages *pages = pen->pages;
	size_t figure = figure_of(pages->document, index);
	double empty = pages->bottom - y;
	double excess = company_of(pen, index) - empty;
	double height;

	if (figure == pages->document->count || empty < empty_most * (pages->bottom - pages->top))
		return false;
	height = length_points(pages_drawing(pages, figure)->height_mm) - excess;
	if (!pages_fit_figure(pages, figure, height))
		return false;
	pen->heights[figure] = pages_height(pen->pages, figure);
	return company_of(pen, index) <= empty;
}

/* The page that is left with `y` as its foot is emptier than it may be: its last figure becomes
 * higher, and what stands below it goes down. */
static void stretch(const struct pen *pen, double y)
{
	struct pages *pages = pen->pages;
	double excess = pages->bottom - y - filled_empty * (pages->bottom - pages->top);
	size_t at = pages->count;
	double before;

	if (excess <= (empty_most - filled_empty) * (pages->bottom - pages->top))
		return;
	while (at > 0 && pages->document->blocks[pages->pieces[at - 1].block].kind != BLOCK_FIGURE)
		at--;
	if (at == 0 || pages->pieces[at - 1].page != pen->page)
		return;
	before = pages_height(pen->pages, pages->pieces[at - 1].block);
	if (!pages_fit_figure(
		    pages, pages->pieces[at - 1].block,
		    length_points(pages_drawing(pages, pages->pieces[at - 1].block)->height_mm) +
			    excess))
		return;
	pages->pieces[at - 1].height = pages_height(pen->pages, pages->pieces[at - 1].block);
	for (size_t i = at; i < pages->count; i++)
		pages->pieces[i].y += pages->pieces[at - 1].height - before;
}

/* Moves down by the space before the block, unless it begins a page; to a new page if there is too
 * little room. */
static void make_room(struct pen *pen, size_t index)
{
	const struct pages *pages = pen->pages;
	double space =
		pen->y > pages->top ? pages_space_before(&pages->document->blocks[index]) : 0;

	if (pen->y + space + company_of(pen, index) > pages->bottom && pen->y > pages->top &&
	    !fill(pen, index, pen->y + space)) {
		stretch(pen, pen->y);
		turn_page(pen);
		return;
	}
	pen->y += space;
}

/* As many rows from `row` on as fit beneath y, one at least; and no row is left over alone. */
static size_t rows_that_fit(const struct pen *pen, const struct table_layout *table, size_t row,
			    size_t count, double y)
{
	size_t rows = 0;

	while (row + rows < count &&
	       (rows == 0 || y + table->heights[row + rows] <= pen->pages->bottom))
		y += table->heights[row + rows++];
	return rows > rows_company && row + rows + 1 == count ? rows - 1 : rows;
}

/* A part of a table goes on over as many pages as it takes. */
static void place_part(struct pen *pen, size_t index, const struct table_layout *table)
{
	size_t count = grid_rows(&pen->pages->document->blocks[index].grid);
	size_t row = 0;

	do {
		double top = table->head + (row == 0 ? table->caption : 0);
		size_t rows;
		struct piece *piece;

		if (row > 0)
			turn_page(pen);
		rows = rows_that_fit(pen, table, row, count, pen->y + top);
		piece = put(pen, index, top);
		piece->table = table;
		piece->row = row;
		piece->rows = rows;
		piece->is_first = row == 0;
		for (; rows > 0; rows--)
			pen->y += table->heights[row++];
	} while (row < count);
}

static void place_table(struct pen *pen, size_t index)
{
	const struct block *block = &pen->pages->document->blocks[index];
	const struct table_layout *table = &pen->pages->tables[index];
	size_t rows = grid_rows(&block->grid);

	place_part(pen, index, table);
	for (table = table->next; table; table = table->next) {
		double whole = pages_part_height(table, rows);

		if (whole > whole_table)
			whole = pages_part_height(table, rows < rows_company ? rows : rows_company);
		pen->y += pages_space_before(block);
		if (pen->y + whole > pen->pages->bottom)
			turn_page(pen);
		place_part(pen, index, table);
	}
}

static void measure_top(struct pages *pages)
{
	struct text_block title = pages_title(pages);
	struct text_block subtitle = pages_subtitle(pages);

	pages->title = text_measure(pages->style->setter, &title).height + 4;
	pages->subtitle = text_measure(pages->style->setter, &subtitle).height + 6;
}

static void place_all(struct pen *pen)
{
	struct pages *pages = pen->pages;

	measure_top(pages);
	for (size_t i = 0; i < pages->document->count; i++)
		pen->heights[i] = pages_height(pen->pages, i);
	pen->y = pages->top + pages->title + pages->subtitle;
	for (size_t i = 0; i < pages->document->count; i++) {
		make_room(pen, i);
		if (pages->document->blocks[i].kind == BLOCK_TABLE)
			place_table(pen, i);
		else
			put(pen, i, pen->heights[i]);
	}
	pages->page_count = pen->page + 1;
}

void pages_of(struct pages *pages, const struct document *document, const struct style *style)
{
	double margin = length_points(PAGES_MARGIN_MM);
	struct pen pen = { .pages = pages };

	*pages = (struct pages){ .document = document,
				 .style = style,
				 .left = margin,
				 .width = length_points(PAGES_WIDTH_MM) - 2 * margin,
				 .top = margin,
				 .bottom = length_points(PAGES_HEIGHT_MM) - margin };
	pages->tables = must_alloc(document->count, sizeof *pages->tables);
	pages->figures = must_alloc(document->count, sizeof *pages->figures);
	pen.heights = must_alloc(document->count, sizeof *pen.heights);
	place_all(&pen);
	free(pen.heights);
}

void pages_free(struct pages *pages)
{
	for (size_t i = 0; i < pages->document->count; i++) {
		table_layout_free(&pages->tables[i]);
		fitted_figure_free(&pages->figures[i]);
	}
	free(pages->tables);
	free(pages->figures);
	free(pages->pieces);
	*pages = (struct pages){ 0 };
}

size_t pages_find(const struct pages *pages, size_t block)
{
	size_t i = 0;

	while (i < pages->count && pages->pieces[i].block != block)
		i++;
	return i < pages->count ? pages->pieces[i].page : 0;
}
