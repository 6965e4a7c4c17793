/* csv-wide.c — one row for each migration, with everything that is known of it beside. */
#include "inside.h"

#include "datasets/array.h"
#include "datasets/csv.h"
#include "datasets/number-text.h"
#include "datasets/package.h"

#include <stdlib.h>
#include <string.h>

enum { PATH_MAX_PARTS = 4 };

/* What the run tells of itself: a column, and where its text stands in the provenance. */
static const struct origin {
	const char *column;
	const char *path[PATH_MAX_PARTS];
} origins[] = {
	{ "migstat_version", { "version" } },
	{ "platform", { "platform", "platform" } },
	{ "host_a", { "platform", "hosts", "a", "name" } },
	{ "host_a_cpu_model", { "platform", "hosts", "a", "cpu_model" } },
	{ "host_a_libvirt_version", { "platform", "hosts", "a", "libvirt_version" } },
	{ "host_a_hypervisor_version", { "platform", "hosts", "a", "hypervisor_version" } },
	{ "host_b", { "platform", "hosts", "b", "name" } },
	{ "host_b_cpu_model", { "platform", "hosts", "b", "cpu_model" } },
	{ "host_b_libvirt_version", { "platform", "hosts", "b", "libvirt_version" } },
	{ "host_b_hypervisor_version", { "platform", "hosts", "b", "hypervisor_version" } },
};

enum { ORIGINS = COUNT(origins) };

/* A text of every imported file, with semicolons between them; NULL with *err without memory. */
static char *files_text(const struct export_data *data, const char *key, struct error *err)
{
	const json_t *import = json_object_get(package_provenance(data->run.package), "import");
	const json_t *file;
	char *text = NULL;
	size_t size;
	size_t i;
	FILE *stream = open_memstream(&text, &size);

	if (!stream) {
		error_memory(err);
		return NULL;
	}
	json_array_foreach(json_object_get(import, "files"), i, file)
	{
		const char *value = json_string_value(json_object_get(file, key));

		fprintf(stream, "%s%s", i > 0 ? "; " : "", value ? value : "");
	}
	if (fclose(stream) == 0)
		return text;
	free(text);
	error_memory(err);
	return NULL;
}

/* NULL = not told. */
static const char *origin_text(const struct export_data *data, const struct origin *origin)
{
	const json_t *at = package_provenance(data->run.package);

	for (size_t i = 0; i < PATH_MAX_PARTS && origin->path[i]; i++)
		at = json_object_get(at, origin->path[i]);
	return json_string_value(at);
}

/* The parameters that occur in the run. */
static bool names_take(struct export_names *names, const struct table *parameters,
		       struct error *err)
{
	size_t column = parameters->rows > 0 ? table_column(parameters, "parameter") : 0;

	for (size_t row = 0; row < parameters->rows; row++)
		if (!export_names_add(names, table_text(parameters, row, column), err))
			return false;
	return true;
}

/* A column's name that R and SQL take as it is. */
static bool put_name(struct csv_line *line, const char *prefix, const char *name, struct error *err)
{
	size_t size = strlen(prefix) + strlen(name) + 1;
	char *text = malloc(size);

	if (!text)
		return error_memory(err);
	snprintf(text, size, "%s%s", prefix, name);
	for (char *c = text; *c != '\0'; c++)
		if (*c == '-')
			*c = '_';
	csv_line_text(line, text);
	free(text);
	return true;
}

/* The columns that any of the runs has. */
struct wide_names {
	struct export_names columns, parameters;
};

static bool take_names(struct wide_names *names, const struct export_runs *runs, struct error *err)
{
	for (size_t i = 0; i < runs->count; i++) {
		const struct table *migrations = &runs->at[i].run.migrations;

		for (size_t k = 0; k < migrations->columns; k++)
			if (!export_names_add(&names->columns, migrations->names[k], err))
				return false;
		if (!names_take(&names->parameters, &runs->at[i].parameters, err))
			return false;
	}
	return true;
}

static bool put_header(const struct wide_names *names, FILE *stream, struct csv_line *line,
		       struct error *err)
{
	csv_line_text(line, "run");
	csv_line_text(line, "run_created");
	for (size_t i = 0; i < ORIGINS; i++)
		csv_line_text(line, origins[i].column);
	csv_line_text(line, "imported_from");
	csv_line_text(line, "imported_sha256");
	for (size_t i = 0; i < names->columns.count; i++)
		csv_line_text(line, names->columns.at[i]);
	for (size_t i = 0; i < names->parameters.count; i++)
		if (!put_name(line, "asked_", names->parameters.at[i], err) ||
		    !put_name(line, "in_force_", names->parameters.at[i], err))
			return false;
	return csv_line_print(line, stream, err);
}

/* What all rows of a run have. */
struct wide {
	const struct export_data *data;
	const struct wide_names *names;
	char *imported_from, *imported_sha256;
};

/* The row of a migration's parameter, NULL if it has none. */
static const struct index_entry *find_parameter(const struct export_data *data,
						const struct index_entry *entries, size_t count,
						const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(export_parameter(data, &entries[i], "parameter"), name) == 0)
			return &entries[i];
	return NULL;
}

/* A spreadsheet takes a cell that begins so for a formula, unless it is a number: an apostrophe
 * before it makes it a text. */
static void put_text(struct csv_line *line, bool safe, const char *cell)
{
	char *quoted;
	double number;

	if (!safe || !cell || cell[0] == '\0' || !strchr("=+-@\t\r", cell[0]) ||
	    number_of_text(cell, &number)) {
		csv_line_text(line, cell);
		return;
	}
	quoted = malloc(strlen(cell) + 2);
	if (quoted) {
		snprintf(quoted, strlen(cell) + 2, "'%s", cell);
		csv_line_text(line, quoted);
	} else {
		line->failed = true;
	}
	free(quoted);
}

static bool put_row(const struct wide *wide, size_t row, FILE *stream, struct csv_line *line,
		    struct error *err)
{
	const struct export_data *data = wide->data;
	const struct wide_names *names = wide->names;
	const struct table *migrations = &data->run.migrations;
	size_t count;
	const struct index_entry *entries =
		export_index_of(&data->parameters_of, export_migration(data, row), &count);

	put_text(line, data->safe, run_name(&data->run));
	put_text(line, data->safe, run_created(&data->run));
	for (size_t i = 0; i < ORIGINS; i++)
		put_text(line, data->safe, origin_text(data, &origins[i]));
	put_text(line, data->safe, wide->imported_from);
	put_text(line, data->safe, wide->imported_sha256);
	for (size_t i = 0; i < names->columns.count; i++)
		put_text(line, data->safe,
			 table_text(migrations, row, table_find(migrations, names->columns.at[i])));
	for (size_t i = 0; i < names->parameters.count; i++) {
		const struct index_entry *entry =
			find_parameter(data, entries, count, names->parameters.at[i]);

		put_text(line, data->safe, entry ? export_parameter(data, entry, "asked") : NULL);
		put_text(line, data->safe,
			 entry ? export_parameter(data, entry, "in_force") : NULL);
	}
	return csv_line_print(line, stream, err);
}

static bool put_run(const struct export_data *data, const struct wide_names *names, FILE *stream,
		    struct csv_line *line, struct error *err)
{
	struct wide wide = { .data = data, .names = names };
	bool good = (wide.imported_from = files_text(data, "path", err)) &&
		    (wide.imported_sha256 = files_text(data, "sha256", err));

	for (size_t row = 0; good && row < run_rows(&data->run); row++) {
		good = put_row(&wide, row, stream, line, err);
		progress_share(data->progress, row + 1, run_rows(&data->run));
	}
	free(wide.imported_from);
	free(wide.imported_sha256);
	return good;
}

bool export_csv_wide(const struct export_runs *runs, FILE *stream, char note[EXPORT_NOTE_SIZE],
		     struct error *err)
{
	struct wide_names names = { 0 };
	struct csv_line line = { 0 };
	bool good = take_names(&names, runs, err) && put_header(&names, stream, &line, err);

	(void)note; /* everything finds its place */
	for (size_t i = 0; good && i < runs->count; i++)
		good = put_run(&runs->at[i], &names, stream, &line, err);
	csv_line_free(&line);
	free(names.columns.at);
	free(names.parameters.at);
	return good;
}
