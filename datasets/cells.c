/* cells.c — rows of a CSV file in memory. */
#include "cells.h"

#include "array.h"

#include <stdlib.h>
#include <string.h>

static bool reserve(struct cells *cells, size_t bytes)
{
	return array_reserve(&cells->text, &cells->capacity, cells->length + bytes, 1) &&
	       array_grow(&cells->row, &cells->row_capacity, cells->rows, sizeof *cells->row) &&
	       array_reserve(&cells->at, &cells->at_capacity, (cells->rows + 1) * cells->columns,
			     sizeof *cells->at);
}

bool cells_add_plain(struct cells *cells, const struct csv_span *row, const char *line_begin,
		     long line)
{
	const struct csv_span *last = &row[cells->columns - 1];
	const size_t length = (size_t)(last->text - line_begin) + last->length;
	uint32_t *at;
	char *text;

	if (!reserve(cells, length + 1))
		return false;
	text = cells->text + cells->length;
	at = cells->at + cells->rows * cells->columns;
	memcpy(text, line_begin, length);
	for (size_t i = 0; i < cells->columns; i++) {
		at[i] = (uint32_t)(row[i].text - line_begin);
		text[at[i] + row[i].length] = '\0';
	}
	cells->row[cells->rows++] = (struct cells_row){ cells->length, line };
	cells->length += length + 1;
	return true;
}

/* The places of a row that is about to be added. */
static bool keep_places(struct cells *cells, const struct csv_row *row)
{
	if (!array_reserve(&cells->placed, &cells->placed_capacity,
			   cells->placed_count + row->count, sizeof *cells->placed))
		return false;
	for (size_t i = 0; i < row->count; i++)
		cells->placed[cells->placed_count++] =
			(struct cells_placed){ cells->rows, row->cells[i].at.line,
					       row->cells[i].at.column };
	return true;
}

bool cells_add(struct cells *cells, const struct csv_row *row, struct error *err)
{
	size_t length = 0;
	uint32_t *at;
	char *text;

	for (size_t i = 0; i < row->count; i++)
		length += strlen(row->cells[i].text) + 1;
	if (length > UINT32_MAX)
		return error_at(err, row->cells[0].at, "a row of more than 4 GiB");
	if (!reserve(cells, length) || !keep_places(cells, row))
		return error_memory(err);
	text = cells->text + cells->length;
	at = cells->at + cells->rows * cells->columns;
	for (size_t i = 0; i < row->count; i++) {
		size_t more = strlen(row->cells[i].text) + 1;

		at[i] = (uint32_t)((size_t)(text - cells->text) - cells->length);
		memcpy(text, row->cells[i].text, more);
		if (!cells->keeps_line_ends)
			csv_in_one_line(text);
		text += more;
	}
	cells->row[cells->rows++] = (struct cells_row){ cells->length, row->cells[0].at.line };
	cells->length += length;
	return true;
}

void cells_cut(struct cells *cells, size_t rows)
{
	if (rows >= cells->rows)
		return;
	cells->length = cells->row[rows].text;
	cells->rows = rows;
	while (cells->placed_count > 0 && cells->placed[cells->placed_count - 1].row >= rows)
		cells->placed_count--;
}

static void fit(void *array, size_t *capacity, size_t count, size_t item_bytes)
{
	void *items, *fitting;

	memcpy(&items, array, sizeof items);
	fitting = count > 0 && count < *capacity ? reallocarray(items, count, item_bytes) : NULL;
	if (!fitting)
		return;
	memcpy(array, &fitting, sizeof fitting);
	*capacity = count;
}

void cells_fit(struct cells *cells)
{
	fit(&cells->text, &cells->capacity, cells->length, 1);
	fit(&cells->row, &cells->row_capacity, cells->rows, sizeof *cells->row);
	fit(&cells->at, &cells->at_capacity, cells->rows * cells->columns, sizeof *cells->at);
	fit(&cells->placed, &cells->placed_capacity, cells->placed_count, sizeof *cells->placed);
}

/* The places of the row's cells; NULL: it had no quotes. */
static const struct cells_placed *placed(const struct cells *cells, size_t row)
{
	size_t low = 0;
	size_t high = cells->placed_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (cells->placed[middle].row < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low < cells->placed_count && cells->placed[low].row == row ? &cells->placed[low]
									  : NULL;
}

/* The cell begins behind the delimiter, and blanks before its text belong to it. */
struct place cells_place(const struct cells *cells, size_t row, size_t column, const char *path)
{
	const struct cells_placed *places = placed(cells, row);
	const char *begin = cells->text + cells->row[row].text;
	const char *text = cells_text(cells, row, column);

	if (places)
		return (struct place){ path, places[column].line, places[column].column };
	while (text > begin && (text[-1] == ' ' || text[-1] == '\t'))
		text--;
	return (struct place){ path, cells->row[row].line, (long)(text - begin) + 1 };
}

void cells_free(struct cells *cells)
{
	free(cells->text);
	free(cells->row);
	free(cells->at);
	free(cells->placed);
	*cells = (struct cells){ 0 };
}
