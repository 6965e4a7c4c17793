/* cells-read.c — rows of a CSV file into memory, a block at a time. */
#include "cells-read.h"

#include <stdlib.h>
#include <string.h>

/* As much as stays near the processor while it is parted. */
enum { BLOCK_BYTES = 1 << 18 };

/* ---- one piece of a block ---- */

/* Where the rows of a piece without quotes go. */
struct piece {
	struct cells *cells;
	const struct csv_scan *scan;
	const char *begin;
	long line; /* of its first byte */
	bool no_memory;
};

static bool take_plain(void *closure, const struct csv_span *row)
{
	struct piece *piece = closure;
	const char *begin = row[0].text;

	while (begin > piece->begin && (begin[-1] == ' ' || begin[-1] == '\t'))
		begin--;
	piece->no_memory = !cells_add_plain(piece->cells, row, begin,
					    piece->line + (long)csv_scan_lines(piece->scan));
	return !piece->no_memory;
}

/* Row by row, by a reader of its own; *here goes on to the piece's end. False with *err: so far
 * the rows are added. */
static bool read_slowly(const struct cells_reader *reader, const struct csv_block *piece,
			struct cells *cells, struct place *here, struct error *err)
{
	struct csv_reader *slow;
	struct csv_row row;
	bool good = csv_open_block(&slow, reader->reader, piece, *here, err);

	while (good && (good = csv_next(slow, &row, err)) && row.count > 0)
		good = row.count == reader->columns ? cells_add(cells, &row, err)
						    : error_at(err, row.cells[0].at,
							       "%zu cells where the header has %zu",
							       row.count, reader->columns);
	if (good) {
		here->line = csv_here(slow).line;
		here->column = csv_here(slow).column;
	}
	csv_close(slow);
	return good;
}

/* True only where it was as usual; otherwise nothing is added. */
static bool read_plain(const struct cells_reader *reader, const struct csv_block *block,
		       struct cells *cells, struct place *here, struct error *err)
{
	const size_t before = cells->rows;
	struct piece piece = { cells, reader->scan, block->text, here->line, false };
	size_t lines;
	enum csv_scan_result result;

	/* a row that begins within a line */
	if (here->column != 1 && block->text[0] != '\n')
		return false;
	result = csv_scan_block(reader->scan, block, &piece, &lines);
	if (result == SCAN_DONE) {
		here->line += (long)lines;
		here->column = 1;
		return true;
	}
	cells_cut(cells, before);
	if (piece.no_memory || result == SCAN_FAILED)
		error_memory(err);
	return false;
}

static bool read_piece(const struct cells_reader *reader, const struct csv_block *piece,
		       struct cells *cells, struct place *here, struct error *err)
{
	if (!piece->quotes && read_plain(reader, piece, cells, here, err))
		return true;
	return err->text[0] == '\0' && read_slowly(reader, piece, cells, here, err);
}

/* ---- a block in pieces ---- */

/* Behind the end of the row that begins there. */
static const char *behind_row(const char *row, const char *end)
{
	const char *line = memchr(row, '\n', (size_t)(end - row));
	const char *at = row;
	bool inside = false;

	for (;; inside = !inside) {
		const char *to = line && !inside ? line : end;
		const char *quote = memchr(at, '"', (size_t)(to - at));

		if (!quote)
			return to < end ? to + 1 : end;
		at = quote + 1;
		if (line && line < at)
			line = memchr(at, '\n', (size_t)(end - at));
	}
}

/* The rows from `from` on that are alike: those without a quote, or those with one. */
static struct csv_block next_piece(char *from, char *end)
{
	char *quote = memchr(from, '"', (size_t)(end - from));
	char *line = quote ? memrchr(from, '\n', (size_t)(quote - from)) : end - 1;
	const char *behind = line ? line + 1 : from;
	bool quoted = behind == from;

	while (quoted && behind < end) {
		const char *next = behind_row(behind, end);

		if (!memchr(behind, '"', (size_t)(next - behind)))
			break;
		behind = next;
	}
	return (struct csv_block){ from, (size_t)(behind - from), 0, quoted };
}

static bool read_block(struct cells_reader *reader, struct cells *cells, struct error *err)
{
	const struct csv_block *block = &reader->block;
	struct place here = csv_here(reader->reader);
	char *end = block->text + block->length;
	struct csv_block piece;

	for (char *at = block->text; at < end; at += piece.length) {
		piece = next_piece(at, end);
		if (!read_piece(reader, &piece, cells, &here, err))
			return false;
	}
	csv_set_here(reader->reader, here);
	return true;
}

/* ---- the file ---- */

/* Every column, for all of them are kept. */
static bool make_scan(struct cells_reader *reader)
{
	const size_t columns = reader->columns;

	reader->all = calloc(columns, sizeof *reader->all);
	if (!reader->all)
		return false;
	for (size_t i = 0; i < columns; i++)
		reader->all[i] = i;
	reader->scan = csv_scan_new(
		&(struct csv_wanted){ reader->all, columns, columns, ',', take_plain, false });
	return reader->scan != NULL;
}

static bool read_row(const struct cells_reader *reader, struct cells *cells, struct error *err)
{
	struct csv_row row;

	if (!csv_next(reader->reader, &row, err))
		return false;
	if (row.count > 0 && row.count != reader->columns)
		return error_at(err, row.cells[0].at, "%zu cells where the header has %zu",
				row.count, reader->columns);
	return row.count == 0 || cells_add(cells, &row, err);
}

bool cells_read(struct cells_reader *reader, struct cells *cells, bool *more, struct error *err)
{
	const size_t before = cells->rows;

	while (!reader->failed && !reader->row_by_row && cells->rows == before) {
		if ((!reader->scan && !make_scan(reader) && !error_memory(&reader->why)) ||
		    !csv_next_block(reader->reader, BLOCK_BYTES, &reader->block, &reader->why))
			reader->failed = true;
		else if (reader->block.length == 0)
			reader->row_by_row = true;
		else
			reader->failed = !read_block(reader, cells, &reader->why);
	}
	if (!reader->failed && cells->rows == before)
		reader->failed = !read_row(reader, cells, &reader->why);
	*more = cells->rows > before;
	if (!*more && reader->failed)
		*err = reader->why;
	return *more || !reader->failed;
}

void cells_reader_free(struct cells_reader *reader)
{
	csv_scan_free(reader->scan);
	csv_block_free(&reader->block);
	free(reader->all);
	reader->scan = NULL;
	reader->all = NULL;
}
