/* phases.c — the figure of phases: its rows, and how they are drawn. */
#include "phases.h"

#include "report/figures/kit/captions.h"
#include "report/figures/panels/panels.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

#define LANE       15.0 /* height of a row */
#define BAR_HEIGHT 6.0
#define BAR_ABOVE  0.18 /* the middle of a bar over that of its row, in rows */
#define LINE_BELOW 0.25 /* its interval under the same */

static void phases_free(void *own)
{
	struct phases *phases = own;

	for (size_t i = 0; phases->rows && i < phases->data.group_count; i++) {
		free(phases->rows[i].label);
		free(phases->rows[i].text);
	}
	free(phases->rows);
	figure_data_free(&phases->data);
	free(phases);
}

/* "71 % of 4.42 s" */
static char *text_of(const struct phase_row *row, const struct language *language)
{
	char share[NUMBER_TEXT_SIZE];
	char total[QUANTITY_TEXT_SIZE];

	if (row->n == 0)
		return must_copy("not known");
	number_percent(share, phase_row_share(row), language);
	quantity_text(total, row->total, "s", language);
	return must_print("%s of %s", share, total);
}

static void take_rows(struct phases *phases)
{
	const struct figure_data *data = &phases->data;

	phases->rows = must_alloc(data->group_count, sizeof *phases->rows);
	for (size_t i = 0; i < data->group_count; i++) {
		struct phase_row *row = &phases->rows[i];

		row->group = &data->groups[i];
		phase_row_measure(row, data);
		row->label = group_name(data, row->group);
		row->text = text_of(row, phases->job->style.language);
	}
}

static void make_axis(struct panels_axis *axis)
{
	axis->unit = "s";
	axis->from_zero = true;
	axis->title = must_copy("Mean time until the manager is done");
	axis->grid = true;
}

/* The groups' names left of their bars, the manager's share right of them; the first is at the top.
 */
static void add_groups(struct panels *panels, const struct phases *phases)
{
	struct panels_axis *axis = &panels->y[0];
	size_t count = phases->data.group_count;

	axis->name_lines = 2;
	axis->beside = must_alloc(count, sizeof *axis->beside);
	axis->beside_title = "manager's share";
	for (size_t i = count; i > 0; i--) {
		axis->beside[axis->name_count] = must_copy(phases->rows[i - 1].text);
		panels_add_name(axis, must_copy(phases->rows[i - 1].label));
	}
	panels->heights[0] = LANE * (double)(count > 0 ? count : 1);
}

static double place_of(const struct phases *phases, size_t row)
{
	return (double)(phases->data.group_count - 1 - row);
}

/* Where the segment of a phase begins. */
static double begin_of(const struct phase_row *row, size_t phase)
{
	double begin = 0;

	for (size_t i = 0; i < phase; i++)
		begin += isnan(row->means[i]) ? 0 : row->means[i];
	return begin;
}

static void add_segments(struct panels *panels, const struct phases *phases, size_t phase)
{
	const struct look *look = theme_look(phases->job->style.theme, phase);
	struct curve *bars = panel_add_curve(panels_at(panels, 0, 0), CURVE_BARS, look,
					     phase_infos[phase].word, NULL);

	bars->radius = BAR_HEIGHT / 2;
	bars->pattern = phase;
	for (size_t i = 0; i < phases->data.group_count; i++) {
		const struct phase_row *row = &phases->rows[i];
		double begin = begin_of(row, phase);

		if (row->means[phase] > 0)
			curve_add_bar(bars, place_of(phases, i) + BAR_ABOVE, begin,
				      begin + row->means[phase]);
	}
	if (bars->count > 0)
		legend_add_pattern(&panels->legend, phase, look, phase_infos[phase].name);
}

static void add_intervals(struct panels *panels, const struct phases *phases)
{
	struct curve *across = panel_add_curve(panels_at(panels, 0, 0), CURVE_ACROSS, &panels->ink,
					       "interval", NULL);

	for (size_t i = 0; i < phases->data.group_count; i++) {
		const struct group *group = phases->rows[i].group;

		if (!isnan(group->low) && !isnan(group->high) && phases->rows[i].n > 0)
			curve_add_bar(across, place_of(phases, i) - LINE_BELOW, group->low,
				      group->high);
	}
	if (across->count > 0)
		legend_add(&panels->legend, LEGEND_ACROSS, NULL, "interval of the whole");
}

static struct drawing *draw(struct phases *phases, struct error *err)
{
	struct panels *panels = panels_new(phases->job, 1, 1);

	panels->own = phases;
	panels->free_own = phases_free;
	panels->drawing.by = phases->data.by;
	panels->drawing.by_count = phases->data.by_count + phases->data.fixed_count;
	panels->drawing.write_numbers = phases_write_numbers;
	make_axis(&panels->x[0]);
	add_groups(panels, phases);
	for (size_t i = 0; i < PHASE_COUNT; i++)
		add_segments(panels, phases, i);
	add_intervals(panels, phases);
	panels_at(panels, 0, 0)->empty = must_copy("no migration has all of its phases");
	return panels_finish(panels, must_copy("Phases of migrations through a manager"),
			     figure_text(phases_caption, phases), figure_text(phases_alt, phases),
			     err);
}

/* Libvirt has no phases of a manager. */
static bool went_through_a_manager(const struct figure_job *job, struct error *err)
{
	if (sources_measured(job->sources, METRIC_API_TIME_SECONDS))
		return true;
	return error_set(err,
			 "no migration of %s went through a manager above the hosts: none has "
			 "api_time_seconds; the figure phases shows what was measured on an "
			 "OpenStack, by `migstat collect --cloud`",
			 sources_run(job->sources, 0)->folder);
}

struct drawing *figure_phases(const struct figure_job *job, struct error *err)
{
	struct data_wish wish = figure_data_wish(job);
	struct phases *phases;

	if (!went_through_a_manager(job, err))
		return NULL;
	phases = must_alloc(1, sizeof *phases);
	phases->job = job;
	if (!figure_data_read(&phases->data, job->sources, job->labels,
			      metric_at(METRIC_API_TIME_SECONDS), &wish, err)) {
		phases_free(phases);
		return NULL;
	}
	take_rows(phases);
	return draw(phases, err);
}
