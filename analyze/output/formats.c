/* formats.c — the ways to print analyses: one line each. */
#include "formats.h"

#include "inside.h"

#include "datasets/array.h"

#include <assert.h>
#include <string.h>

static const struct format formats[] = {
	{ "table", pages_print, page_print_table },
	{ "csv", summary_print, NULL },
	{ "json", json_print, NULL },
	{ "markdown", pages_print, page_print_markdown },
	{ "latex", pages_print, page_print_latex },
};

size_t format_count(void)
{
	return COUNT(formats);
}

const struct format *format_at(size_t index)
{
	assert(index < format_count());
	return &formats[index];
}

const struct format *format_find(const char *name)
{
	for (size_t i = 0; i < format_count(); i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}
