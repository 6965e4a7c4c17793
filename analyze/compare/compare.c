/* compare.c — everything that one call of `migstat compare` compares. */
#include "compare.h"

#include "analyze/statistics/adjust.h"

#include "datasets/array.h"

#include <math.h>
#include <stdlib.h>

/* Where a side has no value at all, one row says so for all aspects. */
static bool compare_aspects(struct comparisons *comparisons, const struct comparisons_query *query,
			    size_t metric, size_t group, struct error *err)
{
	struct compared compared = { group, query->metrics[metric], query->limits[metric],
				     ASPECT_MEAN };

	for (; compared.aspect < ASPECT_FAILURES; compared.aspect++) {
		struct comparison *comparison = &comparisons->at[comparisons->count];

		if (!query->aspects[compared.aspect])
			continue;
		if (!comparison_of(comparison, comparisons->sides, &compared, &comparisons->terms,
				   err))
			return false;
		comparisons->count++;
		if (comparison->reason != REASON_SINGLE_VALUES &&
		    (comparison->vms[BEFORE] == 0 || comparison->vms[AFTER] == 0))
			return true;
	}
	return true;
}

static bool compare_all(struct comparisons *comparisons, const struct comparisons_query *query,
			struct error *err)
{
	const struct sides *sides = comparisons->sides;
	const struct terms *terms = &comparisons->terms;

	for (size_t m = 0; m < query->metric_count; m++)
		for (size_t g = 0; g < sides->group_count; g++)
			if (!compare_aspects(comparisons, query, m, g, err))
				return false;
	for (size_t g = 0; query->aspects[ASPECT_FAILURES] && g < sides->group_count; g++)
		comparisons->at[comparisons->count++] = comparison_of_failures(sides, g, terms);
	return true;
}

/* One family: every test of a change, and every test of equivalence. */
static bool correct(struct comparisons *comparisons, struct error *err)
{
	size_t count = comparisons->count;
	double *p = calloc(2 * count + 1, sizeof *p);
	bool good;

	if (!p)
		return error_memory(err);
	for (size_t i = 0; i < count; i++) {
		const struct comparison *comparison = &comparisons->at[i];
		bool counts = comparison->reason != REASON_SAME &&
			      comparison_can_decide(comparison, &comparisons->terms);

		p[i] = counts ? comparison->p : NAN;
		p[count + i] = comparison->p_equal;
	}
	good = holm(p, 2 * count, &comparisons->tests, err);
	for (size_t i = 0; i < count; i++) {
		comparisons->at[i].p_holm = p[i];
		comparisons->at[i].p_equal_holm = p[count + i];
	}
	free(p);
	return good;
}

bool comparisons_of(struct comparisons *comparisons, const struct sides *sides,
		    const struct comparisons_query *query, struct error *err)
{
	size_t most = (query->metric_count + 1) * sides->group_count * ASPECTS;

	*comparisons = (struct comparisons){ .sides = sides, .terms = query->terms };
	comparisons->at = calloc(most + 1, sizeof *comparisons->at);
	if (!comparisons->at)
		return error_memory(err);
	if (!compare_all(comparisons, query, err) || !correct(comparisons, err)) {
		comparisons_free(comparisons);
		return false;
	}
	for (size_t i = 0; i < comparisons->count; i++) {
		struct comparison *comparison = &comparisons->at[i];

		comparison_decide(comparison, &comparisons->terms, comparisons->tests);
		comparisons->verdicts[comparison->verdict]++;
	}
	return true;
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
