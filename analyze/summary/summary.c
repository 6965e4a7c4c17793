/* summary.c — what summary.csv says of one metric in one group of migrations. */
#include "summary.h"

#include "analyze/statistics/bootstrap.h"
#include "analyze/statistics/moments.h"
#include "analyze/statistics/sorted.h"

#include <math.h>
#include <stdlib.h>

const struct summary_quantile summary_quantiles[SUMMARY_QUANTILES] = {
	{ SUMMARY_P5, 5 },   { SUMMARY_P25, 25 }, { SUMMARY_MEDIAN, 50 }, { SUMMARY_P75, 75 },
	{ SUMMARY_P90, 90 }, { SUMMARY_P95, 95 }, { SUMMARY_P99, 99 },
};

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

static void take_order(struct summary *summary, const struct samples *samples)
{
	struct sorted sorted = sorted_of(samples);

	if (sorted.count > 0) {
		summary->value[SUMMARY_MIN] = sorted_value(&sorted, 0);
		summary->value[SUMMARY_MAX] = sorted_value(&sorted, sorted.count - 1);
	}
	for (size_t i = 0; i < SUMMARY_QUANTILES; i++)
		summary->value[summary_quantiles[i].column] =
			sorted_quantile(&sorted, summary_quantiles[i].percent);
	summary_put_interval(summary, SUMMARY_MEDIAN_NAIVE_LOW,
			     sorted_median_interval(&sorted, summary->value[SUMMARY_LEVEL]));
	summary->value[SUMMARY_MAD] = sorted_mad(&sorted);
	sorted_free(&sorted);
}

void summary_take_moments(struct summary *summary, const struct moments *rows,
			  const struct moments *vms)
{
	summary->value[SUMMARY_N] = (double)rows->n;
	summary->value[SUMMARY_VMS] = (double)vms->n;
	summary->value[SUMMARY_MEAN] = rows->mean;
	summary->value[SUMMARY_SD] = rows->sd;
	summary->value[SUMMARY_CV] = rows->mean > 0 ? rows->sd / rows->mean : NAN;
	summary->value[SUMMARY_MEAN_OF_VMS] = vms->mean;
	summary->mean_of_vms_sd = vms->sd;
	summary_put_interval(summary, SUMMARY_VM_MEANS_LOW,
			     interval_of_mean(vms, summary->value[SUMMARY_LEVEL]));
	summary_put_interval(summary, SUMMARY_NAIVE_LOW,
			     interval_of_mean(rows, summary->value[SUMMARY_LEVEL]));
}

/* A VM whose values were censored in part has no number that could be trusted, so there is no
 * interval of the median then. */
void summary_take_vms(struct summary *summary, const double *means, double *medians, size_t vms)
{
	size_t place = summary->value[SUMMARY_CENSORED] > 0
			       ? 0
			       : median_place(vms, summary->value[SUMMARY_LEVEL]);

	summary_put_interval(summary, SUMMARY_LOG_LOW,
			     interval_of_log_mean(means, vms, summary->value[SUMMARY_LEVEL]));
	numbers_sort(medians, vms);
	if (place > 0)
		summary_put_interval(summary, SUMMARY_MEDIAN_VMS_LOW,
				     (struct interval){ medians[place - 1], medians[vms - place] });
}

void summary_take_clusters(struct summary *summary, struct clusters clusters)
{
	summary->value[SUMMARY_SD_BETWEEN_VMS] = clusters.sd_between;
	summary->value[SUMMARY_SD_WITHIN_VMS] = clusters.sd_within;
	summary->value[SUMMARY_ICC] = clusters.icc;
	summary->value[SUMMARY_DESIGN_EFFECT] = clusters.design_effect;
	summary->value[SUMMARY_EFFECTIVE_N] = clusters.effective_n;
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
	struct summary summary = { .mean_of_vms_sd = NAN };

	for (size_t i = 0; i < SUMMARY_COLUMNS; i++)
		summary.value[i] = NAN;
	summary.value[SUMMARY_N] = 0;
	summary.value[SUMMARY_VMS] = 0;
	summary.value[SUMMARY_CENSORED] = 0;
	summary.value[SUMMARY_LEVEL] = level;
	return summary;
}

struct summary summary_of(const struct samples *samples, double level)
{
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
	summary.missing = samples->missing;
	take_order(&summary, samples);
	take_vms(&summary, samples);
	return summary;
}

void summary_bootstrap(struct summary *summary, const struct samples *samples, uint64_t seed)
{
	double *means;

	if (samples->vms < BOOTSTRAP_VMS || samples->vms > BOOTSTRAP_MOST_VMS)
		return;
	means = vm_numbers(samples, VM_MEAN);
	summary_put_interval(summary, SUMMARY_BCA_LOW,
			     bootstrap_of_mean(means, samples->vms, summary->value[SUMMARY_LEVEL],
					       BOOTSTRAP_RESAMPLES, seed));
	summary->value[SUMMARY_BCA_SEED] = (double)seed;
	free(means);
}

void summary_choose(struct summary *summary, enum interval_kind asked)
{
	const struct interval_choice choice = {
		.vms = summary->value[SUMMARY_VMS],
		.mean = summary->value[SUMMARY_MEAN_OF_VMS],
		.sd = summary->mean_of_vms_sd,
		.vm_means = summary_interval(summary, SUMMARY_VM_MEANS_LOW),
		.log = summary_interval(summary, SUMMARY_LOG_LOW),
		.bca = summary_interval(summary, SUMMARY_BCA_LOW),
	};

	summary->kind = interval_kind_of(asked, &choice);
	summary_put_interval(summary, SUMMARY_INTERVAL_LOW,
			     interval_of_kind(summary->kind, &choice));
	if (isnan(summary->value[SUMMARY_INTERVAL_LOW]))
		summary->kind = KIND_AUTO;
}

const char *summary_kind(const struct summary *summary)
{
	return summary->kind == KIND_AUTO ? "" : interval_kind_word(summary->kind);
}
