/* pairs.c — before and after, drawn, and what compare says of many such pairs in one call. */
#include "pairs.h"

#include "measures.h"

#include "datasets/must.h"
#include "datasets/schema.h"

#include <stdlib.h>
#include <string.h>

static const char *const two_cases[] = { "a", "b", NULL };
static const char *const one_case[] = { "plain", NULL };
static const char *const side_words[] = { "before", "after" };

static struct world world_of_side(const struct trial *trial, size_t side)
{
	struct world world = trial->world;

	if (side == 1 && trial->row_sd_after > 0)
		world.row_sd = trial->row_sd_after;
	if (side == 1 && trial->slow_factor_after > 0)
		world.slow_factor = trial->slow_factor_after;
	return world;
}

static void draw_side(struct pair *pair, size_t side, const struct task *task,
		      const struct world_vms *vms, struct world_times *times, size_t cycles,
		      double factor)
{
	const struct trial *trial = task->trial;
	struct world world = world_of_side(trial, side);
	struct until_known known;

	for (size_t run = 0; run < pair->runs[side]; run++) {
		struct world_study *study = &pair->side[side][run];

		if (side == 0 || trial->arms != ARMS_CASES)
			*times = world_draw_times(&world, cycles, task->random);
		*study = world_draw(&world, vms, times, factor, task->random);
		pair->ended += world.until > 0 &&
			       end_by_looks(study, vms->count, cycles, world.until, &known) > 0;
	}
}

struct pair pair_draw(const struct task *task, const struct world_vms *vms, const size_t cycles[2],
		      double factor)
{
	const struct trial *trial = task->trial;
	struct pair pair = { .runs = { trial->runs[0], trial->runs[1] } };
	struct world_times times = { 0 };
	struct world_vms others = trial->arms == ARMS_OTHER_VMS
					  ? world_draw_vms(&trial->world, vms->count, task->random)
					  : *vms;

	draw_side(&pair, 0, task, vms, &times, cycles[0], 1);
	draw_side(&pair, 1, task, &others, &times, cycles[1], factor);
	return pair;
}

void pair_free(struct pair *pair)
{
	for (size_t side = 0; side < 2; side++)
		for (size_t run = 0; run < pair->runs[side]; run++)
			world_study_free(&pair->side[side][run]);
}

static void open_run(struct pairs *pairs, size_t side, size_t run)
{
	const struct asker *asker = pairs->task->asker;
	bool cases = pairs->task->trial->arms == ARMS_CASES;
	char *name = must_print("%s-%zu", side_words[side], run + 1);

	asker_clear(asker, name);
	pairs->path[side][run] = asker_path(asker, name);
	pairs->run[side][run] = study_run_open(
		pairs->path[side][run], cases ? two_cases : one_case,
		pairs->task->trial->world.until > 0 ? pairs->task->trial->cycles[side] : 0);
	free(name);
}

struct pairs pairs_open(const struct task *task)
{
	const struct trial *trial = task->trial;
	struct pairs pairs = { .task = task };

	asker_clear(task->asker, "out");
	for (size_t side = 0; side < (trial->arms == ARMS_CASES ? 1 : 2); side++)
		for (size_t run = 0; run < trial->runs[side]; run++)
			open_run(&pairs, side, run);
	return pairs;
}

void pairs_add(struct pairs *pairs, const struct pair *pair)
{
	enum arms arms = pairs->task->trial->arms;
	gsl_rng *random = pairs->task->random;

	pairs->studies++;
	if (arms == ARMS_CASES) {
		const struct world_study cases[] = { pair->side[0][0], pair->side[1][0] };

		study_run_add(&pairs->run[0][0], two_cases, cases, "vm", random);
		return;
	}
	for (size_t side = 0; side < 2; side++)
		for (size_t run = 0; run < pair->runs[side]; run++)
			study_run_add(&pairs->run[side][run], one_case, &pair->side[side][run],
				      side == 1 && arms == ARMS_OTHER_VMS ? "other" : "vm", random);
}

/* The side's runs as --before and --after take them. */
static char *joined(const struct pairs *pairs, size_t side)
{
	char *text = must_copy("");

	for (size_t run = 0; run < MOST_RUNS && pairs->path[side][run]; run++) {
		char *longer =
			must_print("%s%s%s", text, run > 0 ? "," : "", pairs->path[side][run]);

		free(text);
		text = longer;
	}
	return text;
}

static void call(const struct pairs *pairs, const char *aspects)
{
	const struct task *task = pairs->task;
	char *out = asker_path(task->asker, "out");
	char *before = joined(pairs, 0);
	char *after = joined(pairs, 1);
	char *limit = task->trial->world.limit > 0 ? must_print("%g", task->trial->world.limit)
						   : must_copy("none");
	bool cases = task->trial->arms == ARMS_CASES;
	const char *const arguments[] = { "compare",
					  "--by",
					  STUDY_COLUMN,
					  "--metric",
					  "total_time_seconds",
					  "--aspect",
					  aspects,
					  "--limit",
					  limit,
					  "--format",
					  "csv",
					  "--output",
					  out,
					  cases ? "--between" : "--before",
					  cases ? "case=a,case=b" : before,
					  cases ? before : "--after",
					  cases ? NULL : after,
					  NULL };

	asker_run(task->asker, arguments);
	free(out);
	free(before);
	free(after);
	free(limit);
}

static void close_runs(struct pairs *pairs)
{
	for (size_t side = 0; side < 2; side++)
		for (size_t run = 0; run < MOST_RUNS && pairs->path[side][run]; run++)
			study_run_close(&pairs->run[side][run]);
}

static void free_paths(struct pairs *pairs)
{
	for (size_t side = 0; side < 2; side++)
		for (size_t run = 0; run < MOST_RUNS; run++)
			free(pairs->path[side][run]);
}

struct table pairs_ask(struct pairs *pairs, const char *aspects)
{
	close_runs(pairs);
	call(pairs, aspects);
	free_paths(pairs);
	return asker_table(pairs->task->asker, &schema_comparisons);
}

void pairs_drop(struct pairs *pairs)
{
	close_runs(pairs);
	free_paths(pairs);
}
