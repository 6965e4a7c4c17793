/* html-links.c — links from numbers to the tables and figures of a page. */
#include "html.h"

#include "datasets/must.h"

#include <stdlib.h>

static void print_place(FILE *stream, const struct document *document, size_t target,
			const char *before_number)
{
	char number[BLOCK_NUMBER_SIZE];

	block_number(document, target, number);
	fprintf(stream, "%s%s%s",
		document->blocks[target].kind == BLOCK_FIGURE ? "figure" : "table", before_number,
		number);
}

void html_link_begin(FILE *stream, const struct document *document, size_t target)
{
	if (target == document->count)
		return;
	fputs("<a class=\"to\" href=\"#", stream);
	print_place(stream, document, target, "-");
	fputs("\">", stream);
}

void html_link_end(FILE *stream, const struct document *document, size_t target)
{
	fputs(target == document->count ? "" : "</a>", stream);
}

static void print_piece(FILE *stream, const char *text, size_t start, size_t end)
{
	char *piece = must_copy_part(text + start, end - start);

	html_print(stream, piece);
	free(piece);
}

/* A table has all numbers; where there is none, the figure shows them. */
static size_t target_of(const struct document *document, size_t index)
{
	const char *about = document->blocks[index].about;
	size_t table = document_find(document, BLOCK_TABLE, about, index);

	return table < document->count ? table
				       : document_find(document, BLOCK_FIGURE, about, index);
}

void html_linked_print(FILE *stream, const struct document *document, size_t index)
{
	const struct block *block = &document->blocks[index];
	const size_t target = target_of(document, index);
	size_t at = 0;

	for (size_t i = 0; i < block->number_count; i++) {
		const struct part_of_text *number = &block->numbers[i];

		print_piece(stream, block->text, at, number->start);
		html_link_begin(stream, document, target);
		print_piece(stream, block->text, number->start, number->start + number->length);
		html_link_end(stream, document, target);
		at = number->start + number->length;
	}
	html_print(stream, block->text + at);
}

static void print_seen(FILE *stream, const struct document *document, size_t target,
		       const char *separator, const char *word)
{
	char number[BLOCK_NUMBER_SIZE];

	if (target == document->count)
		return;
	block_number(document, target, number);
	fputs(separator, stream);
	html_link_begin(stream, document, target);
	fprintf(stream, "%s %s", word, number);
	html_link_end(stream, document, target);
}

void html_seen_print(FILE *stream, const struct document *document, size_t index)
{
	const struct block *block = &document->blocks[index];
	size_t table = document_find(document, BLOCK_TABLE, block->about, index);
	size_t figure = block->kind == BLOCK_FIGURE
				? document->count
				: document_find(document, BLOCK_FIGURE, block->about, index);

	if (block->number_count > 0 || (table == document->count && figure == document->count))
		return;
	fputs(" <span class=\"seen\">", stream);
	print_seen(stream, document, table, "", "Table");
	print_seen(stream, document, figure, table == document->count ? "" : ", ", "Figure");
	fputs("</span>", stream);
}
