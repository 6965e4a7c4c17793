/* outcomes.c — the figure of outcomes: its rows, its axis, its legend. */
#include "outcomes.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
	free(drawing->title);
	free(drawing->caption);
	free(drawing->alt);
	figure_data_free(&outcomes->data);
	free(outcomes);
}

static double cell(const struct figure_data *data, const struct group *group, const char *column)
{
	const struct table *table = data->runs[group->run].outcomes;

	return table_number(table, group->row, table_column(table, column));
}

static bool write_texts(struct outcomes *outcomes, struct outcome_row *row, struct error *err)
{
	const struct language *language = outcomes->job->style.language;
	char failed[NUMBER_TEXT_SIZE];
	char attempted[NUMBER_TEXT_SIZE];
	size_t size;
	FILE *out = open_memstream(&row->label, &size);

	if (!out)
		return error_memory(err);
	group_print_name(out, &outcomes->data, row->group);
	if (fclose(out) != 0)
		return error_memory(err);
	number_count(failed, row->failed, language);
	number_count(attempted, row->attempted, language);
	if (row->attempted == 0)
		row->text = strdup("none attempted");
	else if (asprintf(&row->text, "%s of %s", failed, attempted) < 0)
		row->text = NULL;
	return row->text || error_memory(err);
}

/* The interval of a rate of failures is that of the rate of successes, turned about. */
static bool take_row(struct outcomes *outcomes, size_t index, struct error *err)
{
	const struct figure_data *data = &outcomes->data;
	struct outcome_row *row = &outcomes->rows[index];
	const struct group *group = &data->groups[index];

	row->group = group;
	for (unsigned i = 0; i < OUTCOME_COUNT; i++)
		row->failed += outcomes_failed(group, i);
	row->attempted = group->planned - group->counts[OUTCOME_NOT_ATTEMPTED];
	row->share = 1 - cell(data, group, "ok_of_attempted");
	row->low = 1 - cell(data, group, "ok_of_attempted_exact_high");
	row->high = 1 - cell(data, group, "ok_of_attempted_exact_low");
	if (!isnan(row->high))
		outcomes->level = cell(data, group, "level");
	return write_texts(outcomes, row, err);
}

static bool take_rows(struct outcomes *outcomes, struct error *err)
{
	bool good = true;

	outcomes->level = NAN;
	outcomes->rows = calloc(outcomes->data.group_count + 1, sizeof *outcomes->rows);
	if (!outcomes->rows)
		return error_memory(err);
	for (size_t i = 0; good && i < outcomes->data.group_count; i++)
		good = take_row(outcomes, i, err);
	return good;
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

/* "error returned 27": how often it happened in all. */
static bool name_outcome(struct outcomes *outcomes, unsigned outcome, size_t *looks,
			 struct error *err)
{
	char text[NUMBER_TEXT_SIZE];
	long long all = 0;

	for (size_t i = 0; i < outcomes->data.group_count; i++)
		all += outcomes_failed(&outcomes->data.groups[i], outcome);
	if (all == 0)
		return true;
	number_count(text, all, outcomes->job->style.language);
	if (asprintf(&outcomes->names[outcome], "%s %s", outcome_words[outcome], text) < 0) {
		outcomes->names[outcome] = NULL;
		return error_memory(err);
	}
	for (char *at = outcomes->names[outcome]; *at != '\0'; at++)
		if (*at == '_')
			*at = ' ';
	outcomes->looks[outcome] = (*looks)++;
	return true;
}

static bool make_legend(struct outcomes *outcomes, struct error *err)
{
	size_t looks = 0;

	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		if (!name_outcome(outcomes, i, &looks, err))
			return false;
		if (outcomes->names[i])
			legend_add_pattern(
				&outcomes->legend, outcomes->looks[i],
				theme_look(outcomes->job->style.theme, outcomes->looks[i]),
				outcomes->names[i]);
	}
	if (!isnan(outcomes->level))
		legend_add(&outcomes->legend, LEGEND_ACROSS, NULL, "interval of the share");
	return true;
}

static bool make_words(struct outcomes *outcomes, struct error *err)
{
	char *rest = outcomes_caption(outcomes, err);

	if (rest)
		outcomes->drawing.caption = figure_caption(outcomes->job, rest, err);
	free(rest);
	outcomes->drawing.title = figure_title(outcomes->job, "Failed migrations", err);
	outcomes->drawing.alt = outcomes_alt(outcomes, err);
	return outcomes->drawing.caption && outcomes->drawing.title && outcomes->drawing.alt;
}

static bool make(struct outcomes *outcomes, struct error *err)
{
	if (!take_rows(outcomes, err))
		return false;
	make_axis(outcomes);
	return make_legend(outcomes, err) && make_words(outcomes, err) &&
	       outcomes_lay_out(outcomes, err);
}

struct drawing *figure_outcomes(const struct figure_job *job, struct error *err)
{
	struct outcomes *outcomes = calloc(1, sizeof *outcomes);

	if (!outcomes) {
		error_memory(err);
		return NULL;
	}
	outcomes->job = job;
	outcomes->drawing = (struct drawing){ .width_mm = job->wish->width_mm,
					      .paint = outcomes_paint,
					      .write_numbers = outcomes_write_numbers,
					      .free = outcomes_free };
	if (figure_data_read(&outcomes->data, job->sources, job->labels, NULL, job->wish->case_name,
			     err)) {
		memcpy(outcomes->drawing.by, outcomes->data.by, sizeof outcomes->data.by);
		outcomes->drawing.by_count = outcomes->data.by_count;
		if (make(outcomes, err))
			return &outcomes->drawing;
	}
	outcomes_free(&outcomes->drawing);
	return NULL;
}
