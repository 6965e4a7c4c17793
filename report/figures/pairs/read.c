/* read.c — reads what compare and analyze wrote of two runs. */
#include "pairs.h"

#include "datasets/must.h"
#include "datasets/vm-key.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
	pairs->by_count = grouping_of(pairs->comparisons, pairs->by);
	return pairs->by_count <= BY_SHOWN ||
	       error_set(err, "%s is grouped by more than two columns, which no figure shows",
			 pairs->comparisons->path);
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

/* "case/flavor" */
static void print_label(FILE *out, const struct pairs *pairs, const struct pair_block *block)
{
	if (pairs->by_count == 0)
		fputs("all migrations", out);
	for (size_t i = 0; i < pairs->by_count; i++) {
		fputs(i > 0 ? "/" : "", out);
		labels_print(out, pairs->job->labels, block->keys[i]);
	}
}

static bool take_block(struct pairs *pairs, size_t row, struct error *err)
{
	const struct table *table = pairs->comparisons;
	struct pair_block *block = &pairs->blocks[pairs->block_count++];
	size_t length;
	FILE *names;

	*block = (struct pair_block){
		.row = row,
		.verdict = table_cell(table, row, "verdict"),
		.difference = table_cell_number(table, row, "difference"),
		.low = table_cell_number(table, row, "difference_low"),
		.high = table_cell_number(table, row, "difference_high"),
	};
	pairs->level = table_cell_number(table, row, "level");
	for (size_t i = 0; i < pairs->by_count; i++)
		block->keys[i] = table_text(table, row, table_find(table, pairs->by[i]));
	names = must_open_text(&block->label, &length);
	print_label(names, pairs, block);
	must_close_text(names);
	return check_runs(pairs, row, err);
}

/* Has any VM of that run a mean of the metric? */
static bool has_values(const struct pairs *pairs, size_t side)
{
	struct error ignored = { 0 };
	const struct table *table =
		sources_table(pairs->job->sources, side, &schema_by_vm, &ignored);

	for (size_t row = 0; table && row < table->rows; row++)
		if (table_says(table, row, "metric", pairs->metric->column.name))
			return true;
	return false;
}

static bool take_blocks(struct pairs *pairs, struct error *err)
{
	const struct table *table = pairs->comparisons;
	const char *only = pairs->job->wish->case_name;
	const char *metric = pairs->metric->column.name;

	pairs->blocks = must_alloc(table->rows, sizeof *pairs->blocks);
	for (size_t row = 0; row < table->rows; row++) {
		if (!table_says(table, row, "metric", metric) ||
		    !table_says(table, row, "aspect", "mean") ||
		    (only && !table_says(table, row, "case", only)))
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
			      const char *vm_key)
{
	struct pair *pair = pairs->pairs + block->first;

	for (size_t i = 0; i < block->count; i++, pair++)
		if (strcmp(pair->vm_key, vm_key) == 0)
			return pair;
	*pair = (struct pair){ .vm = vm, .vm_key = vm_key, .before = NAN, .after = NAN };
	pair->label = labels_text(pairs->job->labels, vm);
	block->count++;
	pairs->pair_count++;
	return pair;
}

static bool is_row(const struct pairs *pairs, const struct pair_block *block,
		   const struct table *table, size_t row)
{
	bool by_direction = false;

	for (size_t i = 0; i < pairs->by_count && block->keys[i]; i++) {
		if (strcmp(table_text(table, row, table_find(table, pairs->by[i])),
			   block->keys[i]) != 0)
			return false;
		by_direction = by_direction || strcmp(pairs->by[i], "direction") == 0;
	}
	return table_says(table, row, "metric", pairs->metric->column.name) &&
	       (by_direction || table_says(table, row, "direction", "both"));
}

/* Takes one run's VMs into a block. */
static bool take_side(struct pairs *pairs, struct pair_block *block, size_t side, struct error *err)
{
	const struct table *table = sources_table(pairs->job->sources, side, &schema_by_vm, err);

	if (!table)
		return false;
	for (size_t i = 0; i < pairs->by_count; i++)
		if (table_find(table, pairs->by[i]) == table->columns)
			return error_set(err,
					 "%s is not grouped by '%s' as the comparison is: run "
					 "`migstat analyze --by %s` on both runs",
					 table->path, pairs->by[i], pairs->by[i]);
	for (size_t row = 0; row < table->rows; row++) {
		double mean = table_cell_number(table, row, "mean");
		struct pair *pair;

		if (isnan(mean) || !is_row(pairs, block, table, row))
			continue;
		pair = find_pair(pairs, block, table_cell(table, row, "vm"), vm_key(table, row));
		if (side == 0)
			pair->before = mean;
		else
			pair->after = mean;
	}
	return true;
}

static bool take_pairs(struct pairs *pairs, struct error *err)
{
	size_t room = 0;
	bool good = true;

	for (size_t side = 0; side < 2; side++) {
		const struct table *table =
			sources_table(pairs->job->sources, side, &schema_by_vm, err);

		if (!table)
			return false;
		room += table->rows;
	}
	pairs->pairs = must_alloc(room, sizeof *pairs->pairs);
	for (size_t i = 0; good && i < pairs->block_count; i++) {
		pairs->blocks[i].first = pairs->pair_count;
		good = take_side(pairs, &pairs->blocks[i], 0, err) &&
		       take_side(pairs, &pairs->blocks[i], 1, err);
	}
	return good;
}

/* Whether the block's VMs are all on one side. */
static bool is_alone(const struct pairs *pairs, const struct pair_block *block)
{
	bool has_before = false;
	bool has_after = false;

	for (size_t i = block->first; i < block->first + block->count; i++) {
		has_before = has_before || !isnan(pairs->pairs[i].before);
		has_after = has_after || !isnan(pairs->pairs[i].after);
	}
	return has_before != has_after;
}

static void drop_block(struct pairs *pairs, struct pair_block *block, FILE *names)
{
	fprintf(names, "%s%s", ftell(names) > 0 ? "; " : "", block->label);
	free(block->label);
	for (size_t i = block->first; i < block->first + block->count; i++)
		free(pairs->pairs[i].label);
}

/* Takes the blocks whose VMs are all on one side away, if that leaves any, and names them. */
static void leave_out(struct pairs *pairs)
{
	size_t blocks = 0;
	size_t count = 0;
	size_t alone = 0;
	size_t length;
	FILE *names;

	for (size_t i = 0; i < pairs->block_count; i++)
		alone += is_alone(pairs, &pairs->blocks[i]);
	if (alone == 0 || alone == pairs->block_count)
		return;
	names = must_open_text(&pairs->left_out, &length);
	for (size_t i = 0; i < pairs->block_count; i++) {
		struct pair_block block = pairs->blocks[i];

		if (is_alone(pairs, &block)) {
			drop_block(pairs, &block, names);
			continue;
		}
		memmove(pairs->pairs + count, pairs->pairs + block.first,
			block.count * sizeof *pairs->pairs);
		block.first = count;
		count += block.count;
		pairs->blocks[blocks++] = block;
	}
	pairs->block_count = blocks;
	pairs->pair_count = count;
	must_close_text(names);
}

bool pairs_read(struct pairs *pairs, struct error *err)
{
	size_t count = sources_count(pairs->job->sources);

	if (count != 2)
		return error_set(err,
				 "the figure before-after is of two runs, the one before and the "
				 "one after; named %s %zu",
				 count == 1 ? "is" : "are", count);
	if (!open_comparisons(pairs, err) || !take_by(pairs, err) || !take_blocks(pairs, err) ||
	    !sources_were_compared(pairs->job->sources, pairs->job->wish->comparisons, 1, err) ||
	    !take_pairs(pairs, err))
		return false;
	leave_out(pairs);
	return true;
}
