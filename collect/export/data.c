/* data.c — a run as the exporters see it. */
#include "inside.h"

#include "datasets/array.h"
#include "datasets/clock.h"
#include "datasets/output.h"
#include "datasets/table-file.h"

#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_migration(const void *left, const void *right)
{
	const struct index_entry *a = left;
	const struct index_entry *b = right;

	if (a->migration != b->migration)
		return a->migration < b->migration ? -1 : 1;
	return a->row < b->row ? -1 : a->row > b->row;
}

/* Rows without a migration are left out. False with *err without memory. An empty table (all zero)
 * is allowed. */
static bool index_make(struct export_index *index, const struct table *table, struct error *err)
{
	size_t column = table->rows > 0 ? table_column(table, "migration") : 0;

	*index = (struct export_index){ calloc(table->rows + 1, sizeof *index->entries), 0 };
	if (!index->entries)
		return error_memory(err);
	for (size_t row = 0; row < table->rows; row++) {
		struct index_entry *entry = &index->entries[index->count];

		entry->row = row;
		if (integer_of_text(table_text(table, row, column), LLONG_MIN, LLONG_MAX,
				    &entry->migration))
			index->count++;
	}
	qsort(index->entries, index->count, sizeof *index->entries, by_migration);
	return true;
}

const struct index_entry *export_index_of(const struct export_index *index, long long migration,
					  size_t *count)
{
	size_t low = 0;
	size_t high = index->count;
	size_t end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (index->entries[middle].migration < migration)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < index->count && index->entries[end].migration == migration; end++)
		;
	*count = end - low;
	return index->entries + low;
}

static void index_free(struct export_index *index)
{
	free(index->entries);
	*index = (struct export_index){ 0 };
}

/* A run that somebody else made may lack a table: then there are no rows of it, and its columns are
 * asked for all the same. */
static bool read_table(struct table *table, struct export_index *index, const char *folder,
		       const struct schema *schema, struct error *err)
{
	bool there;
	char *path = table_file(folder, schema->file, &there, err);
	bool good = path != NULL;

	table->schema = schema;
	if (good && there)
		good = table_read_in(table, folder, schema, err);
	free(path);
	return good && index_make(index, table, err);
}

bool export_data_read(struct export_data *data, const char *folder, struct error *err)
{
	*data = (struct export_data){ 0 };
	if (run_read(&data->run, folder, err) &&
	    read_table(&data->parameters, &data->parameters_of, folder, &schema_parameters, err) &&
	    read_table(&data->gaps, &data->gaps_of, folder, &schema_gaps, err))
		return true;
	export_data_free(data);
	return false;
}

void export_data_free(struct export_data *data)
{
	index_free(&data->parameters_of);
	index_free(&data->gaps_of);
	table_free(&data->parameters);
	table_free(&data->gaps);
	run_free(&data->run);
	*data = (struct export_data){ 0 };
}

const char *export_cell(const struct export_data *data, size_t row, const char *column)
{
	return run_text(&data->run, row, column);
}

long long export_migration(const struct export_data *data, size_t row)
{
	long long number = 0;

	integer_of_text(export_cell(data, row, "migration"), LLONG_MIN, LLONG_MAX, &number);
	return number;
}

const char *export_parameter(const struct export_data *data, const struct index_entry *entry,
			     const char *column)
{
	return table_text(&data->parameters, entry->row, table_column(&data->parameters, column));
}

const char *export_gap(const struct export_data *data, const struct index_entry *entry,
		       const char *column)
{
	return table_text(&data->gaps, entry->row, table_column(&data->gaps, column));
}

/* jansson is the judge: it makes no string of anything else. */
static bool is_utf8(const char *text)
{
	json_t *string = json_string(text);
	bool good = string != NULL;

	json_decref(string);
	return good;
}

static bool table_is_utf8(const struct table *table, struct error *err)
{
	for (size_t row = 0; row < table->rows; row++)
		for (size_t column = 0; column < table->columns; column++)
			if (!is_utf8(table_text(table, row, column)))
				return error_at(err, table_place(table, row, column),
						"column '%s' is not UTF-8 text; only csv-wide can "
						"carry it",
						table->names[column]);
	return true;
}

bool export_data_is_utf8(const struct export_data *data, struct error *err)
{
	return table_is_utf8(&data->run.migrations, err) && table_is_utf8(&data->parameters, err) &&
	       table_is_utf8(&data->gaps, err);
}

bool export_names_add(struct export_names *names, const char *name, struct error *err)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->at[i], name) == 0)
			return true;
	if (!array_grow(&names->at, &names->capacity, names->count, sizeof *names->at))
		return error_memory(err);
	names->at[names->count++] = name;
	return true;
}

bool export_epoch(const char *utc, char text[EPOCH_TEXT_SIZE])
{
	const char *point = strchr(utc, '.');
	size_t digits = point ? strspn(point + 1, "0123456789") : 0;
	time_t when;

	text[0] = '\0';
	if (!clock_of_utc_text(utc, &when))
		return false;
	if (digits > 9)
		digits = 9;
	snprintf(text, EPOCH_TEXT_SIZE, "%lld.%.*s", (long long)when, digits ? (int)digits : 1,
		 digits ? point + 1 : "0");
	return true;
}
