/* pdf.c — a report as a PDF of A4 pages. */
#include "pages.h"

#include "datasets/must.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>

/* The headings as a tree beside the pages. */
static void add_outline(const struct pages *pages, const struct canvas *canvas)
{
	int parents[4] = { CAIRO_PDF_OUTLINE_ROOT };

	for (size_t i = 0; i < pages->count; i++) {
		const struct piece *piece = &pages->pieces[i];
		const struct block *block = &pages->document->blocks[piece->block];
		char number[BLOCK_NUMBER_SIZE];
		char place[96];
		char *text;

		if (block->kind != BLOCK_HEADING)
			continue;
		block_number(pages->document, piece->block, number);
		snprintf(place, sizeof place, "page=%zu pos=[%.0f %.0f]", piece->page + 1,
			 pages->left, piece->y);
		text = must_print("%s  %s", number, block->text);
		parents[block->level] = cairo_pdf_surface_add_outline(
			canvas->surface, parents[block->level - 1], text, place,
			block->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
		free(text);
	}
}

bool document_write_pdf(const struct document *document, const char *path,
			const struct canvas_description *about, const struct style *style,
			struct output_set *set, struct error *err)
{
	struct canvas_page page = { PAGES_WIDTH_MM, PAGES_HEIGHT_MM, 0, style->theme->paper };
	struct canvas canvas;
	struct pages pages;

	if (!canvas_open(&canvas, path, &page, about, set, err))
		return false;
	pages_of(&pages, document, style);
	for (size_t i = 0; i < pages.page_count; i++) {
		if (i > 0)
			canvas_next_page(&canvas);
		pages_paint(&pages, i, &canvas);
	}
	add_outline(&pages, &canvas);
	pages_free(&pages);
	return canvas_commit(&canvas, err);
}
