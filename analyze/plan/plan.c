/* plan.c — the verb `plan`: reads a pilot run and says what the next study takes. */
#include "plan.h"

#include "analyze/sides/sides.h"
#include "page.h"

#include "datasets/manifest.h"

#include <stdio.h>

/* plan reads nothing else of a run. */
static const struct schema *const read_tables[] = { &schema_migrations, NULL };

/* The file first: it is the result, and stays if the reader of the page goes away. */
static bool evacuate(struct page *page, const struct sides *sides,
		     const struct plan_options *options, json_t *manifest, struct error *err)
{
	struct evacuations evacuations = evacuations_of(sides, options);
	bool good =
		!options->output || evacuations_write(&evacuations, sides, options, manifest, err);

	if (good)
		*page = evacuation_page(sides, &evacuations, options);
	evacuations_free(&evacuations);
	return good;
}

static bool plan_from(const struct plan_options *options, json_t *manifest, struct error *err)
{
	const struct sides_query query = {
		.folders = { &options->run, NULL },
		.folder_count = { 1, 0 },
		.by = &options->by,
	};
	struct sides sides;
	struct page page;
	bool good = sides_of(&sides, &query, err);

	if (!good)
		return false;
	if (options->evacuate.count > 0)
		good = evacuate(&page, &sides, options, manifest, err);
	else
		page = plan_page(&sides, options);
	if (good) {
		options->format->print(stdout, &page);
		page_free(&page);
	}
	sides_free(&sides);
	return good;
}

/* The manifest is made before the run is read: what is added to it later makes it another one. */
static bool plan(const struct plan_options *options, struct error *err)
{
	json_t *manifest = manifest_new("plan");
	bool good = (manifest || error_memory(err)) &&
		    (!options->output ||
		     manifest_add_run(manifest, options->run, NULL, read_tables, err)) &&
		    plan_from(options, manifest, err);

	json_decref(manifest);
	return good;
}

enum exit_status run_plan(void *options, int argc, char **argv, struct error *err)
{
	(void)argc;
	(void)argv;
	return plan(options, err) ? EXIT_DONE : EXIT_FAILED;
}
