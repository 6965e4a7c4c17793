/*
 * datasets-tables.c — fuzzes the reading of every table that there is: those of a run (events,
 * gaps, metrics, progress, parameters), of a user (cases, VMs, limits) and of an analysis. Row by
 * row and whole say the same; a refusal must name the file and say why.
 */
#include "fuzzing.h"

#include "datasets/table.h"

#include <math.h>
#include <string.h>

static const struct schema *schema_by(uint8_t byte)
{
	size_t count = 0;

	while (schema_all_tables[count])
		count++;
	return schema_all_tables[byte % count];
}

static void check_refusal(const struct error *err)
{
	if (strncmp(err->text, FUZZ_FILE ":", strlen(FUZZ_FILE ":")) != 0)
		abort();
}

/* How many rows came; SIZE_MAX: it was refused. Numbers are numbers, or not known. */
static size_t stream_rows(const struct schema *schema, enum csv_torn torn,
			  enum table_unknown unknown)
{
	struct table_stream stream;
	struct error err = { 0 };
	size_t rows = 0;
	bool more = false;
	bool good = table_stream_open(&stream, FUZZ_FILE, schema, torn, unknown, &err);

	if (good) {
		while ((good = table_stream_next(&stream, &more, &err)) && more) {
			for (size_t i = 0; i < stream.columns; i++)
				if (isinf(table_stream_number(&stream, i)))
					abort();
			rows++;
		}
		table_stream_close(&stream);
	}
	if (!good)
		check_refusal(&err);
	return good ? rows : SIZE_MAX;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct schema *schema;
	struct table table = { 0 };
	struct error err = { 0 };
	size_t rows;

	if (size == 0)
		return 0;
	schema = schema_by(data[0]);
	fuzz_file_write(FUZZ_FILE, data + 1, size - 1);
	stream_rows(schema, CSV_TORN_IS_ROW, TABLE_UNKNOWN_IS_ERROR);
	rows = stream_rows(schema, CSV_TORN_IS_LEFT_OUT, TABLE_UNKNOWN_PASSES);
	if (table_read(&table, FUZZ_FILE, schema, CSV_TORN_IS_LEFT_OUT, TABLE_UNKNOWN_PASSES,
		       &err)) {
		if (table.rows != rows)
			abort();
		for (size_t row = 0; row < table.rows; row++)
			for (size_t i = 0; i < table.columns; i++)
				if (strpbrk(table_text(&table, row, i), "\r\n"))
					abort();
	} else {
		check_refusal(&err);
	}
	table_free(&table);
	return 0;
}
