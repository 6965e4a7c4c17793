/* file.c — what the sides of CSV files say. */
#include "inside.h"

#include "datasets/must.h"

#include <math.h>
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

/* The cycle of a VM's value, in the order of time. */
static long long cycle_of(const struct rows *file, const struct packed *values, size_t value)
{
	if (places_cycles(&file->places) == 0)
		return CYCLE_UNKNOWN;
	return (long long)places_cycle(&file->places, packed_tag(values, value));
}

/* The VM's values, behind those that are there. */
static void add_vm(struct observations *observations, const struct rows *file,
		   const struct rows_vm *of, size_t column, const char *direction, unsigned run,
		   double limit)
{
	const struct packed *values = &of->columns[column];

	for (size_t i = 0; i < values->count; i++) {
		size_t at = observations->count++;
		double value = packed_number(values, i);
		const char *vm = of->name;

		if (observations->names) {
			char *name = observations->names + at * NAME_SIZE;

			snprintf(name, NAME_SIZE, "row %zu", at + 1);
			vm = name;
		}
		observations->at[at] = (struct measured){
			.vm = vm,
			.direction = direction,
			.value = value >= limit ? limit : value,
			.run = run,
			.at_limit = value >= limit,
			.cycle = cycle_of(file, values, i),
		};
	}
}

/* The VM's rows that failed, behind those that are there. */
static void add_lost(struct observations *observations, const struct rows_vm *of,
		     const char *direction, unsigned run)
{
	for (size_t i = 0; i < of->failed; i++)
		observations->lost[observations->lost_count++] = (struct measured){
			.vm = of->name,
			.direction = direction,
			.value = NAN,
			.run = run,
			.cycle = CYCLE_UNKNOWN,
		};
}

struct observations file_observations_of(const struct sides *sides, size_t group,
					 enum which_side side, const struct metric *metric,
					 double limit)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	size_t count = count_values(sides, rows, metric);
	struct observations observations = {
		.at = must_alloc(count, sizeof *observations.at),
		.lost = must_alloc(file_counts(sides, group, side).failed,
				   sizeof *observations.lost),
		.resolution = NAN,
		.names = sides->query.csv->unit_of ? NULL : must_alloc(count, NAME_SIZE),
	};

	for (size_t i = 0; i < rows->count; i++) {
		const struct rows_group *from = group_at(sides, rows->at[i]);
		unsigned run = (unsigned)(rows->at[i].run - sides_first_run(sides, side));
		size_t column = column_in(&sides->files[rows->at[i].run], metric);
		const char *direction = sides_direction(sides, rows->at[i]);

		for (size_t v = 0; v < from->count; v++) {
			add_vm(&observations, &sides->files[rows->at[i].run], from->vms[v], column,
			       direction, run, limit);
			add_lost(&observations, from->vms[v], direction, run);
		}
	}
	return observations;
}

struct counts file_counts(const struct sides *sides, size_t group, enum which_side side)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	struct counts counts = { 0 };

	for (size_t i = 0; i < rows->count; i++) {
		const struct rows_group *from = group_at(sides, rows->at[i]);

		counts.planned += from->rows;
		for (size_t v = 0; v < from->count; v++)
			counts.failed += from->vms[v]->failed;
	}
	counts.attempted = counts.planned;
	counts.ok = counts.planned - counts.failed;
	return counts;
}

/* The failures of the VM of that name in all groups. */
static size_t failures_of_vm(const struct sides *sides, const struct side_rows *rows,
			     const char *name)
{
	size_t failures = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const struct rows_group *from = group_at(sides, rows->at[i]);

		for (size_t v = 0; v < from->count; v++)
			if (strcmp(from->vms[v]->name, name) == 0)
				failures += from->vms[v]->failed;
	}
	return failures;
}

size_t file_worst_vm(const struct sides *sides, size_t group, enum which_side side)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	size_t most = 0;

	for (size_t i = 0; sides->query.csv->unit_of && i < rows->count; i++) {
		const struct rows_group *from = group_at(sides, rows->at[i]);

		for (size_t v = 0; v < from->count; v++) {
			size_t failures = failures_of_vm(sides, rows, from->vms[v]->name);

			if (failures > most)
				most = failures;
		}
	}
	return most;
}
