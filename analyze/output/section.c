/* section.c — what the sections of an analysis share. */
#include "section.h"

#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>

static const char *key_of(const struct analysis *analysis, size_t group, const char *column)
{
	return group_key(&analysis->groups.at[group], &analysis->run, column);
}

void section_add_table(struct section *section, const struct analysis *analysis,
		       const struct texts *by, const struct group_table *table)
{
	section->keys = by->count;
	for (size_t i = 0; i < by->count; i++)
		texts_add(&section->cells, "%s", by->at[i]);
	columns_head(section, &table->columns, table->how);
	for (size_t g = 0; g < analysis->groups.count; g++) {
		for (size_t i = 0; i < by->count; i++)
			texts_add_clean(&section->cells, key_of(analysis, g, by->at[i]));
		columns_row(section, &table->columns,
			    (const char *)table->rows + g * table->row_bytes, table->how);
	}
}

static void print_words(FILE *stream, const struct analysis *analysis, size_t group,
			const struct texts *by)
{
	if (by->count == 0)
		fputs("all rows", stream);
	for (size_t i = 0; i < by->count; i++) {
		char *word = text_clean(key_of(analysis, group, by->at[i]));

		fprintf(stream, "%s%s", i > 0 ? " " : "", word);
		free(word);
	}
}

char *group_words(const struct analysis *analysis, size_t group, const struct texts *by)
{
	char *words;
	size_t size;
	FILE *stream = must_open_text(&words, &size);

	print_words(stream, analysis, group, by);
	must_close_text(stream);
	return words;
}

char *group_list(const struct analysis *analysis, const struct texts *by, group_tells *tells,
		 const void *closure)
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
		print_words(stream, analysis, g, by);
		fputs(detail, stream);
		comma = ", ";
	}
	must_close_text(stream);
	return list;
}
