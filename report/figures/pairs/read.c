/* read.c — reads what compare and analyze wrote of two runs. */
#include "pairs.h"

#include "datasets/vm-key.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool complain_missing(const struct pairs *pairs, struct error *err)
{
	struct sources *sources = pairs->job->sources;

	return error_set(
		err,
		"%s has no analysis/comparisons.csv: run `migstat compare %s %s` first, or "
		"name the table with --comparisons",
		sources_run(sources, 1)->folder, sources_run(sources, 0)->folder,
		sources_run(sources, 1)->folder);
}

static bool open_comparisons(struct pairs *pairs, struct error *err)
{
	struct sources *sources = pairs->job->sources;
	const char *path = pairs->job->wish->comparisons;

	if (path) {
		pairs->comparisons = &pairs->own;
		return table_read(&pairs->own, path, &schema_comparisons, CSV_TORN_IS_ROW,
				  TABLE_UNKNOWN_PASSES, err);
	}
	if (!sources_has(sources, 1, &schema_comparisons))
		return complain_missing(pairs, err);
	pairs->comparisons = sources_table(sources, 1, &schema_comparisons, err);
	return pairs->comparisons != NULL;
}

/* The columns that compare grouped by. */
static bool take_by(struct pairs *pairs, struct error *err)
{
	const struct table *table = pairs->comparisons;

	for (size_t i = 0; i < table->columns; i++) {
		if (schema_find(table->schema, table->names[i]) < schema_count(table->schema))
			continue;
		if (pairs->by_count == BY_MOST)
			return error_set(err,
					 "%s is grouped by more than two columns, which no figure "
					 "shows",
					 table->path);
		pairs->by[pairs->by_count++] = table->names[i];
	}
	return true;
}

/* The rows are about these two runs, in this order. */
static bool check_runs(const struct pairs *pairs, size_t row, struct error *err)
{
	static const char *const columns[] = { "before", "after" };
	const struct table *table = pairs->comparisons;

	for (size_t i = 0; i < 2; i++) {
		const char *name = run_name(sources_run(pairs->job->sources, i));

		if (strcmp(table_cell(table, row, columns[i]), name) != 0)
			return error_at(err,
					table_place(table, row, table_column(table, columns[i])),
					"column '%s': the comparison is of '%s', the run is '%s'",
					columns[i], table_cell(table, row, columns[i]), name);
	}
	return true;
}

static bool label_block(struct pairs *pairs, struct pair_block *block, struct error *err)
{
	char *parts[BY_MOST] = { NULL };
	bool good = true;

	for (size_t i = 0; good && i < pairs->by_count; i++) {
		parts[i] = labels_text(pairs->job->labels, block->keys[i], err);
		good = parts[i] != NULL;
	}
	if (good && asprintf(&block->label, "%s%s%s", parts[0] ? parts[0] : "all migrations",
			     parts[1] ? "/" : "", parts[1] ? parts[1] : "") < 0) {
		block->label = NULL;
		good = error_memory(err);
	}
	free(parts[0]);
	free(parts[1]);
	return good;
}

static bool take_block(struct pairs *pairs, size_t row, struct error *err)
{
	const struct table *table = pairs->comparisons;
	struct pair_block *block = &pairs->blocks[pairs->block_count++];

	*block = (struct pair_block){
		.row = row,
		.verdict = table_cell(table, row, "verdict"),
		.difference = table_number(table, row, table_column(table, "difference")),
		.low = table_number(table, row, table_column(table, "difference_low")),
		.high = table_number(table, row, table_column(table, "difference_high")),
	};
	pairs->level = table_number(table, row, table_column(table, "level"));
	for (size_t i = 0; i < pairs->by_count; i++)
		block->keys[i] = table_cell(table, row, pairs->by[i]);
	return check_runs(pairs, row, err) && label_block(pairs, block, err);
}

/* Has any VM of that run a mean of the metric? */
static bool has_values(const struct pairs *pairs, size_t side)
{
	struct error ignored = { 0 };
	const struct table *table =
		sources_table(pairs->job->sources, side, &schema_by_vm, &ignored);

	for (size_t row = 0; table && row < table->rows; row++)
		if (strcmp(table_cell(table, row, "metric"), pairs->metric->column.name) == 0)
			return true;
	return false;
}

static bool take_blocks(struct pairs *pairs, struct error *err)
{
	const struct table *table = pairs->comparisons;
	const char *only = pairs->job->wish->case_name;
	const char *metric = pairs->metric->column.name;

	pairs->blocks = calloc(table->rows + 1, sizeof *pairs->blocks);
	if (!pairs->blocks)
		return error_memory(err);
	for (size_t row = 0; row < table->rows; row++) {
		if (strcmp(table_cell(table, row, "metric"), metric) != 0 ||
		    strcmp(table_cell(table, row, "aspect"), "mean") != 0 ||
		    (only && strcmp(table_cell(table, row, "case"), only) != 0))
			continue;
		if (!take_block(pairs, row, err))
			return false;
	}
	if (pairs->block_count > 0 || (!has_values(pairs, 0) && !has_values(pairs, 1)))
		return true;
	return error_set(err,
			 "%s: it compares no mean of %s%s%s: run `migstat compare --metric %s` on "
			 "the two runs",
			 table->path, metric, only ? " in the case " : "", only ? only : "",
			 metric);
}

/* The VM's pair in the block, made if it has none yet. */
static struct pair *find_pair(struct pairs *pairs, struct pair_block *block, const char *vm,
			      const char *vm_key, struct error *err)
{
	struct pair *pair = pairs->pairs + block->first;

	for (size_t i = 0; i < block->count; i++, pair++)
		if (strcmp(pair->vm_key, vm_key) == 0)
			return pair;
	*pair = (struct pair){ .vm = vm, .vm_key = vm_key, .before = NAN, .after = NAN };
	pair->label = labels_text(pairs->job->labels, vm, err);
	if (!pair->label)
		return NULL;
	block->count++;
	pairs->pair_count++;
	return pair;
}

static bool is_row(const struct pairs *pairs, const struct pair_block *block,
		   const struct table *table, size_t row)
{
	bool by_direction = false;

	for (size_t i = 0; i < pairs->by_count && block->keys[i]; i++) {
		if (strcmp(table_cell(table, row, pairs->by[i]), block->keys[i]) != 0)
			return false;
		by_direction = by_direction || strcmp(pairs->by[i], "direction") == 0;
	}
	return strcmp(table_cell(table, row, "metric"), pairs->metric->column.name) == 0 &&
	       (by_direction || strcmp(table_cell(table, row, "direction"), "both") == 0);
}

/* Takes one run's VMs into a block. */
static bool take_side(struct pairs *pairs, struct pair_block *block, size_t side, struct error *err)
{
	const struct table *table = sources_table(pairs->job->sources, side, &schema_by_vm, err);

	if (!table)
		return false;
	for (size_t i = 0; i < pairs->by_count; i++)
		if (table_column(table, pairs->by[i]) == table->columns)
			return error_set(err,
					 "%s is not grouped by '%s' as the comparison is: run "
					 "`migstat analyze --by %s` on both runs",
					 table->path, pairs->by[i], pairs->by[i]);
	for (size_t row = 0; row < table->rows; row++) {
		double mean = table_number(table, row, table_column(table, "mean"));
		struct pair *pair;

		if (isnan(mean) || !is_row(pairs, block, table, row))
			continue;
		pair = find_pair(pairs, block, table_cell(table, row, "vm"), vm_key(table, row),
				 err);
		if (!pair)
			return false;
		if (side == 0)
			pair->before = mean;
		else
			pair->after = mean;
	}
	return true;
}

static bool take_pairs(struct pairs *pairs, struct error *err)
{
	size_t room = 1;
	bool good = true;

	for (size_t side = 0; side < 2; side++) {
		const struct table *table =
			sources_table(pairs->job->sources, side, &schema_by_vm, err);

		if (!table)
			return false;
		room += table->rows;
	}
	pairs->pairs = calloc(room, sizeof *pairs->pairs);
	if (!pairs->pairs)
		return error_memory(err);
	for (size_t i = 0; good && i < pairs->block_count; i++) {
		pairs->blocks[i].first = pairs->pair_count;
		good = take_side(pairs, &pairs->blocks[i], 0, err) &&
		       take_side(pairs, &pairs->blocks[i], 1, err);
	}
	return good;
}

bool pairs_read(struct pairs *pairs, struct error *err)
{
	size_t count = sources_count(pairs->job->sources);

	if (count != 2)
		return error_set(err,
				 "the figure before-after is of two runs, the one before and the "
				 "one after; named %s %zu",
				 count == 1 ? "is" : "are", count);
	return open_comparisons(pairs, err) && take_by(pairs, err) && take_blocks(pairs, err) &&
	       take_pairs(pairs, err) && pairs_leave_out(pairs, err);
}
