/* contrasts.c — each group of a run against its first one: contrasts.csv. */
#include "contrasts.h"

#include "analyze/compare/compare.h"
#include "analyze/groups/groups.h"
#include "analyze/output/output.h"
#include "analyze/sides/sides.h"
#include "analyze/verdict/verdict.h"

#include "datasets/array.h"
#include "datasets/manifest.h"
#include "datasets/must.h"
#include "datasets/texts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Nothing else of a run is read. */
static const struct schema *const read_tables[] = { &schema_migrations, NULL };

/* ---- what is compared ---- */

/* What is chance in a study is not compared. */
static bool is_chance(const char *column)
{
	static const char *const chance[] = { "vm", "vm_uuid", "cycle", "migration", "order" };

	for (size_t i = 0; i < COUNT(chance); i++)
		if (strcmp(column, chance[i]) == 0)
			return true;
	return false;
}

/* Nor can be what comparisons.csv has columns of its own for. */
static bool can_be_compared(const struct texts *by)
{
	if (by->count == 0 || is_chance(by->at[0]))
		return false;
	for (size_t i = 0; i < by->count; i++)
		if (schema_find(&schema_contrasts, by->at[i]) < schema_count(&schema_contrasts))
			return false;
	return true;
}

/* The text of the column in the run's first group, if there are others; else NULL. Borrowed. */
static const char *first_text(const struct run *run, const struct groups *groups,
			      const char *column)
{
	const char *first = groups->count > 0 ? group_key(&groups->at[0], run, column) : "";

	for (size_t g = 1; g < groups->count && groups->count <= CONTRASTS_MOST; g++)
		if (strcmp(group_key(&groups->at[g], run, column), first) != 0)
			return first;
	return NULL;
}

static void add_metric(struct comparisons_query *query, const struct metric **metrics,
		       const struct sides *sides, size_t metric)
{
	if (sides_have(sides, metric_at(metric)))
		metrics[query->metric_count++] = metric_at(metric);
}

/* The first of the two that has values. */
static void add_one_of(struct comparisons_query *query, const struct metric **metrics,
		       const struct sides *sides, enum metric_index metric, enum metric_index other)
{
	add_metric(query, metrics, sides, sides_have(sides, metric_at(metric)) ? metric : other);
}

static void choose_metrics(struct comparisons_query *query, const struct metric **metrics,
			   const struct sides *sides, const struct query *asked)
{
	if (sides->query.csv) {
		for (size_t i = 0; i < sides->files[0].column_count; i++)
			metrics[query->metric_count++] = &sides->files[0].columns[i].metric;
		return;
	}
	for (size_t i = 0; i < asked->metrics.count; i++)
		add_metric(query, metrics, sides, asked->metrics.at[i]);
	if (asked->metrics.count > 0)
		return;
	add_metric(query, metrics, sides, time_metric(sides));
	add_one_of(query, metrics, sides, downtime_metric(sides),
		   METRIC_DOWNTIME_NETWORK_MAX_SECONDS);
}

/* ---- one run ---- */

/* Whether each row of a file is a unit of its own. */
static bool is_single(const struct query *asked)
{
	return asked->csv.path && !asked->csv.unit_of;
}

static bool write_contrasts(struct stage *stage, const struct sides *sides,
			    const struct query *asked, json_t *manifest, struct error *err)
{
	const struct metric *metrics[METRIC_MAX];
	double limits[METRIC_MAX];
	struct comparisons_query query = {
		.terms = { .level = asked->level,
			   .margin = NAN,
			   .power = TERMS_POWER_USUAL,
			   .by_migration = asked->unit == UNIT_MIGRATION || is_single(asked) },
		.metrics = metrics,
		.limits = limits,
		.aspects = { [ASPECT_MEAN] = true,
			     [ASPECT_FAILURES] = !asked->csv.path }, /* of rows nobody knows them */
	};
	struct comparisons comparisons;
	bool good;

	choose_metrics(&query, metrics, sides, asked);
	for (size_t i = 0; i < query.metric_count; i++)
		limits[i] = sides_limit(sides, metrics[i], &asked->limits);
	comparisons = comparisons_of(sides, &query);
	good = comparisons_stage(stage, &comparisons, &schema_contrasts, manifest,
				 MANIFEST_CONTRASTS, err);
	comparisons_free(&comparisons);
	return good;
}

static bool contrast(char *run, const struct run *read, struct stage *stage, const char *first,
		     const struct analyze_options *options, struct error *err)
{
	const struct query *asked = &options->query;
	const struct sides_query query = { .folders = { &run, NULL },
					   .folder_count = { 1, 0 },
					   .read = read,
					   .between_column = asked->by.at[0],
					   .between_value = { first, NULL },
					   .by = &asked->by,
					   .csv = asked->csv.path ? &asked->csv : NULL,
					   .better = options->better };
	json_t *manifest = manifest_new("analyze");
	struct sides sides;
	bool good = (manifest || error_memory(err)) &&
		    (asked->csv.path || manifest_add_run(manifest, run, NULL, read_tables, err)) &&
		    sides_of(&sides, &query, err);

	if (good) {
		good = write_contrasts(stage, &sides, asked, manifest, err);
		sides_free(&sides);
	}
	json_decref(manifest);
	return good;
}

/* What an earlier call made, as its manifest tells, is not of this analysis; without one the table
 * is somebody else's. */
static void drop_old(struct stage *stage)
{
	json_t *old = manifest_read(stage->folder, MANIFEST_CONTRASTS, &(struct error){ 0 });

	if (json_object_get(json_object_get(old, "files"), schema_contrasts.file)) {
		stage_drop(stage, MANIFEST_CONTRASTS);
		stage_drop(stage, schema_contrasts.file);
	}
	json_decref(old);
}

static bool contrast_run(char *path, struct run *run, const char *folder,
			 const struct analyze_options *options, struct stages *stages,
			 struct error *err)
{
	const struct query *asked = &options->query;
	struct stage *stage;
	struct groups groups;
	const char *first;
	bool good;

	if (!run_read(run, path, err))
		return false;
	stage = stages_of(stages, folder, err);
	good = stage != NULL;
	if (good)
		drop_old(stage);
	if (good && can_be_compared(&asked->by)) {
		good = groups_of(&groups, run, &asked->by, err);
		if (good) {
			first = first_text(run, &groups, asked->by.at[0]);
			good = !first || contrast(path, run, stage, first, options, err);
			groups_free(&groups);
		}
	}
	return good;
}

/* ---- a CSV file ---- */

/* The text of the file's first group in the first column, if there are others; else NULL. To be
 * freed. */
static bool first_of_file(char **first, const struct query *asked, struct error *err)
{
	struct rows_query wanted = asked->csv;
	struct rows rows;

	*first = NULL;
	wanted.marked = false;
	if (!rows_read(&rows, &wanted, err))
		return false;
	for (size_t g = 1; !*first && g < rows.count && rows.count <= CONTRASTS_MOST; g++)
		if (strcmp(rows.groups[g]->key[0], rows.groups[0]->key[0]) != 0)
			*first = must_copy(rows.groups[0]->key[0]);
	rows_free(&rows);
	return true;
}

/* The same of a file, which is read twice more: to see its groups, and to hold them side by side.
 */
static bool contrast_file(const struct analyze_options *options, struct stages *stages,
			  struct error *err)
{
	const struct query *asked = &options->query;
	struct stage *stage = stages_of(stages, options->output, err);
	char *path = must_copy(asked->csv.path);
	char *first = NULL;
	bool good = stage != NULL;

	if (good)
		drop_old(stage);
	/* standard input cannot be read twice */
	if (good && can_be_compared(&asked->by) && !texts_have(&options->files, "-"))
		good = first_of_file(&first, asked, err) &&
		       (!first || contrast(path, NULL, stage, first, options, err));
	free(first);
	free(path);
	return good;
}

/* ---- the verb ---- */

/* Of several runs in one folder there is no first group. */
static bool contrast_none(const char *folder, struct stages *stages, struct error *err)
{
	struct stage *stage = stages_of(stages, folder, err);

	if (stage)
		drop_old(stage);
	return stage != NULL;
}

/* What it reads of the runs is left in the query: the analysis need not read it again. */
static bool contrast_all(const struct analyze_options *options, struct stages *stages,
			 struct error *err)
{
	const struct query *asked = &options->query;
	bool good = true;

	if (options->output && asked->run_count > 1)
		return contrast_none(options->output, stages, err);
	for (size_t i = 0; good && i < asked->run_count; i++) {
		char *folder = options->output ? must_copy(options->output)
					       : path_join(asked->runs[i], "analysis", err);

		good = folder &&
		       contrast_run(asked->runs[i], &asked->read[i], folder, options, stages, err);
		free(folder);
		progress_share(asked->progress, i + 1, asked->run_count);
	}
	return good;
}

/* In a hundred parts of the work of a run. */
enum { READ_AND_CONTRASTED = 25, REST = 75 };

static void begin_progress(struct analyze_options *options)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < options->query.run_count; i++)
		bytes += progress_bytes(options->query.runs[i]);
	options->query.progress = &options->progress;
	progress_begin(&options->progress, bytes);
	progress_part(&options->progress, READ_AND_CONTRASTED);
}

/* The contrasts first: they are told in one piece with the analysis, and what they took of memory
 * is free again when that is made. */
enum exit_status run_analyze_and_contrast(void *closure, int argc, char **argv, struct error *err)
{
	struct analyze_options *options = closure;
	struct query *query = &options->query;
	struct stages stages = { 0 };
	enum exit_status status = EXIT_FAILED;
	bool good = true;

	(void)argc;
	(void)argv;
	query->read = must_alloc(query->run_count, sizeof *query->read);
	begin_progress(options);
	if (options->for_report)
		good = contrast_file(options, &stages, err);
	else if (!options->list_metrics && !options->query.csv.path)
		good = contrast_all(options, &stages, err);
	progress_part(query->progress, REST);
	if (good)
		status = run_analyze(options, &stages, err);
	progress_end(query->progress);
	stages_abandon(&stages);
	for (size_t i = 0; i < query->run_count; i++)
		run_free(&query->read[i]);
	free(query->read);
	query->read = NULL;
	return status;
}
