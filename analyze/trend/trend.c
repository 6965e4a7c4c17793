/* trend.c — the verb `trend`: reads the runs of all releases, writes trend.csv, prints. */
#include "trend.h"

#include "analyze/groups/groups.h"
#include "analyze/sides/chosen-metrics.h"
#include "inside.h"
#include "options.h"

#include <stdlib.h>

static void choose_metrics(struct trend_options *options, const struct sides *all)
{
	struct trends_query *query = &options->query;

	query->metric_count = chosen_metrics(options->metrics, all, &options->wish);
	for (size_t i = 0; i < query->metric_count; i++)
		options->limit_of[i] = sides_limit(all, options->metrics[i], &options->limits);
	query->metrics = options->metrics;
	query->limits = options->limit_of;
}

static enum exit_status tell(const struct trends *trends, const struct trend_options *options,
			     json_t *manifest, struct error *err)
{
	struct gate_items items = gate_items_of(trends, options->gate);
	enum exit_status status = gate_status(&items, options->fail_on);

	/* the file first: it is the result, and stays if the reader of the table goes away */
	if (!trend_write(trends, options, manifest, err) ||
	    !options->format->print(stdout, trends, options, err))
		status = EXIT_FAILED;
	free(items.at);
	return status;
}

enum exit_status run_trend(void *closure, int argc, char **argv, struct error *err)
{
	struct trend_options *options = closure;
	const struct sides_query query = {
		.by = &options->by,
		.cases = &options->cases,
		.folders = { options->releases.folders.at },
		.folder_count = { options->releases.folders.count },
	};
	enum exit_status status = EXIT_FAILED;
	json_t *manifest = trend_manifest(options, err);
	struct trends trends;
	struct sides all;

	(void)argc;
	(void)argv;
	if (!manifest || !sides_of(&all, &query, err)) {
		json_decref(manifest);
		return EXIT_FAILED;
	}
	for (size_t i = 0; i < all.run_count; i++)
		warn_if_torn(&all.runs[i]);
	choose_metrics(options, &all);
	trends = trends_of(&all, &options->releases, &options->query);
	if (trends.count > 0)
		status = tell(&trends, options, manifest, err);
	else
		error_set(err, "no run has a value of the metrics that are asked for");
	trends_free(&trends);
	sides_free(&all);
	json_decref(manifest);
	return status;
}
