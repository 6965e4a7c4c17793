/* words.c — what the sides, their groups and rows are called. */
#include "sides.h"

#include "datasets/must.h"

#include <stdio.h>
#include <string.h>

size_t sides_first_run(const struct sides *sides, enum which_side side)
{
	return side == BEFORE || sides->query.between_column ? 0
							     : sides->query.folder_count[BEFORE];
}

size_t sides_runs(const struct sides *sides, enum which_side side)
{
	return sides->query.between_column ? 1 : sides->query.folder_count[side];
}

bool sides_order_is_random(const struct sides *sides)
{
	return sides->query.between_column && strcmp(sides->query.between_column, "case") == 0 &&
	       run_order_is_random(&sides->runs[0]);
}

char *sides_label(const struct sides *sides, enum which_side side)
{
	const struct sides_query *query = &sides->query;
	size_t first = sides_first_run(sides, side);
	char *words;
	size_t size;
	FILE *stream = must_open_text(&words, &size);

	if (query->between_column && !query->between_value[side])
		fprintf(stream, "every other %s", query->between_column);
	else if (query->between_column)
		fprintf(stream, "%s=%s", query->between_column, query->between_value[side]);
	for (size_t i = 0; !query->between_column && i < query->folder_count[side]; i++)
		fprintf(stream, "%s%s", i > 0 ? ", " : "", run_name(&sides->runs[first + i]));
	must_close_text(stream);
	return words;
}

char *sides_label_in(const struct sides *sides, enum which_side side, size_t group)
{
	const struct sides_query *query = &sides->query;

	if (query->between_column && !query->between_value[side])
		for (size_t i = 0; i < query->by->count; i++)
			if (strcmp(query->by->at[i], query->between_column) == 0)
				return must_print("%s=%s", query->between_column,
						  sides->groups[group].key.at[i]);
	return sides_label(sides, side);
}

char *sides_group_label(const struct sides *sides, size_t group)
{
	const struct texts *key = &sides->groups[group].key;
	char *words;
	size_t size;
	FILE *stream = must_open_text(&words, &size);

	for (size_t i = 0; i < key->count; i++)
		fprintf(stream, "%s%s", i > 0 ? " " : "",
			key->at[i][0] != '\0' ? key->at[i] : "(empty)");
	if (key->count == 0)
		fputs("all", stream);
	must_close_text(stream);
	return words;
}

const char *sides_case(const struct sides *sides, size_t group)
{
	const struct texts *by = sides->query.by;

	for (size_t i = 0; i < by->count; i++)
		if (strcmp(by->at[i], "case") == 0)
			return sides->groups[group].key.at[i];
	return "";
}

const char *sides_unit_word(const struct sides *sides)
{
	if (!sides->query.csv)
		return "VM";
	return sides->query.csv->unit_of ? sides->query.csv->unit_of : "row";
}

const char *sides_direction(const struct sides *sides, struct side_row at)
{
	const char *column = sides->query.between_column;

	if (column && strcmp(column, "direction") == 0)
		return "";
	return run_text(&sides->runs[at.run], at.row, "direction");
}
