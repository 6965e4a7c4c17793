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

static bool differ_by_factors(size_t units, double mean, double variance)
{
	return units >= least_vms && sqrt(variance) > wide_spread * mean;
}

static struct two_way_interval interval_at(const struct two_way_chance *chance, double centre,
					   double level)
{
	struct two_way_interval at = { .degrees_of_freedom = two_way_df(chance, level) };
	double half = two_way_half(chance, level, &at.source);

	at.low = centre - half;
	at.high = centre + half;
	return at;
}

/* ---- logarithms ---- */

/* Cox's centre, and what it adds to the variance of n logarithms' mean. */
static double cox_centre(double mean, double variance)
{
	return mean + variance / 2;
}

static double cox_part(double variance, double n)
{
	return variance / n + variance * variance / (2 * (n - 1));
}

/* From an interval of logarithms to one of the mean; none where it is out of reach. */
static struct two_way_interval raised(struct two_way_interval at)
{
	double high = exp(at.high);

	at.low = isfinite(high) ? exp(at.low) : NAN;
	at.high = isfinite(high) ? high : NAN;
	return at;
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

/* Makes the table relative. False without memory. */
static bool take_logarithms(struct two_way_interval *at, struct two_way_table *table,
			    const struct two_way_fit *fit, double level)
{
	struct two_way_fit relative;
	struct two_way_chance chance;
	double mean;
	double variance;
	bool good;

	two_way_make_relative(table, fit);
	good = two_way_fit_of(&relative, table);
	if (good) {
		log_levels(fit, &mean, &variance);
		relative.vm_part = cox_part(variance, (double)fit->vms);
		chance = two_way_chance_of(&relative, TWO_WAY_PRIOR);
		*at = raised(interval_at(&chance, cox_centre(mean, variance), level));
	}
	two_way_fit_free(&relative);
	return good;
}

/* ---- which of them ---- */

/* The one that reaches over both. */
static struct two_way_interval over_both(struct two_way_interval linear,
					 const struct two_way_interval *logarithmic)
{
	struct two_way_interval both = linear;

	if (logarithmic->high > linear.high)
		both = *logarithmic;
	both.high = fmax(linear.high, logarithmic->high);
	both.low = linear.low <= 0 ? logarithmic->low : fmin(linear.low, logarithmic->low);
	return both;
}

static const struct two_way_interval no_interval = { NAN, NAN, TWO_WAY_NONE, NAN };

/* Fills in what the rule takes, and what is asked for. units: what a spread is seen among. */
static void choose(struct two_way_mean *mean, size_t units, bool by_factors,
		   enum two_way_scale scale)
{
	struct two_way_interval *logarithmic = &mean->at[TWO_WAY_LOGARITHMIC];
	double rounding = 1e-9 * fabs(mean->mean);
	bool holds = logarithmic->low <= mean->mean + rounding &&
		     mean->mean - rounding <= logarithmic->high;
	bool taken = by_factors && holds;

	if (!holds)
		*logarithmic = no_interval;
	mean->at[TWO_WAY_AUTO] = mean->at[TWO_WAY_LINEAR];
	if (taken)
		mean->at[TWO_WAY_AUTO] = units < vms_for_both
						 ? *logarithmic
						 : over_both(mean->at[TWO_WAY_LINEAR], logarithmic);
	mean->by_logarithms = scale == TWO_WAY_AUTO
				      ? taken
				      : scale == TWO_WAY_LOGARITHMIC && !isnan(logarithmic->low);
	mean->low = mean->at[scale].low;
	mean->high = mean->at[scale].high;
	mean->source = mean->at[scale].source;
	mean->degrees_of_freedom = mean->at[scale].degrees_of_freedom;
}

static void begin(struct two_way_mean *mean, const struct two_way_fit *fit)
{
	*mean = (struct two_way_mean){
		.mean = fit->vms > 0 ? fit->mean : NAN,
		.at = { no_interval, no_interval, no_interval },
		.vms = fit->vms,
		.cycles = fit->cycles,
		.cells = fit->cells,
		.chance = two_way_chance_of(fit, TWO_WAY_PRIOR),
	};
	mean->components = two_way_components_of(fit, &mean->chance);
}

/* Where a value is below zero, by more than rounding, that all levels are above it is chance, and
 * no ratio of them means anything. */
static bool has_negative(const struct two_way_table *table, double mean)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->cells[i].value < -1e-12 * mean)
			return true;
	return false;
}

bool two_way_mean_of_fit(struct two_way_mean *mean, struct two_way_table *table,
			 const struct two_way_fit *fit, enum two_way_scale scale, double level)
{
	bool good = true;
	bool positive = two_way_positive(fit) && !has_negative(table, fit->mean);

	begin(mean, fit);
	mean->complete = complete(fit, table);
	mean->at[TWO_WAY_LINEAR] = interval_at(&mean->chance, mean->mean, level);
	if (fit->vms > 1 && positive)
		good = take_logarithms(&mean->at[TWO_WAY_LOGARITHMIC], table, fit, level);
	choose(mean, fit->vms,
	       positive && differ_by_factors(fit->vms, fit->mean, fit->vm_part * (double)fit->vms),
	       scale);
	return good;
}

bool two_way_mean_of(struct two_way_mean *mean, struct two_way_value *values, size_t count,
		     enum two_way_scale scale, double level)
{
	struct two_way_table table;
	struct two_way_fit fit = { 0 };
	bool good = two_way_table_of(&table, values, count) && two_way_fit_of(&fit, &table) &&
		    two_way_mean_of_fit(mean, &table, &fit, scale, level);

	two_way_fit_free(&fit);
	two_way_table_free(&table);
	return good;
}

/* ---- units of their own ---- */

/* The cycles' chance, and that of n values of this variance of their mean. */
static struct two_way_chance chance_of_units(const struct two_way_chance *cycles, double variance,
					     double n, double cycle_scale)
{
	struct two_way_chance chance = *cycles;

	chance.count = 0;
	if (n > 1)
		chance.at[chance.count++] =
			(struct two_way_candidate){ TWO_WAY_VM, variance, n - 1 };
	if (!isnan(cycles->cycle_part))
		chance.at[chance.count++] =
			(struct two_way_candidate){ TWO_WAY_CYCLE, cycles->cycle_part * cycle_scale,
						    cycles->cycle_df };
	return chance;
}

void two_way_mean_of_units(struct two_way_mean *mean, const struct two_way_units *units,
			   const struct two_way_fit *fit, enum two_way_scale scale, double level)
{
	double n = (double)units->count;
	struct two_way_chance logs;

	begin(mean, fit);
	mean->mean = units->mean;
	mean->vms = units->count;
	logs = chance_of_units(&mean->chance, cox_part(units->log_variance, n), n,
			       1 / (units->mean * units->mean));
	mean->chance = chance_of_units(&mean->chance, units->variance / n, n, 1);
	mean->at[TWO_WAY_LINEAR] = interval_at(&mean->chance, mean->mean, level);
	if (units->log_variance >= 0)
		mean->at[TWO_WAY_LOGARITHMIC] = raised(interval_at(
			&logs, cox_centre(units->log_mean, units->log_variance), level));
	choose(mean, units->count,
	       units->log_variance >= 0 &&
		       differ_by_factors(units->count, units->mean, units->variance),
	       scale);
}

bool two_way_too_few(size_t vms, size_t cycles)
{
	return vms == 2 || cycles == 2;
}
