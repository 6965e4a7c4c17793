/* pages-measure.c — how high the blocks of a report are on paper. */
#include "pages.h"

#include "report/draw/paper.h"

static double text_height(const struct pages *pages, size_t index)
{
	struct text_block set = pages_text(pages, index);
	double height = text_measure(pages->style->setter, &set).height;

	pages_text_free(&set);
	return height;
}

static double rows_height(const struct table_layout *table, size_t count)
{
	double height = 0;

	for (size_t row = 0; row < count; row++)
		height += table->heights[row];
	return height;
}

static double further_height(const struct pages *pages, size_t index)
{
	struct text_block set = pages_further(pages, index);
	double height = text_measure(pages->style->setter, &set).height;

	pages_text_free(&set);
	return height;
}

double pages_part_height(const struct table_layout *table, size_t rows)
{
	return table->caption + table->head + rows_height(table, rows);
}

static double table_height(struct pages *pages, size_t index)
{
	const struct block *block = &pages->document->blocks[index];
	struct table_layout *first = &pages->tables[index];
	double height = 0;

	pages_lay_out_table(first, pages, index);
	for (struct table_layout *table = first; table; table = table->next) {
		table->caption =
			TABLE_CAPTION_SPACE +
			(table == first ? text_height(pages, index) : further_height(pages, index));
		height += pages_part_height(table, grid_rows(&block->grid)) +
			  (table == first ? 0 : pages_space_before(block));
	}
	return height;
}

/* A head, and a line for each heading of level 1. */
static double contents_height(const struct pages *pages)
{
	double height = CONTENTS_HEAD;

	for (size_t i = 0; i < pages->document->count; i++)
		if (pages_in_contents(&pages->document->blocks[i]))
			height += CONTENTS_LINE;
	return height;
}

double pages_height(struct pages *pages, size_t index)
{
	const struct block *block = &pages->document->blocks[index];

	if (block->quiet)
		return 0;
	switch (block->kind) {
	case BLOCK_TABLE:
		return table_height(pages, index);
	case BLOCK_FIGURE:
		return length_points(pages_drawing(pages, index)->height_mm) +
		       FIGURE_CAPTION_SPACE + text_height(pages, index);
	case BLOCK_CODE:
		return text_height(pages, index) + 2 * CODE_SPACE;
	case BLOCK_CONTENTS:
		return contents_height(pages);
	case BLOCK_HEADING:
	case BLOCK_LEAD:
	case BLOCK_TEXT:
	case BLOCK_ITEM:
		break;
	}
	return text_height(pages, index);
}
