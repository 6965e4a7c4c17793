/* words.c — caption and alternative text of the figure before-after. */
#include "pairs.h"

#include <math.h>
#include <stdio.h>

static void print_cut(FILE *out, const struct pairs *pairs)
{
	const char *separator = "Intervals beyond the axis end in arrow heads (the numbers stand "
				"beside them): ";
	bool any = false;

	for (size_t i = 0; i < pairs->block_count; i++) {
		const struct pair_block *block = &pairs->blocks[i];

		if (!axis_cuts(&pairs->change, block->low, block->high))
			continue;
		fprintf(out, "%s%s", separator, block->label);
		separator = ", ";
		any = true;
	}
	if (any)
		fputs(". ", out);
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

static bool print_caption(FILE *out, const void *figure)
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
	return true;
}

char *pairs_caption(const struct pairs *pairs, struct error *err)
{
	return figure_text(print_caption, pairs, err);
}

static bool print_alt(FILE *out, const void *figure)
{
	const struct pairs *pairs = figure;

	fprintf(out,
		"Dumbbells, one for each VM, from its mean before to its mean after, "
		"and the change of the mean with its interval. Horizontal axis: %s, "
		"%s.",
		pairs->metric->title, pairs->x.unit.text);
	for (size_t i = 0; i < pairs->block_count; i++)
		fprintf(out, " %s: %s.", pairs->blocks[i].label, pairs->blocks[i].words);
	return true;
}

char *pairs_alt(const struct pairs *pairs, struct error *err)
{
	return figure_text(print_alt, pairs, err);
}
