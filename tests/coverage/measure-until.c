/*
 * measure-until.c — does the interval at which `collect --until-ci` stops hold the truth?
 *
 * Real migrations would take years, so the room of collect that decides is asked itself
 * (collect/study/until.h), cycle by cycle as the study does: before each cycle behind the least.
 */
#include "measures.h"
#include "old.h"

#include "collect/study/until.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { LEAST_CYCLES = 3, MOST_CYCLES = 60 };

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

static void ask_until(const struct world_study *study, size_t vms, struct line *line)
{
	struct until until = { .ratio = wanted, .least_cycles = LEAST_CYCLES };
	struct error error = { 0 };
	bool narrow = false;
	double mean;
	double half;

	if (!until_open(&until, 1, vms, &error)) {
		fprintf(stderr, "%s\n", error.text);
		exit(2);
	}
	for (size_t i = 0; i < study->count && !narrow; i++) {
		const struct world_row *row = &study->rows[i];
		bool begins = i > 0 && row->cycle != study->rows[i - 1].cycle;

		narrow = begins && row->cycle >= LEAST_CYCLES && until_narrow(&until, 0);
		if (!narrow)
			until_add(&until, 0, row->vm, row->value);
	}
	if (narrow && until_interval(&until, 0, &mean, &half))
		count_held(line, BY_DEFAULT, mean - half, mean + half, world_mean);
	until_close(&until);
}

/* Student's t on the VMs' means, looked at after every cycle. */
static void ask_old(const struct world_study *study, size_t vms, size_t cycles, struct line *line)
{
	for (size_t c = LEAST_CYCLES; c < cycles; c++) {
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
	struct line *line = &lines[0];

	*line = (struct line){ .what = "stopped", .hit = HIT_HELD };
	for (; line->rounds < task->rounds; line->rounds++) {
		struct world_vms vms = world_draw_vms(&trial->world, trial->vms, task->random);
		struct world_times times =
			world_draw_times(&trial->world, MOST_CYCLES, task->random);
		struct world_study study = world_draw(&trial->world, &vms, &times, 1, task->random);

		ask_until(&study, trial->vms, line);
		ask_old(&study, trial->vms, MOST_CYCLES, line);
		world_study_free(&study);
	}
	return 1;
}
