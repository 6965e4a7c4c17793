/*
 * evacuation.c — the figure of the time to empty a host: half of the evacuations and 95 of
 * 100 take at most so long, one by one and several at a time.
 *
 * The numbers are those of analysis/evacuation.csv, which `migstat plan --evacuate` writes.
 */
#include "report/figures/kit/kit.h"

#include "report/draw/number.h"
#include "report/figures/kit/one-run.h"
#include "report/figures/panels/panels.h"

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
	const struct run *run;
	const struct table *table;
	const char **cases;
	size_t count, columns;
	long long sizes[SIZES_MOST]; /* of hosts, in the file's order */
	size_t size_count;
	long long at_once[SIZES_MOST]; /* numbers at a time, likewise */
	size_t at_once_count;
	struct unit unit; /* of the numbers */
	double most;      /* the greatest p95, in seconds */
};

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

static bool survey(struct evacuation_figure *figure, const struct figure_job *job,
		   struct error *err)
{
	const char *wished = job->wish->case_name;
	double fit = floor(sheet_width(job) / PLOT_WIDTH);

	figure->cases = calloc(figure->table->rows + 1, sizeof *figure->cases);
	if (!figure->cases)
		return error_memory(err);
	for (size_t row = 0; row < figure->table->rows; row++) {
		const char *name = cell_text(figure->table, row, "case");

		if (wished && strcmp(name, wished) != 0)
			continue;
		if (figure->count == 0 || strcmp(figure->cases[figure->count - 1], name) != 0)
			figure->cases[figure->count++] = name;
		index_in(figure->sizes, &figure->size_count,
			 cell_number(figure->table, row, "host_vms"));
		index_in(figure->at_once, &figure->at_once_count,
			 cell_number(figure->table, row, "at_a_time"));
		figure->most = fmax(figure->most, cell_number(figure->table, row, "p95_seconds"));
	}
	figure->unit = quantity_unit(figure->most, "s");
	if (wished && figure->count == 0)
		return error_set(err, "--case %s: %s has no such case", wished,
				 figure->table->path);
	qsort(figure->at_once, figure->at_once_count, sizeof *figure->at_once, by_number);
	figure->columns = (size_t)fmax(fmin(fmax(fit, 1), (double)figure->count), 1);
	return true;
}

/* Where a size of host stands beside the middle of its number at a time. */
static double shift_of(const struct evacuation_figure *figure, size_t size)
{
	if (figure->size_count < 2)
		return 0;
	return SPREAD * ((double)size / (double)(figure->size_count - 1) - 0.5);
}

static void add_size(struct panels *panels, struct panel *panel, struct evacuation_figure *figure,
		     const char *name, size_t size)
{
	char *series = panels_text(panels, "host of %lld VMs", figure->sizes[size]);
	struct curve *curve =
		panels_add_curve(panels, panel, CURVE_INTERVALS,
				 theme_look(panels->job->style.theme, size), series, NULL);

	free(series);
	for (size_t row = 0; row < figure->table->rows; row++) {
		double p50 = cell_number(figure->table, row, "p50_seconds");
		double p95 = cell_number(figure->table, row, "p95_seconds");
		double place = (double)index_in(figure->at_once, &figure->at_once_count,
						cell_number(figure->table, row, "at_a_time")) +
			       shift_of(figure, size);
		char text[QUANTITY_TEXT_SIZE];

		if (strcmp(cell_text(figure->table, row, "case"), name) != 0 || isnan(p50) ||
		    cell_number(figure->table, row, "host_vms") != (double)figure->sizes[size])
			continue;
		panels_add_point(panels, curve,
				 (struct curve_point){
					 .x = place,
					 .y = p50,
					 .low = p50,
					 .high = p95,
					 .n = llround(cell_number(figure->table, row, "n")),
					 .vms = llround(cell_number(figure->table, row, "vms")) });
		quantity_text_in(text, p95, &figure->unit, panels->job->style.language);
		panels_add_note(panels, panel, place, p95, (struct anchor){ 0.5, 1.15 }, text);
	}
}

static void fill_case(struct panels *panels, struct evacuation_figure *figure, size_t index)
{
	const char *name = figure->cases[index];
	struct panel *panel = panels_at(panels, index / panels->columns, index % panels->columns);

	panel->title = label_of(panels, name);
	panel->empty = panels_text(panels, "no migration has a total time");
	for (size_t size = 0; size < figure->size_count; size++)
		add_size(panels, panel, figure, name, size);
}

static void fill_frame(struct panels *panels, const struct evacuation_figure *figure)
{
	panels->one_y = true;
	for (size_t i = 0; i < panels->rows; i++) {
		panels->y[i].unit = "s";
		panels->y[i].title = panels_text(panels, "Time to empty the host");
		panels->y[i].from_zero = true;
		panels->y[i].high = figure->most * HEAD_ROOM;
		panels->heights[i] = PLOT_HEIGHT;
	}
	for (size_t i = 0; i < panels->columns; i++) {
		struct panels_axis *axis = &panels->x[i];

		axis->title = panels_text(panels, "VMs at a time");
		axis->names = calloc(figure->at_once_count + 1, sizeof *axis->names);
		panels->failed = panels->failed || !axis->names;
		for (size_t j = 0; axis->names && j < figure->at_once_count; j++)
			axis->names[axis->name_count++] =
				panels_text(panels, "%lld", figure->at_once[j]);
	}
	for (size_t i = 0; i < figure->size_count; i++) {
		char *text = panels_text(panels, "host of %lld VMs", figure->sizes[i]);

		panels_add_legend(panels, LEGEND_POINT, theme_look(panels->job->style.theme, i),
				  text ? text : "");
		free(text);
	}
}

/* What the times of a case are drawn from, by its first row. */
static void print_case(FILE *out, struct panels *panels, const struct evacuation_figure *figure,
		       const char *name)
{
	const struct table *table = figure->table;
	char *label = label_of(panels, name);
	char n[NUMBER_TEXT_SIZE];
	size_t row = 0;

	while (row + 1 < table->rows && strcmp(cell_text(table, row, "case"), name) != 0)
		row++;
	number_count(n, llround(cell_number(table, row, "n")), panels->job->style.language);
	fprintf(out, "%s n\u00a0=\u00a0%s times of %s\u00a0VMs", shown(label), n,
		cell_text(table, row, "vms"));
	if (cell_number(table, row, "failed") > 0)
		fprintf(out, " (%s of %s failed)", cell_text(table, row, "failed"),
			cell_text(table, row, "attempted"));
	free(label);
}

static void print_caption(FILE *out, struct panels *panels, const struct evacuation_figure *figure)
{
	char draws[NUMBER_TEXT_SIZE];

	number_count(draws, llround(cell_number(figure->table, 0, "draws")),
		     panels->job->style.language);
	for (size_t i = 0; i < figure->count; i++) {
		fputs(i > 0 ? ", " : "", out);
		print_case(out, panels, figure, figure->cases[i]);
	}
	fprintf(out,
		". Mark: half of the evacuations take at most so long; cap with number: 95 "
		"of 100 do (quantiles of type 7; not a confidence interval). %s evacuations "
		"drawn from the measured total times (bootstrap, seed %s). That several at a "
		"time do not slow each other is supposed, not measured. A VM whose migration "
		"fails stays behind; that is not in the times.",
		draws, cell_text(figure->table, 0, "seed"));
}

static char *caption_of(struct panels *panels, const struct evacuation_figure *figure)
{
	char *label = label_of(panels, run_name(figure->run));
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (out) {
		fprintf(out, "Run %s: ", shown(label));
		if (figure->count > 0)
			print_caption(out, panels, figure);
		else
			fputs("evacuation.csv has no row.", out);
	}
	panels->failed = panels->failed || !out || fclose(out) != 0;
	free(label);
	return text;
}

static char *alt_of(struct panels *panels, const struct evacuation_figure *figure)
{
	return panels_text(panels,
			   "One plot for each of %zu cases: the time to empty a host over the "
			   "number of VMs moved at a time, from the median to the 95th percentile.",
			   figure->count);
}

static struct drawing *draw(const struct figure_job *job, struct evacuation_figure *figure,
			    struct error *err)
{
	size_t columns = figure->columns > 0 ? figure->columns : 1;
	size_t rows = (figure->count + columns - 1) / columns;
	struct panels *panels = panels_new(job, rows > 0 ? rows : 1, columns, err);

	if (!panels)
		return NULL;
	panels->run = run_name(figure->run);
	if (figure->count == 0)
		panels_at(panels, 0, 0)->empty = panels_text(panels, "no evacuation was reckoned");
	for (size_t i = 0; i < figure->count; i++)
		fill_case(panels, figure, i);
	fill_frame(panels, figure);
	return panels_finish(panels, panels_text(panels, "Time to empty a host"),
			     caption_of(panels, figure), alt_of(panels, figure), err);
}

struct drawing *figure_evacuation(const struct figure_job *job, struct error *err)
{
	struct evacuation_figure figure = { .run = one_run(job, err) };
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
	    survey(&figure, job, err))
		drawing = draw(job, &figure, err);
	free(figure.cases);
	return drawing;
}
