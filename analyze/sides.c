/* sides.c — what is compared with what: the rows before and the rows after, group by group. */
#include "sides.h"

#include "datasets/nearest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Which of sides->runs is the side's first. */
static size_t first_run(const struct sides *sides, enum which_side side)
{
	return side == BEFORE || sides->query.between_column ? 0
							     : sides->query.folder_count[BEFORE];
}

/* ---- reading ---- */

/* The same folder twice would be compared with itself, or count twice. */
static bool check_once(const char *folder, const struct sides *sides, struct error *err)
{
	char *path = realpath(folder, NULL);
	bool good = true;

	for (size_t i = 0; path && good && i < sides->run_count; i++) {
		char *other = realpath(sides->runs[i].folder, NULL);

		if (other && strcmp(path, other) == 0)
			good = error_set(err,
					 "%s is named twice: a run is not compared with itself",
					 folder);
		free(other);
	}
	free(path);
	return good;
}

static bool read_runs(struct sides *sides, struct error *err)
{
	const struct sides_query *query = &sides->query;
	size_t last = query->between_column ? BEFORE : AFTER;

	sides->runs = calloc(query->folder_count[BEFORE] + query->folder_count[AFTER] + 1,
			     sizeof *sides->runs);
	if (!sides->runs)
		return error_memory(err);
	for (size_t side = BEFORE; side <= last; side++)
		for (size_t i = 0; i < query->folder_count[side]; i++) {
			const char *folder = query->folders[side][i];

			if (!check_once(folder, sides, err) ||
			    !run_read(&sides->runs[sides->run_count], folder, err))
				return false;
			sides->run_count++;
		}
	return true;
}

static bool check_column(const struct run *run, const char *option, const char *name,
			 struct error *err)
{
	const struct table *table = &run->migrations;
	struct nearest nearest = { .typed = name };
	char guess[NEAREST_TEXT_SIZE];

	if (schema_find(&schema_comparisons, name) < schema_count(&schema_comparisons))
		return error_set(err, "%s %s: comparisons.csv has a column of that name already",
				 option, name);
	if (table_column(table, name) < table->columns)
		return true;
	for (size_t i = 0; i < table->columns; i++)
		nearest_offer(&nearest, table->names[i]);
	nearest_text(&nearest, guess);
	return error_set(err, "%s %s: %s has no such column%s", option, name, table->path, guess);
}

static bool check_columns(const struct sides *sides, struct error *err)
{
	const struct sides_query *query = &sides->query;

	for (size_t r = 0; r < sides->run_count; r++) {
		for (size_t i = 0; i < query->by->count; i++)
			if (!check_column(&sides->runs[r], "--by", query->by->at[i], err))
				return false;
		if (query->between_column &&
		    !check_column(&sides->runs[r], "--between", query->between_column, err))
			return false;
	}
	return true;
}

/* ---- groups ---- */

static bool has_key(const struct sided_group *group, const struct run *run, size_t row,
		    const struct texts *by)
{
	for (size_t i = 0; i < by->count; i++)
		if (strcmp(group->key.at[i], run_text(run, row, by->at[i])) != 0)
			return false;
	return true;
}

/* The group of a row; a new one if it is the first of its key. NULL without memory. */
static struct sided_group *group_of(struct sides *sides, const struct run *run, size_t row)
{
	const struct texts *by = sides->query.by;
	struct sided_group *bigger;
	struct sided_group *group;

	for (size_t i = 0; i < sides->group_count; i++)
		if (has_key(&sides->groups[i], run, row, by))
			return &sides->groups[i];
	bigger = realloc(sides->groups, (sides->group_count + 1) * sizeof *bigger);
	if (!bigger)
		return NULL;
	sides->groups = bigger;
	group = &bigger[sides->group_count++];
	*group = (struct sided_group){ 0 };
	for (size_t i = 0; i < by->count; i++)
		texts_add(&group->key, "%s", run_text(run, row, by->at[i]));
	return group->key.failed ? NULL : group;
}

static bool add_row(struct sides *sides, enum which_side side, size_t run, size_t row)
{
	struct sided_group *group = group_of(sides, &sides->runs[run], row);
	struct side_rows *rows;
	struct side_row *bigger;

	if (!group)
		return false;
	rows = &group->side[side];
	if (rows->count == rows->capacity) {
		rows->capacity = rows->capacity > 0 ? 2 * rows->capacity : 64;
		bigger = realloc(rows->at, rows->capacity * sizeof *bigger);
		if (!bigger)
			return false;
		rows->at = bigger;
	}
	rows->at[rows->count++] = (struct side_row){ run, row };
	return true;
}

static bool sort_rows(struct sides *sides, enum which_side side, struct error *err)
{
	const char *column = sides->query.between_column;
	size_t first = first_run(sides, side);
	size_t end = first + sides_runs(sides, side);
	size_t taken = 0;

	for (size_t r = first; r < end; r++)
		for (size_t row = 0; row < run_rows(&sides->runs[r]); row++) {
			if (column && strcmp(run_text(&sides->runs[r], row, column),
					     sides->query.between_value[side]) != 0)
				continue;
			taken++;
			if (!add_row(sides, side, r, row))
				return error_memory(err);
		}
	if (taken == 0) /* a run has rows, so there is a value to look for */
		return error_set(err, "--between: %s has no row with %s=%s",
				 sides->runs[0].migrations.path, column,
				 sides->query.between_value[side]);
	return true;
}

static void print_groups(FILE *stream, const struct sides *sides, enum which_side side)
{
	const char *before = "";

	for (size_t g = 0; g < sides->group_count; g++)
		if (sides->groups[g].side[side].count > 0) {
			char *label = sides_group_label(sides, g);

			(void)fprintf(stream, "%s%s", before, label ? label : "");
			before = ", ";
			free(label);
		}
}

static bool check_common(const struct sides *sides, struct error *err)
{
	char *words[SIDES] = { NULL, NULL };
	size_t size;

	for (size_t g = 0; g < sides->group_count; g++)
		if (sides->groups[g].side[BEFORE].count > 0 &&
		    sides->groups[g].side[AFTER].count > 0)
			return true;
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		FILE *stream = open_memstream(&words[side], &size);

		if (!stream)
			break;
		print_groups(stream, sides, side);
		(void)fclose(stream);
	}
	error_set(err,
		  "the two sides have nothing in common to compare: before has %s; after has %s "
		  "(--between compares two cases of one run, --by chooses what must be alike)",
		  words[BEFORE] ? words[BEFORE] : "?", words[AFTER] ? words[AFTER] : "?");
	free(words[BEFORE]);
	free(words[AFTER]);
	return false;
}

bool sides_of(struct sides *sides, const struct sides_query *query, struct error *err)
{
	bool one_sided = query->folder_count[AFTER] == 0 && !query->between_column;

	*sides = (struct sides){ .query = *query };
	if (read_runs(sides, err) && check_columns(sides, err) && sort_rows(sides, BEFORE, err) &&
	    (one_sided || (sort_rows(sides, AFTER, err) && check_common(sides, err))))
		return true;
	sides_free(sides);
	return false;
}

void sides_free(struct sides *sides)
{
	for (size_t i = 0; i < sides->run_count; i++)
		run_free(&sides->runs[i]);
	for (size_t i = 0; i < sides->group_count; i++) {
		texts_free(&sides->groups[i].key);
		free(sides->groups[i].side[BEFORE].at);
		free(sides->groups[i].side[AFTER].at);
	}
	free(sides->runs);
	free(sides->groups);
	*sides = (struct sides){ 0 };
}

/* ---- words ---- */

size_t sides_runs(const struct sides *sides, enum which_side side)
{
	return sides->query.between_column ? 1 : sides->query.folder_count[side];
}

char *sides_label(const struct sides *sides, enum which_side side)
{
	const struct sides_query *query = &sides->query;
	size_t first = first_run(sides, side);
	char *words = NULL;
	size_t size;
	FILE *stream = open_memstream(&words, &size);

	if (!stream)
		return NULL;
	if (query->between_column)
		(void)fprintf(stream, "%s=%s", query->between_column, query->between_value[side]);
	for (size_t i = 0; !query->between_column && i < query->folder_count[side]; i++)
		(void)fprintf(stream, "%s%s", i > 0 ? ", " : "", run_name(&sides->runs[first + i]));
	(void)fclose(stream);
	return words;
}

char *sides_group_label(const struct sides *sides, size_t group)
{
	const struct texts *key = &sides->groups[group].key;
	char *words = NULL;
	size_t size;
	FILE *stream = open_memstream(&words, &size);

	if (!stream)
		return NULL;
	for (size_t i = 0; i < key->count; i++)
		(void)fprintf(stream, "%s%s", i > 0 ? " " : "",
			      key->at[i][0] != '\0' ? key->at[i] : "(empty)");
	if (key->count == 0)
		(void)fputs("all", stream);
	(void)fclose(stream);
	return words;
}

/* ---- what the rows say ---- */

static size_t column_of(const struct run *run, size_t metric)
{
	return table_column(&run->migrations, metric_at(metric)->column.name);
}

static bool is_timed(const struct sides *sides, struct side_row at)
{
	return outcome_info(run_outcome(&sides->runs[at.run], at.row))->timed;
}

static const char *vm_of(const struct sides *sides, struct side_row at)
{
	const char *uuid = run_text(&sides->runs[at.run], at.row, "vm_uuid");

	return uuid[0] != '\0' ? uuid : run_text(&sides->runs[at.run], at.row, "vm");
}

bool sides_have(const struct sides *sides, size_t metric)
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

	for (size_t i = 0; i < rows->count; i++) {
		size_t failures = 0;

		for (size_t j = i; has_failed(sides, rows->at[i]) && j < rows->count; j++)
			failures +=
				has_failed(sides, rows->at[j]) &&
				strcmp(vm_of(sides, rows->at[i]), vm_of(sides, rows->at[j])) == 0;
		if (failures > most)
			most = failures;
	}
	return most;
}

static int by_cell(const void *left, const void *right)
{
	const struct observation *a = left;
	const struct observation *b = right;
	int order = strcmp(a->vm, b->vm);

	if (order == 0)
		order = strcmp(a->direction, b->direction);
	return order != 0 ? order : (a->run > b->run) - (a->run < b->run);
}

bool observations_of(struct observations *observations, const struct sides *sides, size_t group,
		     enum which_side side, size_t metric, double limit, struct error *err)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	const char *column = sides->query.between_column;
	bool directions = !column || strcmp(column, "direction") != 0;
	size_t first = first_run(sides, side);

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
		observations->at[observations->count++] = (struct observation){
			vm_of(sides, at), directions ? run_text(run, at.row, "direction") : "",
			at.run - first,   value >= limit ? limit : value,
			value >= limit,
		};
	}
	if (observations->count > 0)
		qsort(observations->at, observations->count, sizeof *observations->at, by_cell);
	return true;
}

void observations_free(struct observations *observations)
{
	free(observations->at);
	*observations = (struct observations){ 0 };
}
