/* pages-text.c — the texts of a report as they are set on paper. */
#include "pages.h"

#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>

static const double text_size = 9;
static const double lead_size = 10.5;
static const double heading_sizes[] = { 0, 14, 10.5, 9.5 };

struct text_block pages_title(const struct pages *pages)
{
	return (struct text_block){ .text = pages->document->title,
				    .size = 17,
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

/* The left-to-right mark: behind a name in Hebrew or Arabic the sentence goes on to the right. */
#define MARK "\xE2\x80\x8E"

static bool is_ascii(const char *text)
{
	while (*text != '\0' && (unsigned char)*text < 0x80)
		text++;
	return *text == '\0';
}

/* What stands in bold before the block's text. */
static void lead_of(const struct pages *pages, size_t index, FILE *stream)
{
	const struct block *block = &pages->document->blocks[index];
	char number[BLOCK_NUMBER_SIZE];

	block_number(pages->document, index, number);
	if (block->kind == BLOCK_HEADING)
		fprintf(stream, "%s  ", number);
	else if (block->kind == BLOCK_TABLE)
		fprintf(stream, "Table %s. ", number);
	else if (block->kind == BLOCK_FIGURE)
		fprintf(stream, "Figure %s. ", number);
	else if (block->lead)
		fprintf(stream, "%s%s ", block->lead, is_ascii(block->lead) ? "" : MARK);
}

struct text_block pages_text(const struct pages *pages, size_t index)
{
	const struct block *block = &pages->document->blocks[index];
	bool is_heading = block->kind == BLOCK_HEADING;
	char *text;
	size_t size;
	FILE *stream = must_open_text(&text, &size);
	struct text_block set = { .size = is_heading ? heading_sizes[block->level] : text_size,
				  .bold = is_heading,
				  .width = pages->width,
				  .colour = pages->style->theme->ink };

	lead_of(pages, index, stream);
	fflush(stream);
	set.lead = size;
	fputs(block->text, stream);
	fflush(stream);
	set.tail = size;
	if (block->source)
		fprintf(stream, "  [%s]", block->source);
	must_close_text(stream);
	set.tail = size - set.tail;
	set.text = text;
	if (block->kind == BLOCK_ITEM)
		set.width -= ITEM_INDENT;
	if (block->kind == BLOCK_LEAD)
		set.size = lead_size;
	if (block->kind == BLOCK_TABLE || block->kind == BLOCK_FIGURE || block->kind == BLOCK_CODE)
		set.size = 8;
	/* no block is longer than a page */
	set.lines = (int)((pages->bottom - pages->top) / (1.3 * set.size));
	return set;
}

struct text_block pages_further(const struct pages *pages, size_t index)
{
	char number[BLOCK_NUMBER_SIZE];

	block_number(pages->document, index, number);
	return (struct text_block){ .text = must_print("Table %s, further columns.", number),
				    .size = 8,
				    .width = pages->width,
				    .lines = 1,
				    .colour = pages->style->theme->soft };
}

void pages_text_free(struct text_block *set)
{
	free((char *)set->text);
	set->text = NULL;
}

double pages_space_before(const struct block *block)
{
	if (block->quiet)
		return 0;
	switch (block->kind) {
	case BLOCK_HEADING:
		return block->level == 1 ? 20 : 13;
	case BLOCK_ITEM:
		return 3;
	case BLOCK_TABLE:
	case BLOCK_FIGURE:
		return 11;
	case BLOCK_CONTENTS:
		return 16;
	case BLOCK_LEAD:
	case BLOCK_TEXT:
	case BLOCK_CODE:
		break;
	}
	return 6;
}
