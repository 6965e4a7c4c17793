/* plan.c — the verb `plan`: reads a pilot run and says what the next study takes. */
#include "plan.h"

#include "analyze/sides/sides.h"
#include "page.h"

#include <stdio.h>

/* The file first: it is the result, and stays if the reader of the page goes away. */
static bool evacuate(struct page *page, const struct sides *sides,
		     const struct plan_options *options, struct error *err)
{
	struct evacuations evacuations = evacuations_of(sides, options);
	bool good = !options->output || evacuations_write(&evacuations, sides, options, err);

	if (good)
		*page = evacuation_page(sides, &evacuations, options);
	evacuations_free(&evacuations);
	return good;
}

static bool plan(const struct plan_options *options, struct error *err)
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
		good = evacuate(&page, &sides, options, err);
	else
		page = plan_page(&sides, options);
	if (good) {
		options->format->print(stdout, &page);
		page_free(&page);
	}
	sides_free(&sides);
	return good;
}

enum exit_status run_plan(void *options, int argc, char **argv, struct error *err)
{
	(void)argc;
	(void)argv;
	return plan(options, err) ? EXIT_DONE : EXIT_FAILED;
}
