/* page.c — comparisons as words and tables for a person. */
#include "change-text.h"
#include "inside.h"
#include "limits-met.h"
#include "options.h"
#include "speech.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* What the cells of a table share. */
struct look_of_table {
	double level;
	bool bounded; /* something is known to bound an interval */
};

static void add_level(struct texts *cells, const void *how)
{
	const struct look_of_table *look = how;

	texts_add(cells, "%.10g %% interval", 100 * look->level);
}

static bool is_bounded(const void *how)
{
	const struct look_of_table *look = how;

	return look->bounded;
}

/* What makes the interval as wide as it is; "-" where that is not known. */
static const char *bound_text(const struct comparison *comparison, double level)
{
	static const char *const words[] = {
		[TWO_WAY_NONE] = "-",    [TWO_WAY_VM] = "VMs",        [TWO_WAY_CYCLE] = "cycles",
		[TWO_WAY_BOTH] = "both", [TWO_WAY_RESIDUAL] = "rest",
	};
	enum two_way_source source = TWO_WAY_NONE;

	two_way_half(&comparison->chance, level, &source);
	return source == TWO_WAY_CYCLE && comparison->kind == UNIT_IS_RUN ? "runs" : words[source];
}

static void add_bound(struct texts *cells, const struct page_cell *cell)
{
	const struct look_of_table *look = cell->how;

	texts_add(cells, "%s", bound_text(cell->row, look->level));
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
	{ "by",       .add = add_bound, .shown = is_bounded },
	{ "p (Holm)", add_p,        .offset = offsetof(struct comparison, p_holm) },
};
/* clang-format on */

static void add_table(struct section *section, const struct comparisons *comparisons, size_t first,
		      size_t end)
{
	const struct page_columns table = { columns, COUNT(columns), .words = 2 };
	struct look_of_table look = { comparisons->terms.level, false };

	for (size_t i = first; i < end; i++)
		look.bounded |= bound_text(&comparisons->at[i], look.level)[0] != '-';
	columns_head(section, comparisons->sides->query.by, &table, &look);
	for (size_t i = first; i < end; i++) {
		const struct comparison *comparison = &comparisons->at[i];
		const struct texts *key = &comparisons->sides->groups[comparison->group].key;

		columns_row(section, (const char *const *)key->at, &table, comparison, &look);
	}
}

/* What is compared with what. The caller frees it. */
static char *design_text(const struct comparisons *comparisons, const struct comparison *of)
{
	const struct speech speech = { .all = comparisons, .of = of };
	size_t before = of->units[BEFORE];
	size_t after = of->units[AFTER];

	if (of->kind == UNIT_IS_RUN)
		return must_print("One observation is a run: %zu before, %zu after.", before,
				  after);
	if (of->kind == UNIT_IS_MIGRATION && of->situation != SITUATION_ROWS)
		return must_print("All %s count alike, whatever their %s: %zu before, %zu after.",
				  speech_units(&speech, 2).text,
				  sides_unit_word(comparisons->sides), before, after);
	if (of->ways_apart && of->situation != SITUATION_ROWS)
		return must_print("No %s was moved in the same direction before (%zu) and after "
				  "(%zu): one side is compared with the other as a whole.",
				  speech_units(&speech, 1).text, before, after);
	if (of->design == DESIGN_PAIRED)
		return must_print("The same %zu %s before and after: %s is compared with itself.",
				  after, speech_units(&speech, after).text,
				  after == 1 ? "it" : "each");
	return must_print("Not the same %s before (%zu) and after (%zu): one side is compared with "
			  "the other as a whole.",
			  speech_units(&speech, 2).text, before, after);
}

/* Once for each way that occurs in the section. */
static void add_design(struct section *section, const struct comparisons *comparisons,
		       const struct comparison *first, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *text;

		if (first[i].test == TEST_NONE || first[i].aspect == ASPECT_FAILURES)
			continue;
		text = design_text(comparisons, &first[i]);
		if (!texts_have(&section->notes, text))
			texts_add(&section->notes, "%s", text);
		free(text);
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

/* A folded section's heading is all that is seen of it. */
static void add_heading(struct section *section, const struct comparisons *comparisons,
			const struct comparison *of, size_t count)
{
	const char *title = of->metric ? of->metric->title : "";
	const char *better = of->metric ? better_text(of->metric->better) : "";
	char folded[48] = "";

	if (section->folded)
		snprintf(folded, sizeof folded, "%zu undecided: ", count);
	if (of->aspect == ASPECT_FAILURES) {
		title = comparisons->sides->query.csv ? "Failed rows, of all"
						      : "Failed migrations, of those attempted";
		better = "lower is better";
	}
	texts_add(&section->heading, "%s%s%s%s", folded, title, better[0] != '\0' ? ", " : "",
		  better);
}

static void add_section(struct section *section, const struct comparisons *comparisons,
			size_t first, size_t end, const struct plot_look *look)
{
	const struct comparison *at = comparisons->at;

	add_heading(section, comparisons, &at[first], end - first);
	add_table(section, comparisons, first, end);
	if (look->width > 0)
		plot_changes(&section->plot, comparisons, first, end, look);
	add_design(section, comparisons, at + first, end - first);
	comparison_notes(&section->notes, comparisons, first, end);
	add_tail_caution(section, at + first, end - first);
}

static void compare_limits_met(struct section *section, const struct comparisons *comparisons)
{
	char *after = text_clean(sides_label(comparisons->sides, AFTER));
	const struct limits_met met = { comparisons->sides, &comparisons->bounds, after,
					comparisons->tests };

	limits_met_section(section, &met);
	free(after);
}

/* Puts what is undecided behind the rest, else in the order as it is; gives the first of it. */
static size_t put_undecided_last(struct comparison *at, size_t first, size_t end)
{
	struct comparison *last = must_alloc(end - first, sizeof *last);
	size_t decided = first;
	size_t undecided = 0;

	for (size_t i = first; i < end; i++)
		if (at[i].verdict == VERDICT_UNDECIDED)
			last[undecided++] = at[i];
		else
			at[decided++] = at[i];
	memcpy(&at[decided], last, undecided * sizeof *last);
	free(last);
	return decided;
}

/* In a pull request people look for what changed: what is undecided stands folded beneath it, but
 * where it fails the gate. */
static bool is_folded(const struct compare_options *options)
{
	return options->format->page == page_print_markdown &&
	       options->fail_on != FAIL_ON_UNDECIDED;
}

/* The comparisons of one metric: in one section, or those that are undecided in one of their own.
 * The order within is the copy's own. */
static void add_sections(struct page *page, struct comparisons *copy, size_t first, size_t end,
			 const struct compare_options *options, const struct plot_look *look)
{
	size_t undecided = is_folded(options) ? put_undecided_last(copy->at, first, end) : end;

	if (undecided > first)
		add_section(page_add(page), copy, first, undecided, look);
	if (undecided < end) {
		struct section *section = page_add(page);

		section->folded = true;
		add_section(section, copy, undecided, end, look);
	}
}

static void add_all_sections(struct page *page, const struct comparisons *comparisons,
			     const struct compare_options *options, const struct plot_look *look)
{
	struct comparisons copy = *comparisons;

	copy.at = must_alloc(copy.count, sizeof *copy.at);
	memcpy(copy.at, comparisons->at, copy.count * sizeof *copy.at);
	for (size_t first = 0, end; first < copy.count; first = end) {
		end = end_of_section(&copy, first);
		add_sections(page, &copy, first, end, options, look);
	}
	free(copy.at);
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
	if (comparisons->bounds.count > 0)
		compare_limits_met(page_add(&page), comparisons);
	add_all_sections(&page, comparisons, options, &look);
	compare_legend(&page.legend, comparisons);
	plot_changes_legend(&page.legend, &look, &comparisons->terms);
	options->format->page(stream, &page);
	page_free(&page);
	return true;
}
