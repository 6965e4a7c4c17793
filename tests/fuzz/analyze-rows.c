/*
 * analyze-rows.c — fuzzes the reading of any CSV file: its form, units, words for missing numbers,
 * and what benchmark programs write. A refusal must say why; in blocks it is the same as row by
 * row.
 */
#include "fuzzing.h"

#include "tests/lib/rows-dump.h"

#include <string.h>

/* In blocks of that size it is the same as row by row. */
static void check_ways(struct rows_query *query, size_t block_bytes)
{
	char *ways[2];

	query->row_by_row = true;
	ways[0] = rows_dump(query);
	query->row_by_row = false;
	query->block_bytes = block_bytes;
	ways[1] = rows_dump(query);
	if (strcmp(ways[0], ways[1]) != 0) {
		fprintf(stderr, "row by row: %s\nblocks of %zu bytes: %s\n", ways[0], block_bytes,
			ways[1]);
		abort();
	}
	free(ways[0]);
	free(ways[1]);
}

/* The file's columns are asked for by the names that the seeds have. */
static void read_as(const char *value, const char *by, bool no_header, size_t block_bytes)
{
	struct texts keys = { 0 };
	struct rows_query query = {
		.path = FUZZ_FILE, .by = &keys, .no_header = no_header, .threads = 1, .marked = true
	};

	texts_add(&query.values, "%s", value);
	if (by)
		texts_add(&keys, "%s", by);
	check_ways(&query, block_bytes);
	texts_free(&query.values);
	texts_free(&keys);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const size_t block = size > 0 ? data[size - 1] + 1U : 1;

	fuzz_file_write(FUZZ_FILE, data, size);
	read_as("t_ms", NULL, false, block);
	read_as("t_ms", "host", false, block);
	read_as("2", "1", true, block);
	read_as("time_seconds", NULL, false, block);
	read_as("real_time_seconds", "benchmark", false, block);
	return 0;
}
