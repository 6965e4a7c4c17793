/* observations.c — what the rows of a side say: values, outcomes. */
#include "file.h"

#include <stdlib.h>
#include <string.h>

static size_t column_of(const struct run *run, const struct metric *metric)
{
	return table_column(&run->migrations, metric->column.name);
}

static bool is_timed(const struct sides *sides, struct side_row at)
{
	return outcome_info(run_outcome(&sides->runs[at.run], at.row))->timed;
}

const char *sides_vm(const struct sides *sides, struct side_row at)
{
	const char *uuid = run_text(&sides->runs[at.run], at.row, "vm_uuid");

	return uuid[0] != '\0' ? uuid : run_text(&sides->runs[at.run], at.row, "vm");
}

const char *sides_direction(const struct sides *sides, struct side_row at)
{
	const char *column = sides->query.between_column;

	if (column && strcmp(column, "direction") == 0)
		return "";
	return run_text(&sides->runs[at.run], at.row, "direction");
}

bool sides_have(const struct sides *sides, const struct metric *metric)
{
	for (size_t g = 0; g < sides->group_count; g++)
		for (enum which_side side = BEFORE; side < SIDES; side++) {
			const struct side_rows *rows = &sides->groups[g].side[side];

			for (size_t i = 0; i < rows->count; i++) {
				const struct run *run = &sides->runs[rows->at[i].run];

				if (is_timed(sides, rows->at[i]) &&
				    table_text(&run->migrations, rows->at[i].row,
					       column_of(run, metric))[0] != '\0')
					return true;
			}
		}
	return false;
}

struct counts sides_counts(const struct sides *sides, size_t group, enum which_side side)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	struct counts all = { 0 };

	if (sides->query.csv)
		return file_counts(sides, group, side);
	for (size_t i = 0; i < rows->count; i++) {
		struct counts one = counts_of(&sides->runs[rows->at[i].run], &rows->at[i].row, 1);

		counts_add(&all, &one);
	}
	return all;
}

static bool has_failed(const struct sides *sides, struct side_row at)
{
	return outcome_info(run_outcome(&sides->runs[at.run], at.row))->class == CLASS_FAILED;
}

size_t sides_worst_vm(const struct sides *sides, size_t group, enum which_side side)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	size_t most = 0;

	if (sides->query.csv)
		return file_worst_unit(sides, group, side);
	for (size_t i = 0; i < rows->count; i++) {
		size_t failures = 0;

		for (size_t j = i; has_failed(sides, rows->at[i]) && j < rows->count; j++)
			failures += has_failed(sides, rows->at[j]) &&
				    strcmp(sides_vm(sides, rows->at[i]),
					   sides_vm(sides, rows->at[j])) == 0;
		if (failures > most)
			most = failures;
	}
	return most;
}

static int by_cell(const void *left, const void *right)
{
	const struct measured *a = left;
	const struct measured *b = right;
	int order = strcmp(a->vm, b->vm);

	if (order == 0)
		order = strcmp(a->direction, b->direction);
	return order != 0 ? order : (a->run > b->run) - (a->run < b->run);
}

static bool of_runs(struct observations *observations, const struct sides *sides, size_t group,
		    enum which_side side, const struct metric *metric, double limit,
		    struct error *err)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	size_t first = sides_first_run(sides, side);

	*observations =
		(struct observations){ .at = calloc(rows->count + 1, sizeof *observations->at) };
	if (!observations->at)
		return error_memory(err);
	for (size_t i = 0; i < rows->count; i++) {
		struct side_row at = rows->at[i];
		const struct run *run = &sides->runs[at.run];
		size_t cell = column_of(run, metric);
		double value;

		if (!is_timed(sides, at) || table_text(&run->migrations, at.row, cell)[0] == '\0')
			continue;
		value = table_number(&run->migrations, at.row, cell);
		observations->at[observations->count++] = (struct measured){
			.vm = sides_vm(sides, at),
			.direction = sides_direction(sides, at),
			.value = value >= limit ? limit : value,
			.run = (unsigned)(at.run - first),
			.at_limit = value >= limit,
		};
	}
	return true;
}

bool observations_of(struct observations *observations, const struct sides *sides, size_t group,
		     enum which_side side, const struct metric *metric, double limit,
		     struct error *err)
{
	bool good =
		sides->query.csv
			? file_observations_of(observations, sides, group, side, metric, limit, err)
			: of_runs(observations, sides, group, side, metric, limit, err);

	if (good && observations->count > 0)
		qsort(observations->at, observations->count, sizeof *observations->at, by_cell);
	return good;
}

void observations_free(struct observations *observations)
{
	free(observations->at);
	free(observations->names);
	*observations = (struct observations){ 0 };
}
