/* groups.c — the rows of a run, put together by the columns that the user asked for. */
#include "groups.h"

#include "datasets/characters.h"
#include "datasets/must.h"
#include "datasets/nearest.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool check_column(const struct run *run, const char *name, struct error *err)
{
	static const struct schema *const ours[] = { &schema_summary,
						     &schema_outcomes,
						     &schema_diagnostics,
						     &schema_model,
						     &schema_model_line,
						     &schema_resources,
						     NULL };
	const struct table *table = &run->migrations;
	char guess[NEAREST_LIST_SIZE];

	for (size_t i = 0; ours[i]; i++)
		if (schema_find(ours[i], name) < schema_count(ours[i]))
			return error_set(err,
					 "--by %s: the analysis has a column of that name already",
					 name);
	if (table_find(table, name) < table->columns)
		return true;
	nearest_or_list(guess, name, (const char *const *)table->names, table->columns,
			sizeof(char *));
	return error_set(err, "--by %s: %s has no such column%s", name, table->path, guess);
}

/* What qsort_r hands on to the comparison. */
struct key_columns {
	const struct run *run;
	const struct texts *by;
	const size_t *columns; /* of by's texts */
};

static int compare_keys(size_t a, size_t b, const struct key_columns *key)
{
	int order = 0;

	for (size_t i = 0; i < key->by->count && order == 0; i++)
		order = strcmp(table_text(&key->run->migrations, a, key->columns[i]),
			       table_text(&key->run->migrations, b, key->columns[i]));
	return order;
}

static int by_key_and_row(const void *left, const void *right, void *key)
{
	size_t a = *(const size_t *)left;
	size_t b = *(const size_t *)right;
	int order = compare_keys(a, b, key);

	return order != 0 ? order : (a > b) - (a < b);
}

size_t group_rank(const struct run *run, size_t row, const struct texts *by)
{
	return texts_have(by, "case") ? run_case_rank(run, run_text(run, row, "case")) : 0;
}

static int by_case_and_first_row(const void *left, const void *right, void *closure)
{
	const struct key_columns *key = closure;
	size_t a = ((const struct group *)left)->rows[0];
	size_t b = ((const struct group *)right)->rows[0];
	size_t rank_a = group_rank(key->run, a, key->by);
	size_t rank_b = group_rank(key->run, b, key->by);

	if (rank_a != rank_b)
		return rank_a > rank_b ? 1 : -1;
	return (a > b) - (a < b);
}

bool groups_of(struct groups *groups, const struct run *run, const struct texts *by,
	       struct error *err)
{
	struct key_columns key = { run, by, NULL };
	size_t *columns;
	size_t rows = run_rows(run);

	*groups = (struct groups){ 0 };
	for (size_t i = 0; i < by->count; i++)
		if (!check_column(run, by->at[i], err))
			return false;
	key.columns = columns = must_alloc(by->count, sizeof *columns);
	for (size_t i = 0; i < by->count; i++)
		columns[i] = table_column(&run->migrations, by->at[i]);
	groups->rows = must_alloc(rows, sizeof *groups->rows);
	groups->at = must_alloc(rows, sizeof *groups->at);
	for (size_t i = 0; i < rows; i++)
		groups->rows[i] = i;
	qsort_r(groups->rows, rows, sizeof *groups->rows, by_key_and_row, &key);
	for (size_t i = 0; i < rows; i++) {
		if (i == 0 || compare_keys(groups->rows[i - 1], groups->rows[i], &key) != 0)
			groups->at[groups->count++].rows = groups->rows + i;
		groups->at[groups->count - 1].count++;
	}
	qsort_r(groups->at, groups->count, sizeof *groups->at, by_case_and_first_row, &key);
	free(columns);
	return true;
}

void groups_free(struct groups *groups)
{
	free(groups->at);
	free(groups->rows);
	*groups = (struct groups){ 0 };
}

void warn_if_torn(const struct run *run)
{
	if (run->migrations.torn.line > 0)
		visible_print(stderr,
			      "%s: warning: %s:%ld: the last line is cut off and is left "
			      "out: the run was cut short\n",
			      program_invocation_short_name, run->migrations.path,
			      run->migrations.torn.line);
}

const char *group_key(const struct group *group, const struct run *run, const char *column)
{
	return run_text(run, group->rows[0], column);
}
