/*
 * datasets-csv.c — fuzzes the CSV reader and the tables above it. What is read must read back the
 * same after it has been written by our own writer.
 */
#include "fuzzing.h"

#include "datasets/csv.h"
#include "datasets/input.h"
#include "datasets/table.h"

#include <stdlib.h>
#include <string.h>

/* Whether it begins as a compressed file does: then what it says is not what stands in it. */
static bool is_packed(const char *path)
{
	struct input *input;
	struct error err = { 0 };
	bool packed = !input_open(&input, path, &err) || input_is_packed(input);

	input_close(input);
	return packed;
}

/* Rows as our writer writes them. */
static void rewrite(const char *path, enum csv_torn torn, struct csv_line *line)
{
	struct csv_reader *reader;
	struct csv_row row;
	struct error err = { 0 };

	if (!csv_open(&reader, path, torn, &err))
		abort();
	while (csv_next(reader, &row, &err) && row.count > 0) {
		for (size_t i = 0; i < row.count; i++) {
			if (row.cells[i].at.line < 1 || row.cells[i].at.column < 1)
				abort();
			csv_line_text(line, row.cells[i].text);
		}
		if (!csv_line_end(line, &err))
			abort();
	}
	csv_close(reader);
}

/* Writing turns line breaks in cells into blanks, after which fewer cells need quotes; from the
 * second time on nothing may change any more. A row of one empty cell is a blank line, which every
 * reader skips. */
static void check_round_trip(const char *path)
{
	struct csv_line lines[3] = { { 0 }, { 0 }, { 0 } };

	bool plain = !is_packed(path);

	if (plain)
		rewrite(path, CSV_TORN_IS_ROW, &lines[0]);
	for (size_t i = 1; plain && i < 3; i++) {
		const struct csv_line *before = &lines[i - 1];

		fuzz_file_write(path, before->text ? before->text : "", before->length);
		plain = !is_packed(path);
		if (plain)
			rewrite(path, CSV_TORN_IS_LEFT_OUT, &lines[i]);
	}
	if (!plain) {
		for (size_t i = 0; i < 3; i++)
			csv_line_free(&lines[i]);
		return;
	}
	if (lines[1].length != lines[2].length ||
	    (lines[1].length > 0 && memcmp(lines[1].text, lines[2].text, lines[1].length) != 0))
		abort();
	for (size_t i = 0; i < 3; i++)
		csv_line_free(&lines[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct schema *const schemas[] = { &schema_migrations, &schema_cases,
							&schema_summary };
	static const char path[] = FUZZ_FILE;

	for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
		struct table table;
		struct error err = { 0 };

		fuzz_file_write(path, data, size);
		if (table_read(&table, path, schemas[i], CSV_TORN_IS_LEFT_OUT, TABLE_UNKNOWN_PASSES,
			       &err))
			table_free(&table);
		else if (err.text[0] == '\0')
			abort();
	}
	check_round_trip(path);
	return 0;
}
