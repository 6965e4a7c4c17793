/*
 * measure-plan.c — does a study of the size that plan names find the change that it was planned
 * for, and does a new evacuation take longer than the p95 that plan tells?
 */
#include "measures.h"
#include "old.h"
#include "pairs.h"

#include "datasets/must.h"
#include "datasets/schema.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The change that is planned for. */
static const double planned_change = 0.1;
static const char planned_text[] = "10%";

/* Plans for more cycles than this are not carried out, and count as none. */
enum { MOST_PLANNED = WORLD_MOST_CYCLES };

static const char *const cases[] = { "plain", NULL };

/* Pilots as one run, with their VMs. */
struct pilots {
	size_t studies;
	struct study_run run;
	char *path;
	struct world_vms *vms;
	size_t *cycles; /* that plan names for each; 0: it names none */
	double *p95;    /* of the evacuation that is drawn from it; NaN: none */
	double *p95_high;
};

static struct pilots pilots_open(const struct task *task, size_t left)
{
	struct pilots pilots = { .studies = batch_of(task->trial, left) };

	pilots.path = asker_path(task->asker, "pilots");
	asker_clear(task->asker, "pilots");
	asker_clear(task->asker, "out");
	pilots.run = study_run_open(pilots.path, cases, 0);
	pilots.vms = must_alloc(pilots.studies, sizeof *pilots.vms);
	pilots.cycles = must_alloc(pilots.studies, sizeof *pilots.cycles);
	pilots.p95 = must_alloc(pilots.studies, sizeof *pilots.p95);
	pilots.p95_high = must_alloc(pilots.studies, sizeof *pilots.p95_high);
	return pilots;
}

static void pilots_free(struct pilots *pilots)
{
	free(pilots->path);
	free(pilots->vms);
	free(pilots->cycles);
	free(pilots->p95);
	free(pilots->p95_high);
}

static struct world_study add_pilot(struct pilots *pilots, const struct task *task, size_t i)
{
	const struct world *world = &task->trial->world;
	struct world_times times = world_draw_times(world, task->trial->cycles[0], task->random);
	struct world_study study;

	pilots->vms[i] = world_draw_vms(world, task->trial->vms, task->random);
	study = world_draw(world, &pilots->vms[i], &times, 1, task->random);
	study_run_add(&pilots->run, cases, &study, "vm", task->random);
	return study;
}

/* The cycles of the row that tells how many of them find the change with the pilot's own VMs: of a
 * range the larger end; 0 where that end is "?", for then no number is sure to do. */
static size_t cycles_of_row(const char *line)
{
	static const char goal[] = "| find 10 %, two runs, same VMs | as many VMs |";
	const char *cell = strncmp(line, goal, strlen(goal)) == 0 ? line + strlen(goal) : NULL;
	const char *end;
	size_t cycles = 0;

	for (int i = 0; cell && i < 1; i++)
		cell = strchr(cell + 1, '|');
	end = cell ? strchr(cell + 1, '|') : NULL;
	while (cell && cell < end)
		if (*cell == '?')
			return 0;
		else if (*cell >= '0' && *cell <= '9')
			cycles = strtoul(cell, (char **)&cell, 10);
		else
			cell++;
	return cycles;
}

/* A page in markdown: "### sN: …" begins what is said of study N. */
static void read_plans(struct pilots *pilots, const struct task *task)
{
	char *path = asker_path(task->asker, "words");
	FILE *page = must_have(fopen(path, "r"));
	size_t study = 0;
	char *line = NULL;
	size_t size = 0;

	while (getline(&line, &size, page) > 0) {
		size_t cycles = cycles_of_row(line);

		if (strncmp(line, "### s", 5) == 0)
			study = strtoul(line + 5, NULL, 10);
		if (cycles > 0 && study >= 1 && study <= pilots->studies)
			pilots->cycles[study - 1] = cycles;
	}
	free(line);
	fclose(page);
	free(path);
}

static void ask_plans(struct pilots *pilots, const struct task *task)
{
	const char *const arguments[] = { "plan",         "--by",       STUDY_COLUMN,
					  "--difference", planned_text, "--format",
					  "markdown",     pilots->path, NULL };

	study_run_close(&pilots->run);
	asker_run(task->asker, arguments);
	read_plans(pilots, task);
}

static void add_planned(struct pairs *pairs, const struct pilots *pilots, size_t i)
{
	const struct task *task = pairs->task;
	size_t both[2] = { pilots->cycles[i], pilots->cycles[i] };
	struct pair pair = pair_draw(task, &pilots->vms[i], both, 1 + planned_change);

	pairs_add(pairs, &pair);
	pair_free(&pair);
}

/* Those for which plan knows a way, each as large as it says. */
static void carry_out(const struct pilots *pilots, const struct task *task, struct line *line)
{
	struct pairs pairs = pairs_open(task);
	struct table table;

	for (size_t i = 0; i < pilots->studies; i++)
		if (pilots->cycles[i] > 0 && pilots->cycles[i] <= MOST_PLANNED)
			add_planned(&pairs, pilots, i);
	if (pairs.studies == 0) {
		pairs_drop(&pairs);
		return;
	}
	table = pairs_ask(&pairs, "mean");
	for (size_t row = 0; row < table.rows; row++) {
		double p = table_tells(&table, row, "p");

		line->answers[BY_DEFAULT]++;
		line->hits[BY_DEFAULT] += !isnan(p) && p <= 0.05;
	}
	table_free(&table);
}

size_t measure_plan(const struct task *task, struct line *lines)
{
	struct line *line = &lines[0];

	*line = (struct line){ .what = "power", .hit = HIT_FOUND };
	while (line->rounds < task->rounds) {
		struct pilots pilots = pilots_open(task, task->rounds - line->rounds);

		for (size_t i = 0; i < pilots.studies; i++) {
			struct world_study study = add_pilot(&pilots, task, i);

			world_study_free(&study);
		}
		ask_plans(&pilots, task);
		carry_out(&pilots, task, line);
		line->rounds += pilots.studies;
		pilots_free(&pilots);
	}
	return 1;
}

/* A new evacuation of VMs like those, one after the other, on another day of the same world. */
static double draw_evacuation(const struct task *task)
{
	const struct world *world = &task->trial->world;
	struct world_vms vms = world_draw_vms(world, task->trial->vms, task->random);
	struct world_times times = world_draw_times(world, 1, task->random);
	struct world_study study = world_draw(world, &vms, &times, 1, task->random);
	int direction = (int)gsl_rng_uniform_int(task->random, WORLD_DIRECTIONS);
	double sum = 0;

	for (size_t i = 0; i < study.count; i++)
		if (study.rows[i].direction == direction)
			sum += study.rows[i].value;
	world_study_free(&study);
	return sum;
}

static void ask_evacuations(struct pilots *pilots, const struct task *task)
{
	char *vms = must_print("%zu", task->trial->vms);
	char *out = asker_path(task->asker, "out");
	const char *const arguments[] = { "plan", "--by",       STUDY_COLUMN, "--evacuate",
					  vms,    "--parallel", "1",          "--output",
					  out,    pilots->path, NULL };
	struct table table;

	study_run_close(&pilots->run);
	asker_run(task->asker, arguments);
	table = asker_table(task->asker, &schema_evacuation);
	for (size_t row = 0; row < table.rows; row++) {
		size_t study = table_study(&table, row, pilots->studies);

		pilots->p95[study] = table_tells(&table, row, "p95_seconds");
		pilots->p95_high[study] = table_tells(&table, row, "p95_high_seconds");
	}
	table_free(&table);
	free(vms);
	free(out);
}

static void count_exceeded(struct line *line, enum method method, double time, double p95)
{
	if (isnan(p95))
		return;
	line->answers[method]++;
	line->hits[method] += time > p95;
}

/* The second line: the upper end of the interval of the p95, once there is one. */
size_t measure_evacuation(const struct task *task, struct line *lines)
{
	lines[0] = (struct line){ .what = "over p95", .hit = HIT_EXCEEDED };
	lines[1] = (struct line){ .what = "over p95's upper end", .hit = HIT_EXCEEDED };
	while (lines[0].rounds < task->rounds) {
		struct pilots pilots = pilots_open(task, task->rounds - lines[0].rounds);

		for (size_t i = 0; i < pilots.studies; i++) {
			struct world_study study = add_pilot(&pilots, task, i);

			count_exceeded(&lines[0], BY_OLD, draw_evacuation(task),
				       old_evacuation_p95(&study, task->trial->vms, task->random));
			world_study_free(&study);
		}
		ask_evacuations(&pilots, task);
		for (size_t i = 0; i < pilots.studies; i++) {
			double time = draw_evacuation(task);

			count_exceeded(&lines[0], BY_DEFAULT, time, pilots.p95[i]);
			count_exceeded(&lines[1], BY_DEFAULT, time, pilots.p95_high[i]);
		}
		lines[0].rounds += pilots.studies;
		lines[1].rounds = lines[0].rounds;
		pilots_free(&pilots);
	}
	return lines[1].answers[BY_DEFAULT] > 0 ? 2 : 1;
}
