/* model-output.c — models as model.csv and as JSON objects. */
#include "model-output.h"

#include "analyze/model/model.h"
#include "group-columns.h"

#include "datasets/csv.h"
#include "datasets/schema.h"

#include <math.h>

static void print_model(struct csv_line *line, const struct analysis *analysis, size_t group,
			const struct texts *by)
{
	const struct model *model = &analysis->models[group];

	csv_line_text(line, run_name(&analysis->run));
	group_columns_key(line, analysis, group, &schema_model, by);
	for (size_t i = 0; i < schema_model.trailing_count; i++) {
		const struct column *column = &schema_model.trailing[i];

		if (column->type == COLUMN_WORD)
			csv_line_text(line, model_word(model, column->name));
		else
			csv_line_exact(line, model_number(model, column->name));
	}
}

bool model_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		 struct error *err)
{
	struct csv_line line = { 0 };
	bool good;

	group_columns_header(&line, &schema_model, &options->query.by);
	good = csv_line_print(&line, stream, err);
	for (size_t a = 0; a < analyses->count; a++)
		for (size_t g = 0; good && g < analyses->at[a].groups.count; g++) {
			print_model(&line, &analyses->at[a], g, &options->query.by);
			good = csv_line_print(&line, stream, err);
		}
	csv_line_free(&line);
	return good;
}

static json_t *value_of(const struct model *model, const struct column *column)
{
	const char *word;
	double number;

	if (column->type == COLUMN_WORD) {
		word = model_word(model, column->name);
		return word[0] != '\0' ? json_string(word) : json_null();
	}
	number = model_number(model, column->name);
	if (isnan(number))
		return json_null();
	return column->type == COLUMN_INTEGER ? json_integer((json_int_t)number)
					      : json_real(number);
}

json_t *model_object(const struct analysis *analysis, size_t group, const struct texts *by)
{
	json_t *object = json_object();
	bool good =
		json_object_set_new(object, "run", json_string(run_name(&analysis->run))) == 0 &&
		group_columns_object(object, analysis, group, by);

	for (size_t i = 0; good && i < schema_model.trailing_count; i++) {
		const struct column *column = &schema_model.trailing[i];

		good = json_object_set_new(object, column->name,
					   value_of(&analysis->models[group], column)) == 0;
	}
	if (good)
		return object;
	json_decref(object);
	return NULL;
}
