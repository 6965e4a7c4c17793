/*
 * csv.h — CSV in and out, with the place of every cell.
 *
 * The reader stands on libcsv in strict mode, fed one byte at a time, so that file:line:column of
 * every cell is exact (measured: 75 MB/s). It holds one row at a time: files larger than memory
 * work. It skips a UTF-8 BOM and blank lines; it refuses a misplaced quote, a quote never closed
 * and a NUL byte. As libcsv does, it trims blanks around unquoted cells. A compressed file is
 * unpacked while it is read (input.h).
 * The writer quotes only where it must, ends lines with \n, and turns line breaks inside a cell
 * into blanks, so that one row is one line and a torn row is always the last line.
 */
#ifndef MIGSTAT_CSV_H
#define MIGSTAT_CSV_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct cell {
	const char *text; /* never NULL; owned by the reader until the next csv_next */
	struct place at;
};

struct csv_row {
	const struct cell *cells;
	size_t count;
};

/* What to do with a last line that has no line end: a table of a run that was cut short. */
enum csv_torn { CSV_TORN_IS_ROW, CSV_TORN_IS_LEFT_OUT };

struct csv_reader; /* opaque */

/*
 * Opens path; "-" is standard input. The caller frees *reader with csv_close. False with *err if
 * the file cannot be opened.
 */
bool csv_open(struct csv_reader **reader, const char *path, enum csv_torn torn, struct error *err);

/* The same of length bytes in memory, at least one (borrowed until csv_close); path names them in
 * complaints. A last line without a line end is a row. */
bool csv_open_text(struct csv_reader **reader, const char *path, const char *text, size_t length,
		   struct error *err);

/* How a file is written that is not as the standard has it. */
struct csv_form {
	char delimiter; /* between the cells; 0: a comma */
	bool comments;  /* lines that begin with # are passed over, but for a cell #N/A or #NA */
	bool quotes;    /* comments may have quotes: the file is not read in blocks */
	bool marked;    /* the header stands behind a #, which is passed over */
	size_t skip;    /* so many lines at its beginning are none of the table */
};

enum { CSV_PEEK_BYTES = 65536 };

/* The file's first bytes, up to CSV_PEEK_BYTES (without a byte-order mark), which stay to be read.
 * Good until the next call; to be called before csv_next. False with *err if it cannot be read. */
bool csv_peek(struct csv_reader *reader, const char **text, size_t *length, struct error *err);

/* All bytes that were not read yet, as new text (and a '\0'), for what is no CSV file after all.
 * False with *err. */
bool csv_rest(struct csv_reader *reader, char **text, size_t *length, struct error *err);

/* Reads in that form; to be called before csv_next. */
void csv_set_form(struct csv_reader *reader, const struct csv_form *form);

/* How many lines of comments were passed over so far. */
size_t csv_comments(const struct csv_reader *reader);

/*
 * Reads the next row into *row. At the end of the file: true with row->count = 0.
 * False with *err (file:line:column) if the file is malformed or cannot be read.
 */
bool csv_next(struct csv_reader *reader, struct csv_row *row, struct error *err);

/* Whether every name of a header stands there once; false with *err (file:line:column). */
bool csv_check_header(const struct csv_row *header, struct error *err);

/* The place of a torn last line that was left out; line = 0 if there was none (yet). */
struct place csv_torn_at(const struct csv_reader *reader);

void csv_close(struct csv_reader *reader); /* NULL is allowed */

/*
 * One line of CSV being put together in memory, so that it can be written by a single write().
 * Zero it before use, free with csv_line_free; csv_line_end ends the row, csv_line_clear empties
 * it for the next one. Running out of memory is kept (failed) and told by csv_line_end.
 */
struct csv_line {
	char *text;
	size_t length, capacity;
	bool started, failed;
};

void csv_line_text(struct csv_line *line, const char *cell); /* NULL: an empty cell */
void csv_line_integer(struct csv_line *line, long long value);
/* The shortest decimal text that reads back as the same double; NaN: an empty cell. */
void csv_line_exact(struct csv_line *line, double value);
bool csv_line_end(struct csv_line *line, struct error *err);
/* Ends the row, writes it to stream and empties the line for the next one. Whether the stream took
 * it is for the stream's owner to check (output_commit, fflush). */
bool csv_line_print(struct csv_line *line, FILE *stream, struct error *err);
void csv_line_clear(struct csv_line *line);
void csv_line_free(struct csv_line *line);

/* Line ends in a cell become blanks, as csv_line_text writes them: the same name in a table that
 * others made and in one that was made from it. */
void csv_in_one_line(char *cell);

/* Puts value into text (at least 32 bytes) as csv_line_exact writes it. */
void csv_exact_text(char text[32], double value);

#endif
