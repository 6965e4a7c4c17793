/* measure-change.c — does compare find a change where there is none? */
#include "measures.h"
#include "old.h"
#include "pairs.h"

#include <math.h>
#include <string.h>

static const char *const aspects[] = { "mean", "median", "spread", "p95" };
static const char *const all_aspects = "mean,median,spread,p95";

/* The line of the row's aspect; NULL: not one of these. */
static struct line *line_of(struct line *lines, const struct table *table, size_t row)
{
	size_t column = table_find(table, "aspect");

	for (size_t i = 0; i < OLD_ASPECTS; i++)
		if (strcmp(table_text(table, row, column), aspects[i]) == 0)
			return &lines[i];
	return NULL;
}

/* The old methods know one run a side. */
static void count_old(struct line *lines, const struct task *task, const struct pair *pair)
{
	const struct world_study *before = &pair->side[0][0];
	const struct world_study *after = &pair->side[1][0];
	bool paired = task->trial->arms != ARMS_OTHER_VMS;

	if (pair->runs[0] + pair->runs[1] > 2)
		return;
	count_alarm(&lines[OLD_MEAN], BY_NAIVE, naive_p(before, after));
	for (size_t i = 0; i < OLD_ASPECTS; i++)
		count_alarm(&lines[i], BY_OLD,
			    old_p((enum old_aspect)i, before, after, task->trial->vms, paired));
}

/* Of a world in which --until-ci ends runs: one in which it ended both. */
static struct pair draw_pair(const struct task *task)
{
	const struct trial *trial = task->trial;

	for (;;) {
		struct world_vms vms = world_draw_vms(&trial->world, trial->vms, task->random);
		struct pair pair = pair_draw(task, &vms, trial->cycles, 1);

		if (!(trial->world.until > 0) || pair.ended == 2)
			return pair;
		pair_free(&pair);
	}
}

static void add_pair(struct pairs *pairs, const struct task *task, struct line *lines)
{
	struct pair pair = draw_pair(task);

	count_old(lines, task, &pair);
	pairs_add(pairs, &pair);
	pair_free(&pair);
}

size_t measure_change(const struct task *task, struct line *lines)
{
	for (size_t i = 0; i < OLD_ASPECTS; i++)
		lines[i] = (struct line){ .what = aspects[i], .hit = HIT_ALARM };
	for (size_t done = 0; done < task->rounds;) {
		size_t studies = batch_of(task->trial, task->rounds - done);
		struct pairs pairs = pairs_open(task);
		struct table table;

		for (size_t i = 0; i < studies; i++)
			add_pair(&pairs, task, lines);
		table = pairs_ask(&pairs, all_aspects);
		for (size_t row = 0; row < table.rows; row++) {
			struct line *line = line_of(lines, &table, row);

			if (line)
				count_alarm(line, BY_DEFAULT, table_tells(&table, row, "p"));
		}
		table_free(&table);
		done += studies;
	}
	for (size_t i = 0; i < OLD_ASPECTS; i++)
		lines[i].rounds = task->rounds;
	return OLD_ASPECTS;
}

static void count_fisher(struct line *line, const struct pair *pair)
{
	size_t failed[2] = { 0 };
	size_t attempted[2] = { pair->side[0][0].count, pair->side[1][0].count };

	for (size_t side = 0; side < 2; side++)
		for (size_t i = 0; i < attempted[side]; i++)
			failed[side] += pair->side[side][0].rows[i].failed;
	count_alarm(line, BY_OLD, old_share_p(failed, attempted));
}

/* Failures by VM are those of other VMs, for the VM's own share stays where it is measured again.
 */
size_t measure_failures(const struct task *task, struct line *lines)
{
	struct line *line = &lines[0];

	*line = (struct line){ .what = "failures", .hit = HIT_ALARM };
	while (line->rounds < task->rounds) {
		size_t studies = batch_of(task->trial, task->rounds - line->rounds);
		struct pairs pairs = pairs_open(task);
		struct table table;

		for (size_t i = 0; i < studies; i++) {
			struct world_vms vms =
				world_draw_vms(&task->trial->world, task->trial->vms, task->random);
			struct pair pair = pair_draw(task, &vms, task->trial->cycles, 1);

			count_fisher(line, &pair);
			pairs_add(&pairs, &pair);
			pair_free(&pair);
		}
		table = pairs_ask(&pairs, "failures");
		for (size_t row = 0; row < table.rows; row++)
			count_alarm(line, BY_DEFAULT, table_tells(&table, row, "p"));
		line->rounds += studies;
		table_free(&table);
	}
	return 1;
}

/* What the old method called better: a mean of those who survived that is clearly lower. */
static bool old_is_better(const struct task *task, const struct pair *pair)
{
	struct world_study kept[2] = { pair->side[0][0], pair->side[1][0] };
	double sums[2] = { 0 };
	double counts[2] = { 0 };

	for (size_t side = 0; side < 2; side++)
		for (size_t i = 0; i < kept[side].count; i++) {
			double *value = &kept[side].rows[i].value;

			if (*value >= task->trial->world.limit)
				*value = NAN;
			if (isnan(*value))
				continue;
			sums[side] += *value;
			counts[side]++;
		}
	return sums[1] / counts[1] < sums[0] / counts[0] &&
	       old_p(OLD_MEAN, &kept[0], &kept[1], task->trial->vms, true) <= 0.05;
}

/* Call by call, for the verdict is that of the whole call. */
size_t measure_survivors(const struct task *task, struct line *lines)
{
	struct line *line = &lines[0];

	*line = (struct line){ .what = "better", .hit = HIT_ALARM };
	for (; line->rounds < task->rounds; line->rounds++) {
		struct world_vms vms =
			world_draw_vms(&task->trial->world, task->trial->vms, task->random);
		struct pair pair = pair_draw(task, &vms, task->trial->cycles, 1);
		struct pairs pairs = pairs_open(task);
		struct table table;

		pairs_add(&pairs, &pair);
		table = pairs_ask(&pairs, "mean");
		count_alarm(line, BY_DEFAULT, table_says(&table, 0, "verdict", "better") ? 0 : 1);
		count_alarm(line, BY_OLD, old_is_better(task, &pair) ? 0 : 1);
		table_free(&table);
		pair_free(&pair);
	}
	return 1;
}
