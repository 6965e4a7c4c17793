/* comparison-more.c — what would decide an undecided comparison. */
#include "inside.h"

#include "analyze/statistics/power.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* The efficiency of rank tests beside t where the units are normal: 3 / π (J. L. Hodges and
 * E. L. Lehmann, Annals of Mathematical Statistics 27, 1956). */
#define RANK_EFFICIENCY (3 / M_PI)

/* The smaller of two numbers of which 0 says "none". */
static size_t lesser(size_t a, size_t b)
{
	if (a == 0 || b == 0)
		return a + b;
	return a < b ? a : b;
}

/* The smallest number of units with which a test by ranks or signs can reach alpha at all. */
static size_t least_units(enum design design, double alpha)
{
	size_t n = 2;

	for (; n < POWER_MOST_UNITS; n++) {
		double p = design == DESIGN_PAIRED
				   ? 2 * exp2(-(double)n)
				   : 2 * exp(-gsl_sf_lnchoose(2 * (unsigned)n, (unsigned)n));

		if (p <= alpha)
			break;
	}
	return n;
}

/* With every unit's variance from its migrations lessened to `rest` of what it is. */
static struct question question_of(const struct comparison *comparison, const struct terms *terms,
				   double rest)
{
	const double *within = comparison->within;
	double before = rest < 1 ? 1 - within[BEFORE] + within[BEFORE] * rest : 1;
	double after = rest < 1 ? 1 - within[AFTER] + within[AFTER] * rest : 1;

	return (struct question){
		.design = comparison->design,
		.before_sd = comparison->before_sd * sqrt(before),
		.after_sd = comparison->after_sd * sqrt(after),
		.effect = comparison->by_ratio ? log(comparison->ratio) : comparison->difference,
		.alpha = (1 - terms->level) /
			 (double)(comparison->tests > 0 ? comparison->tests : 1),
		.power = terms->power,
	};
}

static size_t units_of(const struct comparison *comparison, const struct terms *terms, double rest)
{
	struct question question = question_of(comparison, terms, rest);
	struct interval margin = comparison_margin(comparison, terms);
	size_t changed = units_for_t(&question);
	size_t equal = isnan(terms->margin)
			       ? 0
			       : units_for_equivalence(&question, margin.low, margin.high);

	if (comparison->test == TEST_RANKS && changed > 0) {
		size_t least = least_units(question.design, question.alpha);

		changed = (size_t)ceil((double)changed / RANK_EFFICIENCY);
		changed = changed > least ? changed : least;
	}
	return lesser(changed, equal);
}

/* The values of each VM and direction with which the VMs at hand are enough, by bisection. */
static size_t cycles_of(const struct comparison *comparison, const struct terms *terms)
{
	size_t units = comparison->units[BEFORE] < comparison->units[AFTER]
			       ? comparison->units[BEFORE]
			       : comparison->units[AFTER];
	double low = 1; /* how many times the values at hand */
	double high = 2;

	if (comparison->aspect != ASPECT_MEAN || !(comparison->within[AFTER] > 0))
		return 0;
	for (;; high *= 2) {
		size_t needed = units_of(comparison, terms, 1 / high);

		if (needed > 0 && needed <= units)
			break;
		if (high > 1000)
			return 0;
		low = high;
	}
	while ((high - low) * comparison->cell_size > 0.5) {
		size_t needed = units_of(comparison, terms, 2 / (low + high));

		if (needed > 0 && needed <= units)
			high = (low + high) / 2;
		else
			low = (low + high) / 2;
	}
	return (size_t)ceil(high * comparison->cell_size);
}

/* How many migrations a side show that the shares seen differ by less than the margin. */
static size_t migrations_within(const struct comparison *comparison, const struct terms *terms,
				double alpha)
{
	struct interval margin = comparison_margin(comparison, terms);

	if (isnan(terms->margin) || comparison->unseen)
		return 0;
	for (size_t n = 8; n <= POWER_MOST_UNITS; n += n / 20 + 1) {
		double of_n = (double)n;
		struct share before = { (size_t)lround(comparison->before * of_n), n };
		struct share after = { (size_t)lround(comparison->after * of_n), n };

		if (interval_within(failures_interval(before, after, 1 - 2 * alpha), margin))
			return n;
	}
	return 0;
}

void comparison_more(struct comparison *comparison, const struct terms *terms)
{
	double tests = (double)(comparison->tests > 0 ? comparison->tests : 1);
	double alpha = (1 - terms->level) / tests;
	size_t most = comparison->units[BEFORE] > comparison->units[AFTER]
			      ? comparison->units[BEFORE]
			      : comparison->units[AFTER];

	if (comparison->test == TEST_FISHER) {
		comparison->more_units =
			lesser(migrations_for_shares(comparison->before, comparison->after, alpha,
						     terms->power),
			       migrations_within(comparison, terms, alpha));
		return;
	}
	/* of failures that heap nobody knows what further VMs or rounds would bring */
	if (comparison->test == TEST_NONE || comparison->aspect == ASPECT_FAILURES)
		return;
	comparison->more_units = comparison->test == TEST_SIGNS
					 ? least_units(comparison->design, alpha)
					 : units_of(comparison, terms, 1);
	if (comparison->more_units > 0 && comparison->more_units <= most)
		comparison->more_units = most + 1;
	if (comparison->test == TEST_T)
		comparison->more_cycles = cycles_of(comparison, terms);
}
