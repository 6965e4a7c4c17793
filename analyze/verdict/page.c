/* page.c — comparisons as words and tables for a person. */
#include "change-text.h"
#include "inside.h"
#include "options.h"

#include "datasets/array.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void add_aspect(struct texts *cells, const struct page_cell *cell)
{
	const struct comparison *comparison = cell->row;

	texts_add(cells, "%s", aspect_words[comparison->aspect]);
}

static void add_verdict(struct texts *cells, const struct page_cell *cell)
{
	const struct comparison *comparison = cell->row;

	texts_add(cells, "%s", verdict_words[comparison->verdict]);
}

static void add_amount(struct texts *cells, const struct page_cell *cell)
{
	const double *amount = cell->at;

	texts_add(cells, "%s", amount_text(cell->row, *amount).text);
}

static void add_change(struct texts *cells, const struct page_cell *cell)
{
	texts_add(cells, "%s", change_text(cell->row).text);
}

static void add_interval(struct texts *cells, const struct page_cell *cell)
{
	texts_add(cells, "%s", change_interval_text(cell->row).text);
}

static void add_level(struct texts *cells, const void *how)
{
	const struct terms *terms = how;

	texts_add(cells, "%.10g %% interval", 100 * terms->level);
}

static void add_p(struct texts *cells, const struct page_cell *cell)
{
	const double *p = cell->at;

	texts_add(cells, "%s", p_text(*p).text);
}

/* What the row is of, and what is to be thought of it, comes first, for it is what people look for.
 */
/* clang-format off */
static const struct page_column columns[] = {
	{ "of",       .add = add_aspect },
	{ "verdict",  .add = add_verdict },
	{ "before",   add_amount,   .offset = offsetof(struct comparison, before) },
	{ "after",    add_amount,   .offset = offsetof(struct comparison, after) },
	{ "change",   .add = add_change },
	{ NULL,       .add = add_interval, .add_heading = add_level },
	{ "p (Holm)", add_p,        .offset = offsetof(struct comparison, p_holm) },
};
/* clang-format on */

static void add_table(struct section *section, const struct comparisons *comparisons, size_t first,
		      size_t end)
{
	const struct page_columns table = { columns, COUNT(columns), .words = 2 };

	columns_head(section, comparisons->sides->query.by, &table, &comparisons->terms);
	for (size_t i = first; i < end; i++) {
		const struct comparison *comparison = &comparisons->at[i];
		const struct texts *key = &comparisons->sides->groups[comparison->group].key;

		columns_row(section, (const char *const *)key->at, &table, comparison,
			    &comparisons->terms);
	}
}

static void add_words(struct section *section, const struct comparisons *comparisons,
		      const struct comparison *comparison)
{
	char *name = text_clean(comparison_name(comparisons, comparison, NAME_SHORT));
	char *words = comparison_words(comparisons, comparison);

	texts_add(&section->notes, "%s: %s", name, words);
	free(name);
	free(words);
}

/* How the sides stand to each other, once for each way that occurs in the section. */
static void add_design(struct section *section, const struct comparisons *comparisons,
		       const struct comparison *first, size_t count)
{
	const char *unit = sides_unit_word(comparisons->sides);

	for (size_t i = 0; i < count; i++) {
		const struct comparison *comparison = &first[i];
		char text[160];
		struct texts *notes = &section->notes;

		if (comparison->test == TEST_NONE || comparison->aspect == ASPECT_FAILURES)
			continue;
		if (comparison->kind == UNIT_IS_RUN)
			snprintf(text, sizeof text,
				 "One observation is a run: %zu before, %zu after.",
				 comparison->units[BEFORE], comparison->units[AFTER]);
		else if (comparison->design == DESIGN_PAIRED)
			snprintf(text, sizeof text,
				 "The same %zu %ss before and after: each is compared with itself.",
				 comparison->units[AFTER], unit);
		else
			snprintf(text, sizeof text,
				 "Not the same %ss before (%zu) and after (%zu): one side is "
				 "compared with the other as a whole.",
				 unit, comparison->units[BEFORE], comparison->units[AFTER]);
		if (!texts_have(notes, text))
			texts_add(notes, "%s", text);
	}
}

static void add_tail_caution(struct section *section, const struct comparison *first, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct comparison *comparison = &first[i];
		double each = (double)(comparison->values[BEFORE] + comparison->values[AFTER]) /
			      (double)(comparison->vms[BEFORE] + comparison->vms[AFTER]);

		if (comparison->aspect != ASPECT_TAIL || !(each < 20))
			continue;
		texts_add(&section->notes,
			  "p95: with about %.0f values a VM, the 95th percentile is next to the "
			  "largest; 20 or more tell the tail.",
			  each);
		return;
	}
}

/* The comparisons of one metric, or of the failures, stand together. */
static size_t end_of_section(const struct comparisons *comparisons, size_t first)
{
	const struct comparison *at = comparisons->at;
	bool failures = at[first].aspect == ASPECT_FAILURES;
	size_t end = first + 1;

	while (end < comparisons->count && (at[end].aspect == ASPECT_FAILURES) == failures &&
	       (failures || at[end].metric == at[first].metric))
		end++;
	return end;
}

static void add_section(struct section *section, const struct comparisons *comparisons,
			size_t first, size_t end, const struct plot_look *look)
{
	const struct comparison *at = comparisons->at;

	if (at[first].aspect == ASPECT_FAILURES) {
		texts_add(&section->heading,
			  comparisons->sides->query.csv
				  ? "Failed rows, of all, lower is better"
				  : "Failed migrations, of those attempted, lower is better");
	} else {
		const struct metric *metric = at[first].metric;
		const char *better = better_text(metric->better);

		texts_add(&section->heading, "%s%s%s", metric->title, better[0] != '\0' ? ", " : "",
			  better);
	}
	add_table(section, comparisons, first, end);
	if (look->width > 0)
		plot_changes(&section->plot, comparisons, first, end, look);
	add_design(section, comparisons, at + first, end - first);
	for (size_t i = first; i < end; i++)
		add_words(section, comparisons, &at[i]);
	add_tail_caution(section, at + first, end - first);
}

static bool has_failures(const struct comparisons *comparisons)
{
	for (size_t i = 0; i < comparisons->count; i++)
		if (comparisons->at[i].aspect == ASPECT_FAILURES)
			return true;
	return false;
}

/* Rows that are units by themselves. */
static void add_row_legend(struct texts *legend)
{
	texts_add(legend, "Every row counts as independent of all others: mean and median, before "
			  "and after, are theirs.");
}

static void add_vm_legend(struct texts *legend, const char *unit)
{
	texts_add(legend,
		  "mean, median, spread and p95 are worked out for every %s and direction by "
		  "itself, and the %ss' numbers are compared; before and after are their geometric "
		  "means (where one is not above zero, their means).",
		  unit, unit);
	texts_add(legend, "spread: mean absolute deviation from the median of the same direction "
			  "(Brown-Forsythe). p95: 95th percentile, type 7.");
}

static void add_change_legend(struct texts *legend, const struct comparisons *comparisons,
			      bool rows)
{
	const char *unit = sides_unit_word(comparisons->sides);
	double percent = 100 * comparisons->terms.level;

	texts_add(legend,
		  "change: after / before%s%s%s; where a value is not above zero, the difference. "
		  "%.10g %% interval: where the true change lies, in %.10g of 100 such studies; of "
		  "each change by itself.",
		  rows ? "" : ", of a typical ", rows ? "" : unit,
		  rows ? "" : " (the mean of their ratios)", percent, percent);
	if (has_failures(comparisons))
		texts_add(legend,
			  "points: percentage points; from 8 %% to 6 %% it is 2 points down.");
	texts_add(legend,
		  "p (Holm): two-sided, by t on %s (median of rows: by ranks; failures: Fisher, or "
		  "whole VMs and rounds permuted where failures heap there), "
		  "corrected for all %zu test%s of this call, so that the risk of even one false "
		  "alarm among them is %.3g %%.",
		  rows ? "the rows" : "VMs and cycles", comparisons->tests,
		  comparisons->tests == 1 ? "" : "s", 100 - percent);
}

static void add_legend(struct texts *legend, const struct comparisons *comparisons)
{
	const struct terms *terms = &comparisons->terms;
	bool rows = comparisons->sides->query.csv && !comparisons->sides->query.csv->unit_of;

	if (rows)
		add_row_legend(legend);
	else
		add_vm_legend(legend, sides_unit_word(comparisons->sides));
	add_change_legend(legend, comparisons, rows);
	texts_add(
		legend, "undecided is not equal: the data cannot tell.%s",
		isnan(terms->margin)
			? " equal takes a margin (--margin), below which a change does not matter."
			: "");
	if (!isnan(terms->margin))
		texts_add(legend,
			  "equal: two one-sided tests show that the change is within %.10g %% (of "
			  "failures: percentage points).",
			  100 * terms->margin);
}

bool compare_print_page(FILE *stream, const struct comparisons *comparisons,
			const struct compare_options *options, struct error *err)
{
	struct plot_look look = { 0 }; /* only a terminal's table has plots */
	struct page page = { .count = 0 };

	(void)err;
	if (options->format->page == page_print_table && !options->no_plot)
		look = plot_look_of(stream);
	compare_overview(page_add(&page), comparisons, options);
	for (size_t first = 0, end; first < comparisons->count; first = end) {
		end = end_of_section(comparisons, first);
		add_section(page_add(&page), comparisons, first, end, &look);
	}
	add_legend(&page.legend, comparisons);
	plot_changes_legend(&page.legend, &look, &comparisons->terms);
	options->format->page(stream, &page);
	page_free(&page);
	return true;
}
