/* expected.c — from a pilot's variances to what a study of so many VMs and cycles may expect. */
#include "inside.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* The quantile of chi-square; by halving, for GSL's own inverse may give up. */
static double chi_square(double below, double df)
{
	double low = 0;
	double high = df;

	while (gsl_cdf_chisq_P(high, df) < below)
		high *= 2;
	for (int i = 0; i < 200 && high - low > 1e-13 * high; i++) {
		double middle = (low + high) / 2;

		if (gsl_cdf_chisq_P(middle, df) < below)
			low = middle;
		else
			high = middle;
	}
	return high;
}

double two_way_limit_factor(double sure, double degrees_of_freedom)
{
	return degrees_of_freedom / chi_square(1 - sure, degrees_of_freedom);
}

/* The parts of the variance, each taken so many times, less what the residual gives them. */
static struct two_way_model model_of(const struct two_way_fit *fit,
				     const struct two_way_chance *chance, double vm_times,
				     double cycle_times, double cell_times)
{
	double vms = (double)fit->vms;
	double cycles = (double)fit->cycles;
	struct neighbours neighbours = neighbours_of(chance->correlation, fit->cycles);
	/* what is left of the cycles' variance in a row of neighbours: inside.h */
	double left = neighbours.adds / neighbours.factor;
	double cycle_part = chance->cycle_part / chance->cycle_factor * cycle_times;

	return (struct two_way_model){
		.vm = fmax(0, vms * (chance->vm_part * vm_times - chance->vm_rest)),
		.cycle = fmax(0, cycles * (cycle_part - chance->cycle_rest) / left),
		.cell = fit->residual * cell_times,
		.correlation = chance->correlation,
	};
}

static const struct two_way_model not_known = { NAN, NAN, NAN, NAN };

static bool is_known(const struct two_way_fit *fit)
{
	return fit->vms > 1 && fit->cycles > 1 && fit->residual_df >= 1;
}

struct two_way_model two_way_model_of(const struct two_way_fit *fit,
				      const struct two_way_chance *chance)
{
	return is_known(fit) ? model_of(fit, chance, 1, 1, 1) : not_known;
}

struct two_way_model two_way_model_limit(const struct two_way_fit *fit,
					 const struct two_way_chance *chance, double sure)
{
	if (!is_known(fit))
		return not_known;
	return model_of(fit, chance, two_way_limit_factor(sure, chance->vm_df),
			two_way_limit_factor(sure, chance->cycle_df),
			two_way_limit_factor(sure, chance->rest_df));
}

double two_way_true_variance(const struct two_way_model *model, const struct two_way_design *design)
{
	struct neighbours neighbours = neighbours_of(model->correlation, (size_t)design->cycles);
	double vm = design->same_vms ? 0 : model->vm;

	return design->sides * (vm / design->vms + neighbours.adds * model->cycle / design->cycles +
				model->cell / design->vms / design->cycles);
}

struct two_way_chance two_way_expected(const struct two_way_model *model,
				       const struct two_way_design *design)
{
	struct two_way_chance chance = chance_of_nothing;
	struct neighbours neighbours = neighbours_of(model->correlation, (size_t)design->cycles);
	double rest = design->sides * model->cell / design->vms / design->cycles;
	double vm = design->same_vms ? 0 : design->sides * model->vm / design->vms;

	if (design->vms < 2 || design->cycles < 2)
		return chance;
	chance.vm_rest = chance.cycle_rest = rest;
	chance.vm_part = vm + rest;
	chance.vm_df = (design->same_vms ? 1 : design->sides) * (design->vms - 1);
	chance.correlation = model->correlation;
	chance.cycle_factor = neighbours.factor;
	chance.cycle_part = design->sides * neighbours.adds * model->cycle / design->cycles +
			    neighbours.factor * rest;
	chance.cycle_df = design->sides * neighbours.degrees_of_freedom;
	chance.rest_df = design->sides * (design->vms - 1) * (design->cycles - 1);
	chance_join(&chance, chance.cycle_part * chance.cycle_part / chance.cycle_df,
		    rest * rest / chance.rest_df);
	return chance;
}
