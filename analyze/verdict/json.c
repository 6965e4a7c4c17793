/* json.c — comparisons as one JSON object, its rows named as in comparisons.csv. */
#include "inside.h"

#include "status.h"

#include "datasets/schema.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>

/* Takes over value; NULL (no memory, or no UTF-8) makes the whole object bad. */
static bool put(json_t *object, const char *key, json_t *value)
{
	return json_object_set_new(object, key, value) == 0;
}

static json_t *number(double value, enum column_type type)
{
	if (!isfinite(value))
		return json_null();
	return type == COLUMN_INTEGER ? json_integer((json_int_t)value) : json_real(value);
}

static bool put_cell(json_t *object, const struct comparisons *comparisons,
		     const struct comparison *comparison, const struct column *column)
{
	double value;
	char *text;
	bool good =
		compare_cell(comparisons, comparison, column->name, &value, &text) &&
		put(object, column->name, text ? json_string(text) : number(value, column->type));

	free(text);
	return good;
}

static json_t *row_object(const struct comparisons *comparisons,
			  const struct comparison *comparison)
{
	const struct texts *by = comparisons->sides->query.by;
	const struct texts *key = &comparisons->sides->groups[comparison->group].key;
	json_t *object = json_object();
	bool good = object != NULL;

	for (size_t i = 0; good && i < key->count; i++)
		good = put(object, by->at[i], json_string(key->at[i]));
	for (size_t i = 0; good && i < schema_count(&schema_comparisons); i++)
		good = put_cell(object, comparisons, comparison,
				schema_column(&schema_comparisons, i));
	if (good)
		return object;
	json_decref(object);
	return NULL;
}

bool compare_print_json(FILE *stream, const struct comparisons *comparisons,
			const struct compare_options *options, struct error *err)
{
	json_t *rows = json_array();
	json_t *root = json_pack("{s:s, s:i, s:f, s:i, s:o}", "verdict",
				 verdict_word(comparisons_verdict(comparisons)), "exit_status",
				 (int)compare_status(comparisons, options), "level",
				 comparisons->terms.level, "tests", (int)comparisons->tests,
				 "comparisons", rows);
	bool good = root != NULL;

	for (size_t i = 0; good && i < comparisons->count; i++)
		good = json_array_append_new(rows, row_object(comparisons, &comparisons->at[i])) ==
		       0;
	if (good) {
		json_dumpf(root, stream, JSON_INDENT(2));
		fputc('\n', stream);
	} else {
		error_set(err, "--format json: a name in the run is not UTF-8 text, or no memory");
	}
	json_decref(root);
	return good;
}
