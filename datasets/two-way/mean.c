/* mean.c — the default interval of one case's mean. */
#include "mean.h"

#include <math.h>

/* Below, both scales give nearly the same, and the plainer one is taken. */
static const double wide_spread = 0.2;

/* From fewer VMs the interval by logarithms is too wide to be of use. */
static const size_t least_vms = 3;

/* From so many on neither scale is right for all, and the interval reaches over both. */
static const size_t vms_for_both = 10;

static bool complete(const struct two_way_fit *fit, const struct two_way_table *table)
{
	bool whole = fit->cells == fit->vms * fit->cycles;

	for (size_t i = 0; i < table->count; i++)
		whole = whole && table->cells[i].weight == 1;
	return whole;
}

static bool differ_by_factors(const struct two_way_fit *fit)
{
	double sd = sqrt(fit->vm_part * (double)fit->vms);

	return fit->vms >= least_vms && two_way_positive(fit) && sd > wide_spread * fit->mean;
}

/* Mean and variance (n - 1) of the levels' logarithms. */
static void log_levels(const struct two_way_fit *fit, double *mean, double *variance)
{
	double n = (double)fit->vms;
	long double sum = 0;
	long double squares = 0;

	for (size_t i = 0; i < fit->vm_places; i++)
		if (!isnan(fit->levels[i]))
			sum += log(fit->levels[i]);
	*mean = (double)(sum / n);
	for (size_t i = 0; i < fit->vm_places; i++)
		if (!isnan(fit->levels[i])) {
			long double off = log(fit->levels[i]) - *mean;

			squares += off * off;
		}
	*variance = (double)squares / (n - 1);
}

/* Makes the table relative. False without memory; low and high stay NaN where there is none. */
static bool take_logarithms(struct two_way_mean *mean, struct two_way_table *table,
			    const struct two_way_fit *fit, double level)
{
	struct two_way_fit relative;
	struct two_way_chance chance;
	double n = (double)fit->vms;
	double centre;
	double variance;
	double half;

	two_way_make_relative(table, fit);
	if (!two_way_fit_of(&relative, table)) {
		two_way_fit_free(&relative);
		return false;
	}
	log_levels(fit, &centre, &variance);
	centre += variance / 2;
	relative.vm_part = variance / n + variance * variance / (2 * (n - 1));
	chance = two_way_chance_of(&relative, TWO_WAY_PRIOR);
	half = two_way_half(&chance, level, &mean->source);
	mean->degrees_of_freedom = two_way_df(&chance, level);
	mean->low = isfinite(exp(centre + half)) ? exp(centre - half) : NAN;
	mean->high = isfinite(exp(centre + half)) ? exp(centre + half) : NAN;
	mean->by_logarithms = !isnan(mean->low);
	two_way_fit_free(&relative);
	return true;
}

static void take_linear(struct two_way_mean *mean, double level)
{
	double half = two_way_half(&mean->chance, level, &mean->source);

	mean->low = mean->mean - half;
	mean->high = mean->mean + half;
	mean->degrees_of_freedom = two_way_df(&mean->chance, level);
}

static void choose(struct two_way_mean *mean, const struct two_way_mean *logarithmic)
{
	if (!(logarithmic->low <= mean->mean && mean->mean <= logarithmic->high))
		return;
	if (mean->vms < vms_for_both) {
		*mean = *logarithmic;
		return;
	}
	mean->by_logarithms = true;
	if (logarithmic->high > mean->high) {
		mean->high = logarithmic->high;
		mean->source = logarithmic->source;
		mean->degrees_of_freedom = logarithmic->degrees_of_freedom;
	}
	if (logarithmic->low < mean->low || mean->low <= 0)
		mean->low = logarithmic->low;
}

static bool take_interval(struct two_way_mean *mean, struct two_way_table *table,
			  const struct two_way_fit *fit, enum two_way_scale scale, double level)
{
	struct two_way_mean logarithmic = *mean;

	take_linear(mean, level);
	if (scale == TWO_WAY_LINEAR || (scale == TWO_WAY_AUTO && !differ_by_factors(fit)))
		return true;
	if (fit->vms > 1 && two_way_positive(fit) &&
	    !take_logarithms(&logarithmic, table, fit, level))
		return false;
	if (scale == TWO_WAY_LOGARITHMIC)
		*mean = logarithmic;
	else
		choose(mean, &logarithmic);
	return true;
}

bool two_way_mean_of(struct two_way_mean *mean, struct two_way_value *values, size_t count,
		     enum two_way_scale scale, double level)
{
	struct two_way_table table;
	struct two_way_fit fit = { 0 };
	bool good = two_way_table_of(&table, values, count) && two_way_fit_of(&fit, &table);

	*mean = (struct two_way_mean){ .mean = NAN, .low = NAN, .high = NAN };
	if (good) {
		mean->mean = fit.vms > 0 ? fit.mean : NAN;
		mean->vms = fit.vms;
		mean->cycles = fit.cycles;
		mean->cells = fit.cells;
		mean->complete = complete(&fit, &table);
		mean->chance = two_way_chance_of(&fit, TWO_WAY_PRIOR);
		mean->components = two_way_components_of(&fit, &mean->chance);
		good = take_interval(mean, &table, &fit, scale, level);
	}
	two_way_fit_free(&fit);
	two_way_table_free(&table);
	return good;
}
