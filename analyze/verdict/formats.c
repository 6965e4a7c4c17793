/* formats.c — the ways to print comparisons: one line each. */
#include "formats.h"

#include "inside.h"

#include "datasets/array.h"

#include <assert.h>
#include <string.h>

static const struct compare_format formats[] = {
	{ "table", compare_print_page, page_print_table },
	{ "csv", compare_print_csv, NULL },
	{ "json", compare_print_json, NULL },
	{ "markdown", compare_print_page, page_print_markdown },
	{ "latex", compare_print_page, page_print_latex },
	{ "junit", compare_print_junit, NULL },
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
