/*
 * model.c — the figure of the migration model: total time by bytes moved, with the line of
 * each case and its band.
 *
 * The points are those of migrations.csv; line, bands and numbers those of analysis/model.csv and
 * model-line.csv.
 */
#include "model.h"

#include "inside.h"
#include "report/figures/kit/captions.h"
#include "report/figures/kit/one-run.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PLOT_WIDTH  105.0 /* of a plot, about: so many stand beside each other */
#define PLOT_HEIGHT 92.0

static void add_points(struct panels *panels, struct panel *panel, struct model_figure *figure,
		       const char *name)
{
	const struct run *run = figure->run;

	for (size_t direction = 0; direction < DIRECTION_COUNT; direction++) {
		struct curve *curve = panel_add_curve(
			panel, CURVE_POINTS, theme_look(panels->job->style.theme, direction),
			direction_words[direction], NULL);

		for (size_t row = 0; row < run_rows(run); row++) {
			double bytes = run_number(run, row, "data_moved_bytes");
			double seconds = run_number(run, row, "total_time_seconds");

			if (strcmp(run_text(run, row, "case"), name) != 0 ||
			    (run_text(run, row, "direction")[0] == 'B') != (direction == 1) ||
			    !outcome_info(run_outcome(run, row))->timed || isnan(bytes) ||
			    isnan(seconds))
				continue;
			curve_add_xy(curve, bytes, seconds);
			figure->seen[direction] = true;
		}
	}
}

/* A column of a row of model-line.csv. */
static double cell(const struct model_figure *figure, size_t row, const char *column)
{
	return table_cell_number(figure->line, row, column);
}

static void add_line(struct panels *panels, struct panel *panel, struct model_figure *figure,
		     const char *name)
{
	const struct look *ink = &panels->ink;
	struct curve *wide =
		panel_add_curve(panel, CURVE_BAND, ink, "prediction of one new migration", NULL);
	struct curve *narrow =
		panel_add_curve(panel, CURVE_BAND, ink, "confidence band of the line", NULL);
	struct curve *line = panel_add_curve(panel, CURVE_LINE, ink, "line", NULL);

	wide->faint = true;
	for (size_t row = 0; row < figure->line->rows; row++) {
		double bytes = cell(figure, row, "moved_bytes");

		if (!table_says(figure->line, row, "case", name))
			continue;
		figure->has_line = true;
		curve_add_band(wide, bytes, cell(figure, row, "new_low"),
			       cell(figure, row, "new_high"));
		curve_add_band(narrow, bytes, cell(figure, row, "mean_low"),
			       cell(figure, row, "mean_high"));
		curve_add_xy(line, bytes, cell(figure, row, "time_seconds"));
	}
}

static void fill_case(struct panels *panels, struct model_figure *figure, size_t index)
{
	size_t row = figure->rows[index];
	const char *name = table_cell(figure->model, row, "case");
	struct panel *panel = &panels->at[index];

	panel->title = labels_text(panels->job->labels, name);
	panel->empty = must_copy("no migration has both total time and bytes moved");
	add_line(panels, panel, figure, name);
	add_points(panels, panel, figure, name);
	if (!panel_is_empty(panel))
		model_add_words(panels, panel, figure, row);
}

static void fill_frame(struct panels *panels, const struct model_figure *figure)
{
	panels->one_x = panels->one_y = true;
	for (size_t i = 0; i < panels->rows; i++) {
		panels->y[i].unit = "s";
		panels->y[i].title = must_copy("Total time");
		panels->heights[i] = PLOT_HEIGHT;
	}
	for (size_t i = 0; i < panels->columns; i++) {
		panels->x[i].unit = "B";
		panels->x[i].title = must_copy("Bytes moved");
	}
	for (size_t i = 0; i < DIRECTION_COUNT; i++)
		if (figure->seen[i])
			panels_add_legend(panels, LEGEND_POINT,
					  theme_look(panels->job->style.theme, i),
					  direction_words[i]);
	if (figure->has_line) {
		panels_add_legend(panels, LEGEND_LINE, &panels->ink, "line of least squares");
		panels_add_legend(panels, LEGEND_BAND, NULL, "prediction of one new migration");
	}
}

static bool choose_cases(struct model_figure *figure, struct error *err)
{
	const char *wished = figure->job->wish->case_name;

	figure->rows = must_alloc(figure->model->rows, sizeof *figure->rows);
	for (size_t row = 0; row < figure->model->rows; row++)
		if (!wished || table_says(figure->model, row, "case", wished))
			figure->rows[figure->count++] = row;
	if (figure->count == 0)
		return error_set(err, "--case %s: %s has no such case", wished ? wished : "",
				 figure->model->path);
	return true;
}

static struct drawing *draw(struct model_figure *figure, struct error *err)
{
	struct panels *panels = panels_new_grid(figure->job, figure->count, PLOT_WIDTH);

	panels->run = run_name(figure->run);
	for (size_t i = 0; i < figure->count; i++)
		fill_case(panels, figure, i);
	fill_frame(panels, figure);
	return panels_finish(panels, must_copy("Total time by bytes moved"),
			     figure_text(model_caption, figure), figure_text(model_alt, figure),
			     err);
}

struct drawing *figure_model(const struct figure_job *job, struct error *err)
{
	struct model_figure figure = { .job = job, .run = one_run(job, err) };
	struct drawing *drawing = NULL;

	if (!figure.run)
		return NULL;
	figure.model = sources_table(job->sources, 0, &schema_model, err);
	figure.line = figure.model ? sources_table(job->sources, 0, &schema_model_line, err) : NULL;
	if (figure.line && is_by_case(figure.model, figure.run->folder, err) &&
	    is_by_case(figure.line, figure.run->folder, err) && choose_cases(&figure, err))
		drawing = draw(&figure, err);
	free(figure.rows);
	return drawing;
}
