/*
 * model.c — the figure of the migration model: total time by bytes moved, with the line of
 * each case and its band.
 *
 * The points are those of migrations.csv; line, bands and numbers those of analysis/model.csv and
 * model-line.csv.
 */
#include "inside.h"

#include "report/draw/number.h"
#include "report/figures/kit/captions.h"
#include "report/figures/kit/one-run.h"
#include "report/figures/panels/panels.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PLOT_WIDTH  105.0 /* of a plot, about: so many stand beside each other */
#define PLOT_HEIGHT 92.0

/* The cases of a run: rows of model.csv that are shown. */
struct model_figure {
	const struct figure_job *job;
	const struct run *run;
	const struct table *model, *line;
	size_t *rows; /* of model */
	size_t count;
	bool seen[DIRECTION_COUNT]; /* it has points of that direction */
	bool has_line;              /* a case that is shown has one */
};

/* Why there is no line; NULL: there is one that rises. */
static const char *why_no_line(const char *word)
{
	static const struct {
		const char *word, *text;
	} reasons[] = {
		{ "few_rows", "no line: fewer than 10 migrations with time and bytes" },
		{ "little_spread", "no line: the bytes differ by less than 10 % of their mean" },
		{ "not_rising", "the line does not rise: no bandwidth follows" },
	};

	for (size_t i = 0; i < COUNT(reasons); i++)
		if (strcmp(word, reasons[i].word) == 0)
			return reasons[i].text;
	return NULL;
}

/* "fixed 3.26 s (2.43 s to 4.10 s)" from three columns of model.csv, all in one unit. The caller
 * frees it. */
static char *estimate_text(struct panels *panels, const struct model_figure *figure, size_t row,
			   const char *name, const char *const columns[3], const char *base_unit)
{
	double numbers[3];
	char texts[3][QUANTITY_TEXT_SIZE];
	struct unit unit;

	for (size_t i = 0; i < 3; i++)
		numbers[i] = table_cell_number(figure->model, row, columns[i]);
	unit = quantity_unit(fmax(fabs(numbers[0]), fabs(numbers[1])), base_unit);
	for (size_t i = 0; i < 3; i++)
		quantity_text_in(texts[i], numbers[i], &unit, panels->job->style.language);
	return must_print("%s %s (%s to %s)", name, texts[0], texts[1], texts[2]);
}

/* Writes fixed cost and bandwidth with their intervals into the panel, or why there are none. */
static void add_words(struct panels *panels, struct panel *panel, const struct model_figure *figure,
		      size_t row)
{
	static const char *const fixed_columns[] = { "fixed_seconds", "fixed_low", "fixed_high" };
	static const char *const bandwidth_columns[] = { "bandwidth_bytes_per_second",
							 "bandwidth_low", "bandwidth_high" };
	const char *reason = why_no_line(table_cell(figure->model, row, "time_line"));
	char *fixed = estimate_text(panels, figure, row, "fixed", fixed_columns, "s");
	char *bandwidth = estimate_text(panels, figure, row, "bandwidth", bandwidth_columns, "B/s");
	char *words = reason ? must_copy(reason) : must_print("%s, %s", fixed, bandwidth);

	panel_add_note(panel, NAN, NAN, (struct anchor){ 0, 0 }, words);
	free(fixed);
	free(bandwidth);
	free(words);
}

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
		add_words(panels, panel, figure, row);
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

/* n and VMs of every case. */
static void print_cases(FILE *out, const struct model_figure *figure)
{
	for (size_t i = 0; i < figure->count; i++) {
		size_t row = figure->rows[i];
		const char *vms = table_cell(figure->model, row, "time_vms");

		fputs(i > 0 ? ", " : "", out);
		labels_print(out, figure->job->labels, table_cell(figure->model, row, "case"));
		fputs(" n\u00a0=\u00a0", out);
		number_print_count(out, llround(table_cell_number(figure->model, row, "time_n")),
				   figure->job->style.language);
		if (vms[0] != '\0')
			fprintf(out, " of %s\u00a0VMs", vms);
	}
}

static void print_line(FILE *out, const struct model_figure *figure)
{
	char percent[NUMBER_TEXT_SIZE];

	number_percent(percent, table_cell_number(figure->model, figure->rows[0], "level"),
		       figure->job->style.language);
	fprintf(out,
		" Line: total time = fixed cost + bytes / bandwidth, by least squares; dark "
		"band: its %s confidence band; grey: %s prediction of one new migration. "
		"Numbers: fixed cost and bandwidth with their %s intervals. From 3 VMs or "
		"cycles on, errors count as alike within a VM and within a cycle.",
		percent, percent, percent);
}

static void print_caption(FILE *out, const void *closure)
{
	const struct model_figure *figure = closure;

	fputs("Run ", out);
	labels_print_run(out, figure->job->labels, sources_name(figure->job->sources, 0));
	fputs(": ", out);
	print_cases(out, figure);
	fputs(". Points: single migrations.", out);
	if (figure->has_line)
		print_line(out, figure);
	if (figure->count > 1)
		fputs(" The same scale in all plots.", out);
}

static void print_alt(FILE *out, const void *closure)
{
	const struct model_figure *figure = closure;

	fprintf(out,
		"Scatter plots, one for each of %zu cases: total migration time over bytes moved, "
		"with a fitted line and its bands where there is one.",
		figure->count);
}

static struct drawing *draw(struct model_figure *figure, struct error *err)
{
	struct panels *panels = panels_new_grid(figure->job, figure->count, PLOT_WIDTH);

	panels->run = sources_name(figure->job->sources, 0);
	for (size_t i = 0; i < figure->count; i++)
		fill_case(panels, figure, i);
	fill_frame(panels, figure);
	return panels_finish(panels, must_copy("Total time by bytes moved"),
			     figure_text(print_caption, figure), figure_text(print_alt, figure),
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
