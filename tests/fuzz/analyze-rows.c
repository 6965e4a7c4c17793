/*
 * analyze-rows.c — fuzzes the reading of any CSV file: its form, units, words for missing numbers,
 * and what benchmark programs write. A refusal must say why.
 */
#include "fuzzing.h"

#include "analyze/rows/rows.h"

#include <string.h>

/* The file's columns are asked for by the names that the seeds have. */
static void read_as(const char *value, const char *by, bool no_header)
{
	struct texts keys = { 0 };
	struct rows_query query = { .path = FUZZ_FILE, .by = &keys, .no_header = no_header };
	struct rows rows;
	struct error err = { 0 };

	texts_add(&query.values, "%s", value);
	if (by)
		texts_add(&keys, "%s", by);
	if (rows_read(&rows, &query, &err))
		rows_free(&rows);
	else if (err.text[0] == '\0')
		abort();
	texts_free(&query.values);
	texts_free(&keys);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_file_write(FUZZ_FILE, data, size);
	read_as("t_ms", NULL, false);
	read_as("t_ms", "host", false);
	read_as("2", "1", true);
	read_as("time_seconds", NULL, false);
	read_as("real_time_seconds", "benchmark", false);
	return 0;
}
