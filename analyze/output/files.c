/* files.c — the tables of an analysis: which there are, and where they go: to the files of a
 * folder, to standard output, into one JSON object. */
#include "inside.h"
#include "options.h"
#include "stages.h"

#include "datasets/array.h"
#include "datasets/json-write.h"
#include "datasets/manifest.h"
#include "datasets/table-file.h"

#include <stdlib.h>

static const struct analysis_table {
	const struct schema *schema;
	table_rows *rows;
	bool of_runs;     /* a CSV file has no migrations of which it could tell */
	const char *json; /* its name in the JSON object; NULL: it is too large for that */
} tables[] = {
	{ &schema_summary, summary_rows, false, "summary" },
	{ &schema_by_vm, vm_rows, true, NULL },
	{ &schema_outcomes, outcome_rows, true, "outcomes" },
	{ &schema_diagnostics, diagnosis_rows, false, "diagnostics" },
	{ &schema_model, model_rows, true, "model" },
	{ &schema_model_line, model_line_rows, true, NULL },
	{ &schema_resources, resources_rows, true, NULL },
};

/* What is written of it. */
struct content {
	const struct analysis_table *table;
	const struct analyses *analyses;
	const struct texts *by;
};

static void add_rows(struct row_sink *sink, const void *closure)
{
	const struct content *content = closure;

	for (size_t i = 0; i < content->analyses->count; i++) {
		const struct analysis *analysis = &content->analyses->at[i];

		if (!content->table->of_runs || !analysis->of_csv)
			content->table->rows(sink, analysis);
	}
}

static struct sink_table sink_table_of(const struct content *content)
{
	return (struct sink_table){ content->table->schema, content->by, add_rows, content };
}

bool summary_print(FILE *stream, const struct analyses *analyses,
		   const struct analyze_options *options, struct error *err)
{
	const struct content content = { &tables[0], analyses, &options->query.by };
	const struct sink_table table = sink_table_of(&content);

	return row_sink_print(stream, &table, err);
}

bool json_print(FILE *stream, const struct analyses *analyses,
		const struct analyze_options *options, struct error *err)
{
	json_t *root = json_pack("{s:i}", "schema_version", JSON_SCHEMA_VERSION);
	bool good = true;

	for (size_t i = 0; good && i < COUNT(tables); i++) {
		const struct content content = { &tables[i], analyses, &options->query.by };
		const struct sink_table table = sink_table_of(&content);
		json_t *array = tables[i].json ? row_sink_array(&table, false, err) : NULL;

		good = !tables[i].json || array;
		if (array)
			json_object_set_new(root, tables[i].json, array);
	}
	if (good) {
		good = json_write(stream, root) || error_memory(err);
		fputc('\n', stream);
	}
	json_decref(root);
	return good;
}

/* Whether there are migrations that can be told of. */
static bool are_runs(const struct analyses *analyses)
{
	return analyses->count == 0 || !analyses->at[0].of_csv;
}

static bool is_wanted(const struct analysis_table *table, const struct analyses *analyses,
		      const struct analyze_options *options)
{
	if (table->schema == &schema_resources && options->no_resources)
		return false;
	return !table->of_runs || are_runs(analyses);
}

/* An earlier call may have made more: what this one does not make is not of this analysis. */
static void drop_unwanted(struct stage *stage, const struct analyses *analyses,
			  const struct analyze_options *options)
{
	char packed[TABLE_FILE_NAME_SIZE];

	for (size_t i = 0; i < COUNT(tables); i++)
		if (!is_wanted(&tables[i], analyses, options)) {
			stage_drop(stage, tables[i].schema->file);
			for (size_t p = 0; table_file_packed(packed, tables[i].schema->file, p);
			     p++)
				stage_drop(stage, packed);
		}
}

static bool write_folder(struct stage *stage, const struct analyses *analyses,
			 const struct analyze_options *options, json_t *manifest, struct error *err)
{
	struct content contents[COUNT(tables)];
	struct sink_table wanted[COUNT(tables)];
	size_t count = 0;

	for (size_t i = 0; i < COUNT(tables); i++) {
		if (!is_wanted(&tables[i], analyses, options))
			continue;
		contents[count] = (struct content){ &tables[i], analyses, &options->query.by };
		wanted[count] = sink_table_of(&contents[count]);
		count++;
	}
	drop_unwanted(stage, analyses, options);
	return row_sink_stage(stage, wanted, count, manifest, MANIFEST_ANALYSIS, err);
}

static bool write_into(const char *folder, const struct analyses *analyses,
		       const struct analyze_options *options, json_t *manifest,
		       struct stages *stages, struct error *err)
{
	struct stage *stage = stages_of(stages, folder, err);

	return stage && write_folder(stage, analyses, options, manifest, err);
}

bool analyses_write(const struct analyses *analyses, const struct analyze_options *options,
		    const struct manifests *manifests, struct stages *stages, struct error *err)
{
	bool good = true;

	if (options->output)
		return write_into(options->output, analyses, options, manifests->at[0], stages,
				  err);
	for (size_t i = 0; good && are_runs(analyses) && i < analyses->count; i++) {
		struct analyses one = { &analyses->at[i], 1 };
		char *folder = path_join(one.at->run.folder, "analysis", err);

		good = folder && write_into(folder, &one, options, manifests->at[i], stages, err);
		free(folder);
	}
	return good;
}
