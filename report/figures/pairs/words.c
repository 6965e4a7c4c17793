/* words.c — caption, alternative text and sidecar of the figure before-after. */
#include "pairs.h"

#include "report/data/change.h"
#include "report/figures/kit/captions.h"
#include "report/figures/kit/sidecar.h"
#include "report/figures/panels/panels.h"

#include "datasets/array.h"
#include "datasets/meaning.h"
#include "datasets/situation.h"
#include "datasets/texts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

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

/* What the verdicts may be said of: of two runs, what the interval does not know. */
static void print_situations(FILE *out, const struct pairs *pairs)
{
	struct texts said = { 0 };

	for (size_t i = 0; i < pairs->block_count; i++) {
		const struct pair_block *block = &pairs->blocks[i];
		const char *words = table_cell(pairs->comparisons, block->row, "words");
		char caution[SITUATION_CAUTION_SIZE];
		char text[SITUATION_TEXT_SIZE];

		change_situation(text, pairs->comparisons, block->row);
		change_caution(caution, pairs->comparisons, block->row);
		if (text[0] == '\0' || texts_have(&said, text))
			continue;
		texts_add(&said, "%s", text);
		fprintf(out, "Verdicts hold %s. ", text);
		if (caution[0] != '\0' && strstr(words, caution))
			fprintf(out, "%s ", caution);
	}
	texts_free(&said);
}

/* Numbers that nobody compares stand beside each other in the picture: that must be said. */
static bool is_mixed(const struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->block_count; i++)
		if (strstr(table_cell(pairs->comparisons, pairs->blocks[i].row, "words"),
			   MEANING_MIXED))
			return true;
	return false;
}

void pairs_caption(FILE *out, const void *figure)
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
		fputs("Right: change of a typical VM’s mean (after less before, of the geometric "
		      "means; of means where one is not above zero) with its ",
		      out);
		number_print_percent(out, pairs->level, pairs->job->style.language);
		fputs(" interval and the verdict, which is corrected for all tests of the "
		      "comparison (Holm). ",
		      out);
	}
	print_situations(out, pairs);
	if (is_mixed(pairs))
		fprintf(out,
			"%s " MEANING_MIXED " (versions of the hypervisor differ), so the sides "
			"are not compared. ",
			pairs->metric->title);
	if (pairs->x.low > 0)
		fputs("The left axis does not begin at zero. ", out);
	if (!pairs->has_labels && pairs->pair_count > 0)
		fputs("So many VMs have no room for their names and are sorted by value; the "
		      "table beside this figure has the names. ",
		      out);
	print_cut(out, pairs);
}

void pairs_alt(FILE *out, const void *figure)
{
	const struct pairs *pairs = figure;

	fprintf(out,
		"Dumbbells, one for each VM, from its mean before to its mean after, "
		"and the change of a typical VM’s mean with its interval. Horizontal axis: %s, "
		"%s.",
		pairs->metric->title, pairs->x.unit.text);
	for (size_t i = 0; i < pairs->block_count; i++)
		fprintf(out, " %s: %s.", pairs->blocks[i].label, pairs->blocks[i].words);
}

/* clang-format off */
#define PAIRS_LEADING(C) \
	C(BEFORE, "before", TEXT, "", REQUIRED, "Name of the run before.") \
	C(AFTER,  "after",  TEXT, "", REQUIRED, "Name of the run after.") \
	C(METRIC, "metric", TEXT, "", REQUIRED, "Name of the metric.") \
	C(UNIT,   "unit",   TEXT, "", OPTIONAL, "Unit of all values.")
#define PAIRS_COLUMNS(C) \
	C(KIND,         "kind",         TEXT,   "", REQUIRED, "vm: a dumbbell; change: of a typical VM's mean in the group.") \
	C(VM,           "vm",           TEXT,   "", OPTIONAL, "Of a dumbbell: name of the VM.") \
	C(BEFORE_VALUE, "before_value", NUMBER, "", OPTIONAL, "Its mean before; empty: it was not there.") \
	C(AFTER_VALUE,  "after_value",  NUMBER, "", OPTIONAL, "Its mean after.") \
	C(DIFFERENCE,   "difference",   NUMBER, "", OPTIONAL, "Of a change: after less before.") \
	C(LOW,          "low",          NUMBER, "", OPTIONAL, "Lower end of its interval.") \
	C(HIGH,         "high",         NUMBER, "", OPTIONAL, "Upper end of the same.") \
	C(LEVEL,        "level",        NUMBER, "", OPTIONAL, "Level of the interval, 0 to 1.") \
	C(VERDICT,      "verdict",      TEXT,   "", OPTIONAL, "better, worse, equal, undecided, changed: of what, the column situation says.") \
	C(SITUATION,    "situation",    TEXT,   "", OPTIONAL, "Of what the verdict may be said: as comparisons.csv has it.")
/* clang-format on */

enum pairs_column { PAIRS_LEADING(SIDECAR_INDEX) PAIRS_COLUMNS(SIDECAR_INDEX) };
static const struct column pairs_leading[] = { PAIRS_LEADING(SIDECAR_COLUMN) };
static const struct column pairs_columns[] = { PAIRS_COLUMNS(SIDECAR_COLUMN) };

const struct schema figure_pairs_numbers = { .name = "before-after",
					     .file = "the sidecar of before-after",
					     .row = "One VM, or the change of a group.",
					     LEADING(pairs_leading),
					     .grouped = true,
					     TRAILING(pairs_columns) };

static void begin_row(struct sidecar *sidecar, const struct pairs *pairs,
		      const struct pair_block *block, const char *kind)
{
	sidecar_text(sidecar, COLUMN_BEFORE, sources_name(pairs->job->sources, 0));
	sidecar_text(sidecar, COLUMN_AFTER, sources_name(pairs->job->sources, 1));
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
	sidecar_text(sidecar, COLUMN_SITUATION,
		     table_cell(pairs->comparisons, block->row, "situation"));
	sidecar_row(sidecar);
}

void pairs_write_numbers(const struct drawing *drawing, struct sidecar *sidecar)
{
	const struct pairs *pairs = ((const struct panels *)drawing)->own;

	for (size_t i = 0; i < pairs->block_count; i++)
		write_block(sidecar, pairs, &pairs->blocks[i]);
}
