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
		for (size_t g = 0; g < sides->group_count; g++)
			compare_aspects(comparisons, query, m, g);
	for (size_t g = 0; query->aspects[ASPECT_FAILURES] && g < sides->group_count; g++)
		comparisons->at[comparisons->count++] = comparison_of_failures(sides, g, terms);
}

/* One family: every test of a change, and every test of equivalence. */
static void correct(struct comparisons *comparisons)
{
	size_t count = comparisons->count;
	double *p = must_alloc(2 * count, sizeof *p);

	for (size_t i = 0; i < count; i++) {
		const struct comparison *comparison = &comparisons->at[i];
		bool decides = comparison->situation != SITUATION_ONE_ROUND;
		bool counts = comparison->reason != REASON_SAME &&
			      comparison_can_decide(comparison, &comparisons->terms);

		p[i] = counts ? comparison->p : NAN;
		p[count + i] = decides ? comparison->p_equal : NAN;
	}
	comparisons->tests = holm(p, 2 * count);
	for (size_t i = 0; i < count; i++) {
		comparisons->at[i].p_holm = p[i];
		comparisons->at[i].p_equal_holm = p[count + i];
	}
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
	correct(&comparisons);
	for (size_t i = 0; i < comparisons.count; i++) {
		struct comparison *comparison = &comparisons.at[i];

		comparison_decide(comparison, &comparisons.terms, comparisons.tests);
		comparisons.verdicts[comparison->verdict]++;
	}
	return comparisons;
}

void comparisons_free(struct comparisons *comparisons)
{
	free(comparisons->at);
	*comparisons = (struct comparisons){ 0 };
}

enum verdict comparisons_verdict(const struct comparisons *comparisons)
{
	static const enum verdict order[] = { VERDICT_WORSE, VERDICT_UNDECIDED, VERDICT_BETTER,
					      VERDICT_CHANGED };

	for (size_t i = 0; i < COUNT(order); i++)
		if (comparisons->verdicts[order[i]] > 0)
			return order[i];
	return VERDICT_EQUAL;
}
