/* numbers.c — the sidecar of the figure before-after: every dumbbell, every change. */
#include "pairs.h"

#include "datasets/array.h"

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

const struct schema figure_pairs_numbers = { "before-after",
					     "the sidecar of before-after",
					     "One VM, or the change of a group.",
					     leading,
					     LEADING_COUNT,
					     false,
					     true,
					     trailing,
					     COUNT(trailing) };

static void add_start(struct sidecar *sidecar, const struct pairs *pairs,
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

static bool write_block(struct sidecar *sidecar, const struct pairs *pairs,
			const struct pair_block *block, struct error *err)
{
	for (size_t i = 0; i < block->count; i++) {
		const struct pair *pair = &pairs->pairs[block->first + i];

		add_start(sidecar, pairs, block, "vm");
		sidecar_text(sidecar, COLUMN_VM, pair->vm);
		sidecar_number(sidecar, COLUMN_BEFORE_VALUE, pair->before);
		sidecar_number(sidecar, COLUMN_AFTER_VALUE, pair->after);
		if (!sidecar_row(sidecar, err))
			return false;
	}
	add_start(sidecar, pairs, block, "change");
	sidecar_number(sidecar, COLUMN_DIFFERENCE, block->difference);
	sidecar_number(sidecar, COLUMN_LOW, block->low);
	sidecar_number(sidecar, COLUMN_HIGH, block->high);
	sidecar_number(sidecar, COLUMN_LEVEL, pairs->level);
	sidecar_text(sidecar, COLUMN_VERDICT, block->verdict);
	return sidecar_row(sidecar, err);
}

bool pairs_write_numbers(const struct drawing *drawing, struct sidecar *sidecar, struct error *err)
{
	const struct pairs *pairs = (const struct pairs *)drawing;
	bool good = true;

	for (size_t i = 0; good && i < pairs->block_count; i++)
		good = write_block(sidecar, pairs, &pairs->blocks[i], err);
	return good;
}
