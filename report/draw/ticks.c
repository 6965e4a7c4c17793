/* ticks.c — the extended Wilkinson algorithm, with the names of the paper. */
#include "ticks.h"

#include "datasets/array.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

/* steps of the axis, the nicest first: the paper's list Q */
static const double nice_steps[] = { 1, 5, 2, 2.5, 4, 3 };

enum { NICE_STEPS = COUNT(nice_steps) };

/* the paper's weights; legibility is the same for all our labels and counts as 1 */
static const double weight_simplicity = 0.25;
static const double weight_coverage = 0.2;
static const double weight_density = 0.5;
static const double weight_legibility = 0.05;

static const double epsilon = DBL_EPSILON * 100;

struct search {
	double low, high; /* of the data */
	int wanted;
	double best_score;
	double best_low, best_step;
	int best_count;
};

/* One family of labellings: every skip-th multiple of nice step number `nice`, `count` labels. */
struct family {
	int nice, skip, count;
};

static double score_of(double simplicity, double coverage, double density)
{
	return weight_simplicity * simplicity + weight_coverage * coverage +
	       weight_density * density + weight_legibility;
}

static double simplicity_most(const struct family *family)
{
	return 1 - (double)family->nice / (NICE_STEPS - 1) - family->skip + 1;
}

static double simplicity(const struct family *family, double low, double high, double step)
{
	double rest = low - step * floor(low / step);
	bool has_zero = (rest < epsilon || step - rest < epsilon) && low <= 0 && high >= 0;

	return simplicity_most(family) - 1 + has_zero;
}

static double coverage_most(const struct search *search, double span)
{
	double range = search->high - search->low;
	double outside = (span - range) / 2 / (0.1 * range);

	if (span <= range)
		return 1;
	return 1 - outside * outside;
}

static double coverage(const struct search *search, double low, double high)
{
	double range = search->high - search->low;
	/* scaled before they are squared, or tiny and huge data would under- and overflow */
	double above = (search->high - high) / (0.1 * range);
	double below = (search->low - low) / (0.1 * range);

	return 1 - 0.5 * (above * above + below * below);
}

static double density_most(const struct search *search, int count)
{
	if (count < search->wanted)
		return 1;
	return 2 - (double)(count - 1) / (search->wanted - 1);
}

static double density(const struct search *search, int count, double low, double high)
{
	double ours = (count - 1) / (high - low);
	double target = (search->wanted - 1) / (fmax(high, search->high) - fmin(low, search->low));

	return 2 - fmax(ours / target, target / ours);
}

/* Tries every place of a family's labels that could beat the best so far. */
static void try_starts(struct search *search, const struct family *family, double step)
{
	double span = step * (family->count - 1);
	double first = floor(search->high / step) * family->skip -
		       (double)(family->count - 1) * family->skip;
	double last = ceil(search->low / step) * family->skip;

	for (int i = 0; first + i <= last; i++) {
		double low = (first + i) * (step / family->skip);
		double score = score_of(simplicity(family, low, low + span, step),
					coverage(search, low, low + span),
					density(search, family->count, low, low + span));

		if (score > search->best_score) {
			search->best_score = score;
			search->best_low = low;
			search->best_step = step;
			search->best_count = family->count;
		}
	}
}

/* Tries the family with steps of every power of ten, until none can cover the data well enough. */
static void try_powers(struct search *search, const struct family *family)
{
	double nice = nice_steps[family->nice] * family->skip;
	double delta = (search->high - search->low) / (family->count + 1) / nice;

	for (double power = ceil(log10(delta));; power++) {
		double step = nice * pow(10, power);
		double most = score_of(simplicity_most(family),
				       coverage_most(search, step * (family->count - 1)),
				       density_most(search, family->count));

		if (most < search->best_score)
			return;
		try_starts(search, family, step);
	}
}

/* False once no family with this skip or a greater one can be better. */
static bool try_skip(struct search *search, int skip)
{
	for (int nice = 0; nice < NICE_STEPS; nice++) {
		struct family family = { nice, skip, 2 };

		if (score_of(simplicity_most(&family), 1, 1) < search->best_score)
			return false;
		while (family.count < TICKS_MOST &&
		       score_of(simplicity_most(&family), 1, density_most(search, family.count)) >=
			       search->best_score) {
			try_powers(search, &family);
			family.count++;
		}
	}
	return true;
}

/* Of the step and of the first tick, which need not be a multiple of it: 32.5, 37.5, 42.5. */
static int decimals_of(double step, double first)
{
	int decimals = 0;

	while (decimals < 9 && (fabs(step - round(step)) > 1e-6 * step ||
				fabs(first - round(first)) > 1e-6 * step)) {
		step *= 10;
		first *= 10;
		decimals++;
	}
	return decimals;
}

struct ticks ticks_of(double low, double high, int wanted)
{
	struct search search = { .low = low, .high = high, .wanted = wanted, .best_score = -2 };
	struct ticks ticks = { .at = { low }, .count = 1 };
	int skip = 1;

	if (!isfinite(high - low) || high - low < DBL_MIN / epsilon ||
	    high - low < epsilon * fmax(fabs(low), fabs(high)))
		return ticks;
	while (try_skip(&search, skip))
		skip++;
	ticks.count = (size_t)search.best_count;
	ticks.step = search.best_step;
	ticks.decimals = decimals_of(search.best_step, search.best_low);
	for (size_t i = 0; i < ticks.count; i++) {
		ticks.at[i] = search.best_low + (double)i * search.best_step;
		if (fabs(ticks.at[i]) < 1e-9 * search.best_step)
			ticks.at[i] = 0; /* not -0 nor the rest of a sum */
	}
	return ticks;
}
