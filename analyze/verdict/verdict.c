/* verdict.c — the verb `compare`: reads both sides, writes comparisons.csv, prints. */
#include "verdict.h"

#include "analyze/groups/groups.h"
#include "analyze/sides/chosen-metrics.h"
#include "analyze/sides/sides.h"
#include "inside.h"
#include "options.h"

#include <stdio.h>

/* The value columns of the first file; the others have them under the same names. */
static bool choose_metrics(struct compare_options *options, const struct sides *sides,
			   struct error *err)
{
	if (!options->csv) {
		options->query.metric_count =
			chosen_metrics(options->metrics, sides, &options->wish);
		return true;
	}
	if (sides->files[0].column_count > METRIC_MAX)
		return error_set(err, "--value: at most %d columns at a time", METRIC_MAX);
	for (size_t i = 0; i < sides->files[0].column_count; i++)
		options->metrics[options->query.metric_count++] =
			&sides->files[0].columns[i].metric;
	return true;
}

static void choose_limits(struct compare_options *options, const struct sides *sides)
{
	for (size_t i = 0; i < options->query.metric_count; i++)
		options->limit_of[i] = sides_limit(sides, options->metrics[i], &options->limits);
	options->query.metrics = options->metrics;
	options->query.limits = options->limit_of;
}

static struct sides_query query_of(struct compare_options *options)
{
	struct sides_query query = {
		.between_column = options->between_column,
		.by = &options->by,
		.cases = &options->cases,
		.csv = options->csv ? &options->rows : NULL,
		.better = options->better,
		.progress = &options->progress,
	};

	for (enum which_side side = BEFORE; side < SIDES; side++) {
		query.folders[side] = options->sides[side].at;
		query.folder_count[side] = options->sides[side].count;
		query.between_value[side] = options->between_value[side];
	}
	return query;
}

/* The runs of --baseline, grouped as the sides are; nothing without any. */
static bool read_baseline(struct sides *baseline, const struct compare_options *options,
			  struct error *err)
{
	const struct sides_query query = {
		.by = &options->by,
		.cases = &options->cases,
		.folders = { options->baseline.at },
		.folder_count = { options->baseline.count },
	};

	*baseline = (struct sides){ 0 };
	return options->baseline.count == 0 || sides_of(baseline, &query, err);
}

/* In a hundred parts of the work. */
enum { READ = 50, COMPARED = 50 };

static void begin_progress(struct compare_options *options)
{
	uint64_t bytes = 0;

	options->progress.to = options->quiet ? NULL : progress_terminal(stderr);
	for (enum which_side side = BEFORE; side < SIDES; side++)
		for (size_t i = 0; i < options->sides[side].count; i++)
			bytes += progress_bytes(options->sides[side].at[i]);
	progress_begin(&options->progress, bytes);
	progress_part(&options->progress, READ);
}

/* The file first: it is the result, and stays if the reader of the table goes away. */
enum exit_status run_compare(void *closure, int argc, char **argv, struct error *err)
{
	struct compare_options *options = closure;
	struct sides_query query = query_of(options);
	struct comparisons comparisons = { 0 };
	enum exit_status status = EXIT_FAILED;
	struct sides baseline;
	struct sides sides;
	json_t *manifest;

	(void)argc;
	(void)argv;
	begin_progress(options);
	manifest = compare_manifest(options, err);
	if (!manifest || !read_baseline(&baseline, options, err)) {
		json_decref(manifest);
		return EXIT_FAILED;
	}
	if (!sides_of(&sides, &query, err)) {
		progress_end(&options->progress);
		sides_free(&baseline);
		json_decref(manifest);
		return EXIT_FAILED;
	}
	if (options->baseline.count > 0)
		options->query.terms.baseline = &baseline;
	for (size_t i = 0; i < sides.run_count; i++)
		warn_if_torn(&sides.runs[i]);
	if ((!options->query.terms.baseline || comparisons_baseline_fits(&sides, &baseline, err)) &&
	    choose_metrics(options, &sides, err)) {
		progress_part(&options->progress, COMPARED);
		choose_limits(options, &sides);
		comparisons = comparisons_of(&sides, &options->query);
		progress_end(&options->progress);
		if (compare_write(&comparisons, options, manifest, err) &&
		    options->format->print(stdout, &comparisons, options, err))
			status = compare_status(&comparisons, options);
	}
	progress_end(&options->progress);
	comparisons_free(&comparisons);
	sides_free(&sides);
	sides_free(&baseline);
	json_decref(manifest);
	return status;
}
