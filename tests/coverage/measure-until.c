/*
 * measure-until.c — does the interval at which `collect --until-ci` stops hold the truth?
 *
 * Real migrations would take years, so the room of collect that decides is asked itself
 * (collect/study/until.h), as the study does: before a cycle, if the cycles until then are a look.
 */
#include "measures.h"
#include "old.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* OLD_LEAST: where the old method began to look. */
enum { OLD_LEAST = 3, MOST_CYCLES = 60 };

/* Half the interval by the mean, as in --until-ci 5%. */
static const double wanted = 0.05;

/* The first rows of a study: those of so many cycles. */
static struct world_study first_cycles(const struct world_study *study, size_t cycles)
{
	struct world_study part = { study->rows, 0 };

	while (part.count < study->count && study->rows[part.count].cycle < cycles)
		part.count++;
	return part;
}

/* What is told of a study that ended: the mean, off by the ratio at most; and the interval, as
 * analyze shows it. */
static void count_known(struct line *lines, const struct until_known *known)
{
	double off = wanted * known->mean;

	count_held(&lines[0], BY_DEFAULT, known->mean - off, known->mean + off, world_mean);
	count_held(&lines[1], BY_DEFAULT, known->mean - known->sure, known->mean + known->sure,
		   world_mean);
}

size_t end_by_looks(struct world_study *study, size_t vms, size_t cycles, double ratio,
		    struct until_known *known)
{
	struct until until = { .ratio = ratio, .least_cycles = UNTIL_LEAST_CYCLES };
	struct error error = { 0 };
	size_t ended = 0;

	if (!until_open(&until, 1, vms, (int)cycles, &error)) {
		fprintf(stderr, "%s\n", error.text);
		exit(2);
	}
	for (size_t i = 0; i < study->count && ended == 0; i++) {
		const struct world_row *row = &study->rows[i];
		bool begins = i > 0 && row->cycle != study->rows[i - 1].cycle;

		if (begins && until_is_look(&until, (int)row->cycle) && until_narrow(&until, 0)) {
			ended = row->cycle;
			study->count = i;
		} else {
			until_add(&until, 0, row->vm, (int)row->cycle + 1, (unsigned)row->direction,
				  row->value);
		}
	}
	if (ended > 0 && !until_know(&until, 0, known))
		ended = 0;
	until_close(&until);
	return ended;
}

static void ask_until(const struct world_study *study, size_t vms, struct line *lines)
{
	struct world_study part = *study;
	struct until_known known;

	if (end_by_looks(&part, vms, MOST_CYCLES, wanted, &known) > 0)
		count_known(lines, &known);
}

/* Student's t on the VMs' means, looked at after every cycle. */
static void ask_old(const struct world_study *study, size_t vms, size_t cycles, struct line *line)
{
	for (size_t c = OLD_LEAST; c < cycles; c++) {
		struct world_study part = first_cycles(study, c);
		struct limits_of_mean limits = old_mean(&part, vms);

		if (limits.high - limits.low <= wanted * (limits.high + limits.low)) {
			count_held(line, BY_OLD, limits.low, limits.high, world_mean);
			return;
		}
	}
}

size_t measure_until(const struct task *task, struct line *lines)
{
	const struct trial *trial = task->trial;
	lines[0] = (struct line){ .what = "told", .hit = HIT_HELD };
	lines[1] = (struct line){ .what = "interval", .hit = HIT_HELD };
	for (size_t i = 0; i < task->rounds; i++) {
		struct world_vms vms = world_draw_vms(&trial->world, trial->vms, task->random);
		struct world_times times =
			world_draw_times(&trial->world, MOST_CYCLES, task->random);
		struct world_study study = world_draw(&trial->world, &vms, &times, 1, task->random);

		ask_until(&study, trial->vms, lines);
		ask_old(&study, trial->vms, MOST_CYCLES, &lines[0]);
		world_study_free(&study);
	}
	lines[0].rounds = lines[1].rounds = task->rounds;
	return 2;
}
