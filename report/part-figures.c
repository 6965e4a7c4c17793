/* part-figures.c — the figures of a report. */
#include "part-figure.h"

#include <stdlib.h>
#include <string.h>

/* As wide as the text of a page of A4. */
static const double width_mm = 170;

/* Those that stand with the results, or with the comparisons. */
static const char *const placed[] = { "outcomes", "means", "distributions", "ecdf",
				      "before-after" };

static const struct figure *find(const char *name)
{
	for (const struct figure *figure = figures; figure->name; figure++)
		if (strcmp(figure->name, name) == 0)
			return figure;
	return NULL;
}

/* What a drawing borrows as long as it lives. */
struct basis {
	struct figure_wish wish;
	struct figure_job job;
};

static struct basis *basis_of(const struct report *report, const struct figure *figure,
			      const struct metric *metric)
{
	struct basis *basis = calloc(1, sizeof *basis);

	if (!basis)
		return NULL;
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

bool part_figure(struct report *report, const char *name, const struct metric *metric,
		 struct error *err)
{
	const struct figure *figure = find(name);
	struct basis *basis = figure ? basis_of(report, figure, metric) : NULL;
	struct error why = { 0 };
	struct drawing *drawing;

	if (!figure)
		return true;
	if (!basis)
		return error_memory(err);
	drawing = figure->drawing_of(&basis->job, &why);
	if (drawing) {
		document_figure(report->document, drawing, basis);
	} else {
		free(basis);
		document_text(report->document, "The figure %s is not drawn: %s.", name, why.text);
	}
	return document_check(report->document, err);
}

static bool is_placed(const char *name)
{
	for (size_t i = 0; i < sizeof placed / sizeof *placed; i++)
		if (strcmp(placed[i], name) == 0)
			return true;
	return false;
}

bool part_figures(struct report *report, struct error *err)
{
	bool any = false;

	for (const struct figure *figure = figures; figure->name; figure++) {
		if (is_placed(figure->name))
			continue;
		if (!any)
			document_heading(report->document, 1, "More to see");
		any = true;
		document_heading(report->document, 2, "%s", figure->question);
		if (!part_figure(report, figure->name, NULL, err))
			return false;
	}
	return true;
}
