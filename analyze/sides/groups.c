/* groups.c — the rows of both sides, put into groups, and these into order. */
#include "inside.h"

#include "analyze/groups/groups.h"

#include "datasets/must.h"
#include "datasets/nearest.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool has_key(const struct sided_group *group, const struct run *run, size_t row,
		    const struct texts *by)
{
	for (size_t i = 0; i < by->count; i++)
		if (strcmp(group->key.at[i], run_text(run, row, by->at[i])) != 0)
			return false;
	return true;
}

/* FNV-1a over the key's texts, each with its end. */
static size_t hash_of(const struct run *run, size_t row, const struct texts *by)
{
	uint64_t hash = 14695981039346656037U;

	for (size_t i = 0; i < by->count; i++) {
		const char *text = run_text(run, row, by->at[i]);

		do
			hash = (hash ^ (unsigned char)*text) * 1099511628211U;
		while (*text++ != '\0');
	}
	return (size_t)hash;
}

/* Doubles the places, so that at most half of them are taken, and puts the groups in anew. */
static void grow_places(struct sides *sides)
{
	size_t most = sides->place_count > 0 ? 2 * sides->place_count : 64;

	free(sides->places);
	sides->places = must_alloc(most, sizeof *sides->places);
	sides->place_count = most;
	for (size_t g = 0; g < sides->group_count; g++) {
		size_t place = sides->groups[g].hash & (most - 1);

		while (sides->places[place] != 0)
			place = (place + 1) & (most - 1);
		sides->places[place] = g + 1;
	}
}

static struct sided_group *add_group(struct sides *sides, const struct run *run, size_t row,
				     size_t hash)
{
	const struct texts *by = sides->query.by;
	struct sided_group *group;

	must_grow(&sides->groups, &sides->group_capacity, sides->group_count,
		  sizeof *sides->groups);
	group = &sides->groups[sides->group_count++];
	*group = (struct sided_group){ .hash = hash };
	for (size_t i = 0; i < by->count; i++)
		texts_add(&group->key, "%s", run_text(run, row, by->at[i]));
	return group;
}

/* The group of a row; a new one if it is the first of its key. */
static struct sided_group *group_of(struct sides *sides, const struct run *run, size_t row)
{
	size_t hash = hash_of(run, row, sides->query.by);
	size_t place;

	if (2 * sides->group_count >= sides->place_count)
		grow_places(sides);
	for (place = hash & (sides->place_count - 1); sides->places[place] != 0;
	     place = (place + 1) & (sides->place_count - 1)) {
		struct sided_group *group = &sides->groups[sides->places[place] - 1];

		if (group->hash == hash && has_key(group, run, row, sides->query.by))
			return group;
	}
	sides->places[place] = sides->group_count + 1;
	return add_group(sides, run, row, hash);
}

static void add_row(struct sides *sides, enum which_side side, size_t run, size_t row)
{
	struct side_rows *rows = &group_of(sides, &sides->runs[run], row)->side[side];

	must_grow(&rows->at, &rows->capacity, rows->count, sizeof *rows->at);
	rows->at[rows->count++] = (struct side_row){ run, row };
}

/* Whether a row is of those that are to be compared on this side. */
static bool is_wanted(const struct sides *sides, enum which_side side, const struct run *run,
		      size_t row)
{
	const struct sides_query *query = &sides->query;
	const char *before = query->between_value[BEFORE];
	const char *own;

	if (query->cases && query->cases->count > 0 &&
	    !texts_have(query->cases, run_text(run, row, "case")))
		return false;
	if (!query->between_column)
		return true;
	own = run_text(run, row, query->between_column);
	if (query->between_value[side])
		return strcmp(own, query->between_value[side]) == 0;
	return !before || strcmp(own, before) != 0;
}

bool sides_is_against_one(const struct sides *sides)
{
	return sides->query.between_column && !sides->query.between_value[AFTER];
}

/* Whether the row of before is like the group in all but the column that tells the sides apart. */
static bool is_like(const struct sides *sides, const struct sided_group *group,
		    const struct run *run, size_t row)
{
	const struct texts *by = sides->query.by;

	for (size_t i = 0; i < by->count; i++)
		if (strcmp(by->at[i], sides->query.between_column) != 0 &&
		    strcmp(group->key.at[i], run_text(run, row, by->at[i])) != 0)
			return false;
	return true;
}

static void add_row_to_all(struct sides *sides, size_t row)
{
	for (size_t g = 0; g < sides->group_count; g++) {
		struct side_rows *rows = &sides->groups[g].side[BEFORE];

		if (!is_like(sides, &sides->groups[g], &sides->runs[0], row))
			continue;
		must_grow(&rows->at, &rows->capacity, rows->count, sizeof *rows->at);
		rows->at[rows->count++] = (struct side_row){ 0, row };
	}
}

bool sides_add_rows_against_one(struct sides *sides, struct error *err)
{
	const struct sides_query *query = &sides->query;
	const struct run *run = &sides->runs[0];
	size_t taken = 0;

	if (!sides_add_rows(sides, AFTER, err))
		return false;
	for (size_t row = 0; row < run_rows(run); row++)
		if (is_wanted(sides, BEFORE, run, row)) {
			add_row_to_all(sides, row);
			taken++;
		}
	return taken > 0 ||
	       error_set(err, "--between: %s has no row with %s=%s", run->migrations.path,
			 query->between_column, query->between_value[BEFORE]);
}

/* No row has the side's word; what it may have been. */
static bool no_such_row(const struct sides *sides, enum which_side side, struct error *err)
{
	const char *column = sides->query.between_column;
	const char *value = sides->query.between_value[side];
	struct nearest nearest = { .typed = value };
	char guess[NEAREST_TEXT_SIZE];
	size_t first = sides_first_run(sides, side);

	for (size_t r = first; r < first + sides_runs(sides, side); r++)
		for (size_t row = 0; row < run_rows(&sides->runs[r]); row++)
			nearest_offer(&nearest, run_text(&sides->runs[r], row, column));
	nearest_text(&nearest, guess);
	return error_set(err, "--between: %s has no row with %s=%s%s",
			 sides->runs[0].migrations.path, column, value, guess);
}

bool sides_add_rows(struct sides *sides, enum which_side side, struct error *err)
{
	const char *column = sides->query.between_column;
	size_t first = sides_first_run(sides, side);
	size_t end = first + sides_runs(sides, side);
	size_t taken = 0;

	for (size_t r = first; r < end; r++)
		for (size_t row = 0; row < run_rows(&sides->runs[r]); row++) {
			if (!is_wanted(sides, side, &sides->runs[r], row))
				continue;
			taken++;
			add_row(sides, side, r, row);
		}
	if (taken == 0 && column && !sides->query.between_value[side])
		return error_set(err, "--between: %s has no row with another %s than %s",
				 sides->runs[0].migrations.path, column,
				 sides->query.between_value[BEFORE]);
	if (taken == 0 && column)
		return no_such_row(sides, side, err);
	return true;
}

/* The side's groups, with commas in between. */
static char *groups_text(const struct sides *sides, enum which_side side)
{
	const char *before = "";
	char *text;
	size_t size;
	FILE *stream = must_open_text(&text, &size);

	for (size_t g = 0; g < sides->group_count; g++)
		if (sides->groups[g].side[side].count > 0) {
			char *label = sides_group_label(sides, g);

			fprintf(stream, "%s%s", before, label);
			before = ", ";
			free(label);
		}
	must_close_text(stream);
	return text;
}

bool sides_have_common_group(const struct sides *sides, struct error *err)
{
	char *before;
	char *after;

	for (size_t g = 0; g < sides->group_count; g++)
		if (sides->groups[g].side[BEFORE].count > 0 &&
		    sides->groups[g].side[AFTER].count > 0)
			return true;
	before = groups_text(sides, BEFORE);
	after = groups_text(sides, AFTER);
	error_set(err,
		  "the two sides have nothing in common to compare: before has %s; after has %s "
		  "(--between compares two cases of one run, --by chooses what must be alike)",
		  before, after);
	free(before);
	free(after);
	return false;
}

/* The side on which a group comes up first; where all have the same rows before, after. */
static enum which_side first_side(const struct sides *sides, const struct sided_group *group)
{
	return group->side[BEFORE].count > 0 && !sides_is_against_one(sides) ? BEFORE : AFTER;
}

static size_t rank_of(const struct sides *sides, const struct side_row *first)
{
	return group_rank(&sides->runs[first->run], first->row, sides->query.by);
}

static int compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int by_case_and_appearance(const void *left, const void *right, void *sides)
{
	const struct sided_group *a = left;
	const struct sided_group *b = right;
	const struct side_row *first_a = a->side[first_side(sides, a)].at;
	const struct side_row *first_b = b->side[first_side(sides, b)].at;
	int order = compare_numbers(rank_of(sides, first_a), rank_of(sides, first_b));

	if (order == 0)
		order = compare_numbers(first_side(sides, a), first_side(sides, b));
	if (order == 0)
		order = compare_numbers(first_a->run, first_b->run);
	return order != 0 ? order : compare_numbers(first_a->row, first_b->row);
}

void sides_order_groups(struct sides *sides)
{
	qsort_r(sides->groups, sides->group_count, sizeof *sides->groups, by_case_and_appearance,
		sides);
}
