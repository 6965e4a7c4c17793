/* table.c — the page as aligned columns for a terminal. */
#include "page.h"

#include "datasets/joins.h"
#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Where the reader is no terminal, and the narrowest and widest line for one that is. */
enum { LINE_WIDTH = 100, LEAST_WIDTH = 60, MOST_WIDTH = 160 };

/* As wide as the terminal; what goes into a file is always the same. */
static size_t width_of(FILE *stream)
{
	struct winsize size;

	if (!isatty(fileno(stream)) || ioctl(fileno(stream), TIOCGWINSZ, &size) != 0 ||
	    size.ws_col == 0)
		return LINE_WIDTH;
	return size.ws_col < LEAST_WIDTH  ? LEAST_WIDTH
	       : size.ws_col > MOST_WIDTH ? MOST_WIDTH
					  : size.ws_col;
}

static size_t column_width(const struct section *section, size_t column)
{
	size_t widest = 0;

	for (size_t row = 0; row < section_rows(section); row++) {
		char *shown = text_shown(section_cell(section, row, column));
		size_t width = text_width(shown);

		free(shown);
		if (width > widest)
			widest = width;
	}
	return widest;
}

static void print_cell(FILE *stream, const char *text, size_t width, bool left, bool last)
{
	char *shown = text_shown(text);
	int blanks = (int)(width - text_width(shown));

	fprintf(stream, "%*s%s%*s%s", left ? 0 : blanks, "", shown, left && !last ? blanks : 0, "",
		last ? "\n" : "  ");
	free(shown);
}

/* The column behind the last one, from first on, that fits the line beside the group's columns. */
static size_t end_of_block(const struct section *section, const size_t *widths, size_t first,
			   size_t width)
{
	size_t used = 0;
	size_t end = first;

	for (size_t column = 0; column < section->keys && first > 0; column++)
		used += widths[column] + 2;
	while (end < section->columns &&
	       (end <= section->keys || end == first || used + widths[end] <= width))
		used += widths[end++] + 2;
	return end;
}

/* The columns from first to end, behind the group's where these are not among them. */
static void print_block(FILE *stream, const struct section *section, const size_t *widths,
			size_t first, size_t end)
{
	for (size_t row = 0; row < section_rows(section); row++) {
		for (size_t column = 0; column < section->keys && first > 0; column++)
			print_cell(stream, section_cell(section, row, column), widths[column], true,
				   false);
		for (size_t column = first; column < end; column++)
			print_cell(stream, section_cell(section, row, column), widths[column],
				   section_has_words(section, column), column + 1 == end);
	}
}

/* A table that is wider than the line goes on below, with the group's columns again. */
static void print_grid(FILE *stream, const struct section *section, size_t width)
{
	size_t *widths = must_alloc(section->columns, sizeof *widths);
	size_t end;

	for (size_t column = 0; column < section->columns; column++)
		widths[column] = column_width(section, column);
	for (size_t first = 0; first < section->columns; first = end) {
		end = end_of_block(section, widths, first, width);
		print_block(stream, section, widths, first, end);
	}
	free(widths);
}

/* Breaks a line at blanks, but not between a number and what it is of, and sets what follows in by
 * two. */
static void print_wrapped(FILE *stream, const char *text, size_t line_width)
{
	char *shown = text_shown(text);
	const char *line = shown;
	size_t used = 0;

	while (*line != '\0') {
		size_t length = joins_length(line);
		char *word = must_copy_part(line, length);
		size_t width = text_width(word);

		if (used > 0 && used + 1 + width > line_width) {
			fputs("\n  ", stream);
			used = 2;
		} else if (used > 0) {
			fputc(' ', stream);
			used++;
		}
		fprintf(stream, "%.*s", (int)length, line);
		used += width;
		line += length + (line[length] == ' ');
		free(word);
	}
	fputc('\n', stream);
	free(shown);
}

static void print_lines(FILE *stream, const struct texts *lines, size_t width)
{
	for (size_t i = 0; i < lines->count; i++)
		print_wrapped(stream, lines->at[i], width);
}

static void print_plot(FILE *stream, const struct section *section)
{
	for (size_t i = 0; i < section->plot.count; i++)
		fprintf(stream, "%s\n", section->plot.at[i]);
}

void page_print_table(FILE *stream, const struct page *page)
{
	size_t width = width_of(stream);

	for (size_t i = 0; i < page->count; i++) {
		const struct section *section = &page->sections[i];

		if (i > 0 && section->title.count > 0)
			fputc('\n', stream);
		print_lines(stream, &section->title, width);
		fprintf(stream, "%s%s\n", i > 0 || section->title.count > 0 ? "\n" : "",
			section->heading.at[0]);
		print_grid(stream, section, width);
		print_plot(stream, section);
		print_lines(stream, &section->notes, width);
	}
	fputc('\n', stream);
	print_lines(stream, &page->legend, width);
}
