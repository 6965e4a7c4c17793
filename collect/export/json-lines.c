/* json-lines.c — one JSON object for each migration and line (https://jsonlines.org). */
#include "inside.h"

#include "datasets/schema.h"

#include <string.h>

/* The schema's column of that name, NULL if it has none (a newer migstat's). */
static const struct column *column_of(const struct schema *schema, const char *name)
{
	size_t index = schema_find(schema, name);

	return index < schema_count(schema) ? schema_column(schema, index) : NULL;
}

static void put_key(FILE *stream, const char *key, bool first)
{
	if (!first)
		fputs(", ", stream);
	export_json_string(stream, key);
	fputs(": ", stream);
}

/* The cells of a row as members of an object, without the number of the migration above it. */
static void put_members(FILE *stream, const struct table *table, size_t row, bool first)
{
	for (size_t i = 0; i < table->columns; i++) {
		if (first && strcmp(table->names[i], "migration") == 0)
			continue;
		put_key(stream, table->names[i], first);
		export_json_cell(stream, column_of(table->schema, table->names[i]),
				 table_text(table, row, i));
		first = false;
	}
}

/* All that is known of a parameter besides its migration and its name. */
static void put_columns(FILE *stream, const struct export_data *data,
			const struct index_entry *entry)
{
	bool first = true;

	for (size_t i = 0; i < schema_count(&schema_parameters); i++) {
		const struct column *column = schema_column(&schema_parameters, i);

		if (strcmp(column->name, "migration") == 0 ||
		    strcmp(column->name, "parameter") == 0)
			continue;
		put_key(stream, column->name, first);
		export_json_cell(stream, column, export_parameter(data, entry, column->name));
		first = false;
	}
}

static void put_parameters(FILE *stream, const struct export_data *data, long long migration)
{
	size_t count;
	const struct index_entry *entries =
		export_index_of(&data->parameters_of, migration, &count);

	fputc('{', stream);
	for (size_t i = 0; i < count; i++) {
		put_key(stream, export_parameter(data, &entries[i], "parameter"), i == 0);
		fputc('{', stream);
		put_columns(stream, data, &entries[i]);
		fputc('}', stream);
	}
	fputc('}', stream);
}

static void put_gaps(FILE *stream, const struct export_data *data, long long migration)
{
	size_t count;
	const struct index_entry *entries = export_index_of(&data->gaps_of, migration, &count);

	fputc('[', stream);
	for (size_t i = 0; i < count; i++) {
		fputs(i > 0 ? ", {" : "{", stream);
		put_members(stream, &data->gaps, entries[i].row, true);
		fputc('}', stream);
	}
	fputc(']', stream);
}

static void put_run(FILE *stream, const struct export_data *data)
{
	for (size_t row = 0; row < run_rows(&data->run); row++) {
		long long migration = export_migration(data, row);

		fputc('{', stream);
		put_key(stream, "run", true);
		export_json_string(stream, run_name(&data->run));
		put_members(stream, &data->run.migrations, row, false);
		put_key(stream, "parameters", false);
		put_parameters(stream, data, migration);
		put_key(stream, "gaps", false);
		put_gaps(stream, data, migration);
		fputs("}\n", stream);
		progress_share(data->progress, row + 1, run_rows(&data->run));
	}
}

bool export_json_lines(const struct export_runs *runs, FILE *stream, char note[EXPORT_NOTE_SIZE],
		       struct error *err)
{
	(void)note;
	(void)err;
	for (size_t i = 0; i < runs->count; i++)
		put_run(stream, &runs->at[i]);
	return true;
}
