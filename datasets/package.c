/* package.c — datapackage.json: a run as a Frictionless Data Package. */
#include "package.h"

#include "json-error.h"
#include "json-write.h"
#include "output.h"
#include "package-inside.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

json_t *package_field(const struct column *column)
{
	json_t *field = json_pack("{s:s, s:s, s:s}", "name", column->name, "type",
				  column_type_name(column->type), "description", column->meaning);
	json_t *constraints = json_object();

	if (column->unit[0] != '\0')
		json_object_set_new(field, "unit", json_string(column->unit));
	if (column->required)
		json_object_set_new(constraints, "required", json_true());
	if (column->type == COLUMN_ORDINAL)
		json_object_set_new(constraints, "minimum", json_integer(1));
	if (column->words) {
		json_t *words = json_array();

		for (size_t i = 0; column->words[i]; i++)
			json_array_append_new(words, json_string(column->words[i]));
		json_object_set_new(constraints, "enum", words);
	}
	if (json_object_size(constraints) > 0)
		json_object_set(field, "constraints", constraints);
	json_decref(constraints);
	return field;
}

/* What tells its rows apart, with the columns grouped by; the migration that they are of. */
static void add_keys(json_t *table, const struct schema *schema, json_t *by)
{
	json_t *key = json_array();

	for (size_t i = 0; schema->primary_key && schema->primary_key[i]; i++)
		json_array_append_new(key, json_string(schema->primary_key[i]));
	if (schema->primary_key && by)
		json_array_extend(key, by);
	if (json_array_size(key) > 0)
		json_object_set(table, "primaryKey", key);
	json_decref(key);
	json_decref(by);
	if (!schema_refers_to_migrations(schema))
		return;
	json_object_set_new(table, "foreignKeys",
			    json_pack("[{s:s, s:{s:s, s:s}}]", "fields", schema_migrations.key,
				      "reference", "resource", schema_migrations.name, "fields",
				      schema_migrations.key));
}

json_t *package_resource(const struct schema *schema, json_t *fields, json_t *by)
{
	json_t *table = json_pack("{s:o, s:[s]}", "fields", fields, "missingValues", "");

	add_keys(table, schema, by);
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "name", schema->name, "path",
			 schema->file, "description", schema->row, "profile",
			 "tabular-data-resource", "format", "csv", "mediatype", "text/csv",
			 "encoding", "utf-8", "schema", table);
}

static json_t *resource_of(const struct schema *schema, const struct further_columns *further)
{
	json_t *fields = json_array();

	for (size_t i = 0; i < schema_count(schema); i++)
		json_array_append_new(fields, package_field(schema_column(schema, i)));
	for (; further && further->table; further++)
		for (size_t i = 0; further->table == schema && i < further->count; i++)
			json_array_append_new(fields, package_field(&further->columns[i]));
	return package_resource(schema, fields, NULL);
}

/* The specification allows only lower-case letters, digits, '.', '_' and '-' in a name. */
static char *package_name(const char *name)
{
	char *clean = strdup(name);

	for (char *c = clean; c && *c != '\0'; c++) {
		*c = (char)tolower((unsigned char)*c);
		if (!isascii((unsigned char)*c) ||
		    (!isalnum((unsigned char)*c) && !strchr("._-", *c)))
			*c = '-';
	}
	return clean;
}

bool package_write(const char *folder, const struct package_content *content, struct error *err)
{
	json_t *resources = json_array();
	char *clean = package_name(content->name);
	char *path = path_join(folder, "datapackage.json", err);
	struct output output = { 0 };
	json_t *root;
	bool good;

	for (size_t i = 0; schema_run_tables[i]; i++)
		json_array_append_new(resources,
				      resource_of(schema_run_tables[i], content->further));
	json_object_set_new(content->provenance, "format", json_integer(PACKAGE_FORMAT));
	root = json_pack("{s:s, s:s, s:s, s:s, s:o, s:O}", "profile", "tabular-data-package",
			 "name", clean ? clean : "", "title", content->name, "created",
			 content->created, "resources", resources, "migstat", content->provenance);
	if (!root)
		error_set(err, "%s: the run's name or provenance is not UTF-8 text", content->name);
	good = root && path && output_open(&output, path, err);
	if (good && (!json_write(output.stream, root) || fputc('\n', output.stream) == EOF))
		good = error_set(err, "%s: cannot be written", path);
	good = good && output_commit(&output, err);
	output_abandon(&output);
	json_decref(root);
	free(path);
	free(clean);
	return good;
}

/* Older formats are converted here, once there are any. */
static bool check_format(const json_t *package, const char *path, struct error *err)
{
	const json_t *format = json_object_get(package_provenance(package), "format");

	if (!json_is_integer(format) || json_integer_value(format) < 1)
		return error_set(err,
				 "%s: \"format\" of its \"migstat\" is no number from 1: what "
				 "its tables mean is not known",
				 path);
	return json_integer_value(format) <= PACKAGE_FORMAT ||
	       error_set(err,
			 "%s: the run is of format %" JSON_INTEGER_FORMAT
			 ", this migstat reads up to %d: a newer migstat made it, and reads it",
			 path, json_integer_value(format), PACKAGE_FORMAT);
}

static json_t *load(const char *path, struct error *err)
{
	FILE *stream = fopen(path, "rbe");
	json_error_t where;
	json_t *root;

	if (!stream) {
		error_system(err, "%s: %s; a run is a folder with a datapackage.json in it%s", path,
			     strerror(errno),
			     errno == ENOTDIR ? "; of any other table, migstat analyze --csv FILE "
						"--value COLUMN tells the statistics"
					      : "");
		return NULL;
	}
	errno = 0;
	root = json_loadf(stream, JSON_REJECT_DUPLICATES, &where);
	if (!root)
		json_error(err, (struct place){ path, where.line, where.column }, &where);
	fclose(stream);
	return root;
}

json_t *package_read(const char *folder, struct error *err)
{
	char *path = path_join(folder, "datapackage.json", err);
	json_t *root = path ? load(path, err) : NULL;

	if (!root) {
		free(path);
		return NULL;
	}
	if (!json_is_object(json_object_get(root, "migstat"))) {
		error_set(err, "%s: it has no object \"migstat\": not a run of migstat's", path);
		json_decref(root);
		root = NULL;
	} else if (!check_format(root, path, err)) {
		json_decref(root);
		root = NULL;
	}
	free(path);
	return root;
}

json_t *package_command(int argc, char *const *argv)
{
	json_t *command = json_array();

	for (int i = 0; i < argc; i++)
		json_array_append_new(command, json_string(argv[i]));
	return command;
}

const char *package_text(const json_t *package, const char *key)
{
	const char *text = json_string_value(json_object_get(package, key));

	return text ? text : "";
}

const char *package_note(const json_t *package, size_t number)
{
	const json_t *import = json_object_get(package_provenance(package), "import");

	return json_string_value(json_array_get(json_object_get(import, "notes"), number));
}

json_t *package_provenance(const json_t *package)
{
	return json_object_get(package, "migstat");
}
