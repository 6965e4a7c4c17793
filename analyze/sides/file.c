/* file.c — what the sides of CSV files say. */
#include "file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A row's name, where every row is a unit of its own: "row 12". */
enum { NAME_SIZE = 24 };

static const struct rows_group *group_at(const struct sides *sides, struct side_row at)
{
	return sides->files[at.run].groups[at.row];
}

/* The metric's column in this file; every file has it. */
static size_t column_in(const struct rows *rows, const struct metric *metric)
{
	size_t column = 0;

	while (column + 1 < rows->column_count &&
	       strcmp(rows->columns[column].name, metric->column.name) != 0)
		column++;
	return column;
}

static size_t count_values(const struct sides *sides, const struct side_rows *rows,
			   const struct metric *metric)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += rows_values(&sides->files[rows->at[i].run], rows->at[i].row,
				     column_in(&sides->files[rows->at[i].run], metric));
	return count;
}

/* The unit's values, behind those that are there. */
static void add_unit(struct observations *observations, const struct rows_unit *unit, size_t column,
		     const char *direction, unsigned run, double limit)
{
	const struct packed *values = &unit->columns[column];

	for (size_t i = 0; i < values->count; i++) {
		size_t at = observations->count++;
		double value = packed_number(values, i);
		const char *vm = unit->name;

		if (observations->names) {
			char *name = observations->names + at * NAME_SIZE;

			snprintf(name, NAME_SIZE, "row %zu", at + 1);
			vm = name;
		}
		observations->at[at] = (struct measured){
			vm, direction, value >= limit ? limit : value, run, value >= limit,
		};
	}
}

bool file_observations_of(struct observations *observations, const struct sides *sides,
			  size_t group, enum which_side side, const struct metric *metric,
			  double limit, struct error *err)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	size_t count = count_values(sides, rows, metric);
	bool unnamed = !sides->query.csv->unit_of;

	*observations = (struct observations){
		.at = calloc(count + 1, sizeof *observations->at),
		.names = unnamed ? calloc(count + 1, NAME_SIZE) : NULL,
	};
	if (!observations->at || (unnamed && !observations->names)) {
		observations_free(observations);
		return error_memory(err);
	}
	for (size_t i = 0; i < rows->count; i++) {
		const struct rows_group *from = group_at(sides, rows->at[i]);
		unsigned run = (unsigned)(rows->at[i].run - sides_first_run(sides, side));
		size_t column = column_in(&sides->files[rows->at[i].run], metric);
		const char *direction = sides_direction(sides, rows->at[i]);

		for (size_t u = 0; u < from->count; u++)
			add_unit(observations, from->units[u], column, direction, run, limit);
	}
	return true;
}

struct counts file_counts(const struct sides *sides, size_t group, enum which_side side)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	struct counts counts = { 0 };

	for (size_t i = 0; i < rows->count; i++) {
		const struct rows_group *from = group_at(sides, rows->at[i]);

		counts.planned += from->rows;
		for (size_t u = 0; u < from->count; u++)
			counts.failed += from->units[u]->failed;
	}
	counts.attempted = counts.planned;
	counts.ok = counts.planned - counts.failed;
	return counts;
}

/* The failures of the unit of that name in all groups. */
static size_t failures_of_unit(const struct sides *sides, const struct side_rows *rows,
			       const char *name)
{
	size_t failures = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const struct rows_group *from = group_at(sides, rows->at[i]);

		for (size_t u = 0; u < from->count; u++)
			if (strcmp(from->units[u]->name, name) == 0)
				failures += from->units[u]->failed;
	}
	return failures;
}

size_t file_worst_unit(const struct sides *sides, size_t group, enum which_side side)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	size_t most = 0;

	for (size_t i = 0; sides->query.csv->unit_of && i < rows->count; i++) {
		const struct rows_group *from = group_at(sides, rows->at[i]);

		for (size_t u = 0; u < from->count; u++) {
			size_t failures = failures_of_unit(sides, rows, from->units[u]->name);

			if (failures > most)
				most = failures;
		}
	}
	return most;
}
