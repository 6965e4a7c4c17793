/* plan.c — the verb `plan`: reads a pilot run and says what the next study takes. */
#include "plan.h"

#include "analyze/sides/sides.h"
#include "options.h"
#include "page.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool flush_output(struct error *err)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	return error_set(err, "standard output: %s", strerror(errno));
}

/* The file first: it is the result, and stays if the reader of the page goes away. */
static bool evacuate(struct page *page, const struct sides *sides,
		     const struct plan_options *options, struct error *err)
{
	struct evacuations evacuations;
	bool good = evacuations_of(&evacuations, sides, options, err);

	if (!good)
		return false;
	if (options->output)
		good = evacuations_write(&evacuations, sides, options, err);
	if (good)
		evacuation_page(page, sides, &evacuations, options);
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
	good = options->evacuate_count > 0 ? evacuate(&page, &sides, options, err)
					   : plan_page(&page, &sides, options, err);
	if (good) {
		options->print(stdout, &page);
		page_free(&page);
	}
	sides_free(&sides);
	return good;
}

enum exit_status verb_plan(int argc, char **argv, struct error *err)
{
	struct plan_options options;
	enum exit_status status = EXIT_DONE;

	switch (plan_options_parse(&options, argc, argv, err)) {
	case FLAGS_WRONG:
		status = EXIT_USAGE;
		break;
	case FLAGS_HELP:
		flags_help(&plan_verb, stdout);
		break;
	case FLAGS_VERSION:
		flags_version(&plan_verb, stdout);
		break;
	case FLAGS_RUN:
		if (!plan(&options, err))
			status = EXIT_FAILED;
		break;
	}
	if (status == EXIT_DONE && !flush_output(err))
		status = EXIT_FAILED;
	plan_options_free(&options);
	return status;
}
