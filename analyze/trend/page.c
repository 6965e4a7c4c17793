/* page.c — trends as words and tables for a person. */
#include "inside.h"

#include "analyze/verdict/change-text.h"
#include "analyze/verdict/sentences.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- the tables ---- */

/* What a row is of. */
struct row {
	const struct trends *trends;
	const struct trend *trend;
	size_t release;
};

static void add_release(struct texts *cells, const struct page_cell *cell)
{
	const struct row *row = cell->row;

	texts_add_clean(cells, release_label(row->trends, row->release));
}

/* Whether the two numbers that a step is of are the levels of its releases, as they are printed. */
static bool is_of_levels(const struct row *row, const struct comparison *step, size_t before)
{
	const struct level *levels = row->trend->course.levels;

	return strcmp(level_text(row->trend, step->before).text,
		      level_text(row->trend, levels[before].value).text) == 0 &&
	       strcmp(level_text(row->trend, step->after).text,
		      level_text(row->trend, levels[row->release].value).text) == 0;
}

/* "worse +8.0 %", and where that is not of the two values of the column: "(1.842 s to 1.989 s)". */
static void add_step(struct texts *cells, const struct row *row, enum against against)
{
	const struct comparison *step = step_at(row->trends, row->trend, row->release, against);
	long at = row->trend->places[row->release].steps[against];
	const char *verdict = step ? verdict_words[step->verdict] : "-";

	if (!step || isnan(step->difference))
		texts_add(cells, "%s", verdict);
	else if (is_of_levels(row, step, row->trends->pairs[row->trends->pair_of[at]].before))
		texts_add(cells, "%s %s", verdict, change_text(step).text);
	else
		texts_add(cells, "%s %s (%s to %s)", verdict, change_text(step).text,
			  level_text(row->trend, step->before).text,
			  level_text(row->trend, step->after).text);
}

static void add_previous(struct texts *cells, const struct page_cell *cell)
{
	add_step(cells, cell->row, AGAINST_PREVIOUS);
}

static void add_baseline(struct texts *cells, const struct page_cell *cell)
{
	add_step(cells, cell->row, AGAINST_BASELINE);
}

static void add_level_change(struct texts *cells, const struct page_cell *cell)
{
	const struct row *row = cell->row;
	long at = row->trend->places[row->release].change;

	texts_add(cells, "%s",
		  at == STEP_NONE ? "-" : verdict_words[row->trend->changes[at].verdict]);
}

static void add_runs(struct texts *cells, const struct page_cell *cell)
{
	const struct row *row = cell->row;
	size_t all = row->trends->releases->at[row->release].runs.count;
	size_t runs = row->trend->course.levels[row->release].runs;

	if (runs < all)
		texts_add(cells, "%zu of %zu", runs, all);
	else
		texts_add(cells, "%zu", runs);
}

static void add_value(struct texts *cells, const struct page_cell *cell)
{
	const struct row *row = cell->row;
	const struct level *level = &row->trend->course.levels[row->release];

	texts_add(cells, "%s",
		  level->runs == 0 ? "gap" : level_text(row->trend, level->value).text);
}

static void add_interval(struct texts *cells, const struct page_cell *cell)
{
	const struct row *row = cell->row;

	texts_add(cells, "%s", level_interval_text(row->trend, row->release).text);
}

/* how is the trends. */
static void add_baseline_heading(struct texts *cells, const void *how)
{
	const struct trends *trends = how;

	texts_add(cells, "to %s", release_label(trends, trends->baseline));
}

static void add_interval_heading(struct texts *cells, const void *how)
{
	const struct trends *trends = how;

	texts_add(cells, "%.10g %% interval", 100 * trends->terms.level);
}

/* clang-format off */
static const struct page_column columns[] = {
	{ "release",   .add = add_release },
	{ "to before", .add = add_previous },
	{ NULL,        .add = add_baseline, .add_heading = add_baseline_heading },
	{ "level",     .add = add_level_change },
	{ "runs",      .add = add_runs },
	{ "value",     .add = add_value },
	{ NULL,        .add = add_interval, .add_heading = add_interval_heading },
};
/* clang-format on */

/* Trends of one aspect of one metric stand together. */
static bool same_subject(const struct trend *a, const struct trend *b)
{
	return a->course.compared.aspect == b->course.compared.aspect &&
	       a->course.compared.metric == b->course.compared.metric;
}

static const char *better_words(enum better better)
{
	return better == LOWER_IS_BETTER    ? ", lower is better"
	       : better == HIGHER_IS_BETTER ? ", higher is better"
					    : "";
}

static void add_heading(struct section *section, const struct compared *compared)
{
	if (compared->aspect == ASPECT_FAILURES)
		texts_add(&section->heading,
			  "Failed migrations, of those attempted, lower is better");
	else
		texts_add(&section->heading, "%s, %s%s", compared->metric->title,
			  aspect_words[compared->aspect], better_words(compared->metric->better));
}

static void add_section(struct section *section, const struct trends *trends, size_t first,
			size_t end)
{
	const struct page_columns table = { columns, COUNT(columns), .words = 4 };

	add_heading(section, &trends->at[first].course.compared);
	columns_head(section, trends->all->query.by, &table, trends);
	for (size_t i = first; i < end; i++) {
		const struct trend *trend = &trends->at[i];
		const struct texts *key = &trends->all->groups[trend->course.compared.group].key;

		for (size_t release = 0; release < trends->releases->count; release++) {
			const struct row row = { trends, trend, release };

			columns_row(section, (const char *const *)key->at, &table, &row, trends);
		}
	}
	trend_notes(section, trends, first, end);
}

/* ---- what all numbers mean ---- */

static void add_legend(struct texts *legend, const struct trends *trends)
{
	double percent = 100 * trends->terms.level;

	texts_add(legend, "value: the mean of the release's runs, each of a typical VM (the "
			  "geometric mean of the VMs; where one is not above zero, their plain "
			  "mean); failures: the share.");
	texts_add(legend,
		  "%.10g %% interval: for these VMs; what the runs of one release differ by is "
		  "known from all releases together. Where each release is one run: of its "
		  "cycles.",
		  percent);
	texts_add(legend,
		  "to before: against the last release before that has values. to "
		  "%s: against the baseline. As migstat compare has it, VMs and runs being "
		  "chance.",
		  release_label(trends, trends->baseline));
	texts_add(legend,
		  "A step is that of the two values of its releases, or of the two numbers behind "
		  "it: "
		  "where two releases have more in common than all of them (VMs, directions, for "
		  "spread and p95 as many rows of each), these two are compared by that.");
	texts_add(legend, "level: a change of level begins with that release, by whole runs "
			  "exchanged (binary segmentation).");
	texts_add(legend,
		  "All %zu test%s of this call are corrected together (Holm), so that the risk of "
		  "even one false alarm among them is %.3g %%. undecided is not equal: the data "
		  "cannot tell.",
		  trends->tests, trends->tests == 1 ? "" : "s", 100 - percent);
	if (!isnan(trends->terms.margin) || trends->terms.goals)
		texts_add(legend, "equal: two one-sided tests show that the change is within the "
				  "margin that was named for it (of failures: percentage points).");
}

bool trend_print_page(FILE *stream, const struct trends *trends,
		      const struct trend_options *options, struct error *err)
{
	const struct limits_met met = trend_limits(trends);
	struct page page = { .count = 0 };

	(void)err;
	trend_overview(page_add(&page), trends, options);
	if (trends->bounds.count > 0)
		limits_met_section(page_add(&page), &met);
	for (size_t first = 0, end; first < trends->count; first = end) {
		end = first + 1;
		while (end < trends->count && same_subject(&trends->at[first], &trends->at[end]))
			end++;
		add_section(page_add(&page), trends, first, end);
	}
	add_legend(&page.legend, trends);
	options->format->page(stream, &page);
	page_free(&page);
	return true;
}
