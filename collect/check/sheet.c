/* sheet.c — a few columns for a person. */
#include "sheet.h"

#include "datasets/array.h"
#include "datasets/characters.h"
#include "datasets/texts.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_SIZE = 2048 };

void sheet_add(struct sheet *sheet, const char *format, ...)
{
	char text[CELL_SIZE];
	char shown[CELL_SIZE];
	va_list arguments;
	char *copy;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	text_visible(shown, sizeof shown, text[0] != '\0' ? text : "-");
	copy = strdup(shown);
	if (copy && array_grow(&sheet->cell, &sheet->capacity, sheet->count, sizeof *sheet->cell)) {
		sheet->cell[sheet->count++] = copy;
		return;
	}
	free(copy);
	sheet->failed = true;
}

struct sheet sheet_of(const char *const *heads, size_t columns)
{
	struct sheet sheet = { .columns = columns };

	for (size_t i = 0; i < columns; i++)
		sheet_add(&sheet, "%s", heads[i]);
	return sheet;
}

static size_t width_of(const struct sheet *sheet, size_t column)
{
	size_t most = 0;

	for (size_t i = column; i < sheet->count; i += sheet->columns) {
		size_t width = text_width(sheet->cell[i]);

		most = width > most ? width : most;
	}
	return most;
}

bool sheet_print(const struct sheet *sheet, FILE *stream)
{
	size_t widths[16] = { 0 };

	if (sheet->failed || sheet->columns > COUNT(widths))
		return false;
	for (size_t c = 0; c < sheet->columns; c++)
		widths[c] = width_of(sheet, c);
	for (size_t i = 0; sheet->columns > 0 && i < sheet->count; i++) {
		size_t column = i % sheet->columns;
		bool last = column + 1 == sheet->columns;

		fprintf(stream, "%s%*s", sheet->cell[i],
			last ? 0 : (int)(widths[column] - text_width(sheet->cell[i])) + 2, "");
		if (last)
			fputc('\n', stream);
	}
	return true;
}

void sheet_free(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->count; i++)
		free(sheet->cell[i]);
	free(sheet->cell);
	*sheet = (struct sheet){ 0 };
}
