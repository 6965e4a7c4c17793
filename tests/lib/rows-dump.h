/*
 * rows-dump.h — all that was read of a CSV file, as text: two ways of reading are the same where
 * their texts are.
 */
#ifndef MIGSTAT_TESTS_ROWS_DUMP_H
#define MIGSTAT_TESTS_ROWS_DUMP_H

#include "analyze/rows/rows.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static inline void dump_values(FILE *to, const struct rows *rows, const struct packed *values)
{
	const struct places *places = &rows->places;
	const struct marks *marks = &rows->marks;
	char buffer[PACKED_TEXT_SIZE];

	fprintf(to, "  %zu values of 10^%d:", values->count, values->exponent);
	for (size_t i = 0; i < values->count; i++) {
		uint32_t tag = packed_tag(values, i);

		fprintf(to, " %s", packed_text(values, i, buffer));
		if (marks->kept)
			fprintf(to, "#%zu/%.17g", marks->at[packed_mark(values, i)].line,
				marks->at[packed_mark(values, i)].moment);
		if (tag != 0)
			fprintf(to, "@%" PRIu32 "/%zu/%u", tag, places_cycle(places, tag),
				places_direction(places, tag));
	}
	fputc('\n', to);
}

static inline void dump_group(FILE *to, const struct rows *rows, const struct rows_group *group)
{
	fprintf(to, "group");
	for (size_t i = 0; group->key[i]; i++)
		fprintf(to, " '%s'", group->key[i]);
	fprintf(to, ": %zu rows\n", group->rows);
	for (size_t v = 0; v < group->count; v++) {
		const struct rows_vm *vm = group->vms[v];

		fprintf(to, " vm '%s': %zu rows, %zu failed\n", vm->name, vm->rows, vm->failed);
		for (size_t c = 0; c < rows->column_count; c++)
			dump_values(to, rows, &vm->columns[c]);
	}
	for (size_t c = 0; c < rows->column_count; c++)
		fprintf(to, " %zu missing\n", group->missing[c]);
}

/* What reading by the query gives, or how it fails. Free the result. */
static inline char *rows_dump(const struct rows_query *query)
{
	struct error err = { 0 };
	struct rows rows;
	char *text;
	size_t length;
	FILE *to = open_memstream(&text, &length);

	if (!to)
		abort();
	if (!rows_read(&rows, query, &err)) {
		fprintf(to, "error: %s\n", err.text);
		if (err.text[0] == '\0')
			abort();
		fclose(to);
		return text;
	}
	fprintf(to, "%zu rows, %zu kept, %zu cycles; line %zu tells no time\n", rows.read,
		rows.kept, places_cycles(&rows.places), rows.marks.unreadable);
	for (size_t i = 0; i < rows.said.count; i++)
		fprintf(to, "said: %s\n", rows.said.at[i]);
	for (size_t c = 0; c < rows.column_count; c++)
		fprintf(to, "column %s: %d decimals\n", rows.columns[c].name,
			rows.columns[c].metric.decimals);
	for (size_t g = 0; g < rows.count; g++)
		dump_group(to, &rows, rows.groups[g]);
	rows_free(&rows);
	fclose(to);
	return text;
}

#endif
