/* words.c — caption, alternative text and sidecar of the figure before-after. */
#include "pairs.h"

#include "report/figures/kit/captions.h"
#include "report/figures/kit/sidecar.h"

#include "datasets/array.h"

#include <math.h>
#include <stdio.h>

static void print_cut(FILE *out, const struct pairs *pairs)
{
	struct sentence sentence = {
		out,
		"Intervals beyond the axis end in arrow heads (the numbers stand beside them): ",
		", ", 0
	};

	for (size_t i = 0; i < pairs->block_count; i++) {
		const struct pair_block *block = &pairs->blocks[i];

		if (!axis_cuts(&pairs->change, block->low, block->high))
			continue;
		sentence_next(&sentence);
		fputs(block->label, out);
	}
	sentence_end(&sentence, ". ");
}

/* How many VMs were on one side only. */
static size_t single(const struct pairs *pairs)
{
	size_t count = 0;

	for (size_t i = 0; i < pairs->pair_count; i++)
		count += isnan(pairs->pairs[i].before) || isnan(pairs->pairs[i].after);
	return count;
}

static bool has_interval(const struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->block_count; i++)
		if (!isnan(pairs->blocks[i].low))
			return true;
	return false;
}

static void print_caption(FILE *out, const void *figure)
{
	const struct pairs *pairs = figure;
	size_t alone = single(pairs);

	fprintf(out, "%s before (%s) and after (%s). ", pairs->metric->title, pairs->run_labels[0],
		pairs->run_labels[1]);
	if (pairs->pair_count > 0)
		fputs("Left: each VM’s mean. ", out);
	if (alone > 0)
		fprintf(out, "%zu VM%s on one side only. ", alone, alone == 1 ? " is" : "s are");
	if (pairs->left_out)
		fprintf(out, "Not drawn, for they are on one side only: %s. ", pairs->left_out);
	if (has_interval(pairs)) {
		fputs("Right: change of the mean with its ", out);
		number_print_percent(out, pairs->level, pairs->job->style.language);
		fputs(" interval and the verdict, which is corrected for all tests of the "
		      "comparison (Holm). ",
		      out);
	}
	if (pairs->x.low > 0)
		fputs("The left axis does not begin at zero. ", out);
	if (!pairs->has_labels && pairs->pair_count > 0)
		fputs("So many VMs have no room for their names and are sorted by value; the "
		      "table beside this figure has the names. ",
		      out);
	print_cut(out, pairs);
}

char *pairs_caption(const struct pairs *pairs)
{
	return figure_text(print_caption, pairs);
}

static void print_alt(FILE *out, const void *figure)
{
	const struct pairs *pairs = figure;

	fprintf(out,
		"Dumbbells, one for each VM, from its mean before to its mean after, "
		"and the change of the mean with its interval. Horizontal axis: %s, "
		"%s.",
		pairs->metric->title, pairs->x.unit.text);
	for (size_t i = 0; i < pairs->block_count; i++)
		fprintf(out, " %s: %s.", pairs->blocks[i].label, pairs->blocks[i].words);
}

char *pairs_alt(const struct pairs *pairs)
{
	return figure_text(print_alt, pairs);
}

enum leading { COLUMN_BEFORE, COLUMN_AFTER, COLUMN_METRIC, COLUMN_UNIT, LEADING_COUNT };

enum trailing {
	COLUMN_KIND = LEADING_COUNT,
	COLUMN_VM,
	COLUMN_BEFORE_VALUE,
	COLUMN_AFTER_VALUE,
	COLUMN_DIFFERENCE,
	COLUMN_LOW,
	COLUMN_HIGH,
	COLUMN_LEVEL,
	COLUMN_VERDICT
};

static const struct column leading[] = {
	{ "before", COLUMN_TEXT, "", true, "Name of the run before.", NULL },
	{ "after", COLUMN_TEXT, "", true, "Name of the run after.", NULL },
	{ "metric", COLUMN_TEXT, "", true, "Name of the metric.", NULL },
	{ "unit", COLUMN_TEXT, "", false, "Unit of all values.", NULL },
};

static const struct column trailing[] = {
	{ "kind", COLUMN_TEXT, "", true, "vm: a dumbbell; change: of the group's mean.", NULL },
	{ "vm", COLUMN_TEXT, "", false, "Of a dumbbell: name of the VM.", NULL },
	{ "before_value", COLUMN_NUMBER, "", false, "Its mean before; empty: it was not there.",
	  NULL },
	{ "after_value", COLUMN_NUMBER, "", false, "Its mean after.", NULL },
	{ "difference", COLUMN_NUMBER, "", false, "Of a change: after less before.", NULL },
	{ "low", COLUMN_NUMBER, "", false, "Lower end of its interval.", NULL },
	{ "high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "level", COLUMN_NUMBER, "", false, "Level of the interval, 0 to 1.", NULL },
	{ "verdict", COLUMN_TEXT, "", false, "better, worse, equal, undecided, changed.", NULL },
};

const struct schema figure_pairs_numbers = { .name = "before-after",
					     .file = "the sidecar of before-after",
					     .row = "One VM, or the change of a group.",
					     .leading = leading,
					     .leading_count = LEADING_COUNT,
					     .grouped = true,
					     .trailing = trailing,
					     .trailing_count = COUNT(trailing) };

static void begin_row(struct sidecar *sidecar, const struct pairs *pairs,
		      const struct pair_block *block, const char *kind)
{
	sidecar_text(sidecar, COLUMN_BEFORE, run_name(sources_run(pairs->job->sources, 0)));
	sidecar_text(sidecar, COLUMN_AFTER, run_name(sources_run(pairs->job->sources, 1)));
	sidecar_text(sidecar, COLUMN_METRIC, pairs->metric->column.name);
	sidecar_text(sidecar, COLUMN_UNIT, pairs->metric->column.unit);
	for (size_t i = 0; i < pairs->by_count; i++)
		sidecar_key(sidecar, i, block->keys[i]);
	sidecar_text(sidecar, COLUMN_KIND, kind);
}

static void write_block(struct sidecar *sidecar, const struct pairs *pairs,
			const struct pair_block *block)
{
	for (size_t i = 0; i < block->count; i++) {
		const struct pair *pair = &pairs->pairs[block->first + i];

		begin_row(sidecar, pairs, block, "vm");
		sidecar_text(sidecar, COLUMN_VM, pair->vm);
		sidecar_number(sidecar, COLUMN_BEFORE_VALUE, pair->before);
		sidecar_number(sidecar, COLUMN_AFTER_VALUE, pair->after);
		sidecar_row(sidecar);
	}
	begin_row(sidecar, pairs, block, "change");
	sidecar_number(sidecar, COLUMN_DIFFERENCE, block->difference);
	sidecar_number(sidecar, COLUMN_LOW, block->low);
	sidecar_number(sidecar, COLUMN_HIGH, block->high);
	sidecar_number(sidecar, COLUMN_LEVEL, pairs->level);
	sidecar_text(sidecar, COLUMN_VERDICT, block->verdict);
	sidecar_row(sidecar);
}

void pairs_write_numbers(const struct drawing *drawing, struct sidecar *sidecar)
{
	const struct pairs *pairs = (const struct pairs *)drawing;

	for (size_t i = 0; i < pairs->block_count; i++)
		write_block(sidecar, pairs, &pairs->blocks[i]);
}
