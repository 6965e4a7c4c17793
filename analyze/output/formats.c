/* formats.c — the ways to print analyses: one line each. */
#include "formats.h"

#include "datasets/array.h"

#include <assert.h>
#include <string.h>

static const struct format formats[] = {
	{ "table", format_table },       { "csv", format_csv },     { "json", format_json },
	{ "markdown", format_markdown }, { "latex", format_latex },
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
