/* outcomes.c — the figure of outcomes: its rows, and how they are drawn. */
#include "outcomes.h"

#include "report/figures/kit/captions.h"
#include "report/figures/panels/panels.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

#define LANE       15.0 /* height of a row */
#define BAR_HEIGHT 6.0
#define BAR_ABOVE  0.18 /* the middle of a bar over that of its row, in rows */
#define LINE_BELOW 0.25 /* its interval under the same */

long long outcomes_failed(const struct group *group, unsigned outcome)
{
	bool failed = outcome_info((enum outcome)outcome)->class == CLASS_FAILED;

	return failed ? group->counts[outcome] : 0;
}

static void outcomes_free(void *own)
{
	struct outcomes *outcomes = own;

	for (size_t i = 0; outcomes->rows && i < outcomes->data.group_count; i++) {
		free(outcomes->rows[i].label);
		free(outcomes->rows[i].text);
	}
	for (size_t i = 0; i < OUTCOME_COUNT; i++)
		free(outcomes->names[i]);
	free(outcomes->rows);
	figure_data_free(&outcomes->data);
	free(outcomes);
}

static double cell(const struct figure_data *data, const struct group *group, const char *column)
{
	return table_cell_number(data->runs[group->run].outcomes, group->row, column);
}

/* "4 of 240" */
static char *text_of(const struct outcome_row *row, const struct language *language)
{
	char failed[NUMBER_TEXT_SIZE];
	char attempted[NUMBER_TEXT_SIZE];

	if (row->attempted == 0)
		return must_copy("none attempted");
	number_count(failed, row->failed, language);
	number_count(attempted, row->attempted, language);
	return must_print("%s of %s", failed, attempted);
}

/* The interval of a rate of failures is that of the rate of successes, turned about. */
static void take_row(struct outcomes *outcomes, size_t index)
{
	const struct figure_data *data = &outcomes->data;
	struct outcome_row *row = &outcomes->rows[index];
	const struct group *group = &data->groups[index];

	row->group = group;
	for (unsigned i = 0; i < OUTCOME_COUNT; i++)
		row->failed += outcomes_failed(group, i);
	row->attempted = group->planned - group->counts[OUTCOME_NOT_ATTEMPTED];
	row->share = 1 - cell(data, group, "ok_of_attempted");
	row->low = 1 - cell(data, group, "ok_of_attempted_high");
	row->high = 1 - cell(data, group, "ok_of_attempted_low");
	if (!isnan(row->high))
		outcomes->level = cell(data, group, "level");
	row->label = group_name(data, group);
	row->text = text_of(row, outcomes->job->style.language);
}

static void take_rows(struct outcomes *outcomes)
{
	outcomes->level = NAN;
	outcomes->rows = must_alloc(outcomes->data.group_count, sizeof *outcomes->rows);
	for (size_t i = 0; i < outcomes->data.group_count; i++)
		take_row(outcomes, i);
}

static void make_axis(struct panels_axis *axis, const struct outcomes *outcomes)
{
	double high = 0;

	for (size_t i = 0; i < outcomes->data.group_count; i++) {
		high = fmax(high, outcomes->rows[i].share);
		high = fmax(high, outcomes->rows[i].high);
	}
	axis->axis = axis_linear(0, high > 0 ? 100 * high : 100, "%", 5);
	axis->axis.high = fmin(axis->axis.high, 100); /* a share has no room above */
	axis->title = must_copy("Failed, of those attempted");
	axis->grid = true;
	axis->ready = true;
}

/* The groups' names left of their bars, and how many failed right of them; the first is at the top.
 */
static void add_groups(struct panels *panels, const struct outcomes *outcomes)
{
	struct panels_axis *axis = &panels->y[0];
	size_t count = outcomes->data.group_count;

	axis->name_lines = 2;
	axis->beside = must_alloc(count, sizeof *axis->beside);
	axis->beside_title = "failed";
	for (size_t i = count; i > 0; i--) {
		axis->beside[axis->name_count] = must_copy(outcomes->rows[i - 1].text);
		panels_add_name(axis, must_copy(outcomes->rows[i - 1].label));
	}
	panels->heights[0] = LANE * (double)(count > 0 ? count : 1);
}

/* "error returned 27": how often it happened in all. NULL: never. */
static char *name_of(const struct outcomes *outcomes, unsigned outcome)
{
	char text[NUMBER_TEXT_SIZE];
	long long all = 0;
	char *name;

	for (size_t i = 0; i < outcomes->data.group_count; i++)
		all += outcomes_failed(&outcomes->data.groups[i], outcome);
	if (all == 0)
		return NULL;
	number_count(text, all, outcomes->job->style.language);
	name = must_print("%s %s", outcome_words[outcome], text);
	for (char *at = name; *at != '\0'; at++)
		if (*at == '_')
			*at = ' ';
	return name;
}

/* A part of every row's bar: those that ended so, behind those that ended in an outcome before. */
static void add_segments(struct panels *panels, const struct outcomes *outcomes, unsigned outcome,
			 size_t number)
{
	const struct look *look = theme_look(outcomes->job->style.theme, number);
	struct curve *bars = panel_add_curve(panels_at(panels, 0, 0), CURVE_BARS, look,
					     outcome_words[outcome], NULL);

	bars->radius = BAR_HEIGHT / 2;
	bars->pattern = number;
	for (size_t i = 0; i < outcomes->data.group_count; i++) {
		const struct outcome_row *row = &outcomes->rows[i];
		double place = (double)(outcomes->data.group_count - 1 - i);
		double share = 100 / (double)row->attempted;
		long long count = outcomes_failed(row->group, outcome);
		long long before = 0;

		for (unsigned j = 0; j < outcome; j++)
			before += outcomes_failed(row->group, j);
		if (count > 0)
			curve_add_bar(bars, place + BAR_ABOVE, share * (double)before,
				      share * (double)(before + count));
	}
	legend_add_pattern(&panels->legend, number, look, outcomes->names[outcome]);
}

static void add_intervals(struct panels *panels, const struct outcomes *outcomes)
{
	struct curve *across = panel_add_curve(panels_at(panels, 0, 0), CURVE_ACROSS, &panels->ink,
					       "interval", NULL);

	for (size_t i = 0; i < outcomes->data.group_count; i++) {
		const struct outcome_row *row = &outcomes->rows[i];
		double place = (double)(outcomes->data.group_count - 1 - i);

		if (!isnan(row->low) && !isnan(row->high))
			curve_add_bar(across, place - LINE_BELOW, 100 * row->low, 100 * row->high);
	}
	if (!isnan(outcomes->level))
		legend_add(&panels->legend, LEGEND_ACROSS, NULL, "interval of the share");
}

static struct drawing *draw(struct outcomes *outcomes, struct error *err)
{
	struct panels *panels = panels_new(outcomes->job, 1, 1);
	size_t number = 0;

	panels->own = outcomes;
	panels->free_own = outcomes_free;
	panels->drawing.by = outcomes->data.by;
	panels->drawing.by_count = outcomes->data.by_count + outcomes->data.fixed_count;
	panels->drawing.write_numbers = outcomes_write_numbers;
	make_axis(&panels->x[0], outcomes);
	add_groups(panels, outcomes);
	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		outcomes->names[i] = name_of(outcomes, i);
		if (outcomes->names[i])
			add_segments(panels, outcomes, i, number++);
	}
	add_intervals(panels, outcomes);
	panels_at(panels, 0, 0)->empty = must_copy("");
	return panels_finish(panels, must_copy("Failed migrations"),
			     figure_text(outcomes_caption, outcomes),
			     figure_text(outcomes_alt, outcomes), err);
}

struct drawing *figure_outcomes(const struct figure_job *job, struct error *err)
{
	struct outcomes *outcomes = must_alloc(1, sizeof *outcomes);
	struct data_wish wish = figure_data_wish(job);

	outcomes->job = job;
	if (!figure_data_read(&outcomes->data, job->sources, job->labels, NULL, &wish, err)) {
		outcomes_free(outcomes);
		return NULL;
	}
	take_rows(outcomes);
	return draw(outcomes, err);
}
