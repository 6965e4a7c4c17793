/*
 * evacuation.c — the figure of the time to empty a host: half of the evacuations and 95 of
 * 100 take at most so long, the latter with its interval, one by one and several at a time.
 *
 * The numbers are those of analysis/evacuation.csv, which `migstat plan --evacuate` writes.
 */
#include "inside.h"

#include "report/draw/number.h"
#include "report/figures/kit/one-run.h"
#include "report/figures/panels/panels.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PLOT_WIDTH  105.0
#define PLOT_HEIGHT 100.0
#define HEAD_ROOM   1.1 /* the highest number stands above its mark */
#define SPREAD      0.5 /* of the distance of two names, for the sizes of host side by side */

enum { SIZES_MOST = 16 };

struct evacuation_figure {
	const struct figure_job *job;
	const struct run *run;
	const struct table *table;
	const char **cases;
	size_t count;
	long long sizes[SIZES_MOST]; /* of hosts, in the file's order */
	size_t size_count;
	long long at_once[SIZES_MOST]; /* numbers at a time, likewise */
	size_t at_once_count;
	struct unit unit; /* of the numbers */
	double most;      /* the greatest end of a p95, in seconds */
};

/* The upper end of p95, or p95 itself where it has none. */
static double end_of(const struct table *table, size_t row)
{
	double high = table_cell_number(table, row, "p95_high_seconds");

	return isnan(high) ? table_cell_number(table, row, "p95_seconds") : high;
}

/* The index of number in list, which takes it up if it is new; count: there is no more room. */
static size_t index_in(long long *list, size_t *count, double number)
{
	size_t index = 0;

	while (index < *count && (double)list[index] != number)
		index++;
	if (index == *count && *count < SIZES_MOST)
		list[(*count)++] = llround(number);
	return index;
}

static int by_number(const void *left, const void *right)
{
	long long a = *(const long long *)left;
	long long b = *(const long long *)right;

	return (a > b) - (a < b);
}

static bool survey(struct evacuation_figure *figure, struct error *err)
{
	const char *wished = figure->job->wish->case_name;

	figure->cases = must_alloc(figure->table->rows, sizeof *figure->cases);
	for (size_t row = 0; row < figure->table->rows; row++) {
		const char *name = table_cell(figure->table, row, "case");

		if (wished && strcmp(name, wished) != 0)
			continue;
		if (figure->count == 0 || strcmp(figure->cases[figure->count - 1], name) != 0)
			figure->cases[figure->count++] = name;
		index_in(figure->sizes, &figure->size_count,
			 table_cell_number(figure->table, row, "host_vms"));
		index_in(figure->at_once, &figure->at_once_count,
			 table_cell_number(figure->table, row, "at_a_time"));
		figure->most = fmax(figure->most, end_of(figure->table, row));
	}
	figure->unit = quantity_unit(figure->most * HEAD_ROOM, "s"); /* the axis's */
	if (wished && figure->count == 0)
		return error_set(err, "--case %s: %s has no such case", wished,
				 figure->table->path);
	qsort(figure->at_once, figure->at_once_count, sizeof *figure->at_once, by_number);
	return true;
}

/* Where a size of host stands beside the middle of its number at a time. */
static double shift_of(const struct evacuation_figure *figure, size_t size)
{
	if (figure->size_count < 2)
		return 0;
	return SPREAD * ((double)size / (double)(figure->size_count - 1) - 0.5);
}

/* Two marks, one above the other: the median, and p95 with its interval. */
static void add_marks(struct curve *curve, const struct table *table, size_t row, double place)
{
	double p50 = table_cell_number(table, row, "p50_seconds");
	double p95 = table_cell_number(table, row, "p95_seconds");
	double low = table_cell_number(table, row, "p95_low_seconds");
	struct curve_point point = {
		.x = place,
		.y = p50,
		.low = p50,
		.high = p50,
		.n = llround(table_cell_number(table, row, "n")),
		.vms = llround(table_cell_number(table, row, "vms")),
	};

	curve_add(curve, point);
	point.y = p95;
	point.low = isnan(low) ? p95 : low;
	point.high = end_of(table, row);
	curve_add(curve, point);
}

static void add_size(struct panels *panels, struct panel *panel, struct evacuation_figure *figure,
		     const char *name, size_t size)
{
	const struct table *table = figure->table;
	char *series = must_print("host of %lld VMs", figure->sizes[size]);
	struct curve *curve = panel_add_curve(
		panel, CURVE_INTERVALS, theme_look(panels->job->style.theme, size), series, NULL);

	free(series);
	for (size_t row = 0; row < table->rows; row++) {
		double p95 = table_cell_number(table, row, "p95_seconds");
		double place = (double)index_in(figure->at_once, &figure->at_once_count,
						table_cell_number(table, row, "at_a_time")) +
			       shift_of(figure, size);
		char text[NUMBER_TEXT_SIZE];

		if (!table_says(table, row, "case", name) || isnan(p95) ||
		    table_cell_number(table, row, "host_vms") != (double)figure->sizes[size])
			continue;
		add_marks(curve, table, row, place);
		number_short(text, p95 * figure->unit.factor, panels->job->style.language);
		panel_add_note(panel, place, end_of(table, row), (struct anchor){ 0.5, 1.15 },
			       text);
	}
}

static void fill_case(struct panels *panels, struct evacuation_figure *figure, size_t index)
{
	const char *name = figure->cases[index];
	struct panel *panel = &panels->at[index];

	panel->title = labels_text(panels->job->labels, name);
	panel->empty = must_copy("no migration has a total time");
	for (size_t size = 0; size < figure->size_count; size++)
		add_size(panels, panel, figure, name, size);
}

static void fill_frame(struct panels *panels, const struct evacuation_figure *figure)
{
	panels->one_y = true;
	for (size_t i = 0; i < panels->rows; i++) {
		panels->y[i].unit = "s";
		panels->y[i].title = must_copy("Time to empty the host");
		panels->y[i].from_zero = true;
		panels->y[i].high = figure->most * HEAD_ROOM;
		panels->heights[i] = PLOT_HEIGHT;
	}
	for (size_t i = 0; i < panels->columns; i++) {
		struct panels_axis *axis = &panels->x[i];

		axis->title = must_copy("VMs at a time");
		for (size_t j = 0; j < figure->at_once_count; j++)
			panels_add_name(axis, must_print("%lld", figure->at_once[j]));
	}
	for (size_t i = 0; i < figure->size_count; i++) {
		char *text = must_print("host of %lld VMs", figure->sizes[i]);

		panels_add_legend(panels, LEGEND_POINT, theme_look(panels->job->style.theme, i),
				  text);
		free(text);
	}
}

/* What the times of a case are drawn from, by its first row. */
static void print_case(FILE *out, const struct evacuation_figure *figure, const char *name)
{
	const struct table *table = figure->table;
	size_t row = 0;

	while (row + 1 < table->rows && !table_says(table, row, "case", name))
		row++;
	labels_print(out, figure->job->labels, name);
	fputs(" n\u00a0=\u00a0", out);
	number_print_count(out, llround(table_cell_number(table, row, "n")),
			   figure->job->style.language);
	fprintf(out, " times of %s\u00a0VMs in %s rounds", table_cell(table, row, "vms"),
		table_cell(table, row, "rounds"));
	if (table_cell_number(table, row, "failed") > 0)
		fprintf(out, " (%s of %s failed)", table_cell(table, row, "failed"),
			table_cell(table, row, "attempted"));
}

static void print_caption(FILE *out, const void *closure)
{
	const struct evacuation_figure *figure = closure;

	fputs("Run ", out);
	labels_print_run(out, figure->job->labels, sources_name(figure->job->sources, 0));
	if (figure->count == 0) {
		fputs(": evacuation.csv has no row.", out);
		return;
	}
	for (size_t i = 0; i < figure->count; i++) {
		fputs(i > 0 ? ", " : ": ", out);
		print_case(out, figure, figure->cases[i]);
	}
	fputs(". Lower mark: half of the evacuations take at most so long; upper mark, with its "
	      "number: 95 of 100 do (quantiles of type 7); bar: its ",
	      out);
	number_print_percent(out, table_cell_number(figure->table, 0, "level"),
			     figure->job->style.language);
	fputs(" interval, for VMs like these at times like those measured. ", out);
	number_print_count(out, llround(table_cell_number(figure->table, 0, "draws")),
			   figure->job->style.language);
	fprintf(out,
		" evacuations drawn from the measured total times, by whole rounds (one cycle in "
		"one "
		"direction), of cycles and VMs that are drawn anew, too (bootstrap, seed %s). That "
		"several at a time do not slow each other is supposed, not measured. A VM whose "
		"migration fails stays behind; that is not in the times.",
		table_cell(figure->table, 0, "seed"));
}

static char *alt_of(const struct evacuation_figure *figure)
{
	return must_print("One plot for each of %zu cases: the time to empty a host over the "
			  "number of VMs moved at a time, its median and its 95th percentile with "
			  "an interval.",
			  figure->count);
}

static struct drawing *draw(struct evacuation_figure *figure, struct error *err)
{
	struct panels *panels =
		panels_new_grid(figure->job, figure->count > 0 ? figure->count : 1, PLOT_WIDTH);

	panels->run = sources_name(figure->job->sources, 0);
	if (figure->count == 0)
		panels_at(panels, 0, 0)->empty = must_copy("no evacuation was reckoned");
	for (size_t i = 0; i < figure->count; i++)
		fill_case(panels, figure, i);
	fill_frame(panels, figure);
	return panels_finish(panels, must_copy("Time to empty a host"),
			     figure_text(print_caption, figure), alt_of(figure), err);
}

struct drawing *figure_evacuation(const struct figure_job *job, struct error *err)
{
	struct evacuation_figure figure = { .job = job, .run = one_run(job, err) };
	struct drawing *drawing = NULL;

	if (!figure.run)
		return NULL;
	if (!sources_has(job->sources, 0, &schema_evacuation)) {
		error_set(err,
			  "%s has no analysis/evacuation.csv: run `migstat plan --evacuate VMS -o "
			  "%s/analysis %s` first",
			  figure.run->folder, figure.run->folder, figure.run->folder);
		return NULL;
	}
	figure.table = sources_table(job->sources, 0, &schema_evacuation, err);
	if (figure.table && is_by_case(figure.table, figure.run->folder, err) &&
	    survey(&figure, err))
		drawing = draw(&figure, err);
	free(figure.cases);
	return drawing;
}
