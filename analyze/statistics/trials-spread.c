/* trials-spread.c — how much a share, or the difference of two, varies by chance where failures
 * heap on VMs, in rounds, or both. */
#include "trials-spread.h"

#include "interval.h"

#include "datasets/must.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* What a trial adds to the share, or the difference. */
struct score {
	size_t vm, round; /* apart on sides that do not share them */
	size_t side;
	double value;
};

struct scores {
	struct score *at;
	size_t count;
	size_t limit[GROUPINGS];
};

static struct scores scores_of(const struct trials_sides *sides)
{
	struct scores scores = { 0 };
	size_t first[GROUPINGS] = { 0, 0 };

	for (size_t s = 0; s < sides->count; s++)
		scores.count += sides->side[s].count;
	scores.at = must_alloc(scores.count, sizeof *scores.at);
	scores.count = 0;
	for (size_t s = 0; s < sides->count; s++) {
		const struct trials *side = &sides->side[s];
		double n = (double)side->count;
		double share = (double)trials_failed(side) / n;

		for (size_t i = 0; i < side->count; i++)
			scores.at[scores.count++] = (struct score){
				first[BY_VM] + side->at[i].of[BY_VM],
				first[BY_ROUND] + side->at[i].of[BY_ROUND],
				s,
				(s + 1 < sides->count ? -1 : 1) * (side->at[i].failed - share) / n,
			};
		for (enum grouping by = BY_VM; by < GROUPINGS; by++) {
			if (first[by] + side->limit[by] > scores.limit[by])
				scores.limit[by] = first[by] + side->limit[by];
			first[by] += sides->shared[by] ? 0 : side->limit[by];
		}
	}
	return scores;
}

static int by_cell(const void *left, const void *right)
{
	const struct score *a = left;
	const struct score *b = right;

	if (a->vm != b->vm)
		return a->vm < b->vm ? -1 : 1;
	return (a->round > b->round) - (a->round < b->round);
}

struct spread spread_of_trials(const struct trials_sides *sides)
{
	struct spread spread = { 0, INFINITY };

	for (size_t s = 0; s < sides->count; s++) {
		double n = (double)sides->side[s].count;
		double share = (double)trials_failed(&sides->side[s]) / n;

		spread.variance += share * (1 - share) / n;
	}
	return spread;
}

/* The sum of the groups' squared scores. */
static double cells_variance(struct scores *scores)
{
	double squares = 0;
	double sum = 0;

	qsort(scores->at, scores->count, sizeof *scores->at, by_cell);
	for (size_t i = 0; i < scores->count; i++) {
		sum += scores->at[i].value;
		if (i + 1 == scores->count || by_cell(&scores->at[i], &scores->at[i + 1]) != 0) {
			squares += sum * sum;
			sum = 0;
		}
	}
	return squares;
}

/* A stratum: the groups of one side, or of both where they share them. */
static struct spread stratum_spread(const double *sums, const bool *there, size_t count)
{
	double squares = 0;
	double groups = 0;

	for (size_t g = 0; g < count; g++) {
		groups += there[g];
		squares += sums[g] * sums[g];
	}
	if (groups < 2)
		return (struct spread){ 0, INFINITY };
	return (struct spread){ squares * groups / (groups - 1), groups - 1 };
}

/* What a variance adds to 1/ν of a sum of variances. */
static double share_of_freedom(struct spread spread)
{
	return spread.variance * spread.variance / spread.freedom;
}

/* Of independent sides. */
static struct spread joined(struct spread a, struct spread b)
{
	double variance = a.variance + b.variance;
	double shares = share_of_freedom(a) + share_of_freedom(b);

	return (struct spread){ variance, shares > 0 ? variance * variance / shares : INFINITY };
}

static struct spread grouping_spread(const struct scores *scores, enum grouping by, size_t strata)
{
	size_t limit = scores->limit[by];
	double *sums = must_alloc(strata * limit, sizeof *sums);
	bool *there = must_alloc(strata * limit, sizeof *there);
	struct spread spread;

	for (size_t i = 0; i < scores->count; i++) {
		const struct score *score = &scores->at[i];
		size_t group = by == BY_VM ? score->vm : score->round;
		size_t at = (strata > 1 ? score->side * limit : 0) + group;

		sums[at] += score->value;
		there[at] = true;
	}
	spread = stratum_spread(sums, there, limit);
	if (strata > 1)
		spread = joined(spread, stratum_spread(sums + limit, there + limit, limit));
	free(sums);
	free(there);
	return spread;
}

struct spread spread_by(const struct trials_sides *sides, enum grouping grouping)
{
	struct scores scores = scores_of(sides);
	struct spread spread =
		grouping_spread(&scores, grouping, sides->shared[grouping] ? 1 : sides->count);

	free(scores.at);
	return spread;
}

struct spread spread_by_both(const struct trials_sides *sides)
{
	struct spread vm = spread_by(sides, BY_VM);
	struct spread round = spread_by(sides, BY_ROUND);
	struct scores scores = scores_of(sides);
	struct spread cells = { cells_variance(&scores), vm.freedom * round.freedom };
	double larger = fmax(vm.variance, round.variance);
	double variance = fmax(larger, vm.variance + round.variance - cells.variance);
	double shares = share_of_freedom(vm) + share_of_freedom(round) + share_of_freedom(cells);

	free(scores.at);
	return (struct spread){ variance,
				shares > 0 ? fmax(1, variance * variance / shares) : INFINITY };
}

/* Student's t, or with endless freedom the normal distribution's point. */
static double point_of(double freedom, double level)
{
	return isinf(freedom) ? gsl_cdf_ugaussian_Qinv((1 - level) / 2) : student_t(level, freedom);
}

double spread_ratio(struct spread spread, struct spread other, double level)
{
	double points = point_of(spread.freedom, level) / point_of(other.freedom, level);

	return spread.variance / other.variance * points * points;
}
