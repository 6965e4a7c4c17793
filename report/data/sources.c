/* sources.c — the runs that figures are drawn from. */
#include "sources.h"

#include "belongs.h"

#include "datasets/manifest.h"
#include "datasets/must.h"
#include "datasets/run-names.h"
#include "datasets/table-file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TABLES_MOST = 16 };

struct source {
	struct run run;
	char *name;                        /* as it is called beside the others */
	struct table *tables[TABLES_MOST]; /* those asked for; each on its own, as it is borrowed */
	size_t table_count;
	struct belongings belongings;
};

struct sources {
	struct source *runs;
	size_t count;
	bool is_file; /* of the one run there is */
	struct csv_file file;
};

static void name_all(struct sources *sources)
{
	const char **own = must_alloc(sources->count, sizeof *own);
	const char **folders = must_alloc(sources->count, sizeof *folders);
	char **names = must_alloc(sources->count, sizeof *names);

	for (size_t i = 0; i < sources->count; i++) {
		own[i] = run_name(&sources->runs[i].run);
		folders[i] = sources->runs[i].run.folder;
	}
	run_names(names, own, folders, sources->count);
	for (size_t i = 0; i < sources->count; i++)
		sources->runs[i].name = names[i];
	free(own);
	free(folders);
	free(names);
}

/* A CSV file is alone. */
static bool open_file(struct sources *opened, char *const *folders, size_t count, struct error *err)
{
	if (count > 1)
		return error_set(err,
				 "%s holds the values of a CSV file, which cannot be shown with "
				 "others: draw each by itself",
				 folders[0]);
	opened->is_file = csv_file_read(&opened->file, &opened->runs[0].run, folders[0], err);
	opened->count += opened->is_file;
	return opened->is_file;
}

static bool open_runs(struct sources *opened, char *const *folders, size_t count, struct error *err)
{
	bool good = true;

	for (size_t i = 0; good && i < count; i++) {
		good = run_read(&opened->runs[i].run, folders[i], err);
		opened->count += good;
	}
	return good;
}

bool sources_open(struct sources **sources, char *const *folders, size_t count, struct error *err)
{
	struct sources *opened = must_alloc(1, sizeof *opened);
	bool good;

	opened->runs = must_alloc(count, sizeof *opened->runs);
	*sources = opened;
	good = csv_file_is(folders[0]) ? open_file(opened, folders, count, err)
				       : open_runs(opened, folders, count, err);
	if (good) {
		name_all(opened);
	} else {
		sources_free(opened);
		*sources = NULL;
	}
	return good;
}

void sources_free(struct sources *sources)
{
	if (!sources)
		return;
	for (size_t i = 0; i < sources->count; i++) {
		for (size_t j = 0; j < sources->runs[i].table_count; j++) {
			table_free(sources->runs[i].tables[j]);
			free(sources->runs[i].tables[j]);
		}
		belongings_free(&sources->runs[i].belongings);
		run_free(&sources->runs[i].run);
		free(sources->runs[i].name);
	}
	csv_file_free(&sources->file);
	free(sources->runs);
	free(sources);
}

size_t sources_count(const struct sources *sources)
{
	return sources->count;
}

const struct run *sources_run(const struct sources *sources, size_t index)
{
	return &sources->runs[index].run;
}

const char *sources_name(const struct sources *sources, size_t index)
{
	return sources->runs[index].name;
}

void sources_call(struct sources *sources, size_t index, const char *name)
{
	free(sources->runs[index].name);
	sources->runs[index].name = must_copy(name);
}

const struct csv_file *sources_file(const struct sources *sources)
{
	return sources && sources->is_file ? &sources->file : NULL;
}

const struct metric *sources_metric(const struct sources *sources, size_t index)
{
	return index < metric_count() ? metric_at(index)
				      : &sources->file.metrics[index - metric_count()];
}

const struct metric *sources_metric_of(const struct sources *sources, const char *name)
{
	size_t index = metric_find(name);

	for (size_t i = 0; i < sources->file.metric_count; i++)
		if (strcmp(sources->file.metrics[i].column.name, name) == 0)
			return &sources->file.metrics[i];
	return index < metric_count() ? metric_at(index) : NULL;
}

static bool is_of_run(const struct schema *schema)
{
	const struct schema *const *table = schema_run_tables;

	while (*table && *table != schema)
		table++;
	return *table != NULL;
}

const char *sources_folder(const struct schema *schema)
{
	return is_of_run(schema) ? "" : "analysis/";
}

/* NULL with *err: it is there twice (table-file.h). */
static char *path_of(const struct sources *sources, size_t index, const struct schema *schema,
		     struct error *err)
{
	char *folder = must_print("%s%s", sources->runs[index].run.folder,
				  is_of_run(schema) || sources->is_file ? "" : "/analysis");
	bool there;
	char *path = table_file(folder, schema->file, &there, err);

	free(folder);
	return path;
}

char *sources_path(const struct sources *sources, size_t index, const struct schema *schema)
{
	char *path = path_of(sources, index, schema, &(struct error){ 0 });

	return path ? path
		    : must_print("%s/%s%s", sources->runs[index].run.folder,
				 sources->is_file ? "" : sources_folder(schema), schema->file);
}

bool sources_has(const struct sources *sources, size_t index, const struct schema *schema)
{
	char *path = sources_path(sources, index, schema);
	struct source *source = &sources->runs[index];
	bool has = access(path, F_OK) == 0 &&
		   (is_of_run(schema) || sources->is_file ||
		    belongs_at_all(&source->belongings, source->run.folder, schema));

	free(path);
	return has;
}

static bool complain_missing(const struct sources *sources, size_t index,
			     const struct schema *schema, const char *path, struct error *err)
{
	const char *folder = sources->runs[index].run.folder;

	if (is_of_run(schema))
		return error_set(err, "%s has no %s, which this figure is drawn from: %s", folder,
				 path, schema->row);
	return error_set(err, "%s is not analyzed (there is no %s): run `migstat analyze %s` first",
			 folder, path, folder);
}

/* Whether the table was made from the run, or the file, as it is. */
static bool belongs_there(struct sources *sources, size_t index, const struct schema *schema,
			  struct error *err)
{
	struct source *source = &sources->runs[index];

	if (sources->is_file)
		return csv_file_has(&sources->file, source->run.folder, schema, err);
	return is_of_run(schema) || belongs(&source->belongings, source->run.folder, schema, err);
}

/* A table of its own on the heap, or NULL with *err. */
static struct table *read_table(struct sources *sources, size_t index, const struct schema *schema,
				struct error *err)
{
	char *path = path_of(sources, index, schema, err);
	struct table *table = must_alloc(1, sizeof *table);
	bool good = path;

	if (good && access(path, F_OK) != 0 && errno == ENOENT)
		good = complain_missing(sources, index, schema, path, err);
	else if (good && belongs_there(sources, index, schema, err))
		good = table_read(table, path, schema,
				  is_of_run(schema) ? CSV_TORN_IS_LEFT_OUT : CSV_TORN_IS_ROW,
				  TABLE_UNKNOWN_PASSES, err);
	else
		good = false;
	if (!good) {
		free(table);
		table = NULL;
	}
	free(path);
	return table;
}

const struct table *sources_table_read(const struct sources *sources, size_t index,
				       const struct schema *schema)
{
	const struct source *source = &sources->runs[index];

	for (size_t i = 0; i < source->table_count; i++)
		if (source->tables[i]->schema == schema)
			return source->tables[i];
	return NULL;
}

const struct table *sources_table(struct sources *sources, size_t index,
				  const struct schema *schema, struct error *err)
{
	struct source *source = &sources->runs[index];
	const struct table *known = sources_table_read(sources, index, schema);
	struct table *table;

	if (schema == &schema_migrations)
		return &source->run.migrations;
	if (known)
		return known;
	if (source->table_count == TABLES_MOST) {
		error_set(err, "%s: more than %d tables are asked for", source->run.folder,
			  TABLES_MOST);
		return NULL;
	}
	table = read_table(sources, index, schema, err);
	if (table)
		source->tables[source->table_count++] = table;
	return table;
}

static bool refuse_comparisons(const char *file, const struct error *why, struct error *err)
{
	if (why->of_system)
		return error_system(err, "%s", why->text);
	return error_set(err,
			 "%s does not belong to these runs as they are: %s: run `migstat compare` "
			 "again (with -o, to have it elsewhere)",
			 file, why->text);
}

/* The manifest beside the file, or where none is there the one of the run, of whose table the file
 * may be a copy. */
static json_t *comparison_manifest(const char *beside, const char *of_run, struct error *why)
{
	json_t *manifest = manifest_read(beside, MANIFEST_COMPARISONS, &(struct error){ 0 });

	return manifest ? manifest : manifest_read(of_run, MANIFEST_COMPARISONS, why);
}

static bool made_from_all(const struct sources *sources, const json_t *manifest, size_t before,
			  struct error *why)
{
	bool good = true;

	for (size_t i = 0; good && i < sources->count && (before > 0 || i == 0); i++)
		good = manifest_is_from(manifest, sources->runs[i].run.folder,
					before == 0  ? NULL
					: i < before ? "before"
						     : "after",
					&schema_migrations, why);
	return good;
}

bool sources_were_compared(const struct sources *sources, const char *path, size_t before,
			   struct error *err)
{
	char *of_run = must_print("%s/analysis", sources->runs[before].run.folder);
	char *file = path ? must_print("%s%s", strchr(path, '/') ? "" : "./", path)
			  : must_print("%s/%s", of_run, schema_comparisons.file);
	char *beside = must_print("%.*s", (int)(strrchr(file, '/') - file), file);
	struct error why = { 0 };
	json_t *manifest = comparison_manifest(beside, of_run, &why);
	bool good = manifest && manifest_tells_of(manifest, file, &why) &&
		    made_from_all(sources, manifest, before, &why);

	if (!good)
		refuse_comparisons(path ? path : file, &why, err);
	json_decref(manifest);
	free(beside);
	free(file);
	free(of_run);
	return good;
}
