/*
 * figure-model.c — the figure of the migration model: total time by bytes moved, with the line of
 * each case and its band.
 *
 * The points are those of migrations.csv; line, bands and numbers those of analysis/model.csv and
 * model-line.csv.
 */
#include "figure.h"

#include "one-run.h"
#include "panels.h"
#include "quantity.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PLOT_WIDTH  105.0 /* of a plot, about: so many stand beside each other */
#define PLOT_HEIGHT 92.0

enum { DIRECTIONS = 2 };

static const char *const directions[DIRECTIONS] = { "A → B", "B → A" };

/* The cases of a run: rows of model.csv that are shown. */
struct model_figure {
	const struct run *run;
	const struct table *model, *line;
	size_t *rows; /* of model */
	size_t count, columns;
	bool seen[DIRECTIONS];
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

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
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
		numbers[i] = cell_number(figure->model, row, columns[i]);
	unit = quantity_unit(fmax(fabs(numbers[0]), fabs(numbers[1])), base_unit);
	for (size_t i = 0; i < 3; i++)
		quantity_text_in(texts[i], numbers[i], &unit, panels->job->style.language);
	return panels_text(panels, "%s %s (%s to %s)", name, texts[0], texts[1], texts[2]);
}

/* Fixed cost and bandwidth with their intervals, or why there are none. */
static void add_words(struct panels *panels, struct panel *panel, const struct model_figure *figure,
		      size_t row)
{
	static const char *const fixed_columns[] = { "fixed_seconds", "fixed_low", "fixed_high" };
	static const char *const bandwidth_columns[] = { "bandwidth_bytes_per_second",
							 "bandwidth_low", "bandwidth_high" };
	const char *reason = why_no_line(cell_text(figure->model, row, "time_line"));
	char *fixed = estimate_text(panels, figure, row, "fixed", fixed_columns, "s");
	char *bandwidth = estimate_text(panels, figure, row, "bandwidth", bandwidth_columns, "B/s");
	char *words = reason ? panels_text(panels, "%s", reason)
			     : panels_text(panels, "%s, %s", fixed ? fixed : "",
					   bandwidth ? bandwidth : "");

	panels_add_note(panels, panel, NAN, NAN, (struct anchor){ 0, 0 }, words ? words : "");
	free(fixed);
	free(bandwidth);
	free(words);
}

static bool is_of_case(const struct table *table, size_t row, const char *name)
{
	return strcmp(cell_text(table, row, "case"), name) == 0;
}

static void add_points(struct panels *panels, struct panel *panel, struct model_figure *figure,
		       const char *name)
{
	const struct run *run = figure->run;

	for (size_t direction = 0; direction < DIRECTIONS; direction++) {
		struct curve *curve =
			panels_add_curve(panels, panel, CURVE_POINTS,
					 theme_look(panels->job->style.theme, direction),
					 directions[direction], NULL);

		for (size_t row = 0; row < run_rows(run); row++) {
			struct curve_point point = { run_number(run, row, "data_moved_bytes"),
						     run_number(run, row, "total_time_seconds"),
						     NAN,
						     NAN,
						     0,
						     0 };

			if (strcmp(run_text(run, row, "case"), name) != 0 ||
			    (run_text(run, row, "direction")[0] == 'B') != (direction == 1) ||
			    !outcome_info(run_outcome(run, row))->timed || isnan(point.x) ||
			    isnan(point.y))
				continue;
			panels_add_point(panels, curve, point);
			figure->seen[direction] = true;
		}
	}
}

static void add_line(struct panels *panels, struct panel *panel, const struct model_figure *figure,
		     const char *name)
{
	static const struct {
		enum curve_kind kind;
		const char *name, *low, *high;
	} parts[] = {
		{ CURVE_BAND, "prediction of one new migration", "new_low", "new_high" },
		{ CURVE_BAND, "confidence band of the line", "mean_low", "mean_high" },
		{ CURVE_LINE, "line", NULL, NULL },
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct curve *curve = panels_add_curve(panels, panel, parts[i].kind, &panels->ink,
						       parts[i].name, NULL);

		if (curve)
			curve->faint = i == 0;
		for (size_t row = 0; row < figure->line->rows; row++) {
			bool band = parts[i].kind == CURVE_BAND;

			if (!is_of_case(figure->line, row, name))
				continue;
			panels_add_point(
				panels, curve,
				(struct curve_point){
					.x = cell_number(figure->line, row, "moved_bytes"),
					.y = band ? NAN
						  : cell_number(figure->line, row, "time_seconds"),
					.low = band ? cell_number(figure->line, row, parts[i].low)
						    : NAN,
					.high = band ? cell_number(figure->line, row, parts[i].high)
						     : NAN });
		}
	}
}

static void fill_case(struct panels *panels, struct model_figure *figure, size_t index)
{
	size_t row = figure->rows[index];
	const char *name = cell_text(figure->model, row, "case");
	struct error ignored = { 0 };
	struct panel *panel = panels_at(panels, index / panels->columns, index % panels->columns);

	panel->title = labels_text(panels->job->labels, name, &ignored);
	panels->failed = panels->failed || !panel->title;
	panel->empty = panels_text(panels, "no migration has both total time and bytes moved");
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
		panels->y[i].title = panels_text(panels, "Total time");
		panels->heights[i] = PLOT_HEIGHT;
	}
	for (size_t i = 0; i < panels->columns; i++) {
		panels->x[i].unit = "B";
		panels->x[i].title = panels_text(panels, "Bytes moved");
	}
	for (size_t i = 0; i < DIRECTIONS; i++)
		if (figure->seen[i])
			panels_add_legend(panels, LEGEND_POINT,
					  theme_look(panels->job->style.theme, i), directions[i]);
	if (figure->line->rows > 0) {
		panels_add_legend(panels, LEGEND_LINE, &panels->ink, "line of least squares");
		panels_add_legend(panels, LEGEND_BAND, NULL, "prediction of one new migration");
	}
}

/* n and VMs of every line. */
static char *lines_of(struct panels *panels, const struct model_figure *figure)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	for (size_t i = 0; out && i < figure->count; i++) {
		size_t row = figure->rows[i];
		const char *vms = cell_text(figure->model, row, "time_vms");

		(void)fprintf(out, "%s%s n\u00a0=\u00a0%s", i > 0 ? ", " : "",
			      cell_text(figure->model, row, "case"),
			      cell_text(figure->model, row, "time_n"));
		if (vms[0] != '\0')
			(void)fprintf(out, " of %s\u00a0VMs", vms);
	}
	if (out && fclose(out) == 0)
		return text;
	panels->failed = true;
	return text;
}

static char *caption_of(struct panels *panels, const struct model_figure *figure)
{
	char *lines = lines_of(panels, figure);
	double level = cell_number(figure->model, figure->rows[0], "level");
	char percent[NUMBER_TEXT_SIZE];
	char *text;

	number_percent(percent, level, panels->job->style.language);
	text = panels_text(
		panels, "Run %s: %s. Points: single migrations.%s", run_name(figure->run),
		lines ? lines : "",
		figure->line->rows == 0
			? " No case has a line."
			: " Line: total time = fixed cost + bytes / bandwidth, by least squares");
	free(lines);
	if (text && figure->line->rows > 0) {
		char *whole = panels_text(
			panels,
			"%s; dark band: its %s confidence band; grey: %s prediction of one new "
			"migration. Numbers: fixed cost and bandwidth with their %s intervals. "
			"From "
			"3 VMs on, errors count as independent from VM to VM only. The same scale "
			"in all plots.",
			text, percent, percent, percent);

		free(text);
		text = whole;
	}
	return text;
}

static char *alt_of(struct panels *panels, const struct model_figure *figure)
{
	return panels_text(panels,
			   "Scatter plots, one for each of %zu cases: total migration time over "
			   "bytes moved, with a fitted line and its bands where there is one.",
			   figure->count);
}

static bool choose_cases(struct model_figure *figure, const struct figure_job *job,
			 struct error *err)
{
	const char *wished = job->wish->case_name;
	double fit = floor(sheet_width(job) / PLOT_WIDTH);

	figure->rows = calloc(figure->model->rows + 1, sizeof *figure->rows);
	if (!figure->rows)
		return error_memory(err);
	for (size_t row = 0; row < figure->model->rows; row++)
		if (!wished || is_of_case(figure->model, row, wished))
			figure->rows[figure->count++] = row;
	if (figure->count == 0)
		return error_set(err, "--case %s: %s has no such case", wished ? wished : "",
				 figure->model->path);
	figure->columns = (size_t)fmin(fmax(fit, 1), (double)figure->count);
	return true;
}

static struct drawing *draw(const struct figure_job *job, struct model_figure *figure,
			    struct error *err)
{
	size_t columns = figure->columns > 0 ? figure->columns : 1;
	size_t rows = (figure->count + columns - 1) / columns;
	struct panels *panels = panels_new(job, rows, columns, err);

	if (!panels)
		return NULL;
	panels->run = run_name(figure->run);
	for (size_t i = 0; i < figure->count; i++)
		fill_case(panels, figure, i);
	fill_frame(panels, figure);
	return panels_finish(panels, panels_text(panels, "Total time by bytes moved"),
			     caption_of(panels, figure), alt_of(panels, figure), err);
}

struct drawing *figure_model(const struct figure_job *job, struct error *err)
{
	struct model_figure figure = { .run = one_run(job, err) };
	struct drawing *drawing = NULL;

	if (!figure.run)
		return NULL;
	figure.model = sources_table(job->sources, 0, &schema_model, err);
	figure.line = figure.model ? sources_table(job->sources, 0, &schema_model_line, err) : NULL;
	if (figure.line && is_by_case(figure.model, figure.run->folder, err) &&
	    is_by_case(figure.line, figure.run->folder, err) && choose_cases(&figure, job, err))
		drawing = draw(job, &figure, err);
	free(figure.rows);
	return drawing;
}
