/* csv-file.c — a CSV file of any program in the place of a run. */
#include "csv-file.h"

#include "datasets/manifest.h"
#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

static const json_t *facts_of(const json_t *manifest)
{
	return json_object_get(manifest, "file");
}

bool csv_file_is(const char *folder)
{
	json_t *manifest = manifest_read(folder, MANIFEST_ANALYSIS, &(struct error){ 0 });
	bool is = facts_of(manifest) != NULL;

	json_decref(manifest);
	return is;
}

/* "" where there is none. */
static const char *text_of(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static enum better better_of(const char *words)
{
	for (enum better better = LOWER_IS_BETTER; better < NEITHER_IS_BETTER; better++)
		if (strcmp(better_text(better), words) == 0)
			return better;
	return NEITHER_IS_BETTER;
}

static void take_metrics(struct csv_file *file, const json_t *metrics)
{
	file->metrics = must_alloc(json_array_size(metrics), sizeof *file->metrics);
	for (size_t i = 0; i < json_array_size(metrics); i++) {
		const json_t *at = json_array_get(metrics, i);

		file->metrics[file->metric_count++] = (struct metric){
			.column = { .name = text_of(at, "name"),
				    .type = COLUMN_NUMBER,
				    .unit = text_of(at, "unit"),
				    .meaning = "" },
			.title = text_of(at, "title"),
			.better = better_of(text_of(at, "better")),
			.decimals = (int)json_integer_value(json_object_get(at, "decimals")),
		};
	}
}

static bool take_facts(struct csv_file *file, const char *folder, struct error *err)
{
	const json_t *facts = facts_of(file->manifest);

	file->name = text_of(facts, "name");
	file->rows = json_integer_value(json_object_get(facts, "rows"));
	file->kept = json_integer_value(json_object_get(facts, "kept"));
	file->unit_of = json_string_value(json_object_get(facts, "unit_of"));
	file->cycle = json_string_value(json_object_get(facts, "cycle"));
	take_metrics(file, json_object_get(facts, "metrics"));
	return (file->name[0] != '\0' && file->metric_count > 0) ||
	       error_set(err,
			 "%s/%s does not tell which file it was made from: run `migstat analyze "
			 "--csv FILE --for-report` again",
			 folder, MANIFEST_ANALYSIS);
}

bool csv_file_read(struct csv_file *file, struct run *run, const char *folder, struct error *err)
{
	char *path = must_print("%s/%s", folder, schema_values.file);
	bool good;

	*run = (struct run){ 0 };
	*file = (struct csv_file){ .manifest = manifest_read(folder, MANIFEST_ANALYSIS, err) };
	good = file->manifest && take_facts(file, folder, err) &&
	       csv_file_has(file, folder, &schema_values, err) &&
	       table_read(&run->migrations, path, &schema_values, CSV_TORN_IS_ROW,
			  TABLE_UNKNOWN_PASSES, err);
	free(path);
	if (!good) {
		csv_file_free(file);
		return false;
	}
	run->folder = must_copy(folder);
	run->package = must_have(json_pack("{s:s}", "title", file->name));
	return true;
}

void csv_file_free(struct csv_file *file)
{
	free(file->metrics);
	json_decref(file->manifest);
	*file = (struct csv_file){ 0 };
}

bool csv_file_has(const struct csv_file *file, const char *folder, const struct schema *schema,
		  struct error *err)
{
	bool of_contrasts = schema == &schema_contrasts;
	struct error why = { 0 };
	json_t *contrasts = of_contrasts ? manifest_read(folder, MANIFEST_CONTRASTS, &why) : NULL;
	const json_t *manifest = of_contrasts ? contrasts : file->manifest;
	bool good = manifest && manifest_has_file(manifest, folder, schema->file, &why);

	json_decref(contrasts);
	return good || error_set(err,
				 "%s is not as `migstat analyze --for-report` wrote it: %s: run it "
				 "again",
				 folder, why.text);
}

const char *csv_file_note(const struct csv_file *file, size_t index)
{
	return json_string_value(
		json_array_get(json_object_get(facts_of(file->manifest), "notes"), index));
}
