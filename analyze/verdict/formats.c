/* formats.c — the ways to print comparisons: one line each. */
#include "formats.h"

#include "datasets/array.h"

#include <assert.h>
#include <string.h>

static bool print_table(FILE *stream, const struct comparisons *comparisons,
			const struct compare_options *options, struct error *err)
{
	struct compare_options seen = *options; /* of which only this format has plots */
	struct page page;
	bool good;

	if (!options->no_plot)
		seen.look = plot_look_of(stream);
	if (!compare_page(&page, comparisons, &seen, err))
		return false;
	good = page_print_table(stream, &page, err);
	page_free(&page);
	return good;
}

static bool print_markdown(FILE *stream, const struct comparisons *comparisons,
			   const struct compare_options *options, struct error *err)
{
	struct page page;

	if (!compare_page(&page, comparisons, options, err))
		return false;
	page_print_markdown(stream, &page);
	page_free(&page);
	return true;
}

static bool print_latex(FILE *stream, const struct comparisons *comparisons,
			const struct compare_options *options, struct error *err)
{
	struct page page;

	if (!compare_page(&page, comparisons, options, err))
		return false;
	page_print_latex(stream, &page);
	page_free(&page);
	return true;
}

static const struct compare_format formats[] = {
	{ "table", print_table },       { "csv", compare_print_csv },
	{ "json", compare_print_json }, { "markdown", print_markdown },
	{ "latex", print_latex },       { "junit", compare_print_junit },
};

size_t compare_format_count(void)
{
	return COUNT(formats);
}

const struct compare_format *compare_format_at(size_t index)
{
	assert(index < compare_format_count());
	return &formats[index];
}

const struct compare_format *compare_format_find(const char *name)
{
	for (size_t i = 0; i < compare_format_count(); i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}

enum exit_status compare_status(const struct comparisons *comparisons,
				const struct compare_options *options)
{
	if (options->fail_on == FAIL_ON_NEVER)
		return EXIT_DONE;
	if (comparisons->verdicts[VERDICT_WORSE] > 0)
		return EXIT_WORSE;
	if (options->fail_on == FAIL_ON_UNDECIDED && comparisons->verdicts[VERDICT_UNDECIDED] > 0)
		return EXIT_UNDECIDED;
	return EXIT_DONE;
}
