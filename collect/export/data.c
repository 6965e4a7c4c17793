/* data.c — a run as the exporters see it. */
#include "data.h"

#include "datasets/clock.h"
#include "datasets/output.h"

#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A run that somebody else made may lack a table: then there are no rows of it. */
static bool read_table(struct table *table, struct export_index *index, const char *folder,
		       const struct schema *schema, struct error *err)
{
	char *path = path_join(folder, schema->file, err);
	bool good = path != NULL;

	if (good && access(path, F_OK) == 0)
		good = table_read(table, path, schema, CSV_TORN_IS_LEFT_OUT, TABLE_UNKNOWN_PASSES,
				  err);
	free(path);
	return good && export_index_make(index, table, err);
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
	export_index_free(&data->parameters_of);
	export_index_free(&data->gaps_of);
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
