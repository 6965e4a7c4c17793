/* markdown.c — the page as GitHub-flavoured Markdown. */
#include "page.h"

#include "datasets/xml.h"

#include <stdlib.h>
#include <string.h>

static void print_escaped(FILE *stream, const char *text)
{
	char *shown = text_shown(text);

	for (const char *c = shown; *c != '\0'; c++) {
		if (strchr("\\`*_[]<>|#&~", *c))
			fputc('\\', stream);
		fputc(*c, stream);
	}
	free(shown);
}

static void print_lines(FILE *stream, const char *before, const struct texts *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		fputs(before, stream);
		print_escaped(stream, lines->at[i]);
		fputc('\n', stream);
	}
	if (lines->count > 0)
		fputc('\n', stream);
}

static void print_row(FILE *stream, const struct section *section, size_t row)
{
	for (size_t column = 0; column < section->columns; column++) {
		fputs("| ", stream);
		print_escaped(stream, section_cell(section, row, column));
		fputc(' ', stream);
	}
	fputs("|\n", stream);
}

static void print_grid(FILE *stream, const struct section *section)
{
	print_row(stream, section, 0);
	for (size_t column = 0; column < section->columns; column++)
		fputs(section_has_words(section, column) ? "|:---" : "|---:", stream);
	fputs("|\n", stream);
	for (size_t row = 1; row < section_rows(section); row++)
		print_row(stream, section, row);
	fputc('\n', stream);
}

/* What is folded is HTML, in which Markdown counts again only behind an empty line. */
static void open_fold(FILE *stream, const struct texts *heading)
{
	fputs("<details>\n", stream);
	for (size_t i = 0; i < heading->count; i++) {
		char *shown = text_shown(heading->at[i]);

		fputs("<summary>", stream);
		xml_print(stream, shown);
		fputs("</summary>\n\n", stream);
		free(shown);
	}
}

static void print_section(FILE *stream, const struct section *section)
{
	print_lines(stream, "## ", &section->title);
	if (section->folded)
		open_fold(stream, &section->heading);
	else
		print_lines(stream, "### ", &section->heading);
	if (section->columns > 0)
		print_grid(stream, section);
	print_lines(stream, "- ", &section->notes);
	if (section->folded)
		fputs("</details>\n\n", stream);
}

void page_print_markdown(FILE *stream, const struct page *page)
{
	for (size_t i = 0; i < page->count; i++)
		print_section(stream, &page->sections[i]);
	print_lines(stream, "- ", &page->legend);
}
