/* limits-met.c — limits held against what was measured, told. */
#include "limits-met.h"

#include "change-text.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

static struct phrase text_of(const struct bound *bound, double amount)
{
	const struct comparison like = { .metric = bound->compared.metric,
					 .aspect = bound->compared.aspect,
					 .before = bound->most,
					 .after = bound->most };

	return amount_text(&like, amount);
}

static struct phrase interval_text(const struct bound *bound)
{
	if (isnan(bound->interval.low))
		return phrase_of("-");
	return phrase_of("%s to %s", text_of(bound, bound->interval.low).text,
			 text_of(bound, bound->interval.high).text);
}

static const char *title_of(const struct bound *bound)
{
	return bound->compared.metric ? bound->compared.metric->title : "Failed migrations";
}

/* What it may be said of. */
static struct phrase situation_of(const struct bound *bound)
{
	switch (bound->situation) {
	case SITUATION_RUNS:
		return phrase_of("from %zu runs", bound->runs);
	case SITUATION_ONE_ROUND:
		return phrase_of("of one round, which decides nothing");
	case SITUATION_ROWS:
		return phrase_of("if every row is a unit by itself");
	case SITUATION_NONE:
		return phrase_of("nothing was measured");
	default:
		return phrase_of("in this session");
	}
}

/* "Over 0.5 s, from 3 runs: the p95 of a typical VM is 0.62 s (95 % interval: …; p = …)". The
 * caller frees it. */
static char *words_of(const struct limits_met *met, const struct bound *bound)
{
	static const char *const verdicts[] = {
		[BOUND_OVER] = "Over", [BOUND_WITHIN] = "Within", [BOUND_UNDECIDED] = "Undecided of"
	};
	bool failures = bound->compared.aspect == ASPECT_FAILURES;
	double p = fmin(bound->p_over, bound->p_within);

	if (isnan(bound->value))
		return must_print("Undecided of %s: %s has no value.",
				  text_of(bound, bound->most).text, met->after);
	return must_print(
		"%s %s, %s: %s%s of %s is %s (%.10g %% interval: %s; p %s%s; %s when corrected for "
		"%zu test%s).%s",
		verdicts[bound->verdict], text_of(bound, bound->most).text,
		situation_of(bound).text, failures ? "the share of failed migrations" : "the ",
		failures ? "" : aspect_words[bound->compared.aspect],
		failures ? "those attempted" : "a typical VM", text_of(bound, bound->value).text,
		100 * bound->level, interval_text(bound).text, p < 1e-5 ? "" : "= ", p_text(p).text,
		p_text(bound->p_holm).text, met->tests, met->tests == 1 ? "" : "s",
		bound->looks > 0 ? " The interval counts the looks at the run (--until-ci)." : "");
}

/* ---- a page ---- */

static void add_of(struct texts *cells, const struct page_cell *cell)
{
	const struct bound *bound = cell->row;

	texts_add(cells, "%s%s%s", title_of(bound), bound->compared.metric ? ", " : "",
		  bound->compared.metric ? aspect_words[bound->compared.aspect] : "");
}

static void add_verdict(struct texts *cells, const struct page_cell *cell)
{
	const struct bound *bound = cell->row;

	texts_add(cells, "%s", bound_words[bound->verdict]);
}

static void add_most(struct texts *cells, const struct page_cell *cell)
{
	const struct bound *bound = cell->row;

	texts_add(cells, "%s", text_of(bound, bound->most).text);
}

static void add_value(struct texts *cells, const struct page_cell *cell)
{
	const struct bound *bound = cell->row;

	texts_add(cells, "%s", text_of(bound, bound->value).text);
}

static void add_interval(struct texts *cells, const struct page_cell *cell)
{
	texts_add(cells, "%s", interval_text(cell->row).text);
}

/* clang-format off */
static const struct page_column columns[] = {
	{ "limit of", .add = add_of },
	{ "verdict",  .add = add_verdict },
	{ "at most",  .add = add_most },
	{ "is",       .add = add_value },
	{ "interval", .add = add_interval },
};
/* clang-format on */

void limits_met_section(struct section *section, const struct limits_met *met)
{
	const struct page_columns table = { columns, COUNT(columns), .words = 2 };

	texts_add(&section->heading, "Limits, %s: %zu over, %zu within, %zu undecided", met->after,
		  met->bounds->verdicts[BOUND_OVER], met->bounds->verdicts[BOUND_WITHIN],
		  met->bounds->verdicts[BOUND_UNDECIDED]);
	columns_head(section, met->sides->query.by, &table, NULL);
	for (size_t i = 0; i < met->bounds->count; i++) {
		const struct bound *bound = &met->bounds->at[i];
		const struct texts *key = &met->sides->groups[bound->compared.group].key;
		char *group = text_clean(sides_group_label(met->sides, bound->compared.group));
		char *words = words_of(met, bound);

		columns_row(section, (const char *const *)key->at, &table, bound, NULL);
		texts_add(&section->notes, "%s, %s: %s", group, title_of(bound), words);
		free(group);
		free(words);
	}
}

/* ---- a file ---- */

void limits_met_rows(struct row_sink *sink, const void *closure)
{
	const struct limits_met *met = closure;

	for (size_t i = 0; i < met->bounds->count; i++) {
		const struct bound *bound = &met->bounds->at[i];
		const struct metric *metric = bound->compared.metric;
		char *words = words_of(met, bound);
		const char *const leading[] = { met->after, metric ? metric->column.name : "",
						metric ? metric->column.unit : "" };
		const char *const text[LIMITS_MET_COLUMNS] = {
			[LIMITS_MET_ASPECT] = aspect_words[bound->compared.aspect],
			[LIMITS_MET_VERDICT] = bound_words[bound->verdict],
			[LIMITS_MET_SITUATION] = situation_words[bound->situation],
			[LIMITS_MET_WORDS] = words,
		};
		double number[LIMITS_MET_COLUMNS];
		const struct sink_row row = {
			.leading = leading,
			.key = (const char *const *)met->sides->groups[bound->compared.group]
				       .key.at,
			.number = number,
			.text = text,
		};

		numbers_none(number, LIMITS_MET_COLUMNS);
		number[LIMITS_MET_MOST] = bound->most;
		number[LIMITS_MET_VALUE] = bound->value;
		numbers_put_interval(number, LIMITS_MET_VALUE_LOW, &bound->interval);
		number[LIMITS_MET_LEVEL] = bound->level;
		number[LIMITS_MET_RUNS] = (double)bound->runs;
		number[LIMITS_MET_N] = (double)bound->values;
		number[LIMITS_MET_P_OVER] = bound->p_over;
		number[LIMITS_MET_P_WITHIN] = bound->p_within;
		number[LIMITS_MET_P_HOLM] = bound->p_holm;
		number[LIMITS_MET_TESTS] = (double)met->tests;
		row_sink_add(sink, &row);
		free(words);
	}
}

/* ---- JUnit ---- */

static enum junit_mark mark_of(const struct bound *bound, enum fail_on fail_on)
{
	if (bound->verdict == BOUND_OVER)
		return fail_on == FAIL_ON_NEVER ? JUNIT_SKIPPED : JUNIT_FAILED;
	if (bound->verdict == BOUND_UNDECIDED)
		return fail_on == FAIL_ON_UNDECIDED ? JUNIT_FAILED : JUNIT_SKIPPED;
	return JUNIT_PASSED;
}

void limits_met_count(size_t marks[JUNIT_MARKS], const struct bounds *bounds, enum fail_on fail_on)
{
	for (size_t i = 0; i < bounds->count; i++)
		marks[mark_of(&bounds->at[i], fail_on)]++;
}

void limits_met_junit(FILE *stream, const struct limits_met *met, enum fail_on fail_on)
{
	for (size_t i = 0; i < met->bounds->count; i++) {
		const struct bound *bound = &met->bounds->at[i];
		char *group = sides_group_label(met->sides, bound->compared.group);
		char *name = must_print("%s, %s, %s, at most %s", group, title_of(bound),
					aspect_words[bound->compared.aspect],
					text_of(bound, bound->most).text);
		char *words = words_of(met, bound);

		junit_case(stream, group, name, words, mark_of(bound, fail_on));
		free(group);
		free(name);
		free(words);
	}
}
