/* figures.c — the figures of a report. */
#include "inside.h"

#include "report/figures/figures.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As wide as the text of a page of A4. */
static const double width_mm = 170;
/* With the words and the table above it, half a page. */
static const double low_mm = 50;

/* Of more runs, figures of one run each are not drawn. */
enum { RUNS_DRAWN = 4 };

/* Those that stand with the results, with the comparisons, or with the trend; bars say less than
 * means do. */
static const char *const placed[] = { "outcomes", "means",        "bars", "distributions",
				      "ecdf",     "before-after", "trend" };

/* What a figure is empty without; a sentence says more than an empty plot. */
static const struct {
	const char *name;
	const struct schema *table;
} needs[] = {
	{ "anatomy", &schema_progress },
	{ "continuity", &schema_gaps },
	{ "resources", &schema_metrics },
};

static const struct figure *find(const char *name)
{
	for (const struct figure *figure = figures; figure->name; figure++)
		if (strcmp(figure->name, name) == 0)
			return figure;
	return NULL;
}

static bool is_placed(const char *name)
{
	for (size_t i = 0; i < COUNT(placed); i++)
		if (strcmp(placed[i], name) == 0)
			return true;
	return false;
}

/* The basis of a figure of all runs. */
static struct basis *basis_of(const struct report *report, const struct figure *figure,
			      const struct metric *metric)
{
	struct basis *basis = must_alloc(1, sizeof *basis);

	basis->wish = (struct figure_wish){ .width_mm = width_mm, .bare = true };
	if (figure->options & FIGURE_METRIC)
		basis->wish.metric = metric;
	if (figure->options & FIGURE_COMPARISONS)
		basis->wish.comparisons = report->job->comparisons;
	basis->job = (struct figure_job){ .figure = figure,
					  .sources = report->job->sources,
					  .wish = &basis->wish,
					  .labels = report->job->labels,
					  .style = report->job->style };
	return basis;
}

/* The basis of a figure of one run, which is read once more. */
static struct basis *basis_of_one(const struct report *report, const struct figure *figure,
				  size_t run, struct error *why)
{
	struct basis *basis = basis_of(report, figure, NULL);
	char *folder = report_run(report, run)->folder;

	if (!sources_open(&basis->own, &folder, 1, why)) {
		basis_free(basis);
		return NULL;
	}
	sources_call(basis->own, 0, report_name(report, run));
	basis->job.sources = basis->own;
	return basis;
}

/* Whether the first of these sources has what the figure needs; false with *why. */
static bool can_be_drawn(const struct basis *basis, struct error *why)
{
	for (size_t i = 0; i < COUNT(needs); i++)
		if (strcmp(needs[i].name, basis->job.figure->name) == 0 &&
		    !sources_has(basis->job.sources, 0, needs[i].table))
			return error_set(why, "there is no %s", needs[i].table->file);
	return true;
}

/* Draws and adds it, under its question if that is wanted, and takes the basis over; false with
 * *why. */
static bool add(struct report *report, struct basis *basis, bool with_question, struct error *why)
{
	struct drawing *drawing = basis && can_be_drawn(basis, why)
					  ? basis->job.figure->drawing_of(&basis->job, why)
					  : NULL;

	if (drawing && drawing->lacks) {
		error_set(why, "%s", drawing->lacks);
		drawing->free(drawing);
		drawing = NULL;
	}
	if (!drawing) {
		/* a disk that cannot be read is no property of the figure */
		if (why->of_system)
			error_system(&report->failed, "%s", why->text);
		basis_free(basis);
		return false;
	}
	if (with_question)
		document_heading(report->document, 2, "%s", figure_question(&basis->job));
	document_figure(report->document, drawing, basis);
	if (basis->wish.metric)
		document_about(report->document, basis->wish.metric->column.name);
	else if (strcmp(basis->job.figure->name, "outcomes") == 0)
		document_about(report->document, ABOUT_FAILURES);
	return true;
}

/* ---- in its place ---- */

void part_figure(struct report *report, const char *name, const struct metric *metric)
{
	const struct figure *figure = find(name);
	struct error why = { 0 };
	char *words;

	if (!figure || add(report, basis_of(report, figure, metric), false, &why))
		return;
	words = report_words(why.text);
	document_text(report->document, "Not drawn: %s.", words);
	free(words);
}

void part_figure_low(struct report *report, const char *name, const struct metric *metric)
{
	const struct figure *figure = find(name);
	struct error why = { 0 };
	struct basis *basis;

	if (!figure)
		return;
	basis = basis_of(report, figure, metric);
	basis->wish.height_mm = low_mm;
	/* names of many groups want their own height */
	if (!add(report, basis, false, &why))
		part_figure(report, name, metric);
}

/* ---- the others, under their questions ---- */

/* "anatomy of run one (why)", behind the others that are left out. */
static void leave_out(FILE *list, const struct figure *figure, const char *run,
		      const struct error *why)
{
	char *words = report_words(why->text);

	fprintf(list, "%s%s%s%s (%s)", ftell(list) > 0 ? "; " : "", figure->name, run ? " of " : "",
		run ? run : "", words);
	free(words);
}

/* A figure that shows one run alone is drawn of each, if they are not too many to look at. */
static void add_of_each(struct report *report, const struct figure *figure, FILE *list)
{
	bool any = false;

	for (size_t run = 0; run < report_runs(report); run++) {
		struct error why = { 0 };

		if (add(report, basis_of_one(report, figure, run, &why), !any, &why))
			any = true;
		else
			leave_out(list, figure, report_name(report, run), &why);
	}
}

static void add_other(struct report *report, const struct figure *figure, FILE *list)
{
	size_t runs = report_runs(report);
	struct error why = { 0 };

	if (add(report, basis_of(report, figure, NULL), true, &why))
		return;
	if (runs > 1 && runs <= RUNS_DRAWN)
		add_of_each(report, figure, list);
	else
		leave_out(list, figure, NULL, &why);
}

bool part_figures(struct report *report, struct error *err)
{
	char *left_out;
	size_t size;
	FILE *list = must_open_text(&left_out, &size);

	(void)err;
	document_heading(report->document, 1, "More to see");
	for (const struct figure *figure = figures; figure->name; figure++)
		if (!is_placed(figure->name))
			add_other(report, figure, list);
	must_close_text(list);
	if (left_out[0] != '\0')
		document_item(report->document, "Figures left out.", "%s.", left_out);
	free(left_out);
	return true;
}
