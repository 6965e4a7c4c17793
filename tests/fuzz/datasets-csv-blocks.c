/*
 * datasets-csv-blocks.c — holds the fast way through a CSV file (csv-blocks.h, csv-scan.h) against
 * csv_next: the same cells, and the same complaint at the same place. The first byte tells the
 * delimiter, the second the size of the blocks.
 */
#include "fuzzing.h"

#include "datasets/csv-blocks.h"
#include "datasets/csv-scan.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* One way's rows, as text, and whether it failed. */
struct dump {
	char *text;
	size_t length;
	FILE *to;
	size_t width;
};

static void dump_open(struct dump *dump, size_t width)
{
	dump->width = width;
	dump->to = open_memstream(&dump->text, &dump->length);
	if (!dump->to)
		abort();
}

static void dump_cell(struct dump *dump, const char *text, size_t length)
{
	fprintf(dump->to, "<%zu:", length);
	fwrite(text, 1, length, dump->to);
	fputc('>', dump->to);
}

/* The rows that are left; a row of another width ends them as an error does. */
static bool dump_rows(struct dump *dump, struct csv_reader *reader)
{
	struct error err = { 0 };
	struct csv_row row;

	while (csv_next(reader, &row, &err)) {
		if (row.count == 0)
			return true;
		for (size_t i = 0; i < row.count; i++)
			dump_cell(dump, row.cells[i].text, strlen(row.cells[i].text));
		fprintf(dump->to, "\n");
		if (row.count != dump->width) {
			fprintf(dump->to, "at %ld:%ld", row.cells[0].at.line,
				row.cells[0].at.column);
			return false;
		}
	}
	if (err.text[0] == '\0')
		abort();
	fprintf(dump->to, "%s", err.text);
	return false;
}

static bool take_row(void *closure, const struct csv_span *cells)
{
	struct dump *dump = closure;

	for (size_t i = 0; i < dump->width; i++)
		dump_cell(dump, cells[i].text, cells[i].length);
	fprintf(dump->to, "\n");
	return true;
}

static void pass(const struct csv_block *block, struct place *here)
{
	for (size_t i = 0; i < block->length; i++) {
		here->column++;
		if (block->text[i] == '\n')
			*here = (struct place){ here->file, here->line + 1, 1 };
	}
}

/* What a block has, or row by row where it is odd. */
static bool dump_block(struct dump *dump, struct csv_scan *scan, const struct csv_reader *of,
		       const struct csv_block *block, struct place *here)
{
	long before = ftell(dump->to);
	struct csv_reader *reader;
	struct error err = { 0 };
	size_t lines;
	bool good = true;

	if (csv_scan_block(scan, block, dump, &lines) != SCAN_DONE) {
		fseek(dump->to, before, SEEK_SET);
		if (!csv_open_block(&reader, of, block, *here, &err))
			abort();
		good = dump_rows(dump, reader);
		csv_close(reader);
		pass(block, here);
	} else {
		long line = here->line;

		pass(block, here);
		if (here->line != line + (long)lines)
			abort();
	}
	return good;
}

static void dump_blocks(struct dump *dump, struct csv_reader *reader, char delimiter, size_t size)
{
	size_t *columns = calloc(dump->width, sizeof *columns);
	struct csv_block block = { 0 };
	struct place here = csv_here(reader);
	struct csv_scan *scan;
	struct error err = { 0 };
	bool good = true;

	for (size_t i = 0; i < dump->width; i++)
		columns[i] = i;
	scan = csv_scan_new(&(const struct csv_wanted){ columns, dump->width, dump->width,
							delimiter, take_row, false });
	while (good && csv_next_block(reader, size, &block, &err) && block.length > 0)
		good = dump_block(dump, scan, reader, &block, &here);
	csv_set_here(reader, here);
	if (good)
		dump_rows(dump, reader);
	csv_scan_free(scan);
	csv_block_free(&block);
	free(columns);
}

/* A reader behind the first row, which tells the width; NULL: there is none. */
static struct csv_reader *reader_of(const char *text, size_t length, char delimiter, size_t *width)
{
	const struct csv_form form = { .delimiter = delimiter };
	struct error err = { 0 };
	struct csv_reader *reader;
	struct csv_row row;

	if (!csv_open_text(&reader, "input", text, length, &err))
		return NULL;
	csv_set_form(reader, &form);
	if (!csv_next(reader, &row, &err) || row.count == 0) {
		csv_close(reader);
		return NULL;
	}
	*width = row.count;
	return reader;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char delimiters[] = { ',', ';', '\t', ' ' };
	struct dump way[2] = { { 0 } };
	struct csv_reader *reader;
	size_t width;
	char delimiter;

	if (size < 3)
		return 0;
	delimiter = delimiters[data[0] % sizeof delimiters];
	for (size_t i = 0; i < 2; i++) {
		reader = reader_of((const char *)data + 2, size - 2, delimiter, &width);
		if (!reader)
			return 0; /* in both ways */
		dump_open(&way[i], width);
		if (i == 0)
			dump_rows(&way[i], reader);
		else
			dump_blocks(&way[i], reader, delimiter, data[1] + 1U);
		csv_close(reader);
		/* what stands behind was taken back */
		way[i].length = (size_t)ftell(way[i].to);
		fclose(way[i].to);
	}
	if (way[0].length != way[1].length || memcmp(way[0].text, way[1].text, way[0].length) != 0)
		abort();
	free(way[0].text);
	free(way[1].text);
	return 0;
}
