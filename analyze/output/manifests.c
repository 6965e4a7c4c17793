/* manifests.c — from which tables the files of an analysis are made. */
#include "inside.h"
#include "options.h"

#include "datasets/manifest.h"
#include "datasets/must.h"

#include <stdlib.h>

/* The tables that analyze reads. */
static const struct schema *const read_tables[] = { &schema_migrations, &schema_events,
						    &schema_metrics, NULL };
static const struct schema *const without_metrics[] = { &schema_migrations, &schema_events, NULL };

bool manifests_of(struct manifests *manifests, const struct analyze_options *options,
		  struct error *err)
{
	bool together = options->output || options->query.csv.path;
	size_t runs = options->query.csv.path ? 0 : options->query.run_count;
	bool good = true;

	*manifests = (struct manifests){ .count = together ? 1 : runs };
	manifests->at = must_alloc(manifests->count, sizeof(json_t *));
	for (size_t i = 0; good && i < manifests->count; i++) {
		manifests->at[i] = manifest_new("analyze");
		good = manifests->at[i] || error_memory(err);
	}
	for (size_t i = 0; good && i < runs; i++)
		good = manifest_add_run(manifests->at[together ? 0 : i], options->query.runs[i],
					NULL, options->no_resources ? without_metrics : read_tables,
					err);
	if (!good)
		manifests_free(manifests);
	return good;
}

void manifests_free(struct manifests *manifests)
{
	for (size_t i = 0; i < manifests->count; i++)
		json_decref(manifests->at[i]);
	free(manifests->at);
	*manifests = (struct manifests){ 0 };
}
