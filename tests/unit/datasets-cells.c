/* datasets-cells.c — rows read a block at a time are those that are read row by row. */
#include "testing.h"

#include "datasets/cells-read.h"
#include "datasets/csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static uint64_t draw(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *state >> 33;
}

/* Every cell with its place, then what is wrong, if anything is; free the text. */
static char *by_rows(const char *path, enum csv_torn torn)
{
	struct csv_reader *reader;
	struct csv_row row;
	struct error err = { 0 };
	size_t columns = 0;
	char *text;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	bool good = csv_open(&reader, path, torn, &err);

	while (good && (good = csv_next(reader, &row, &err)) && row.count > 0) {
		columns = columns == 0 ? row.count : columns;
		if (row.count != columns) {
			good = error_at(&err, row.cells[0].at, "%zu cells where the header has %zu",
					row.count, columns);
			break;
		}
		for (size_t i = 0; i < row.count; i++)
			fprintf(stream, "%ld:%ld:[%s]\n", row.cells[i].at.line,
				row.cells[i].at.column, row.cells[i].text);
	}
	fprintf(stream, "%s, torn %ld\n", err.text, reader ? csv_torn_at(reader).line : 0);
	csv_close(reader);
	fclose(stream);
	return text;
}

static void print_cells(FILE *stream, const struct cells *cells, size_t first)
{
	for (size_t row = first; row < cells->rows; row++)
		for (size_t i = 0; i < cells->columns; i++) {
			struct place at = cells_place(cells, row, i, "");

			fprintf(stream, "%ld:%ld:[%s]\n", at.line, at.column,
				cells_text(cells, row, i));
		}
}

static char *by_blocks(const char *path, enum csv_torn torn)
{
	struct cells_reader source = { 0 };
	struct cells cells = { .keeps_line_ends = true };
	struct csv_row row;
	struct error err = { 0 };
	bool more = true;
	char *text;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	bool good = csv_open(&source.reader, path, torn, &err) &&
		    csv_next(source.reader, &row, &err) && row.count > 0;

	if (good) {
		source.columns = cells.columns = row.count;
		for (size_t i = 0; i < row.count; i++)
			fprintf(stream, "%ld:%ld:[%s]\n", row.cells[i].at.line,
				row.cells[i].at.column, row.cells[i].text);
	}
	while (good && more) {
		size_t before = cells.rows;

		good = cells_read(&source, &cells, &more, &err);
		print_cells(stream, &cells, before);
	}
	fprintf(stream, "%s, torn %ld\n", err.text,
		source.reader ? csv_torn_at(source.reader).line : 0);
	cells_reader_free(&source);
	cells_free(&cells);
	csv_close(source.reader);
	fclose(stream);
	return text;
}

static void write_text(const char *path, const char *text, size_t length)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static void check(const char *path, const char *text, size_t length)
{
	static const enum csv_torn torn[] = { CSV_TORN_IS_ROW, CSV_TORN_IS_LEFT_OUT };

	write_text(path, text, length);
	for (size_t i = 0; i < 2; i++) {
		char *rows = by_rows(path, torn[i]);
		char *blocks = by_blocks(path, torn[i]);

		if (strcmp(rows, blocks) != 0)
			fail_msg("of\n%s\nrow by row:\n%s\nby blocks:\n%s", text, rows, blocks);
		free(rows);
		free(blocks);
	}
}

static char path[] = "/tmp/migstat-cells-XXXXXX";

static void short_files_are_read_alike(void **state)
{
	static const char bytes[] = "a,\n\"b,\n\",,\n1\r \t\nc";
	uint64_t seed = 1;
	char text[64];

	(void)state;
	for (int i = 0; i < 6000; i++) {
		size_t length = draw(&seed) % 40;
		size_t used = (size_t)sprintf(text, "%s", i % 3 ? "x,y\n" : "x\r\n");

		for (size_t j = 0; j < length; j++)
			text[used++] = bytes[draw(&seed) % (sizeof bytes - 1)];
		text[used] = '\0';
		check(path, text, used);
	}
}

/* Rows of good files, of several blocks: some quoted, with line breaks, blanks, CRLF. */
static char *long_text(uint64_t *seed, size_t rows, size_t *length)
{
	static const char *const cells[] = { "1.25", " blank ",        "\"a \"\"b\"\", c\"",
					     "",     "\"two\nlines\"", "x",
					     "-3e5" };
	const char *end = draw(seed) % 2 ? "\r\n" : "\n";
	const bool quotes = draw(seed) % 3 > 0;
	char *text;
	FILE *stream = open_memstream(&text, length);

	fprintf(stream, "a,b,c%s", end);
	for (size_t i = 0; i < rows; i++)
		for (size_t j = 0; j < 3; j++) {
			size_t cell = draw(seed) % 7;

			if (cells[cell][0] == '"' && (!quotes || draw(seed) % 50 > 0))
				cell = 0;
			fprintf(stream, "%s%s", j == 1 && cell == 3 ? "y" : cells[cell],
				j < 2 ? "," : end);
		}
	fclose(stream);
	return text;
}

static void long_files_are_read_alike(void **state)
{
	uint64_t seed = 2;

	(void)state;
	for (int i = 0; i < 5; i++) {
		size_t length;
		char *text = long_text(&seed, 50000, &length);

		check(path, text, length);
		check(path, text, length - 3); /* a torn row */
		text[length - length / 7] = '"';
		check(path, text, length);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_files_are_read_alike),
		cmocka_unit_test(long_files_are_read_alike),
	};
	int failed;

	close(mkstemp(path));
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	return failed;
}
