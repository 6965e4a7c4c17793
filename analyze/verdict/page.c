/* page.c — comparisons as words and tables for a person. */
#include "formats.h"

#include "plot-changes.h"
#include "words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void add_header(struct section *section, const struct comparisons *comparisons)
{
	const struct texts *by = comparisons->sides->query.by;

	for (size_t i = 0; i < by->count; i++)
		texts_add(&section->cells, "%s", by->at[i]);
	texts_add(&section->cells, "of");
	texts_add(&section->cells, "verdict");
	texts_add(&section->cells, "before");
	texts_add(&section->cells, "after");
	texts_add(&section->cells, "change");
	texts_add(&section->cells, "%.10g %% interval", 100 * comparisons->terms.level);
	texts_add(&section->cells, "p (Holm)");
	section->columns = section->cells.count;
	section->keys = by->count + 2;
}

/* What the row is of, and what is to be thought of it: first, for it is what people look for. */
static void add_key(struct section *section, const struct comparisons *comparisons,
		    const struct comparison *comparison)
{
	const struct texts *key = &comparisons->sides->groups[comparison->group].key;

	for (size_t i = 0; i < key->count; i++)
		texts_add_clean(&section->cells, key->at[i]);
	texts_add(&section->cells, "%s", aspect_word(comparison->aspect));
	texts_add(&section->cells, "%s", verdict_word(comparison->verdict));
}

static void add_row(struct section *section, const struct comparisons *comparisons,
		    const struct comparison *comparison)
{
	char before[CHANGE_TEXT_SIZE];
	char after[CHANGE_TEXT_SIZE];
	char change[CHANGE_TEXT_SIZE];
	char interval[CHANGE_TEXT_SIZE];
	char p[CHANGE_TEXT_SIZE];

	amount_text(comparison, comparison->before, before);
	amount_text(comparison, comparison->after, after);
	change_text(comparison, change);
	change_interval_text(comparison, interval);
	p_text(comparison->p_holm, p);
	add_key(section, comparisons, comparison);
	texts_add(&section->cells, "%s", before);
	texts_add(&section->cells, "%s", after);
	texts_add(&section->cells, "%s", change);
	texts_add(&section->cells, "%s", interval);
	texts_add(&section->cells, "%s", p);
}

static void add_words(struct section *section, const struct comparisons *comparisons,
		      const struct comparison *comparison)
{
	char *name = comparison_name(comparisons, comparison, NAME_SHORT);
	char *words = comparison_words(comparisons, comparison);
	struct texts clean = { 0 };

	if (name && words)
		texts_add_clean(&clean, name);
	if (clean.count == 1)
		texts_add(&section->notes, "%s: %s", clean.at[0], words);
	else
		section->notes.failed = true;
	texts_free(&clean);
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
				 "The same %zu %ss before and after: each is compared with "
				 "itself.",
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
	add_header(section, comparisons);
	for (size_t i = first; i < end; i++)
		add_row(section, comparisons, &at[i]);
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

static void add_legend(struct texts *legend, const struct comparisons *comparisons)
{
	const struct terms *terms = &comparisons->terms;
	const char *unit = sides_unit_word(comparisons->sides);
	double percent = 100 * terms->level;

	texts_add(legend,
		  "mean, median, spread and p95 are worked out for every %s by itself, and these "
		  "numbers are compared; before and after are their means (median: their medians).",
		  unit);
	texts_add(legend, "spread: mean absolute deviation from the median of the same direction "
			  "(Brown-Forsythe). p95: 95th percentile, type 7.");
	texts_add(legend,
		  "change: the %ss' mean ratio after / before, from logarithms (median: "
		  "Hodges-Lehmann); where a value is not above zero, the difference. %.10g %% "
		  "interval: where the true change lies, in %.10g of 100 such studies; of each "
		  "change by itself.",
		  unit, percent, percent);
	if (has_failures(comparisons))
		texts_add(legend, "points: percentage points; from 8 %% to 6 %% it is 2 points "
				  "down.");
	texts_add(legend,
		  "p (Holm): two-sided, by t on the %ss (median: by ranks; failures: Fisher), "
		  "corrected for all %zu test%s of this call, so that the risk of even one false "
		  "alarm among them is %.3g %%.",
		  unit, comparisons->tests, comparisons->tests == 1 ? "" : "s", 100 - percent);
	texts_add(legend, "undecided is not equal: the data cannot tell.%s",
		  isnan(terms->margin) ? " equal takes a margin (--margin), below which a change "
					 "does not matter."
				       : "");
	if (!isnan(terms->margin))
		texts_add(legend,
			  "equal: two one-sided tests show that the change is within %.10g %% (of "
			  "failures: percentage points).",
			  100 * terms->margin);
}

bool compare_page(struct page *page, const struct comparisons *comparisons,
		  const struct compare_options *options, struct error *err)
{
	*page = (struct page){ .sections = calloc(comparisons->count + 2, sizeof *page->sections) };
	if (!page->sections)
		return error_memory(err);
	compare_overview(&page->sections[page->count++], comparisons, options);
	for (size_t first = 0, end; first < comparisons->count; first = end) {
		end = end_of_section(comparisons, first);
		add_section(&page->sections[page->count++], comparisons, first, end,
			    &options->look);
	}
	add_legend(&page->legend, comparisons);
	plot_changes_legend(&page->legend, &options->look, &comparisons->terms);
	return page_check(page, err);
}
