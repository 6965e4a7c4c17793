/*
 * form-lines.h — the first lines of a CSV file, before it is known how it is written: their cells,
 * if that is what stands between them.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_FORM_LINES_H
#define MIGSTAT_ANALYZE_ROWS_FORM_LINES_H

#include <stdbool.h>
#include <stddef.h>

/* A header that stands deeper is none. */
enum { LINES_MOST = 100 };

/* A line of the file's beginning, without its end. */
struct form_line {
	const char *text;
	size_t length;
};

struct form_lines {
	struct form_line at[LINES_MOST];
	size_t count;
};

/* The lines of a text of length bytes, borrowed. */
struct form_lines form_lines_of(const char *text, size_t length);

/* The cell at the beginning of the line, without its quotes and blanks; the line goes on behind the
 * delimiter, its text is NULL at the end. */
struct form_line line_next_cell(struct form_line *line, char delimiter);

size_t line_cells(struct form_line line, char delimiter);
bool line_has_cell(struct form_line line, char delimiter, const char *name);

/* The place of the cell of that text, from 0; SIZE_MAX: it has none. */
size_t line_column(struct form_line line, char delimiter, const char *name);

/* The cell at that place; an empty one where there is none. */
struct form_line line_cell(struct form_line line, char delimiter, size_t column);

/* Whether it begins with #; and what stands behind that. */
bool line_is_marked(struct form_line line);
struct form_line line_behind_mark(struct form_line line);

#endif
