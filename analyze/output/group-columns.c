/* group-columns.c — the header line of a table of an analysis, and the columns of the group. */
#include "group-columns.h"

#include <string.h>

static bool leads(const struct schema *schema, const char *name)
{
	size_t i = 0;

	while (i < schema->leading_count && strcmp(schema->leading[i].name, name) != 0)
		i++;
	return i < schema->leading_count;
}

void group_columns_header(struct csv_line *line, const struct schema *schema,
			  const struct texts *by)
{
	for (size_t i = 0; i < schema->leading_count; i++)
		csv_line_text(line, schema->leading[i].name);
	for (size_t i = 0; i < by->count; i++)
		if (!leads(schema, by->at[i]))
			csv_line_text(line, by->at[i]);
	for (size_t i = 0; i < schema->trailing_count; i++)
		csv_line_text(line, schema->trailing[i].name);
}

void group_columns_key(struct csv_line *line, const struct analysis *analysis, size_t group,
		       const struct schema *schema, const struct texts *by)
{
	for (size_t i = 0; i < by->count; i++)
		if (!leads(schema, by->at[i]))
			csv_line_text(line, group_key(&analysis->groups.at[group], &analysis->run,
						      by->at[i]));
}

bool group_columns_object(json_t *object, const struct analysis *analysis, size_t group,
			  const struct texts *by)
{
	int failures = 0;

	for (size_t i = 0; i < by->count; i++)
		failures |= json_object_set_new(object, by->at[i],
						json_string(group_key(&analysis->groups.at[group],
								      &analysis->run, by->at[i])));
	return failures == 0;
}
