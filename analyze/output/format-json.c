/* format-json.c — analyses as one JSON object: summary[], outcomes[], diagnostics[] and model[],
 * named as in the CSV. */
#include "analyze/groups/counts.h"
#include "diagnostics-file.h"
#include "group-columns.h"
#include "inside.h"
#include "model-output.h"
#include "options.h"

#include <jansson.h>
#include <math.h>

/* Takes over value; NULL (no memory, or no UTF-8) makes the whole object bad, as json_pack does. */
static bool put(json_t *object, const char *key, json_t *value)
{
	return json_object_set_new(object, key, value) == 0;
}

static json_t *number(double value, enum column_type type)
{
	if (isnan(value))
		return json_null();
	return type == COLUMN_INTEGER ? json_integer((json_int_t)value) : json_real(value);
}

static json_t *word_or_null(const char *word)
{
	return word[0] != '\0' ? json_string(word) : json_null();
}

/* NULL if a text is not UTF-8. */
static json_t *summary_object(const struct analysis *analysis, size_t m, size_t group,
			      const struct texts *by)
{
	const struct summary *summary = analysis_summary(analysis, m, group);
	const struct column *metric = &analysis_metric(analysis, m)->column;
	json_t *object = json_object();
	bool good = put(object, "run", json_string(run_name(&analysis->run))) &&
		    put(object, "metric", json_string(metric->name)) &&
		    put(object, "unit", json_string(metric->unit)) &&
		    group_columns_object(object, analysis, group, by);

	for (size_t i = 0; good && i < schema_summary.trailing_count; i++) {
		const struct column *column = &schema_summary.trailing[i];

		good = put(object, column->name,
			   column->type == COLUMN_WORD
				   ? word_or_null(summary_kind(summary))
				   : number(summary_number(summary, column->name), column->type));
	}
	if (good)
		return object;
	json_decref(object);
	return NULL;
}

static json_t *by_outcome_object(const struct counts *counts)
{
	json_t *object = json_object();

	for (size_t i = 0; i < OUTCOME_COUNT; i++)
		if (counts->by_outcome[i] > 0)
			put(object, outcome_words[i],
			    json_integer((json_int_t)counts->by_outcome[i]));
	return object;
}

static json_t *outcomes_object(const struct analysis *analysis, size_t group,
			       const struct texts *by, double level)
{
	const struct counts *counts = &analysis->counts[group];
	struct rates rates = rates_of(counts, level);
	json_t *object = json_object();
	bool good = put(object, "run", json_string(run_name(&analysis->run))) &&
		    group_columns_object(object, analysis, group, by);

	for (size_t i = 0; good && i < schema_outcomes.trailing_count; i++) {
		const struct column *column = &schema_outcomes.trailing[i];

		good = put(object, column->name,
			   column->type == COLUMN_TEXT ? by_outcome_object(counts)
			   : column->type == COLUMN_NUMBER
				   ? number(rates_number(&rates, column->name), column->type)
				   : json_integer((json_int_t)counts_number(counts, column->name)));
	}
	if (good)
		return object;
	json_decref(object);
	return NULL;
}

static bool add_diagnostics(json_t *diagnostics, const struct analysis *analysis,
			    const struct texts *by)
{
	bool good = true;

	for (size_t m = 0; !analysis->of_csv && m < analysis->metric_count; m++)
		for (size_t g = 0; g < analysis->groups.count; g++)
			for (int check = 0; good && check < CHECK_COUNT; check++)
				good = json_array_append_new(diagnostics,
							     diagnostics_object(analysis, m, g,
										(enum check)check,
										by)) == 0;
	return good;
}

static bool add_analysis(json_t *summaries, json_t *outcomes, json_t *models,
			 const struct analysis *analysis, const struct options *options)
{
	const struct texts *by = &options->query.by;
	bool good = true;

	for (size_t m = 0; m < analysis->metric_count; m++)
		for (size_t g = 0; good && g < analysis->groups.count; g++)
			good = json_array_append_new(summaries,
						     summary_object(analysis, m, g, by)) == 0;
	for (size_t g = 0; good && !analysis->of_csv && g < analysis->groups.count; g++)
		good = json_array_append_new(
			       outcomes, outcomes_object(analysis, g, by, options->query.level)) ==
			       0 &&
		       json_array_append_new(models, model_object(analysis, g, by)) == 0;
	return good;
}

bool json_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		struct error *err)
{
	json_t *summaries = json_array();
	json_t *outcomes = json_array();
	json_t *diagnostics = json_array();
	json_t *models = json_array();
	json_t *root = json_pack("{s:o, s:o, s:o, s:o}", "summary", summaries, "outcomes", outcomes,
				 "diagnostics", diagnostics, "model", models);
	bool good = root != NULL;

	for (size_t a = 0; good && a < analyses->count; a++)
		good = add_analysis(summaries, outcomes, models, &analyses->at[a], options) &&
		       add_diagnostics(diagnostics, &analyses->at[a], &options->query.by);
	if (good) {
		json_dumpf(root, stream, JSON_INDENT(2));
		fputc('\n', stream);
	} else {
		error_set(err, "--format json: a name in the run is not UTF-8 text, or no memory");
	}
	json_decref(root);
	return good;
}
