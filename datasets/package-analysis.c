/* package-analysis.c — analysis/datapackage.json: the tables of an analysis as a package. */
#include "package-analysis.h"

#include "csv.h"
#include "flags.h"
#include "folder.h"
#include "json-write.h"
#include "output.h"
#include "package-inside.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MADE_BY "made_by"

/* A column that was grouped by is what it is in migrations.csv, or of a file that we do not know.
 */
static json_t *field_of_group(const char *name)
{
	size_t index = schema_find(&schema_migrations, name);

	if (index < schema_count(&schema_migrations))
		return package_field(schema_column(&schema_migrations, index));
	return json_pack("{s:s, s:s, s:s}", "name", name, "type", "string", "description",
			 "Grouped by.");
}

/* The table's resource, by its header. */
static json_t *resource_by_header(const struct schema *schema, const struct csv_row *header)
{
	json_t *fields = json_array();
	json_t *by = json_array();

	for (size_t i = 0; i < header->count; i++) {
		const char *name = header->cells[i].text;
		size_t index = schema_find(schema, name);

		if (index < schema_count(schema)) {
			json_array_append_new(fields, package_field(schema_column(schema, index)));
			continue;
		}
		json_array_append_new(fields, field_of_group(name));
		json_array_append_new(by, json_string(name));
	}
	return package_resource(schema, fields, by);
}

/* Adds the table if it is there, and is a table. */
static void add_table(json_t *resources, const struct stage *stage, const struct schema *schema)
{
	struct error none = { 0 };
	char *path = stage_source(stage, schema->file);
	struct csv_reader *reader = NULL;
	struct csv_row header;

	if (path && csv_open(&reader, path, CSV_TORN_IS_ROW, &none) &&
	    csv_next(reader, &header, &none) && header.count > 0)
		json_array_append_new(resources, resource_by_header(schema, &header));
	csv_close(reader);
	free(path);
}

/* Whether nothing stands there, or what an earlier call of ours wrote. */
static bool is_ours(const char *path)
{
	json_t *root;
	const char *maker;
	bool ours;

	if (access(path, F_OK) != 0)
		return true;
	root = json_load_file(path, 0, NULL);
	maker = json_string_value(json_object_get(root, MADE_BY));
	ours = maker && strncmp(maker, "migstat ", 8) == 0 && !json_object_get(root, "migstat");
	json_decref(root);
	return ours;
}

static bool write_package(const char *path, const json_t *root, struct error *err)
{
	struct output output = { 0 };
	bool good = root ? output_open(&output, path, err) : error_memory(err);

	if (good && (!json_write(output.stream, root) || fputc('\n', output.stream) == EOF))
		good = error_set(err, "%s: cannot be written", path);
	good = good && output_commit(&output, err);
	output_abandon(&output);
	return good;
}

bool package_stage_analysis(const struct stage *stage, struct error *err)
{
	char *old = path_join(stage->folder, "datapackage.json", err);
	char *path = path_join(stage->beside, "datapackage.json", err);
	bool good = old && path;

	if (good && is_ours(old)) {
		json_t *resources = json_array();
		json_t *root;

		for (size_t i = 0; schema_all_tables[i]; i++)
			if (schema_all_tables[i]->grouped)
				add_table(resources, stage, schema_all_tables[i]);
		root = json_pack("{s:s, s:s, s:s, s:s, s:o}", "profile", "tabular-data-package",
				 "name", "analysis", "title", "Analysis of runs of migrations",
				 MADE_BY, "migstat " MIGSTAT_VERSION, "resources", resources);
		good = write_package(path, root, err);
		json_decref(root);
	}
	free(old);
	free(path);
	return good;
}
