/* chance.c — from the parts of the variance to an interval and a p. */
#include "inside.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* The prior counts as much as the lag-1 correlation of so many cycles. */
static const double prior_weight = 10;

const char *const two_way_source_words[] = { "", "vm", "cycle", "both", "residual", NULL };

const char *two_way_source_word(enum two_way_source source)
{
	return two_way_source_words[source];
}

/* ---- neighbours ---- */

double two_way_unbiased_lag(double lag_1, double cycles)
{
	return cycles > 4 ? fmax(-1, fmin(1, (cycles * lag_1 + 1) / (cycles - 4))) : NAN;
}

double correlation_shrunk(double lag_1, double cycles, double weight, double prior)
{
	double unbiased = 0;

	if (weight > 0)
		unbiased = two_way_unbiased_lag(lag_1, cycles);
	return fmax(0, fmin(TWO_WAY_MOST_CORRELATION,
			    (weight * unbiased + prior_weight * prior) / (weight + prior_weight)));
}

struct neighbours neighbours_of(double correlation, size_t cycles)
{
	double n = (double)cycles;
	double adds = 1;
	double power = correlation;
	struct neighbours neighbours = { .adds = 1, .factor = 1, .degrees_of_freedom = n - 1 };

	for (size_t k = 1; k < cycles && power > 1e-18; k++, power *= correlation)
		adds += 2 * (1 - (double)k / n) * power;
	if (cycles < 2)
		return neighbours;
	neighbours.adds = adds;
	neighbours.factor = adds * (n - 1) / (n - adds);
	neighbours.degrees_of_freedom = fmax(fmin(3, n - 1), fmin(n - 1, n / adds - 1));
	return neighbours;
}

/* ---- the candidates ---- */

static void add(struct two_way_chance *chance, enum two_way_source source, double variance,
		double degrees_of_freedom)
{
	chance->at[chance->count++] =
		(struct two_way_candidate){ source, variance, degrees_of_freedom };
}

void chance_join(struct two_way_chance *chance, double cycle_squares, double rest_squares)
{
	bool has_vm = !isnan(chance->vm_part);
	bool has_cycle = !isnan(chance->cycle_part);

	if (has_vm)
		add(chance, TWO_WAY_VM, chance->vm_part, chance->vm_df);
	if (has_cycle)
		add(chance, TWO_WAY_CYCLE, chance->cycle_part, chance->cycle_df);
	if (!has_vm || !has_cycle)
		return;
	if (chance->vm_part > chance->vm_rest && chance->cycle_part > chance->cycle_rest) {
		double rest = fmin(chance->vm_rest, chance->cycle_rest);
		double variance = chance->vm_part + chance->cycle_part - rest;
		double squares = chance->vm_part * chance->vm_part / chance->vm_df + cycle_squares +
				 (rest > 0 ? rest_squares : 0);

		add(chance, TWO_WAY_BOTH, variance, fmax(1, variance * variance / squares));
	} else if (chance->rest_df >= 1 && chance->vm_part <= chance->vm_rest &&
		   chance->cycle_part <= chance->cycle_rest) {
		add(chance, TWO_WAY_RESIDUAL, fmax(chance->vm_rest, chance->cycle_rest),
		    chance->rest_df);
	}
}

const struct two_way_chance chance_of_nothing = {
	.vm_part = NAN,
	.vm_df = NAN,
	.cycle_part = NAN,
	.cycle_df = NAN,
	.lag_1 = NAN,
	.correlation = NAN,
	.cycle_factor = 1,
};

struct two_way_chance two_way_chance_of(const struct two_way_fit *fit, double prior)
{
	struct two_way_chance chance = chance_of_nothing;
	double cycles = (double)fit->cycles;
	double rest;

	chance.vm_part = fit->vm_part;
	chance.vm_df = (double)fit->vms - 1;
	chance.vm_rest = fit->vm_rest;
	chance.cycle_rest = fit->cycle_rest;
	chance.rest_df = fit->residual_df;
	if (fit->cycles > 1) {
		struct neighbours neighbours;
		double lag = fit->lag_squares > 0 ? fit->lag_products / fit->lag_squares : 0;

		chance.lag_1 = lag;
		chance.measured_weight = fmax(0, cycles - 4);
		chance.correlation = correlation_shrunk(lag, cycles, chance.measured_weight, prior);
		neighbours = neighbours_of(chance.correlation, fit->cycles);
		chance.cycle_factor = neighbours.factor;
		chance.cycle_part = fit->cycle_part * neighbours.factor;
		chance.cycle_df = neighbours.degrees_of_freedom;
	}
	rest = fmin(chance.vm_rest, chance.cycle_rest);
	chance_join(&chance, chance.cycle_part * chance.cycle_part / chance.cycle_df,
		    rest * rest / chance.rest_df);
	return chance;
}

/* NULL: there is no candidate. */
static const struct two_way_candidate *widest_of(const struct two_way_chance *chance, double level,
						 double *half)
{
	const struct two_way_candidate *widest = NULL;

	*half = NAN;
	for (size_t i = 0; i < chance->count; i++) {
		const struct two_way_candidate *at = &chance->at[i];
		double of = gsl_cdf_tdist_Qinv((1 - level) / 2, at->degrees_of_freedom) *
			    sqrt(at->variance);

		if (!widest || of > *half) {
			*half = of;
			widest = at;
		}
	}
	return widest;
}

double two_way_half(const struct two_way_chance *chance, double level, enum two_way_source *widest)
{
	double half;
	const struct two_way_candidate *at = widest_of(chance, level, &half);

	if (widest)
		*widest = at ? at->source : TWO_WAY_NONE;
	return half;
}

double two_way_df(const struct two_way_chance *chance, double level)
{
	double half;
	const struct two_way_candidate *at = widest_of(chance, level, &half);

	return at ? at->degrees_of_freedom : NAN;
}

double two_way_variance(const struct two_way_chance *chance, double level)
{
	double half;
	const struct two_way_candidate *at = widest_of(chance, level, &half);

	return at ? at->variance : NAN;
}

/* One-sided: the greatest probability of a t above distance / error. NaN where nothing varies. */
static double tail(const struct two_way_chance *chance, double distance)
{
	double p = NAN;

	for (size_t i = 0; i < chance->count; i++) {
		const struct two_way_candidate *at = &chance->at[i];

		if (at->variance > 0)
			p = fmax(p, gsl_cdf_tdist_Q(distance / sqrt(at->variance),
						    at->degrees_of_freedom));
	}
	return p;
}

double two_way_p(const struct two_way_chance *chance, double estimate)
{
	return 2 * tail(chance, fabs(estimate));
}

double two_way_p_outside(const struct two_way_chance *chance, double estimate, double low,
			 double high)
{
	return fmax(tail(chance, estimate - low), tail(chance, high - estimate));
}

struct two_way_components two_way_components_of(const struct two_way_fit *fit,
						const struct two_way_chance *chance)
{
	double vms = (double)fit->vms;
	double cycles = (double)fit->cycles;
	struct two_way_components of = { NAN, NAN, fit->residual };

	if (fit->residual_df < 1)
		return of;
	of.vm = fmax(0, vms * (chance->vm_part - chance->vm_rest));
	of.cycle = fmax(0, cycles * (chance->cycle_part - chance->cycle_rest));
	return of;
}
