/*
 * measure-trend.c — does trend find a change where there is none, and do its intervals hold the
 * true level? Of a trial runs[0] is how many runs a release has, and runs[1] how many releases.
 */
#include "measures.h"
#include "study-run.h"

#include "datasets/must.h"
#include "datasets/schema.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const one_case[] = { "plain", NULL };

enum { MOST_RELEASES = 16, MOST_TREND_RUNS = MOST_RELEASES * MOST_RUNS };

enum trend_line { LINE_STEP, LINE_CHANGE, LINE_ANY, LINE_LEVEL, TREND_LINES };

/* The runs of all releases while they are filled, and what is true of each study. */
struct batch {
	const struct task *task;
	struct study_run run[MOST_TREND_RUNS];
	char *path[MOST_TREND_RUNS];
	size_t runs, studies;
	double *truths;
};

static struct batch batch_open(const struct task *task, size_t studies)
{
	const size_t *runs = task->trial->runs;
	struct batch batch = { task,     { { 0 } },
			       { NULL }, runs[0] * runs[1],
			       studies,  must_alloc(studies, sizeof(double)) };

	asker_clear(task->asker, "out");
	for (size_t i = 0; i < batch.runs; i++) {
		char *name = must_print("release-%zu-%zu", i / runs[0] + 1, i % runs[0] + 1);

		asker_clear(task->asker, name);
		batch.path[i] = asker_path(task->asker, name);
		batch.run[i] = study_run_open(batch.path[i], one_case, 0);
		free(name);
	}
	return batch;
}

/* The level of a typical VM: the geometric mean. */
static double level_of(const struct world_vms *vms)
{
	double sum = 0;

	for (size_t i = 0; i < vms->count; i++)
		sum += log(vms->factor[i]);
	return world_mean * exp(sum / (double)vms->count);
}

static void batch_add(struct batch *batch, size_t study)
{
	const struct trial *trial = batch->task->trial;
	struct world_vms vms = world_draw_vms(&trial->world, trial->vms, batch->task->random);

	batch->truths[study] = level_of(&vms);
	for (size_t i = 0; i < batch->runs; i++) {
		struct world_times times =
			world_draw_times(&trial->world, trial->cycles[0], batch->task->random);
		struct world_study drawn =
			world_draw(&trial->world, &vms, &times, 1, batch->task->random);

		study_run_add(&batch->run[i], one_case, &drawn, "vm", batch->task->random);
		world_study_free(&drawn);
	}
}

/* "--release", "3=…/release-3-1,…", and so on, behind the fixed words. The caller frees the
 * texts. */
static void call(struct batch *batch)
{
	const size_t *runs = batch->task->trial->runs;
	char *out = asker_path(batch->task->asker, "out");
	const char *arguments[12 + 2 * MOST_RELEASES + 1] = {
		"trend",    "--by", STUDY_COLUMN, "--metric", "total_time_seconds",
		"--aspect", "mean", "--limit",    "none",     "--output",
		out,
	};
	char *releases[MOST_RELEASES];
	size_t count = 11;

	for (size_t r = 0; r < runs[1]; r++) {
		char *text = must_print("%zu=", r + 1);

		for (size_t i = r * runs[0]; i < (r + 1) * runs[0]; i++) {
			char *longer = must_print("%s%s%s", text, i > r * runs[0] ? "," : "",
						  batch->path[i]);

			free(text);
			text = longer;
		}
		releases[r] = text;
		arguments[count++] = "--release";
		arguments[count++] = text;
	}
	asker_run(batch->task->asker, arguments);
	for (size_t r = 0; r < runs[1]; r++)
		free(releases[r]);
	free(out);
}

static struct table batch_ask(struct batch *batch)
{
	for (size_t i = 0; i < batch->runs; i++)
		study_run_close(&batch->run[i]);
	call(batch);
	for (size_t i = 0; i < batch->runs; i++)
		free(batch->path[i]);
	return asker_table(batch->task->asker, &schema_trend);
}

/* What one study's rows say: the p of the newest release against the one before, of the first
 * split, and of all tests together by Holm's first step. */
struct answer {
	double step, change, least;
	size_t tests;
};

static void count_test(struct answer *answer, double p, bool counts)
{
	if (!counts || isnan(p))
		return;
	answer->tests++;
	answer->least = fmin(answer->least, p);
}

static bool differs(const struct table *table, size_t row)
{
	return strcmp(table_text(table, row, table_find(table, "previous")),
		      table_text(table, row, table_find(table, "baseline"))) != 0;
}

static void take_row(struct answer *answer, const struct table *table, size_t row)
{
	double previous = table_tells(table, row, "previous_p");
	double split = table_tells(table, row, "split_p");

	answer->step = previous; /* rows are in the order of releases */
	answer->change = isnan(answer->change) ? split : fmin(answer->change, split);
	count_test(answer, previous, !isnan(table_tells(table, row, "previous_p_holm")));
	count_test(answer, table_tells(table, row, "baseline_p"),
		   !isnan(table_tells(table, row, "baseline_p_holm")) && differs(table, row));
	count_test(answer, split, true);
}

static void count_batch(struct line *lines, const struct batch *batch, const struct table *table)
{
	struct answer *answers = must_alloc(batch->studies, sizeof *answers);

	for (size_t i = 0; i < batch->studies; i++)
		answers[i] = (struct answer){ NAN, NAN, INFINITY, 0 };
	for (size_t row = 0; row < table->rows; row++) {
		size_t study = table_study(table, row, batch->studies);

		take_row(&answers[study], table, row);
		count_held(&lines[LINE_LEVEL], BY_DEFAULT, table_tells(table, row, "value_low"),
			   table_tells(table, row, "value_high"), batch->truths[study]);
	}
	for (size_t i = 0; i < batch->studies; i++) {
		count_alarm(&lines[LINE_STEP], BY_DEFAULT, answers[i].step);
		count_alarm(&lines[LINE_CHANGE], BY_DEFAULT, answers[i].change);
		count_alarm(&lines[LINE_ANY], BY_DEFAULT,
			    answers[i].least * (double)answers[i].tests);
	}
	free(answers);
}

size_t measure_trend(const struct task *task, struct line *lines)
{
	/* what is said of releases of one run is said of sessions, but for changes of level */
	const char *of_sessions = task->trial->runs[0] == 1 ? "each release is one session" : NULL;

	lines[LINE_STEP] =
		(struct line){ .what = "step", .hit = HIT_ALARM, .no_promise = of_sessions };
	lines[LINE_CHANGE] = (struct line){ .what = "change", .hit = HIT_ALARM };
	lines[LINE_ANY] =
		(struct line){ .what = "any", .hit = HIT_ALARM, .no_promise = of_sessions };
	lines[LINE_LEVEL] =
		(struct line){ .what = "level", .hit = HIT_HELD, .no_promise = of_sessions };
	for (size_t done = 0; done < task->rounds;) {
		struct batch batch = batch_open(task, batch_of(task->trial, task->rounds - done));
		struct table table;

		for (size_t i = 0; i < batch.studies; i++)
			batch_add(&batch, i);
		table = batch_ask(&batch);
		count_batch(lines, &batch, &table);
		table_free(&table);
		free(batch.truths);
		done += batch.studies;
	}
	for (size_t i = 0; i < TREND_LINES; i++)
		lines[i].rounds = task->rounds;
	lines[LINE_LEVEL].rounds *= task->trial->runs[1];
	return TREND_LINES;
}
