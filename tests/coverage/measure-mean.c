/* measure-mean.c — does analyze's interval hold the true mean, or share of successes? */
#include "measures.h"
#include "old.h"
#include "study-run.h"

#include "datasets/must.h"
#include "datasets/schema.h"

#include <stdlib.h>
#include <string.h>

static const char *const cases[] = { "plain", NULL };

/* A batch of studies as one run, and what is true of each. */
struct batch {
	size_t studies;
	struct study_run run;
	char *path;
	double *truths;
};

static struct batch batch_open(const struct task *task, size_t left)
{
	struct batch batch = { .studies = batch_of(task->trial, left) };

	batch.path = asker_path(task->asker, "run");
	asker_clear(task->asker, "run");
	asker_clear(task->asker, "out");
	batch.run = study_run_open(batch.path, cases, 0);
	batch.truths = must_alloc(batch.studies, sizeof *batch.truths);
	return batch;
}

static struct table batch_ask(struct batch *batch, const struct task *task,
			      const struct schema *schema)
{
	char *out = asker_path(task->asker, "out");
	const char *const arguments[] = {
		"analyze",  "--by", STUDY_COLUMN,     "--metric", "total_time_seconds",
		"--limit",  "none", "--no-resources", "--format", "csv",
		"--output", out,    batch->path,      NULL
	};

	study_run_close(&batch->run);
	asker_run(task->asker, arguments);
	free(out);
	return asker_table(task->asker, schema);
}

static void batch_free(struct batch *batch)
{
	free(batch->path);
	free(batch->truths);
}

static struct world_study draw(const struct task *task, struct world_vms *vms)
{
	const struct trial *trial = task->trial;
	struct world_times times = world_draw_times(&trial->world, trial->cycles[0], task->random);

	*vms = world_draw_vms(&trial->world, trial->vms, task->random);
	return world_draw(&trial->world, vms, &times, 1, task->random);
}

static void add_mean(struct batch *batch, const struct task *task, size_t i, struct line *line)
{
	struct world_vms vms;
	struct world_study study = draw(task, &vms);
	struct limits_of_mean naive = naive_mean(&study);
	struct limits_of_mean old = old_mean(&study, vms.count);
	/* of one VM nobody can tell what others do: the mean of this VM is meant */
	double truth = vms.count == 1 ? world_mean_of_vms(&vms) : world_mean;

	batch->truths[i] = truth;
	count_held(line, BY_NAIVE, naive.low, naive.high, truth);
	count_held(line, BY_OLD, old.low, old.high, truth);
	study_run_add(&batch->run, cases, &study, "vm", task->random);
	world_study_free(&study);
}

size_t measure_mean(const struct task *task, struct line *lines)
{
	struct line *line = &lines[0];

	line->what = "mean";
	line->hit = HIT_HELD;
	while (line->rounds < task->rounds) {
		struct batch batch = batch_open(task, task->rounds - line->rounds);
		struct table table;

		for (size_t i = 0; i < batch.studies; i++)
			add_mean(&batch, task, i, line);
		table = batch_ask(&batch, task, &schema_summary);
		for (size_t row = 0; row < table.rows; row++)
			count_held(line, BY_DEFAULT, table_tells(&table, row, "interval_low"),
				   table_tells(&table, row, "interval_high"),
				   batch.truths[table_study(&table, row, batch.studies)]);
		line->rounds += batch.studies;
		table_free(&table);
		batch_free(&batch);
	}
	return 1;
}

static void add_share(struct batch *batch, const struct task *task, struct line *line)
{
	struct world_vms vms;
	struct world_study study = draw(task, &vms);
	size_t failed = 0;
	struct limits_of_mean old;

	for (size_t i = 0; i < study.count; i++)
		failed += study.rows[i].failed;
	old = old_share(failed, study.count);
	count_held(line, BY_OLD, old.low, old.high, task->trial->world.fail_share);
	study_run_add(&batch->run, cases, &study, "vm", task->random);
	world_study_free(&study);
}

/* Where too few failed to see whether failures heap, the interval supposes that they do not, and
 * says so: nothing is promised. */
static bool promises(const struct table *table, size_t row)
{
	return strcmp(table_cell(table, row, "ok_of_attempted_heaps"), "unseen") != 0;
}

size_t measure_share(const struct task *task, struct line *lines)
{
	struct line *line = &lines[0];

	line->what = "success";
	line->hit = HIT_HELD;
	while (line->rounds < task->rounds) {
		struct batch batch = batch_open(task, task->rounds - line->rounds);
		struct table table;

		for (size_t i = 0; i < batch.studies; i++)
			add_share(&batch, task, line);
		table = batch_ask(&batch, task, &schema_outcomes);
		for (size_t row = 0; row < table.rows; row++)
			if (promises(&table, row))
				count_held(line, BY_DEFAULT,
					   table_tells(&table, row, "ok_of_attempted_low"),
					   table_tells(&table, row, "ok_of_attempted_high"),
					   1 - task->trial->world.fail_share);
		line->rounds += batch.studies;
		table_free(&table);
		batch_free(&batch);
	}
	return 1;
}
