/* sides.c — what is compared with what: the rows before and the rows after, group by group. */
#include "sides.h"

#include "rows-run.h"

#include "datasets/nearest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* The file's rows in groups of all columns that matter, as a run. */
static bool read_file(struct sides *sides, const char *path, struct error *err)
{
	const struct sides_query *query = &sides->query;
	struct rows_query wanted = *query->csv;
	struct rows *rows = &sides->files[sides->run_count];
	struct texts by = { 0 };
	bool good;

	for (size_t i = 0; i < query->by->count; i++)
		texts_add(&by, "%s", query->by->at[i]);
	if (query->between_column && !texts_have(&by, query->between_column))
		texts_add(&by, "%s", query->between_column);
	wanted.path = path;
	wanted.by = &by;
	wanted.directions = true;
	good = by.failed ? error_memory(err)
			 : rows_read(rows, &wanted, err) &&
				   rows_run(&sides->runs[sides->run_count], rows, path, &by, err);
	for (size_t i = 0; good && i < rows->column_count; i++)
		rows->columns[i].metric.better = query->better;
	texts_free(&by);
	return good;
}

static bool read_runs(struct sides *sides, struct error *err)
{
	const struct sides_query *query = &sides->query;
	size_t last = query->between_column ? BEFORE : AFTER;
	size_t most = query->folder_count[BEFORE] + query->folder_count[AFTER] + 1;

	sides->runs = calloc(most, sizeof *sides->runs);
	sides->files = calloc(most, sizeof *sides->files);
	if (!sides->runs || !sides->files)
		return error_memory(err);
	for (size_t side = BEFORE; side <= last; side++)
		for (size_t i = 0; i < query->folder_count[side]; i++) {
			const char *folder = query->folders[side][i];
			bool good = check_once(folder, sides, err) &&
				    (query->csv ? read_file(sides, folder, err)
						: run_read(&sides->runs[sides->run_count], folder,
							   err));

			sides->run_count++; /* what is half read is freed, too */
			if (!good)
				return false;
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
	size_t first = sides_first_run(sides, side);
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
	for (size_t i = 0; i < sides->run_count; i++) {
		run_free(&sides->runs[i]);
		rows_free(&sides->files[i]);
	}
	free(sides->files);
	for (size_t i = 0; i < sides->group_count; i++) {
		texts_free(&sides->groups[i].key);
		free(sides->groups[i].side[BEFORE].at);
		free(sides->groups[i].side[AFTER].at);
	}
	free(sides->runs);
	free(sides->groups);
	*sides = (struct sides){ 0 };
}
