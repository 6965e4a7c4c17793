/* links.c — which blocks of a report are about the same, so that numbers lead to where they are
 * seen. */
#include "document.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

void document_about(struct document *document, const char *about)
{
	struct block *block = &document->blocks[document->count - 1];

	free(block->about);
	block->about = must_copy(about);
}

void document_number(struct document *document, const char *words)
{
	struct block *block = &document->blocks[document->count - 1];
	const struct part_of_text *before =
		block->number_count > 0 ? &block->numbers[block->number_count - 1] : NULL;
	const char *rest = block->text + (before ? before->start + before->length : 0);
	const char *found = strstr(rest, words);

	if (!found)
		return;
	must_grow(&block->numbers, &block->number_room, block->number_count,
		  sizeof *block->numbers);
	block->numbers[block->number_count++] =
		(struct part_of_text){ (size_t)(found - block->text), strlen(words) };
}

static bool has_cell_about(const struct grid *grid, const char *about)
{
	for (size_t i = 0; i < grid->cell_count; i++)
		if (grid->cells[i].about && strcmp(grid->cells[i].about, about) == 0)
			return true;
	return false;
}

static bool is_about(const struct block *block, enum block_kind kind, const char *about)
{
	if (block->kind != kind)
		return false;
	if (kind == BLOCK_TABLE)
		return has_cell_about(&block->grid, about);
	return block->about && strcmp(block->about, about) == 0;
}

/* The first block from `from` on to before `end` that is; end if none is. */
static size_t find(const struct document *document, enum block_kind kind, const char *about,
		   size_t from, size_t end)
{
	while (from < end && !is_about(&document->blocks[from], kind, about))
		from++;
	return from;
}

static bool begins_part(const struct block *block)
{
	return block->kind == BLOCK_HEADING && block->level == 1;
}

size_t document_find(const struct document *document, enum block_kind kind, const char *about,
		     size_t near)
{
	size_t from = near;
	size_t end = near + 1;
	size_t found;

	if (!about)
		return document->count;
	while (from > 0 && !begins_part(&document->blocks[from]))
		from--;
	while (end < document->count && !begins_part(&document->blocks[end]))
		end++;
	found = find(document, kind, about, from, end);
	return found < end ? found : find(document, kind, about, 0, document->count);
}
