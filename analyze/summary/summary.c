/* summary.c — what summary.csv says of one metric in one group of migrations. */
#include "summary.h"

#include "analyze/statistics/moments.h"

#include "datasets/array.h"
#include "datasets/two-way/looks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct summary_quantile summary_quantiles[SUMMARY_QUANTILES] = {
	{ SUMMARY_P5, 5 },   { SUMMARY_P25, 25 }, { SUMMARY_MEDIAN, 50 }, { SUMMARY_P75, 75 },
	{ SUMMARY_P90, 90 }, { SUMMARY_P95, 95 }, { SUMMARY_P99, 99 },
};

const char *const summary_unit_words[] = { "vm", "migration", NULL };

struct interval summary_interval(const struct summary *summary, enum summary_column low)
{
	return (struct interval){ summary->value[low], summary->value[low + 1] };
}

void summary_put_interval(struct summary *summary, enum summary_column low,
			  struct interval interval)
{
	summary->value[low] = interval.low;
	summary->value[low + 1] = interval.high;
}

static void take_order(struct summary *summary, const struct sorted *sorted)
{
	if (sorted->count > 0) {
		summary->value[SUMMARY_MIN] = sorted_value(sorted, 0);
		summary->value[SUMMARY_MAX] = sorted_value(sorted, sorted->count - 1);
	}
	for (size_t i = 0; i < SUMMARY_QUANTILES; i++)
		summary->value[summary_quantiles[i].column] =
			sorted_quantile(sorted, summary_quantiles[i].percent);
	summary_put_interval(summary, SUMMARY_MEDIAN_NAIVE_LOW,
			     sorted_median_interval(sorted, summary->value[SUMMARY_LEVEL]));
	summary->value[SUMMARY_MAD] = sorted_mad(sorted);
}

void summary_take_moments(struct summary *summary, const struct moments *rows,
			  const struct moments *vms)
{
	summary->value[SUMMARY_N] = (double)rows->n;
	summary->value[SUMMARY_VMS] = (double)vms->n;
	summary->value[SUMMARY_MEAN] = rows->mean;
	summary->value[SUMMARY_SD] = rows->sd;
	summary->value[SUMMARY_SE] = rows->sd / sqrt((double)rows->n);
	summary->value[SUMMARY_CV] = rows->mean > 0 ? rows->sd / rows->mean : NAN;
	summary->mean_of_vms = vms->mean;
	summary->mean_of_vms_sd = vms->sd;
	summary_put_interval(summary, SUMMARY_VM_MEANS_LOW,
			     interval_of_mean(vms, summary->value[SUMMARY_LEVEL]));
	summary_put_interval(summary, SUMMARY_NAIVE_LOW,
			     interval_of_mean(rows, summary->value[SUMMARY_LEVEL]));
}

void summary_take_log(struct summary *summary, const double *means, size_t vms)
{
	summary_put_interval(summary, SUMMARY_LOG_LOW,
			     interval_of_log_mean(means, vms, summary->value[SUMMARY_LEVEL]));
}

/* A VM whose values were censored in part has no number that could be trusted, so there is no
 * interval of the median then. */
void summary_take_median(struct summary *summary, struct interval of_medians)
{
	if (!(summary->value[SUMMARY_CENSORED] > 0))
		summary_put_interval(summary, SUMMARY_MEDIAN_VMS_LOW, of_medians);
}

void summary_take_vms(struct summary *summary, const double *means, double *medians, size_t vms)
{
	size_t place = median_place(vms, summary->value[SUMMARY_LEVEL]);

	summary_take_log(summary, means, vms);
	numbers_sort(medians, vms);
	if (place > 0)
		summary_take_median(summary,
				    (struct interval){ medians[place - 1], medians[vms - place] });
}

void summary_take_clusters(struct summary *summary, struct clusters clusters)
{
	summary->value[SUMMARY_SD_BETWEEN_VMS] = clusters.sd_between;
	summary->value[SUMMARY_SD_WITHIN_VMS] = clusters.sd_within;
	summary->value[SUMMARY_ICC] = clusters.icc;
}

/* Kish's design effect is the ratio of the mean's variance to that of independent values; where VMs
 * and cycles agree more than chance would have it, no more is known than n says, and never less
 * than one value says. */
static void take_design_effect(struct summary *summary)
{
	double n = summary->value[SUMMARY_N];
	double sd = summary->value[SUMMARY_SD];
	double variance = two_way_variance(&summary->crossed.chance, summary->value[SUMMARY_LEVEL]);

	if (isnan(variance) || !(sd > 0))
		return;
	summary->value[SUMMARY_DESIGN_EFFECT] = fmin(n, fmax(1, variance / (sd * sd / n)));
	summary->value[SUMMARY_EFFECTIVE_N] = n / summary->value[SUMMARY_DESIGN_EFFECT];
}

static void put_two_way(struct summary *summary, enum summary_column low,
			const struct two_way_interval *at)
{
	summary_put_interval(summary, low, (struct interval){ at->low, at->high });
}

void summary_take_crossed(struct summary *summary, const struct crossed_result *result, bool cycles)
{
	const struct two_way_chance *chance = &result->mean.chance;
	double *value = summary->value;

	summary->crossed = result->mean;
	put_two_way(summary, SUMMARY_TWO_WAY_LOW, &result->mean.at[TWO_WAY_LINEAR]);
	put_two_way(summary, SUMMARY_TWO_WAY_LOG_LOW, &result->mean.at[TWO_WAY_LOGARITHMIC]);
	value[SUMMARY_SHARE_VM] = result->of_value.vm;
	value[SUMMARY_SHARE_CYCLE] = result->of_value.cycle;
	value[SUMMARY_SHARE_DIRECTION] = result->of_value.direction;
	value[SUMMARY_SHARE_REST] = result->of_value.rest;
	value[SUMMARY_MEAN_SHARE_VM] = result->of_mean.vm;
	value[SUMMARY_MEAN_SHARE_CYCLE] = result->of_mean.cycle;
	value[SUMMARY_MEAN_SHARE_REST] = result->of_mean.rest;
	take_design_effect(summary);
	if (!cycles)
		return;
	value[SUMMARY_CYCLES] = (double)result->mean.cycles;
	if (result->mean.cycles < 2)
		return;
	value[SUMMARY_LAG_1] = chance->lag_1;
	value[SUMMARY_CORRELATION] = chance->correlation;
	value[SUMMARY_CYCLE_FACTOR] = chance->cycle_factor;
}

static void take_crossed(struct summary *summary, const struct samples *samples,
			 enum summary_unit unit)
{
	struct crossed crossed;
	struct crossed_result result;
	size_t cycles = 1;

	for (size_t i = 0; i < samples->count; i++)
		if (samples->at[i].cycle >= cycles)
			cycles = samples->at[i].cycle + 1;
	crossed_open(&crossed, cycles, unit == UNIT_MIGRATION,
		     samples->count > 0 ? samples->at[0].value : 0);
	for (size_t i = 0; i < samples->count; i++) {
		const struct sample *sample = &samples->at[i];

		if (i == 0 || !same_vm(sample->vm, samples->at[i - 1].vm))
			crossed_next_vm(&crossed);
		crossed_add(&crossed, sample->cycle, sample->direction,
			    samples_distance(samples, i));
	}
	result = crossed_result_of(&crossed, summary->value[SUMMARY_LEVEL]);
	summary_take_crossed(summary, &result, samples->cycles);
	crossed_free(&crossed);
}

static void take_vms(struct summary *summary, const struct samples *samples)
{
	double *means = vm_numbers(samples, VM_MEAN);
	double *medians = vm_numbers(samples, VM_MEDIAN);

	summary_take_vms(summary, means, medians, samples->vms);
	free(means);
	free(medians);
}

struct summary summary_none(double level)
{
	struct summary summary = { .mean_of_vms = NAN, .mean_of_vms_sd = NAN };

	for (size_t i = 0; i < SUMMARY_COLUMNS; i++)
		summary.value[i] = NAN;
	summary.value[SUMMARY_N] = 0;
	summary.value[SUMMARY_VMS] = 0;
	summary.value[SUMMARY_CENSORED] = 0;
	summary.value[SUMMARY_LEVEL] = level;
	return summary;
}

struct summary summary_of_sorted(const struct sorted *sorted, enum summary_unit unit, double level)
{
	const struct samples *samples = sorted->samples;
	struct summary summary = summary_none(level);
	struct moments rows = moments_of(samples, OVER_ROWS);
	struct moments vms = moments_of(samples, OVER_VMS);

	summary_take_moments(&summary, &rows, &vms);
	summary.value[SUMMARY_CENSORED] = (double)samples->censored;
	if (samples->resolved) {
		summary.value[SUMMARY_UNSEEN] = (double)samples->unseen;
		summary.value[SUMMARY_UNSEEN_LIMIT] = samples->unseen_limit;
	}
	summary_take_clusters(&summary, clusters_of(samples));
	take_crossed(&summary, samples, unit);
	summary.missing = samples->missing;
	take_order(&summary, sorted);
	take_vms(&summary, samples);
	return summary;
}

struct summary summary_of(const struct samples *samples, enum summary_unit unit, double level)
{
	struct sorted sorted = sorted_of(samples);
	struct summary summary = summary_of_sorted(&sorted, unit, level);

	sorted_free(&sorted);
	return summary;
}

void summary_bootstrap(struct summary *summary, const struct samples *samples, uint64_t seed,
		       struct bootstrap_draws *draws)
{
	double *means;

	if (samples->vms < BOOTSTRAP_VMS || samples->vms > BOOTSTRAP_MOST_VMS)
		return;
	means = vm_numbers(samples, VM_MEAN);
	summary_put_interval(summary, SUMMARY_BCA_LOW,
			     bootstrap_by_draws(draws, means, samples->vms,
						summary->value[SUMMARY_LEVEL], BOOTSTRAP_RESAMPLES,
						seed));
	summary->value[SUMMARY_BCA_SEED] = (double)seed;
	free(means);
}

/* The exact mean of the VMs' means, where the levels are these means. */
static double centre_of(const struct summary *summary)
{
	double level = summary->crossed.mean;

	return fabs(level - summary->mean_of_vms) <= 1e-12 * fabs(level) ? summary->mean_of_vms
									 : level;
}

static void take_two_way(struct summary *summary, enum two_way_scale scale)
{
	const struct two_way_interval *at = &summary->crossed.at[scale];

	summary->value[SUMMARY_MEAN_OF_VMS] = centre_of(summary);
	put_two_way(summary, SUMMARY_INTERVAL_LOW, at);
	summary->value[SUMMARY_INTERVAL_DF] = at->degrees_of_freedom;
	summary->by = at->source;
}

/* Of VMs alone. */
static void take_one_way(struct summary *summary, enum summary_column low, bool student)
{
	summary->value[SUMMARY_MEAN_OF_VMS] = summary->mean_of_vms;
	summary_put_interval(summary, SUMMARY_INTERVAL_LOW, summary_interval(summary, low));
	summary->value[SUMMARY_INTERVAL_DF] = student ? summary->value[SUMMARY_VMS] - 1 : NAN;
	summary->by = TWO_WAY_VM;
}

static void take_kind(struct summary *summary)
{
	switch (summary->kind) {
	case KIND_VM_MEANS:
		take_one_way(summary, SUMMARY_VM_MEANS_LOW, true);
		break;
	case KIND_LOG:
		take_one_way(summary, SUMMARY_LOG_LOW, true);
		break;
	case KIND_BCA:
		take_one_way(summary, SUMMARY_BCA_LOW, false);
		break;
	case KIND_TWO_WAY:
		take_two_way(summary, TWO_WAY_LINEAR);
		break;
	default:
		take_two_way(summary, TWO_WAY_LOGARITHMIC);
		break;
	}
}

/* What no double holds is not known: the squares of numbers beyond 1e154. */
static void forget_infinite(struct summary *summary)
{
	static const enum summary_column intervals[] = {
		SUMMARY_INTERVAL_LOW, SUMMARY_TWO_WAY_LOW, SUMMARY_TWO_WAY_LOG_LOW,
		SUMMARY_VM_MEANS_LOW, SUMMARY_LOG_LOW,     SUMMARY_BCA_LOW,
		SUMMARY_NAIVE_LOW,
	};

	for (size_t i = 0; i < COUNT(intervals); i++) {
		double *ends = &summary->value[intervals[i]];

		if (!isfinite(ends[0]) || !isfinite(ends[1]))
			ends[0] = ends[1] = NAN;
	}
	for (size_t i = 0; i < SUMMARY_COLUMNS; i++)
		if (isinf(summary->value[i]))
			summary->value[i] = NAN;
}

void summary_choose(struct summary *summary, enum interval_kind asked, bool positive)
{
	double *low = &summary->value[SUMMARY_INTERVAL_LOW];

	summary->kind = asked;
	if (asked != KIND_AUTO) {
		take_kind(summary);
	} else {
		summary->kind = summary->crossed.by_logarithms ? KIND_TWO_WAY_LOG : KIND_TWO_WAY;
		take_two_way(summary, TWO_WAY_AUTO);
	}
	if (positive && *low < 0 && summary->value[SUMMARY_MIN] >= 0)
		*low = 0;
	forget_infinite(summary);
	if (!isnan(*low))
		return;
	summary->kind = KIND_AUTO;
	summary->by = TWO_WAY_NONE;
	summary->value[SUMMARY_INTERVAL_DF] = NAN;
}

void summary_count_looks(struct summary *summary, int looks, bool positive)
{
	double *value = summary->value;
	double mean = value[SUMMARY_MEAN_OF_VMS];
	enum two_way_source source;
	double sure = two_way_sure(&summary->crossed, value[SUMMARY_LEVEL], looks, &source);

	if (isnan(sure) || isnan(value[SUMMARY_INTERVAL_LOW]))
		return;
	if (mean - sure < value[SUMMARY_INTERVAL_LOW]) {
		summary->by = source;
		value[SUMMARY_INTERVAL_LOW] = mean - sure;
	}
	value[SUMMARY_INTERVAL_HIGH] = fmax(value[SUMMARY_INTERVAL_HIGH], mean + sure);
	if (positive && value[SUMMARY_MIN] >= 0)
		value[SUMMARY_INTERVAL_LOW] = fmax(0, value[SUMMARY_INTERVAL_LOW]);
	summary->looks = looks;
}

bool summary_is_of_too_few(const struct summary *summary)
{
	return two_way_too_few(summary->crossed.vms, summary->crossed.cycles);
}

const char *summary_kind(const struct summary *summary)
{
	return summary->kind == KIND_AUTO ? "" : interval_kind_word(summary->kind);
}
