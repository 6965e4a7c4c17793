/*
 * trend.c — the figure of a metric over releases: each release's level with its interval, gaps
 * where a release has none, and where the level changed.
 *
 * The numbers are those of analysis/trend.csv, which `migstat trend` writes into the last release's
 * first run. A plot for each case.
 */
#include "inside.h"

#include "report/draw/number.h"
#include "report/figures/kit/one-run.h"
#include "report/figures/panels/panels.h"

#include "datasets/meaning.h"
#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PLOT_WIDTH  150.0
#define PLOT_HEIGHT 110.0
#define MARGIN      0.42 /* of the distance of two releases: how far a level's line reaches */

enum { LOOK_LEVEL = 0, LOOK_CHANGE = 1 };

struct trend_figure {
	const struct figure_job *job;
	const struct table *table;
	const struct metric *metric; /* NULL: failures */
	const char *aspect;          /* of the rows that are drawn */
	const char **cases;
	size_t count;
	const char **releases; /* in their order */
	size_t release_count;
	size_t gaps, changes;
};

/* ---- which rows ---- */

static double number(const struct trend_figure *figure, size_t row, const char *column)
{
	return table_cell_number(figure->table, row, column);
}

static bool is_drawn(const struct trend_figure *figure, size_t row)
{
	return table_says(figure->table, row, "metric",
			  figure->metric ? figure->metric->column.name : "") &&
	       table_says(figure->table, row, "aspect", figure->aspect);
}

/* The row of a case in a release; the table's count: none. */
static size_t row_of(const struct trend_figure *figure, const char *name, size_t release)
{
	size_t row = 0;

	while (row < figure->table->rows &&
	       !(is_drawn(figure, row) && table_says(figure->table, row, "case", name) &&
		 number(figure, row, "position") == (double)release + 1))
		row++;
	return row;
}

/* The metric that is wished for, else that of the first row; and the first aspect of it. */
static bool choose(struct trend_figure *figure, struct error *err)
{
	const struct metric *wished = figure->job->wish->metric;
	const char *name = wished                    ? wished->column.name
			   : figure->table->rows > 0 ? table_cell(figure->table, 0, "metric")
						     : "";

	if (name[0] != '\0' && metric_find(name) < metric_count())
		figure->metric = metric_at(metric_find(name));
	figure->aspect = "";
	for (size_t row = figure->table->rows; row > 0; row--)
		if (table_says(figure->table, row - 1, "metric", name))
			figure->aspect = table_cell(figure->table, row - 1, "aspect");
	return figure->aspect[0] != '\0' || !wished ||
	       error_set(err, "--metric %s: %s has no row of it", name, figure->table->path);
}

static bool survey(struct trend_figure *figure, struct error *err)
{
	const char *wished = figure->job->wish->case_name;
	size_t rows = figure->table->rows;

	figure->cases = must_alloc(rows, sizeof *figure->cases);
	figure->releases = must_alloc(rows, sizeof *figure->releases);
	for (size_t row = 0; row < rows; row++) {
		const char *name = table_cell(figure->table, row, "case");

		if (!is_drawn(figure, row) || (wished && strcmp(name, wished) != 0))
			continue;
		if (figure->count == 0 || strcmp(figure->cases[figure->count - 1], name) != 0)
			figure->cases[figure->count++] = name;
		if (figure->count == 1)
			figure->releases[figure->release_count++] =
				table_cell(figure->table, row, "release");
	}
	return figure->count > 0 || !wished ||
	       error_set(err, "--case %s: %s has no such case", wished, figure->table->path);
}

/* ---- a plot ---- */

static void add_levels(struct trend_figure *figure, struct panel *panel, const char *name)
{
	const struct look *look = theme_look(figure->job->style.theme, LOOK_LEVEL);
	struct curve *line = panel_add_curve(panel, CURVE_LINE, look, "course", NULL);
	struct curve *points = panel_add_curve(panel, CURVE_INTERVALS, look, "level", NULL);
	double last = NAN;

	line->thinness = 0.5;
	for (size_t release = 0; release < figure->release_count; release++) {
		size_t row = row_of(figure, name, release);
		bool there = row < figure->table->rows;
		double value = there ? number(figure, row, "value") : NAN;
		struct curve_point point = { .x = (double)release, .y = value };

		curve_add_xy(line, (double)release, value);
		if (isnan(value)) {
			figure->gaps++;
			panel_add_note(panel, (double)release, last, (struct anchor){ 0.5, 0.5 },
				       "gap");
			continue;
		}
		last = value;
		point.low = number(figure, row, "value_low");
		point.high = number(figure, row, "value_high");
		point.low = isnan(point.low) ? value : point.low;
		point.high = isnan(point.high) ? value : point.high;
		point.n = llround(number(figure, row, "n"));
		point.vms =
			isnan(number(figure, row, "vms")) ? 0 : llround(number(figure, row, "vms"));
		curve_add(points, point);
	}
}

/* Which release a label is of. */
static double place_of(const struct trend_figure *figure, const char *label)
{
	size_t release = 0;

	while (release + 1 < figure->release_count && strcmp(figure->releases[release], label) != 0)
		release++;
	return (double)release;
}

/* A level's line from one change to the next. */
static void add_level_line(struct curve *curve, double from, double to, double level)
{
	curve_add_xy(curve, from, level);
	curve_add_xy(curve, to, level);
	curve_add_xy(curve, to, NAN);
}

/* The levels between changes, and where each change may begin: from the release before the earliest
 * to the latest. */
static void add_changes(struct trend_figure *figure, struct panel *panel, const char *name)
{
	const struct look *look = theme_look(figure->job->style.theme, LOOK_CHANGE);
	struct curve *lines = NULL;
	double from = -MARGIN;
	double after = NAN;

	for (size_t release = 0; release < figure->release_count; release++) {
		size_t row = row_of(figure, name, release);
		struct curve *across;
		double before;

		if (row == figure->table->rows ||
		    table_cell(figure->table, row, "change")[0] == '\0')
			continue;
		if (!lines)
			lines = panel_add_curve(panel, CURVE_LINE, look, "level between changes",
						NULL);
		across = panel_add_curve(panel, CURVE_ACROSS, look, "place of a change", NULL);
		before = number(figure, row, "change_before");
		after = number(figure, row, "change_after");
		add_level_line(lines, from, (double)release - 0.5, before);
		from = (double)release - 0.5;
		curve_add(across, (struct curve_point){
					  .x = from,
					  .y = (before + after) / 2,
					  .low = place_of(figure, table_cell(figure->table, row,
									     "change_earliest")) -
						 1,
					  .high = place_of(figure, table_cell(figure->table, row,
									      "change_latest")),
				  });
		figure->changes++;
	}
	if (lines)
		add_level_line(lines, from, (double)figure->release_count - 1 + MARGIN, after);
}

static void fill_case(struct panels *panels, struct trend_figure *figure, size_t index)
{
	struct panel *panel = &panels->at[index];

	panel->title = labels_text(panels->job->labels, figure->cases[index]);
	panel->empty = must_copy("no release has a value");
	add_changes(figure, panel, figure->cases[index]);
	add_levels(figure, panel, figure->cases[index]);
}

static void fill_frame(struct panels *panels, const struct trend_figure *figure)
{
	const struct theme *theme = panels->job->style.theme;

	panels->one_y = true;
	for (size_t i = 0; i < panels->rows; i++) {
		panels->y[i].unit = figure->metric ? figure->metric->column.unit : "";
		panels->y[i].title = must_copy(figure->metric ? figure->metric->title
							      : "Share of failed migrations");
		panels->heights[i] = PLOT_HEIGHT;
	}
	for (size_t i = 0; i < panels->columns; i++)
		for (size_t release = 0; release < figure->release_count; release++)
			panels_add_name(&panels->x[i], must_copy(figure->releases[release]));
	panels_add_legend(panels, LEGEND_POINT, theme_look(theme, LOOK_LEVEL),
			  "release, with its interval");
	if (figure->changes > 0)
		panels_add_legend(panels, LEGEND_LINE, theme_look(theme, LOOK_CHANGE),
				  "level, and where it changes");
}

/* ---- words ---- */

/* What the intervals know, by the first row that has one. */
static const char *interval_words(const struct trend_figure *figure)
{
	static const struct {
		const char *word, *text;
	} words[] = {
		{ "runs", "what the runs of one release differ by, of all releases together" },
		{ "sessions", "the cycles of its one session, and what sessions differ by as it "
			      "was told" },
		{ "session", "the cycles of its one session: what else was different that day is "
			     "not in it" },
		{ "migrations", "the migrations, by whole VMs and rounds where failures heap "
				"there" },
	};

	for (size_t row = 0; row < figure->table->rows; row++)
		for (size_t i = 0; is_drawn(figure, row) && i < sizeof words / sizeof *words; i++)
			if (table_says(figure->table, row, "interval_of", words[i].word))
				return words[i].text;
	return NULL;
}

/* Levels that nobody compares stand beside each other in the picture: that must be said. */
static bool is_mixed(const struct trend_figure *figure)
{
	for (size_t row = 0; row < figure->table->rows; row++)
		if (is_drawn(figure, row) &&
		    strstr(table_cell(figure->table, row, "words"), MEANING_MIXED))
			return true;
	return false;
}

static void print_caption(FILE *out, const void *closure)
{
	const struct trend_figure *figure = closure;
	const char *of = interval_words(figure);

	if (figure->count == 0) {
		fputs("trend.csv has no row of it.", out);
		return;
	}
	fprintf(out, "Each point is a release: the %s, ",
		figure->metric ? figure->aspect : "share of failures");
	fputs(figure->metric ? "of a typical VM (geometric mean of the VMs), over its runs. "
			     : "among the migrations attempted. ",
	      out);
	if (of) {
		fputs("Bars: the ", out);
		number_print_percent(out, number(figure, 0, "level"), figure->job->style.language);
		fprintf(out, " interval, for these VMs, from %s. ", of);
	}
	if (figure->gaps > 0)
		fputs("Gap: no run of the release has a value. ", out);
	if (figure->metric && is_mixed(figure))
		fprintf(out,
			"%s " MEANING_MIXED " (versions of the hypervisor differ): releases over "
			"such a step are not compared. ",
			figure->metric->title);
	if (figure->changes > 0)
		fprintf(out,
			"A change of level is found where runs exchanged with each other hardly "
			"ever split as clearly (corrected for %s tests); its bar reaches from the "
			"release before the first that it may begin with to the last one. ",
			table_cell(figure->table, 0, "tests"));
	else
		fputs("No change of level is found. ", out);
}

static char *alt_of(const struct trend_figure *figure)
{
	return must_print("One plot for each of %zu case%s: %s over %zu releases, a point with an "
			  "interval each; %zu change%s of level, %zu gap%s.",
			  figure->count, figure->count == 1 ? "" : "s",
			  figure->metric ? figure->metric->title : "share of failed migrations",
			  figure->release_count, figure->changes, figure->changes == 1 ? "" : "s",
			  figure->gaps, figure->gaps == 1 ? "" : "s");
}

static struct drawing *draw(struct trend_figure *figure, struct error *err)
{
	struct panels *panels =
		panels_new_grid(figure->job, figure->count > 0 ? figure->count : 1, PLOT_WIDTH);
	struct drawing *drawing;

	if (figure->count == 0)
		panels_at(panels, 0, 0)->empty = must_copy("no release has a value");
	for (size_t i = 0; i < figure->count; i++)
		fill_case(panels, figure, i);
	fill_frame(panels, figure);
	drawing =
		panels_finish(panels,
			      must_print("%s over releases", figure->metric ? figure->metric->title
									    : "Failed migrations"),
			      figure_text(print_caption, figure), alt_of(figure), err);
	if (drawing)
		drawing->metric = figure->metric;
	return drawing;
}

/* The last of the runs that has a trend. */
static const struct table *table_of(const struct figure_job *job, const char **folder,
				    struct error *err)
{
	for (size_t i = sources_count(job->sources); i > 0; i--) {
		*folder = sources_run(job->sources, i - 1)->folder;
		if (sources_has(job->sources, i - 1, &schema_trend))
			return sources_table(job->sources, i - 1, &schema_trend, err);
	}
	error_set(err,
		  "%s has no analysis/trend.csv: run `migstat trend` of the releases first; it "
		  "writes it into the last release's first run",
		  *folder);
	return NULL;
}

struct drawing *figure_trend(const struct figure_job *job, struct error *err)
{
	struct trend_figure figure = { .job = job };
	struct drawing *drawing = NULL;
	const char *folder = "";

	figure.table = table_of(job, &folder, err);
	if (figure.table && is_by_case(figure.table, folder, err) && choose(&figure, err) &&
	    survey(&figure, err))
		drawing = draw(&figure, err);
	free(figure.cases);
	free(figure.releases);
	return drawing;
}
