/* groups.c — the rows of a run, put together by the columns that the user asked for. */
#include "groups.h"

#include "datasets/characters.h"
#include "datasets/must.h"
#include "datasets/nearest.h"
#include "datasets/order.h"

#include <errno.h>
#include <stdint.h>
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

/* Tells rows apart by one more column: ranks[] of those that are alike is the same. order[]: the
 * rows by them, and in the file's order. */
static void part_by(const struct run *run, size_t column, uint32_t *ranks, uint32_t *order)
{
	size_t rows = run_rows(run);
	const char **texts = must_alloc(rows, sizeof *texts);
	uint64_t *keys = must_alloc(rows, sizeof *keys);
	uint32_t *of_column = must_alloc(rows, sizeof *of_column);
	uint32_t rank = 0;

	for (size_t i = 0; i < rows; i++)
		texts[i] = table_text(&run->migrations, i, column);
	rank_texts(of_column, texts, rows);
	for (size_t i = 0; i < rows; i++) {
		keys[i] = (uint64_t)ranks[i] << 32 | of_column[i];
		order[i] = (uint32_t)i;
	}
	order_keys(keys, order, rows);
	for (size_t i = 0; i < rows; i++) {
		rank += i > 0 && keys[i] != keys[i - 1];
		ranks[order[i]] = rank;
	}
	free(texts);
	free(keys);
	free(of_column);
}

/* What qsort_r hands on to the comparison. */
struct group_order {
	const struct run *run;
	const struct texts *by;
};

size_t group_rank(const struct run *run, size_t row, const struct texts *by)
{
	return texts_have(by, "case") ? run_case_rank(run, run_text(run, row, "case")) : 0;
}

static int by_case_and_first_row(const void *left, const void *right, void *closure)
{
	const struct group_order *key = closure;
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
	struct group_order key = { run, by };
	size_t rows = run_rows(run);
	uint32_t *ranks;
	uint32_t *order;

	*groups = (struct groups){ 0 };
	for (size_t i = 0; i < by->count; i++)
		if (!check_column(run, by->at[i], err))
			return false;
	groups->rows = must_alloc(rows, sizeof *groups->rows);
	groups->at = must_alloc(rows, sizeof *groups->at);
	ranks = must_alloc(rows, sizeof *ranks);
	order = must_alloc(rows, sizeof *order);
	for (size_t i = 0; i < rows; i++)
		order[i] = (uint32_t)i;
	for (size_t i = 0; i < by->count; i++)
		part_by(run, table_column(&run->migrations, by->at[i]), ranks, order);
	for (size_t i = 0; i < rows; i++) {
		groups->rows[i] = order[i];
		if (i == 0 || ranks[order[i]] != ranks[order[i - 1]])
			groups->at[groups->count++].rows = groups->rows + i;
		groups->at[groups->count - 1].count++;
	}
	qsort_r(groups->at, groups->count, sizeof *groups->at, by_case_and_first_row, &key);
	free(ranks);
	free(order);
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
