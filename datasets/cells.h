/*
 * cells.h — rows of a CSV file in memory: all texts in one piece, so that a row takes little more
 * than it does in the file.
 *
 * A cell's place in the file is not kept but found again: in a row without quotes the bytes before
 * it stand there as in the file. Rows that had quotes have their cells' places beside them.
 */
#ifndef MIGSTAT_CELLS_H
#define MIGSTAT_CELLS_H

#include "csv-scan.h"
#include "csv.h"
#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero it but for columns (at least one) before use; free with cells_free. */
struct cells {
	size_t columns;
	bool keeps_line_ends; /* within cells; else they become blanks (csv_in_one_line) */
	char *text;           /* each cell's ends in '\0' */
	size_t length, capacity;
	struct cells_row {
		size_t text; /* where it begins */
		long line;
	} * row;
	size_t rows, row_capacity;
	uint32_t *at; /* rows * columns: where a cell begins, from its row's text on */
	size_t at_capacity;
	struct cells_placed { /* upwards by row */
		size_t row;
		long line, column; /* of its first cell; one for every cell follows */
	} * placed;
	size_t placed_count, placed_capacity; /* a multiple of columns */
};

/* Adds the row whose cells stand in a line of the file that begins at `line_begin`, without quotes;
 * `line` is its number. False: no memory. */
bool cells_add_plain(struct cells *cells, const struct csv_span *row, const char *line_begin,
		     long line);

/* Adds a row that has as many cells as there are columns. False with *err. */
bool cells_add(struct cells *cells, const struct csv_row *row, struct error *err);

/* Takes all rows from number `rows` on away. */
void cells_cut(struct cells *cells, size_t rows);

/* Gives memory back that nothing stands in. */
void cells_fit(struct cells *cells);

static inline const char *cells_text(const struct cells *cells, size_t row, size_t column)
{
	return cells->text + cells->row[row].text + cells->at[row * cells->columns + column];
}

/* The cell's place; path is of the file. */
struct place cells_place(const struct cells *cells, size_t row, size_t column, const char *path);

void cells_free(struct cells *cells);

#endif
