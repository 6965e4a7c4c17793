/* pages-paint.c — paints the pages of a report. */
#include "pages.h"

#include "report/draw/marks.h"
#include "report/draw/paper.h"

#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>

static const double footer_size = 7.5;

static void paint(const struct pages *pages, cairo_t *cr, const struct text_block *set, double x,
		  double y)
{
	text_paint(pages->style->setter, cr, set, x, y);
}

/* The same as all that is in its tag. */
static void paint_tagged(const struct pages *pages, cairo_t *cr, enum tag tag,
			 const struct text_block *set, double y)
{
	tag_begin(cr, tag);
	paint(pages, cr, set, pages->left, y);
	tag_end(cr, tag);
}

/* The caption of a figure or a table. */
void pages_paint_caption(const struct pages *pages, cairo_t *cr, const struct text_block *set,
			 double y)
{
	tag_begin(cr, TAG_CAPTION);
	paint_tagged(pages, cr, TAG_PARAGRAPH, set, y);
	tag_end(cr, TAG_CAPTION);
}

/* ---- the top of the first page, and the contents ---- */

/* The name of the place where a block begins, for links. */
static void place_name(char name[32], size_t block)
{
	snprintf(name, 32, "s%zu", block);
}

bool pages_link_begin(const struct pages *pages, cairo_t *cr, enum block_kind kind,
		      const char *about, size_t near, const char *words)
{
	size_t target = document_find(pages->document, kind, about, near);
	char place[32];

	if (target == pages->document->count)
		return false;
	place_name(place, target);
	tag_link_begin(cr, place, words);
	return true;
}

/* What links to a block lead to. */
static void paint_place(const struct pages *pages, cairo_t *cr, const struct piece *piece)
{
	enum block_kind kind = pages->document->blocks[piece->block].kind;
	char place[32];

	if (!piece->is_first ||
	    (kind == BLOCK_TABLE && piece->table != &pages->tables[piece->block]))
		return;
	if (kind != BLOCK_HEADING && kind != BLOCK_TABLE && kind != BLOCK_FIGURE)
		return;
	place_name(place, piece->block);
	tag_place(cr, place, pages->left, piece->y);
}

/* An answer leads to the table that has its numbers. */
static void paint_lead(const struct pages *pages, cairo_t *cr, const struct piece *piece,
		       const struct text_block *set)
{
	bool is_link;

	tag_begin(cr, TAG_PARAGRAPH);
	is_link = pages_link_begin(pages, cr, BLOCK_TABLE,
				   pages->document->blocks[piece->block].about, piece->block,
				   set->text);
	paint(pages, cr, set, pages->left, piece->y);
	if (is_link)
		tag_end(cr, TAG_LINK);
	tag_end(cr, TAG_PARAGRAPH);
}

static void paint_contents_line(const struct pages *pages, cairo_t *cr, size_t index, double y)
{
	char *text;
	char number[BLOCK_NUMBER_SIZE];
	char page[32];
	char place[32];
	struct text_block line = { .size = 9,
				   .width = pages->width - 30,
				   .lines = 1,
				   .colour = pages->style->theme->ink };
	struct text_block right = line;

	block_number(pages->document, index, number);
	snprintf(page, sizeof page, "%zu", pages_find(pages, index) + 1);
	text = must_print("%s  %s", number, pages->document->blocks[index].text);
	line.text = text;
	right.text = page;
	right.width = pages->width;
	right.align = ALIGN_RIGHT;
	place_name(place, index);
	tag_begin(cr, TAG_PARAGRAPH);
	tag_link_begin(cr, place, text);
	paint(pages, cr, &line, pages->left, y);
	paint(pages, cr, &right, pages->left, y);
	tag_end(cr, TAG_LINK);
	tag_end(cr, TAG_PARAGRAPH);
	free(text);
}

static void paint_contents(const struct pages *pages, cairo_t *cr, const struct piece *piece)
{
	struct text_block head = {
		.text = "Contents", .size = 9, .bold = true, .colour = pages->style->theme->ink
	};
	double y = piece->y;

	paint_tagged(pages, cr, TAG_PARAGRAPH, &head, y);
	y += CONTENTS_HEAD;
	for (size_t i = 0; i < pages->document->count; i++)
		if (pages_in_contents(&pages->document->blocks[i])) {
			paint_contents_line(pages, cr, i, y);
			y += CONTENTS_LINE;
		}
}

static void paint_top(const struct pages *pages, cairo_t *cr)
{
	struct text_block title = pages_title(pages);
	struct text_block subtitle = pages_subtitle(pages);

	paint_tagged(pages, cr, TAG_HEADING_1, &title, pages->top);
	paint_tagged(pages, cr, TAG_PARAGRAPH, &subtitle, pages->top + pages->title);
}

/* ---- other blocks ---- */

static void paint_figure(const struct pages *pages, cairo_t *cr, const struct piece *piece,
			 const struct text_block *caption)
{
	const struct drawing *drawing = pages_drawing(pages, piece->block);
	double height = length_points(drawing->height_mm);

	drawing_paint(drawing, cr, pages->left, piece->y);
	pages_paint_caption(pages, cr, caption, piece->y + height + FIGURE_CAPTION_SPACE);
}

static bool is_item(const struct pages *pages, size_t piece)
{
	return piece < pages->count &&
	       pages->document->blocks[pages->pieces[piece].block].kind == BLOCK_ITEM;
}

/* Items that follow each other are one list, whose tag goes on over a page. */
static void paint_item(const struct pages *pages, cairo_t *cr, size_t index,
		       const struct text_block *set)
{
	const struct piece *piece = &pages->pieces[index];
	struct text_block bullet = { .text = "•", .size = set->size, .colour = set->colour };

	if (index == 0 || !is_item(pages, index - 1))
		tag_begin(cr, TAG_LIST);
	tag_begin(cr, TAG_ITEM);
	tag_begin(cr, TAG_ITEM_BODY);
	paint(pages, cr, &bullet, pages->left + 1, piece->y);
	paint(pages, cr, set, pages->left + ITEM_INDENT, piece->y);
	tag_end(cr, TAG_ITEM_BODY);
	tag_end(cr, TAG_ITEM);
	if (!is_item(pages, index + 1))
		tag_end(cr, TAG_LIST);
}

static void paint_code(const struct pages *pages, cairo_t *cr, const struct piece *piece,
		       const struct text_block *set)
{
	struct text_block inside = *set;
	struct rect box = { pages->left, piece->y, pages->width, piece->height };

	inside.width = set->width - 3 * CODE_SPACE;
	tag_begin(cr, TAG_CODE);
	marks_box(cr, &box, pages->style->theme->faint);
	paint(pages, cr, &inside, pages->left + 1.5 * CODE_SPACE, piece->y + CODE_SPACE);
	tag_end(cr, TAG_CODE);
}

static void paint_piece(const struct pages *pages, cairo_t *cr, size_t index)
{
	const struct piece *piece = &pages->pieces[index];
	const struct block *block = &pages->document->blocks[piece->block];
	/* by level: the document's title is the heading of level 1 */
	static const enum tag heading_tags[] = { TAG_HEADING_1, TAG_HEADING_2, TAG_HEADING_3,
						 TAG_HEADING_3 };
	struct text_block set = pages_text(pages, piece->block);

	paint_place(pages, cr, piece);
	switch (block->kind) {
	case BLOCK_TABLE:
		pages_paint_table(pages, cr, piece, &set);
		break;
	case BLOCK_FIGURE:
		paint_figure(pages, cr, piece, &set);
		break;
	case BLOCK_ITEM:
		paint_item(pages, cr, index, &set);
		break;
	case BLOCK_CODE:
		paint_code(pages, cr, piece, &set);
		break;
	case BLOCK_HEADING:
		if (!block->quiet)
			paint_tagged(pages, cr, heading_tags[block->level], &set, piece->y);
		break;
	case BLOCK_CONTENTS:
		paint_contents(pages, cr, piece);
		break;
	case BLOCK_LEAD:
		paint_lead(pages, cr, piece, &set);
		break;
	case BLOCK_TEXT:
		paint_tagged(pages, cr, TAG_PARAGRAPH, &set, piece->y);
		break;
	}
	pages_text_free(&set);
}

static void paint_footer(const struct pages *pages, cairo_t *cr, size_t index)
{
	char number[64];
	struct text_block left = { .text = pages->document->title,
				   .size = footer_size,
				   .width = pages->width - 80,
				   .lines = 1,
				   .colour = pages->style->theme->soft };
	struct text_block right = left;

	snprintf(number, sizeof number, "%zu / %zu", index + 1, pages->page_count);
	right.text = number;
	right.width = pages->width;
	right.align = ALIGN_RIGHT;
	tag_begin(cr, TAG_PARAGRAPH);
	paint(pages, cr, &left, pages->left, pages->bottom + 18);
	paint(pages, cr, &right, pages->left, pages->bottom + 18);
	tag_end(cr, TAG_PARAGRAPH);
}

void pages_paint(const struct pages *pages, size_t index, struct canvas *canvas)
{
	if (index == 0)
		paint_top(pages, canvas->cr);
	for (size_t i = 0; i < pages->count; i++)
		if (pages->pieces[i].page == index)
			paint_piece(pages, canvas->cr, i);
	paint_footer(pages, canvas->cr, index);
}
