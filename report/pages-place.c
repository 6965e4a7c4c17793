/* pages-place.c — breaks a report into pages. */
#include "pages.h"

#include "length.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double text_size = 9;
static const double heading_sizes[] = { 0, 14, 10.5, 9.5 };
static const double heading_company = 60; /* room that a heading leaves for what follows */
static const double rows_company = 2;	  /* rows that a table's head is not without */

struct text_block pages_title(const struct pages *pages)
{
	return (struct text_block){ .text = pages->document->title,
				    .size = 20,
				    .bold = true,
				    .width = pages->width,
				    .lines = 4,
				    .colour = pages->style->theme->ink };
}

struct text_block pages_subtitle(const struct pages *pages)
{
	return (struct text_block){ .text = pages->document->subtitle,
				    .size = text_size,
				    .width = pages->width,
				    .lines = 4,
				    .colour = pages->style->theme->soft };
}

bool pages_in_contents(const struct block *block)
{
	return block->kind == BLOCK_HEADING && block->level == 1;
}

/* What stands in bold before the block's text. */
static void lead_of(const struct pages *pages, size_t index, FILE *stream)
{
	const struct block *block = &pages->document->blocks[index];
	char number[BLOCK_NUMBER_SIZE];

	block_number(pages->document, index, number);
	if (block->kind == BLOCK_HEADING)
		(void)fprintf(stream, "%s  ", number);
	else if (block->kind == BLOCK_TABLE)
		(void)fprintf(stream, "Table %s. ", number);
	else if (block->kind == BLOCK_FIGURE)
		(void)fprintf(stream, "Figure %s. ", number);
	else if (block->lead)
		(void)fprintf(stream, "%s ", block->lead);
}

bool pages_text(const struct pages *pages, size_t index, struct text_block *set)
{
	const struct block *block = &pages->document->blocks[index];
	bool is_heading = block->kind == BLOCK_HEADING;
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	*set = (struct text_block){ .size = is_heading ? heading_sizes[block->level] : text_size,
				    .bold = is_heading,
				    .width = pages->width,
				    .colour = pages->style->theme->ink };
	if (!stream)
		return false;
	lead_of(pages, index, stream);
	(void)fflush(stream);
	set->lead = size;
	(void)fputs(block->text, stream);
	(void)fflush(stream);
	set->tail = size;
	if (block->source)
		(void)fprintf(stream, "  [%s]", block->source);
	if (fclose(stream) != 0) {
		free(text);
		return false;
	}
	set->tail = size - set->tail;
	set->text = text;
	if (block->kind == BLOCK_ITEM)
		set->width -= ITEM_INDENT;
	if (block->kind == BLOCK_TABLE || block->kind == BLOCK_FIGURE || block->kind == BLOCK_CODE)
		set->size = 8;
	/* no block is longer than a page */
	set->lines = (int)((pages->bottom - pages->top) / (1.3 * set->size));
	return true;
}

double pages_space_before(const struct block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		return block->level == 1 ? 20 : 13;
	case BLOCK_ITEM:
		return 3;
	case BLOCK_TABLE:
	case BLOCK_FIGURE:
		return 11;
	case BLOCK_TEXT:
	case BLOCK_CODE:
		break;
	}
	return 6;
}

/* ---- placing ---- */

/* Where the next block goes. */
struct pen {
	struct pages *pages;
	size_t page;
	double y;
	bool failed;
};

static struct piece *put(struct pen *pen, size_t block, double height)
{
	struct pages *pages = pen->pages;

	if (pages->count == pages->room) {
		size_t room = 2 * pages->room + 64;
		struct piece *more = realloc(pages->pieces, room * sizeof *more);

		if (!more) {
			pen->failed = true;
			return NULL;
		}
		pages->pieces = more;
		pages->room = room;
	}
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

/* Moves down by the space before the block, unless it begins a page, and to a new page if there is
 * less room than wanted. */
static void make_room(struct pen *pen, const struct block *block, double wanted)
{
	double space = pen->y > pen->pages->top ? pages_space_before(block) : 0;

	if (pen->y + space + wanted > pen->pages->bottom && pen->y > pen->pages->top)
		turn_page(pen);
	else
		pen->y += space;
}

static double text_height(struct pen *pen, size_t index)
{
	struct text_block set;
	double height = 0;

	if (pages_text(pen->pages, index, &set)) {
		height = text_measure(pen->pages->style->setter, &set).height;
		free((char *)set.text);
	} else {
		pen->failed = true;
	}
	return height;
}

/* As many rows from `row` on as fit. */
static size_t rows_that_fit(const struct pen *pen, const struct table_layout *table, size_t row,
			    size_t count, double *height)
{
	size_t rows = 0;

	*height = table->head;
	while (row + rows < count &&
	       (rows == 0 || pen->y + *height + table->heights[row + rows] <= pen->pages->bottom))
		*height += table->heights[row + rows++];
	return rows;
}

static void place_table(struct pen *pen, size_t index)
{
	struct table_layout *table = &pen->pages->tables[index];
	const struct block *block = &pen->pages->document->blocks[index];
	size_t count = grid_rows(&block->grid);
	double least;

	if (!pages_lay_out_table(table, pen->pages, index)) {
		pen->failed = true;
		return;
	}
	table->caption = text_height(pen, index) + 3;
	least = table->caption + table->head;
	for (size_t row = 0; row < count && (double)row < rows_company; row++)
		least += table->heights[row];
	make_room(pen, block, least);
	for (size_t row = 0, rows; !pen->failed && (row < count || row == 0); row += rows) {
		double caption = row == 0 ? table->caption : 0;
		double height;
		struct piece *piece;

		if (row > 0)
			turn_page(pen);
		pen->y += caption;
		rows = rows_that_fit(pen, table, row, count, &height);
		pen->y -= caption;
		piece = put(pen, index, caption + height);
		if (piece) {
			piece->row = row;
			piece->rows = rows;
			piece->is_first = row == 0;
		}
		if (rows == 0)
			break;
	}
}

static void place(struct pen *pen, size_t index)
{
	const struct block *block = &pen->pages->document->blocks[index];
	double height;

	if (block->kind == BLOCK_TABLE) {
		place_table(pen, index);
		return;
	}
	height = text_height(pen, index);
	if (block->kind == BLOCK_FIGURE)
		height += length_points(block->drawing->height_mm) + 4;
	if (block->kind == BLOCK_CODE)
		height += 8;
	make_room(pen, block, height + (block->kind == BLOCK_HEADING ? heading_company : 0));
	(void)put(pen, index, height);
}

static void measure_top(struct pages *pages)
{
	struct text_block title = pages_title(pages);
	struct text_block subtitle = pages_subtitle(pages);

	pages->title = text_measure(pages->style->setter, &title).height + 4;
	pages->subtitle = text_measure(pages->style->setter, &subtitle).height + 12;
	pages->contents = CONTENTS_HEAD;
	for (size_t i = 0; i < pages->document->count; i++)
		if (pages_in_contents(&pages->document->blocks[i]))
			pages->contents += CONTENTS_LINE;
}

bool pages_of(struct pages *pages, const struct document *document, const struct style *style,
	      struct error *err)
{
	double margin = length_points(PAGES_MARGIN_MM);
	struct pen pen = { .pages = pages };

	*pages = (struct pages){ .document = document,
				 .style = style,
				 .left = margin,
				 .width = length_points(PAGES_WIDTH_MM) - 2 * margin,
				 .top = margin,
				 .bottom = length_points(PAGES_HEIGHT_MM) - margin };
	pages->tables = calloc(document->count + 1, sizeof *pages->tables);
	pen.failed = !pages->tables;
	measure_top(pages);
	pen.y = pages->top + pages->title + pages->subtitle + pages->contents;
	for (size_t i = 0; !pen.failed && i < document->count; i++)
		place(&pen, i);
	pages->page_count = pen.page + 1;
	if (!pen.failed)
		return true;
	pages_free(pages);
	return error_memory(err);
}

void pages_free(struct pages *pages)
{
	for (size_t i = 0; pages->tables && i < pages->document->count; i++)
		table_layout_free(&pages->tables[i]);
	free(pages->tables);
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
