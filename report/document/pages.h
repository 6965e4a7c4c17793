/*
 * pages.h — a report broken into pages: what stands where on A4.
 *
 * Lengths are points of 1/72 inch from a page's upper left corner. pages-text.c sets texts,
 * pages-columns.c gives the columns of tables their width, pages-table.c measures tables,
 * pages-place.c breaks into pages, pages-paint.c paints.
 */
#ifndef MIGSTAT_REPORT_DOCUMENT_PAGES_H
#define MIGSTAT_REPORT_DOCUMENT_PAGES_H

#include "document.h"
#include "report/canvas/canvas.h"
#include "report/draw/draw.h"

#include <stdbool.h>
#include <stddef.h>

#define PAGES_WIDTH_MM  210.0
#define PAGES_HEIGHT_MM 297.0
#define PAGES_MARGIN_MM 20.0

/*
 * A table as it is set; on how many pages, the pieces say. One that is wider than the page is split
 * by its columns: the keys stand in every part, the other columns from `first` to before `end`.
 */
struct table_layout {
	size_t first, end;
	struct table_layout *next; /* the columns from `end` on; owned, NULL: there are none */
	double *widths;            /* of all columns; between those shown is TABLE_GAP */
	double *heights;           /* of the rows */
	double width;              /* of all */
	double size;               /* of the type */
	double head;               /* height of the heads, with the rule below */
	double caption;
};
#define TABLE_GAP            7.0
#define TABLE_CAPTION_SPACE  3.0 /* below it */
#define FIGURE_CAPTION_SPACE 4.0 /* above it */
#define CODE_SPACE           4.0 /* around it */

/* What stands on a page: a block, or rows of a table. */
struct piece {
	size_t block;
	const struct table_layout *table; /* of a table: the part of it; borrowed */
	size_t page;                      /* from 0 */
	double y, height;                 /* of a table: without its rows */
	size_t row, rows;                 /* of a table: the first of its rows here, and how many */
	bool is_first; /* of its block, or of its part of a table: with its caption */
};

/* A figure that was laid out anew, lower, so that it stands on the page that it would have left
 * empty, or higher, so that it fills its own. */
struct fitted_figure {
	struct drawing *drawing; /* NULL: it was not */
	struct basis *basis;
};

struct pages {
	const struct document *document; /* borrowed */
	const struct style *style;
	double left, width, top, bottom; /* of the text on a page */
	double title, subtitle;          /* heights of what stands before the first block */
	struct table_layout *tables;     /* one for each block; empty where it is no table */
	struct fitted_figure *figures;   /* likewise; empty where it is as the block has it */
	struct piece *pieces;
	size_t count, room;
	size_t page_count;
};

/* Breaks the document into pages. Free with pages_free; document and style must outlive it. */
void pages_of(struct pages *pages, const struct document *document, const struct style *style);

void pages_free(struct pages *pages);

/* Paints page number index, from 0, onto the canvas, with its tags. */
void pages_paint(const struct pages *pages, size_t index, struct canvas *canvas);

/* The page, from 0, on which the block begins. */
size_t pages_find(const struct pages *pages, size_t block);

/* ---- what these files share ---- */

/* The drawing of a figure's block, as it stands on its page. */
const struct drawing *pages_drawing(const struct pages *pages, size_t block);

/* Lays the figure out anew so that it is so high, in points, without its caption; false where that
 * would be less than half or more than twice of what it likes to have, or it has no room
 * (pages-figure.c). */
bool pages_fit_figure(struct pages *pages, size_t block, double height);

/* Begins a link to the table or figure (kind) about that, the nearest to the block `near`, which
 * tag_end(cr, TAG_LINK) ends; false where there is none (pages-paint.c). */
bool pages_link_begin(const struct pages *pages, cairo_t *cr, enum block_kind kind,
		      const char *about, size_t near, const char *words);

/* Paints rows of a table, or of a part of one, with what stands above them; the caption of a figure
 * or a table (pages-paint-table.c, pages-paint.c). */
void pages_paint_table(const struct pages *pages, cairo_t *cr, const struct piece *piece,
		       const struct text_block *caption);
void pages_paint_caption(const struct pages *pages, cairo_t *cr, const struct text_block *set,
			 double y);

/* The height of a block, were it not broken; of a table it is laid out for that. Of so many rows of
 * a part of a table, with its caption and heads (pages-measure.c). */
double pages_height(struct pages *pages, size_t block);
double pages_part_height(const struct table_layout *table, size_t rows);

void fitted_figure_free(struct fitted_figure *figure);

/* A block's text as it is set, lead, text and source in one; pages_text_free frees it. */
struct text_block pages_text(const struct pages *pages, size_t block);
void pages_text_free(struct text_block *set);

/* The title, the subtitle, and the contents, which take a line for each heading of level 1. */
struct text_block pages_title(const struct pages *pages);
struct text_block pages_subtitle(const struct pages *pages);
#define CONTENTS_LINE 13.0
#define CONTENTS_HEAD 18.0
bool pages_in_contents(const struct block *block);

/* How far an item's text stands in; above it is the space before a block of that kind. */
#define ITEM_INDENT 11.0
double pages_space_before(const struct block *block);

/* The caption above a further part of a table; pages_text_free frees it. */
struct text_block pages_further(const struct pages *pages, size_t block);

/* Measures the table of a block, but for its captions. Free with table_layout_free. */
void pages_lay_out_table(struct table_layout *table, const struct pages *pages, size_t block);

/* Whether that part of a table has the column. */
bool table_has(const struct table_layout *table, const struct grid *grid, size_t column);

/* A cell of the grid, or the head of a column, as it is set in that part. */
struct text_block pages_cell(const struct pages *pages, size_t block,
			     const struct table_layout *table, size_t row, size_t column);
struct text_block pages_head(const struct pages *pages, size_t block,
			     const struct table_layout *table, size_t column);

void table_layout_free(struct table_layout *table);

/* What a column likes to have, and below what its words or numbers would be torn; 0 <= least <=
 * natural. */
struct grid_width {
	double natural, least;
};

/* The type of tables, of which the widths of columns are measured; it may become smaller. */
#define TABLE_TYPE 7.5

/*
 * Gives the columns of the table the width of `available`, so that nothing in them is torn: in a
 * smaller type, or in several parts. Only what is wider than a page by itself is torn: columns may
 * be narrowed for that.
 */
void pages_share_out(struct table_layout *table, const struct grid *grid,
		     struct grid_width *columns, double available);

/*
 * Shares `available` out among the columns, without the gaps between them. All get their natural
 * width if that fits; else the least, and what is left in proportion to what they lack; else all
 * are narrower in proportion. The sum is at most `available`.
 */
void grid_widths(double *widths, const struct grid_width *columns, size_t count, double available);

#endif
