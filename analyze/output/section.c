/* section.c — what the sections of an analysis share. */
#include "section.h"

#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>

const char **group_keys(const struct analysis *analysis, size_t group)
{
	const struct texts *by = &analysis->query->by;
	const char **keys = must_alloc(by->count, sizeof *keys);

	for (size_t i = 0; i < by->count; i++)
		keys[i] = group_key(&analysis->groups.at[group], &analysis->run, by->at[i]);
	return keys;
}

void section_add_table(struct section *section, const struct analysis *analysis,
		       const struct group_table *table)
{
	columns_head(section, &analysis->query->by, &table->columns, table->how);
	for (size_t g = 0; g < analysis->groups.count; g++) {
		const char **keys = group_keys(analysis, g);

		columns_row(section, keys, &table->columns,
			    (const char *)table->rows + g * table->row_bytes, table->how);
		free(keys);
	}
}

static void print_words(FILE *stream, const struct analysis *analysis, size_t group)
{
	const char **keys = group_keys(analysis, group);
	size_t count = analysis->query->by.count;

	if (count == 0)
		fputs("all rows", stream);
	for (size_t i = 0; i < count; i++) {
		char *word = text_clean(must_copy(keys[i]));

		fprintf(stream, "%s%s", i > 0 ? " " : "", word);
		free(word);
	}
	free(keys);
}

char *group_words(const struct analysis *analysis, size_t group)
{
	char *words;
	size_t size;
	FILE *stream = must_open_text(&words, &size);

	print_words(stream, analysis, group);
	must_close_text(stream);
	return words;
}

char *group_list(const struct analysis *analysis, group_tells *tells, const void *closure)
{
	char *list;
	size_t size;
	FILE *stream = must_open_text(&list, &size);
	const char *comma = "";

	for (size_t g = 0; g < analysis->groups.count; g++) {
		char detail[GROUP_DETAIL_SIZE] = "";

		if (!tells(closure, g, detail))
			continue;
		fputs(comma, stream);
		print_words(stream, analysis, g);
		fputs(detail, stream);
		comma = ", ";
	}
	must_close_text(stream);
	return list;
}
