/* compare.c — everything that one call of `migstat compare` compares. */
#include "compare.h"

#include "inside.h"

#include "analyze/statistics/adjust.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* What was given up has no mean, but a median and a tail. */
static bool is_empty(const struct comparison *comparison, enum which_side side)
{
	return comparison->vms[side] == 0 && comparison->at_limit[side] == 0;
}

/* Where a side has no value at all, one row says so for all aspects. */
static void compare_aspects(struct comparisons *comparisons, const struct comparisons_query *query,
			    size_t metric, size_t group)
{
	struct compared compared = { group, query->metrics[metric], query->limits[metric],
				     ASPECT_MEAN };

	for (; compared.aspect < ASPECT_FAILURES; compared.aspect++) {
		struct comparison *comparison = &comparisons->at[comparisons->count];

		if (!query->aspects[compared.aspect])
			continue;
		*comparison = comparison_of(comparisons->sides, &compared, &comparisons->terms);
		comparisons->count++;
		if (comparison->reason != REASON_SINGLE_VALUES &&
		    (is_empty(comparison, BEFORE) || is_empty(comparison, AFTER)))
			return;
	}
}

static void compare_all(struct comparisons *comparisons, const struct comparisons_query *query)
{
	const struct sides *sides = comparisons->sides;
	const struct terms *terms = &comparisons->terms;

	for (size_t m = 0; m < query->metric_count; m++)
		for (size_t g = 0; g < sides->group_count; g++) {
			compare_aspects(comparisons, query, m, g);
			progress_share(sides->query.progress, m * sides->group_count + g + 1,
				       query->metric_count * sides->group_count);
		}
	for (size_t g = 0; query->aspects[ASPECT_FAILURES] && g < sides->group_count; g++)
		comparisons->at[comparisons->count++] = comparison_of_failures(sides, g, terms);
}

struct comparison comparison_measure(const struct sides *sides, const struct compared *compared,
				     const struct terms *terms)
{
	return compared->aspect == ASPECT_FAILURES
		       ? comparison_of_failures(sides, compared->group, terms)
		       : comparison_of(sides, compared, terms);
}

/* One family: every test of a change, every test of equivalence, and the others. */
static size_t correct(struct comparison *at, size_t count, double *others, size_t other_count,
		      const struct terms *terms)
{
	size_t all = 2 * count + other_count;
	double *p = must_alloc(all, sizeof *p);
	size_t tests;

	for (size_t i = 0; i < count; i++) {
		bool decides = at[i].situation != SITUATION_ONE_ROUND;
		bool counts = at[i].reason != REASON_SAME && comparison_can_decide(&at[i], terms);

		p[i] = counts ? at[i].p : NAN;
		p[count + i] = decides ? at[i].p_equal : NAN;
	}
	for (size_t i = 0; i < other_count; i++)
		p[2 * count + i] = others[i];
	tests = holm(p, all);
	for (size_t i = 0; i < count; i++) {
		at[i].p_holm = p[i];
		at[i].p_equal_holm = p[count + i];
	}
	for (size_t i = 0; i < other_count; i++)
		others[i] = p[2 * count + i];
	free(p);
	return tests;
}

size_t comparisons_settle(struct comparison *at, size_t count, double *others, size_t other_count,
			  const struct terms *terms)
{
	size_t tests = correct(at, count, others, other_count, terms);

	for (size_t i = 0; i < count; i++)
		comparison_decide(&at[i], terms, tests);
	return tests;
}

/* The comparisons and the limits of goals are one family. */
static void settle_all(struct comparisons *comparisons, const struct comparisons_query *query)
{
	struct bounds *bounds = &comparisons->bounds;
	double *p;

	*bounds = bounds_of(comparisons->sides, query);
	p = must_alloc(bounds->count, sizeof *p);
	bounds_take_tests(bounds, p);
	comparisons->tests = comparisons_settle(comparisons->at, comparisons->count, p,
						bounds->count, &comparisons->terms);
	bounds_settle(bounds, p, comparisons->terms.level);
	free(p);
}

struct comparisons comparisons_of(const struct sides *sides, const struct comparisons_query *query)
{
	size_t most = (query->metric_count + 1) * sides->group_count * ASPECTS;
	struct comparisons comparisons = {
		.sides = sides,
		.terms = query->terms,
		.at = must_alloc(most, sizeof *comparisons.at),
	};

	compare_all(&comparisons, query);
	settle_all(&comparisons, query);
	for (size_t i = 0; i < comparisons.count; i++)
		comparisons.verdicts[comparisons.at[i].verdict]++;
	return comparisons;
}

void comparisons_free(struct comparisons *comparisons)
{
	free(comparisons->at);
	bounds_free(&comparisons->bounds);
	*comparisons = (struct comparisons){ 0 };
}

enum verdict comparisons_verdict(const struct comparisons *comparisons)
{
	static const enum verdict order[] = { VERDICT_WORSE, VERDICT_UNDECIDED, VERDICT_BETTER,
					      VERDICT_CHANGED };

	if (comparisons->bounds.verdicts[BOUND_OVER] > 0)
		return VERDICT_WORSE;
	for (size_t i = 0; i < COUNT(order); i++)
		if (comparisons->verdicts[order[i]] > 0)
			return order[i];
	return VERDICT_EQUAL;
}
