/* outcomes.c — the figure of outcomes: its rows, its axis, its legend. */
#include "outcomes.h"

#include "report/figures/kit/captions.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

long long outcomes_failed(const struct group *group, unsigned outcome)
{
	bool failed = outcome_info((enum outcome)outcome)->class == CLASS_FAILED;

	return failed ? group->counts[outcome] : 0;
}

static void outcomes_free(struct drawing *drawing)
{
	struct outcomes *outcomes = (struct outcomes *)drawing;

	for (size_t i = 0; outcomes->rows && i < outcomes->data.group_count; i++) {
		free(outcomes->rows[i].label);
		free(outcomes->rows[i].text);
	}
	for (size_t i = 0; i < OUTCOME_COUNT; i++)
		free(outcomes->names[i]);
	free(outcomes->rows);
	drawing_free_words(drawing);
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

static void make_axis(struct outcomes *outcomes)
{
	double high = 0;

	for (size_t i = 0; i < outcomes->data.group_count; i++) {
		high = fmax(high, outcomes->rows[i].share);
		high = fmax(high, outcomes->rows[i].high);
	}
	outcomes->x = axis_linear(0, high > 0 ? 100 * high : 100, "%", 5);
	outcomes->x.high = fmin(outcomes->x.high, 100); /* a share has no room above */
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

static void make_legend(struct outcomes *outcomes)
{
	const struct theme *theme = outcomes->job->style.theme;
	size_t looks = 0;

	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		outcomes->names[i] = name_of(outcomes, i);
		if (!outcomes->names[i])
			continue;
		legend_add_pattern(&outcomes->legend, looks, theme_look(theme, looks),
				   outcomes->names[i]);
		outcomes->looks[i] = looks++;
	}
	if (!isnan(outcomes->level))
		legend_add(&outcomes->legend, LEGEND_ACROSS, NULL, "interval of the share");
}

static bool make(struct outcomes *outcomes, struct error *err)
{
	take_rows(outcomes);
	make_axis(outcomes);
	make_legend(outcomes);
	drawing_set_words(&outcomes->drawing, outcomes->job, must_copy("Failed migrations"),
			  figure_text(outcomes_caption, outcomes),
			  figure_text(outcomes_alt, outcomes));
	return outcomes_lay_out(outcomes, err);
}

struct drawing *figure_outcomes(const struct figure_job *job, struct error *err)
{
	struct outcomes *outcomes = must_alloc(1, sizeof *outcomes);

	outcomes->job = job;
	outcomes->drawing = (struct drawing){ .width_mm = job->wish->width_mm,
					      .by = outcomes->data.by,
					      .paint = outcomes_paint,
					      .write_numbers = outcomes_write_numbers,
					      .free = outcomes_free };
	if (figure_data_read(&outcomes->data, job->sources, job->labels, NULL, job->wish->case_name,
			     err)) {
		outcomes->drawing.by_count = outcomes->data.by_count;
		if (make(outcomes, err))
			return &outcomes->drawing;
	}
	outcomes_free(&outcomes->drawing);
	return NULL;
}
