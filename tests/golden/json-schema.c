/*
 * json-schema.c — prints the JSON Schema of one of our JSON outputs, made from the tables of
 * columns: `json-schema NAME`. datasets/json/ holds what it prints (`make json-schemas`).
 *
 * A row is an object of the table's columns: a text is a string, a number that is not known is
 * null. Of the rows of an analysis, the columns that the user grouped by stand beside, and are
 * strings.
 */
#include "datasets/array.h"
#include "datasets/json-write.h"
#include "datasets/outcome.h"
#include "datasets/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum row_form {
	ROW_OF_ANALYSIS, /* every column is there, and others, which are grouped by */
	ROW_OF_RUN,      /* empty cells are null; a run may lack a column, and have more */
};

static json_t *type_of(const char *type, bool may_be_null)
{
	return may_be_null ? json_pack("{s:[s, s]}", "type", type, "null")
			   : json_pack("{s:s}", "type", type);
}

static json_t *words_of(const struct column *column, bool may_be_null)
{
	json_t *words = json_array();

	for (size_t i = 0; column->words[i]; i++)
		json_array_append_new(words, json_string(column->words[i]));
	if (may_be_null)
		json_array_append_new(words, json_null());
	return json_pack("{s:o}", "enum", words);
}

static json_t *value_of(const struct column *column, enum row_form form)
{
	bool optional = !column->required;
	json_t *value;

	if (column->words)
		value = words_of(column, optional);
	else if (column->type == COLUMN_TEXT || column->type == COLUMN_TIME)
		value = type_of("string", optional && form == ROW_OF_RUN);
	else if (column->type == COLUMN_NUMBER)
		value = type_of("number", optional);
	else
		value = type_of("integer", optional);
	if (column->type == COLUMN_ORDINAL)
		json_object_set_new(value, "minimum", json_integer(1));
	json_object_set_new(value, "description", json_string(column->meaning));
	return value;
}

static json_t *row_of(const struct schema *schema, enum row_form form, const char *without)
{
	json_t *properties = json_object();
	json_t *required = json_array();

	for (size_t i = 0; i < schema_count(schema); i++) {
		const struct column *column = schema_column(schema, i);

		if (strcmp(column->name, without) == 0)
			continue;
		json_object_set_new(properties, column->name, value_of(column, form));
		if (form == ROW_OF_ANALYSIS || column->required)
			json_array_append_new(required, json_string(column->name));
	}
	return json_pack("{s:s, s:s, s:o, s:o, s:o}", "description", schema->row, "type", "object",
			 "properties", properties, "required", required, "additionalProperties",
			 type_of("string", form == ROW_OF_RUN));
}

static json_t *rows_of(const struct schema *schema)
{
	return json_pack("{s:s, s:o}", "type", "array", "items",
			 row_of(schema, ROW_OF_ANALYSIS, ""));
}

/* An object of these members, all of which must be there but those of `optional`. */
static json_t *object_of(json_t *properties, const char *optional)
{
	json_t *required = json_array();
	const char *name;
	json_t *value;

	json_object_foreach(properties, name, value) if (strcmp(name, optional) != 0)
		json_array_append_new(required, json_string(name));
	return json_pack("{s:s, s:o, s:o, s:b}", "type", "object", "properties", properties,
			 "required", required, "additionalProperties", 0);
}

static json_t *version(void)
{
	return json_pack("{s:i}", "const", JSON_SCHEMA_VERSION);
}

/* ---- what the verbs print ---- */

/* by_outcome is text in the table, and an object of counts in JSON. */
static json_t *outcome_rows(void)
{
	json_t *rows = rows_of(&schema_outcomes);
	json_t *counts = json_object();
	json_t *properties = json_object_get(json_object_get(rows, "items"), "properties");

	for (size_t i = 0; i < OUTCOME_COUNT; i++)
		json_object_set_new(counts, outcome_words[i],
				    json_pack("{s:s, s:i}", "type", "integer", "minimum", 1));
	json_object_set_new(properties, "by_outcome",
			    json_pack("{s:s, s:s, s:o, s:b}", "description",
				      "How many migrations had each outcome that occurs.", "type",
				      "object", "properties", counts, "additionalProperties", 0));
	return rows;
}

static json_t *of_analyze(void)
{
	return object_of(json_pack("{s:o, s:o, s:o, s:o, s:o}", "schema_version", version(),
				   "summary", rows_of(&schema_summary), "outcomes", outcome_rows(),
				   "diagnostics", rows_of(&schema_diagnostics), "model",
				   rows_of(&schema_model)),
			 "");
}

/* What begins the JSON of compare and trend. */
static json_t *verdict_members(void)
{
	return json_pack("{s:o, s:{s:[s, s, s, s, s]}, s:o, s:{s:[i, i, i]}, s:{s:s, s:i, s:i}, "
			 "s:{s:s, s:i}}",
			 "schema_version", version(), "verdict", "enum", "better", "worse", "equal",
			 "changed", "undecided", "sentence", type_of("string", false),
			 "exit_status", "enum", 0, 3, 4, "level", "type", "number",
			 "exclusiveMinimum", 0, "exclusiveMaximum", 1, "tests", "type", "integer",
			 "minimum", 0);
}

static json_t *of_compare(void)
{
	json_t *members = verdict_members();

	json_object_set_new(members, "comparisons", rows_of(&schema_comparisons));
	json_object_set_new(members, "limits", rows_of(&schema_limits_met));
	return object_of(members, "limits");
}

static json_t *of_trend(void)
{
	json_t *members = verdict_members();
	json_t *runs = json_pack("{s:s, s:o, s:i}", "type", "array", "items",
				 type_of("string", false), "minItems", 1);
	json_t *release = object_of(
		json_pack("{s:o, s:o}", "release", type_of("string", false), "runs", runs), "");

	json_object_set_new(members, "baseline", type_of("string", false));
	json_object_set_new(members, "releases",
			    json_pack("{s:s, s:o}", "type", "array", "items", release));
	json_object_set_new(members, "trend", rows_of(&schema_trend));
	json_object_set_new(members, "limits", rows_of(&schema_limits_met));
	return object_of(members, "limits");
}

/* One line of export --format json-lines. */
static json_t *of_json_lines(void)
{
	json_t *line = row_of(&schema_migrations, ROW_OF_RUN, "");
	json_t *properties = json_object_get(line, "properties");
	json_t *required = json_object_get(line, "required");
	json_t *parameter = row_of(&schema_parameters, ROW_OF_RUN, "migration");

	json_object_del(json_object_get(parameter, "properties"), "parameter");
	json_object_set_new(parameter, "required", json_array());
	json_object_set_new(properties, "run", type_of("string", false));
	json_object_set_new(properties, "parameters",
			    json_pack("{s:s, s:s, s:o}", "description",
				      "By the name of the parameter.", "type", "object",
				      "additionalProperties", parameter));
	json_object_set_new(properties, "gaps",
			    json_pack("{s:s, s:o}", "type", "array", "items",
				      row_of(&schema_gaps, ROW_OF_RUN, "migration")));
	json_array_append_new(required, json_string("run"));
	json_array_append_new(required, json_string("parameters"));
	json_array_append_new(required, json_string("gaps"));
	return line;
}

/* What stands beside the tables of an analysis: analysis.json, comparisons.json, ... */
static json_t *of_manifest(void)
{
	json_t *digest = object_of(json_pack("{s:{s:s, s:i}, s:{s:s, s:s}}", "bytes", "type",
					     "integer", "minimum", 0, "sha256", "type", "string",
					     "pattern", "^[0-9a-f]{64}$"),
				   "");
	json_t *files = json_pack("{s:s, s:o}", "type", "object", "additionalProperties", digest);
	json_t *run = object_of(json_pack("{s:o, s:o, s:o}", "run", type_of("string", false),
					  "side", type_of("string", false), "tables", files),
				"side");

	return object_of(json_pack("{s:{s:i}, s:o, s:{s:s, s:o}, s:O}", "format", "const", 1,
				   "made_by", type_of("string", false), "from", "type", "array",
				   "items", run, "files", files),
			 "");
}

static const struct output {
	const char *name;
	const char *title;
	json_t *(*schema)(void);
} outputs[] = {
	{ "analyze", "What migstat analyze --format json prints", of_analyze },
	{ "compare", "What migstat compare --format json prints", of_compare },
	{ "trend", "What migstat trend --format json prints", of_trend },
	{ "json-lines", "One line of what migstat export --format json-lines prints",
	  of_json_lines },
	{ "manifest", "What stands beside tables of an analysis: what they were made from",
	  of_manifest },
};

/* The members that a schema begins with. */
static json_t *whole(const struct output *output)
{
	json_t *root =
		json_pack("{s:s, s:s}", "$schema", "https://json-schema.org/draft/2020-12/schema",
			  "title", output->title);
	json_t *schema = output->schema();

	json_object_update(root, schema);
	json_decref(schema);
	return root;
}

int main(int argc, char **argv)
{
	for (size_t i = 0; argc == 2 && i < COUNT(outputs); i++) {
		json_t *root;
		bool good;

		if (strcmp(outputs[i].name, argv[1]) != 0)
			continue;
		root = whole(&outputs[i]);
		good = root && json_write(stdout, root) && putchar('\n') != EOF &&
		       fflush(stdout) == 0;
		json_decref(root);
		return good ? EXIT_SUCCESS : EXIT_FAILURE;
	}
	fputs("usage: json-schema NAME, where NAME is one of:\n", stderr);
	for (size_t i = 0; i < COUNT(outputs); i++)
		fprintf(stderr, "  %s\n", outputs[i].name);
	return EXIT_FAILURE;
}
