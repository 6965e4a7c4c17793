/* html-table.c — the rows of a table in HTML. */
#include "html.h"

#include "datasets/joins.h"
#include "datasets/must.h"
#include "datasets/xml.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static void print_table_head(FILE *stream, const struct grid *grid)
{
	fputs("<thead><tr>", stream);
	for (size_t i = 0; i < grid->column_count; i++) {
		const struct grid_column *column = &grid->columns[i];

		fprintf(stream, "<th scope=\"col\"%s", column->is_numbers ? " class=\"n\"" : "");
		if (column->meaning) {
			fputs(" title=\"", stream);
			xml_print(stream, column->meaning);
			fputc('"', stream);
		}
		fputc('>', stream);
		xml_print(stream, column->head);
		fputs("</th>", stream);
	}
	fputs("</tr></thead>\n", stream);
}

/* Prints a piece of text, escaped; the minus before a number becomes the hyphen that spreadsheets
 * read. */
static void print_piece(FILE *stream, const char *text)
{
	static const char minus[] = "−";
	const char *at;

	while ((at = strstr(text, minus))) {
		const char *behind = at + sizeof minus - 1;
		bool is_sign = *behind >= '0' && *behind <= '9';
		char *before = must_copy_part(text, (size_t)((is_sign ? at : behind) - text));

		xml_print(stream, before);
		if (is_sign)
			fputc('-', stream);
		free(before);
		text = behind;
	}
	xml_print(stream, text);
}

void html_print(FILE *stream, const char *text)
{
	while (*text != '\0') {
		size_t length = joins_length(text);
		bool is_joined = memchr(text, ' ', length) != NULL;
		char *piece = must_copy_part(text, length);

		fputs(is_joined ? "<span class=\"j\">" : "", stream);
		print_piece(stream, piece);
		fputs(is_joined ? "</span>" : "", stream);
		free(piece);
		text += length;
		if (*text == ' ')
			fputc(*text++, stream);
	}
}

/* A word that would make its column very wide is broken anywhere. */
static bool has_long_word(const char *text)
{
	enum { LONG = 32 };

	for (size_t length; *text != '\0'; text += length + (text[length] == ' ')) {
		length = strcspn(text, " ");
		if (length > LONG)
			return true;
	}
	return false;
}

static void print_cell(FILE *stream, const struct document *document, size_t index, size_t row,
		       size_t column)
{
	const struct grid *grid = &document->blocks[index].grid;
	const struct grid_cell *cell = grid_at(grid, row, column);
	const size_t figure = document_find(document, BLOCK_FIGURE, cell->about, index);
	bool is_key = column < grid->keys;

	fputs(is_key ? "<th scope=\"row\"" : "<td", stream);
	if (cell->tone != TONE_NONE)
		fprintf(stream, " class=\"verdict %s%s\"", tone_words[cell->tone],
			grid->columns[column].is_numbers ? " n" : "");
	else if (grid->columns[column].is_numbers)
		fputs(" class=\"n\"", stream);
	else if (has_long_word(cell->text))
		fputs(" class=\"long\"", stream);
	if (cell->source) {
		fputs(" title=\"", stream);
		xml_print(stream, cell->source);
		fputc('"', stream);
	}
	fputc('>', stream);
	html_link_begin(stream, document, figure);
	if (grid->columns[column].is_numbers) /* it is not broken at all */
		print_piece(stream, cell->text);
	else
		html_print(stream, cell->text);
	html_link_end(stream, document, figure);
	fputs(is_key ? "</th>" : "</td>", stream);
}

void html_table_print(FILE *stream, const struct document *document, size_t index)
{
	const struct grid *grid = &document->blocks[index].grid;

	print_table_head(stream, grid);
	fputs("<tbody>\n", stream);
	for (size_t row = 0; row < grid_rows(grid); row++) {
		fputs("<tr>", stream);
		for (size_t column = 0; column < grid->column_count; column++)
			print_cell(stream, document, index, row, column);
		fputs("</tr>\n", stream);
	}
	fputs("</tbody>\n", stream);
}
