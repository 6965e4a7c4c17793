/* form-lines.c — the first lines of a CSV file, before it is known how it is written. */
#include "form-lines.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

struct form_lines form_lines_of(const char *text, size_t length)
{
	struct form_lines lines = { .count = 0 };

	while (length > 0 && lines.count < LINES_MOST) {
		const char *end = memchr(text, '\n', length);
		size_t size = end ? (size_t)(end - text) : length;
		size_t plain = size > 0 && text[size - 1] == '\r' ? size - 1 : size;

		lines.at[lines.count++] = (struct form_line){ text, plain };
		size += end != NULL;
		text += size;
		length -= size;
	}
	return lines;
}

/* The cell at the beginning of the line, without its quotes and blanks; the line goes on behind the
 * delimiter, its text is NULL at the end. */
struct form_line line_next_cell(struct form_line *line, char delimiter)
{
	struct form_line cell = *line;
	size_t at = 0;
	bool quoted = false;

	while (at < line->length && (quoted || line->text[at] != delimiter))
		quoted ^= line->text[at++] == '"';
	cell.length = at;
	if (at < line->length) {
		line->text += at + 1;
		line->length -= at + 1;
	} else {
		*line = (struct form_line){ NULL, 0 };
	}
	while (cell.length > 0 && isblank((unsigned char)cell.text[cell.length - 1]))
		cell.length--;
	while (cell.length > 0 && isblank((unsigned char)*cell.text)) {
		cell.text++;
		cell.length--;
	}
	if (cell.length >= 2 && *cell.text == '"' && cell.text[cell.length - 1] == '"') {
		cell.text++;
		cell.length -= 2;
	}
	return cell;
}

size_t line_cells(struct form_line line, char delimiter)
{
	size_t count = 0;

	for (; line.text; count++)
		line_next_cell(&line, delimiter);
	return count;
}

bool line_has_cell(struct form_line line, char delimiter, const char *name)
{
	while (line.text) {
		const struct form_line cell = line_next_cell(&line, delimiter);

		if (cell.length == strlen(name) && memcmp(cell.text, name, cell.length) == 0)
			return true;
	}
	return false;
}

/* The line behind a # at its beginning. */
struct form_line line_behind_mark(struct form_line line)
{
	bool marked = line.length > 0 && *line.text == '#';

	return (struct form_line){ line.text + marked, line.length - marked };
}

bool line_is_marked(struct form_line line)
{
	return line.length > 0 && *line.text == '#';
}

/* The place of the column called so in the header, from 0; SIZE_MAX. */
size_t line_column(struct form_line header, char delimiter, const char *name)
{
	for (size_t i = 0; header.text; i++) {
		const struct form_line cell = line_next_cell(&header, delimiter);

		if (cell.length == strlen(name) && memcmp(cell.text, name, cell.length) == 0)
			return i;
	}
	return SIZE_MAX;
}

struct form_line line_cell(struct form_line line, char delimiter, size_t column)
{
	struct form_line cell = { "", 0 };

	for (size_t i = 0; i <= column; i++) {
		if (!line.text)
			return (struct form_line){ "", 0 };
		cell = line_next_cell(&line, delimiter);
	}
	return cell;
}
