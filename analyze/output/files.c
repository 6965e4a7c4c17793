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

/* Of what there is such a table. A CSV file has no migrations of which it could tell; for report
 * each of its rows is one that came to its end. */
enum table_of { OF_RUNS = 1, OF_FILES = 2, OF_REPORTED_FILES = 4 };

static const struct analysis_table {
	const struct schema *schema;
	table_rows *rows;
	unsigned of;      /* of enum table_of */
	const char *json; /* its name in the JSON object; NULL: it is too large for that */
} tables[] = {
	{ &schema_summary, summary_rows, OF_RUNS | OF_FILES | OF_REPORTED_FILES, "summary" },
	{ &schema_by_vm, vm_rows, OF_RUNS, NULL },
	{ &schema_outcomes, outcome_rows, OF_RUNS | OF_REPORTED_FILES, "outcomes" },
	{ &schema_diagnostics, diagnosis_rows, OF_RUNS | OF_FILES | OF_REPORTED_FILES,
	  "diagnostics" },
	{ &schema_model, model_rows, OF_RUNS, "model" },
	{ &schema_model_line, model_line_rows, OF_RUNS, NULL },
	{ &schema_resources, resources_rows, OF_RUNS, NULL },
	{ &schema_values, value_rows, OF_REPORTED_FILES, NULL },
};

/* What is written of it. */
struct content {
	const struct analysis_table *table;
	const struct analyses *analyses;
	const struct analyze_options *options;
};

static bool is_of(const struct analysis_table *table, bool of_csv,
		  const struct analyze_options *options)
{
	return table->of & (unsigned)(!of_csv               ? OF_RUNS
				      : options->for_report ? OF_REPORTED_FILES
							    : OF_FILES);
}

static void add_rows(struct row_sink *sink, const void *closure)
{
	const struct content *content = closure;

	for (size_t i = 0; i < content->analyses->count; i++) {
		const struct analysis *analysis = &content->analyses->at[i];

		if (is_of(content->table, analysis->of_csv, content->options))
			content->table->rows(sink, analysis);
	}
}

static struct sink_table sink_table_of(const struct content *content)
{
	static const struct texts none;

	/* single values stand under their group's number */
	return (struct sink_table){ content->table->schema,
				    content->table->schema->grouped ? &content->options->query.by
								    : &none,
				    add_rows, content };
}

bool summary_print(FILE *stream, const struct analyses *analyses,
		   const struct analyze_options *options, struct error *err)
{
	const struct content content = { &tables[0], analyses, options };
	const struct sink_table table = sink_table_of(&content);

	return row_sink_print(stream, &table, err);
}

bool json_print(FILE *stream, const struct analyses *analyses,
		const struct analyze_options *options, struct error *err)
{
	json_t *root = json_pack("{s:i}", "schema_version", JSON_SCHEMA_VERSION);
	bool good = true;

	for (size_t i = 0; good && i < COUNT(tables); i++) {
		const struct content content = { &tables[i], analyses, options };
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
	return is_of(table, !are_runs(analyses), options);
}

/* What of them an earlier call made stands in its manifest: any other file of such a name is
 * somebody else's. */
static bool is_ours(const json_t *manifest, const struct analysis_table *table)
{
	return json_object_get(json_object_get(manifest, "files"), table->schema->file) != NULL;
}

/* An earlier call may have made more: what this one does not make is not of this analysis. */
static void drop_unwanted(struct stage *stage, const struct analyses *analyses,
			  const struct analyze_options *options)
{
	char packed[TABLE_FILE_NAME_SIZE];
	json_t *old = manifest_read(stage->folder, MANIFEST_ANALYSIS, &(struct error){ 0 });

	for (size_t i = 0; i < COUNT(tables); i++)
		if (!is_wanted(&tables[i], analyses, options) && is_ours(old, &tables[i])) {
			stage_drop(stage, tables[i].schema->file);
			for (size_t p = 0; table_file_packed(packed, tables[i].schema->file, p);
			     p++)
				stage_drop(stage, packed);
		}
	json_decref(old);
}

/* What report must know of a CSV file stands in the manifest. */
static bool add_facts(json_t *manifest, const struct analysis *analysis,
		      const struct analyze_options *options, struct error *err)
{
	json_t *facts = file_facts(analysis, options);

	return (facts && json_object_set_new(manifest, "file", facts) == 0) || error_memory(err);
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
		contents[count] = (struct content){ &tables[i], analyses, options };
		wanted[count] = sink_table_of(&contents[count]);
		count++;
	}
	for (size_t i = 0; i < options->files.count; i++)
		stage_keep(stage, options->files.at[i]);
	drop_unwanted(stage, analyses, options);
	if (options->for_report && !add_facts(manifest, &analyses->at[0], options, err))
		return false;
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
