/* summary.c — what summary.csv says of one metric in one group of migrations. */
#include "summary.h"

#include "analyze/data/members.h"
#include "analyze/statistics/bootstrap.h"
#include "analyze/statistics/numbers.h"
#include "analyze/statistics/sorted.h"

#include "datasets/array.h"

#include <math.h>
#include <stdlib.h>

static void take_order(struct summary *summary, const struct samples *samples)
{
	struct sorted sorted = sorted_of(samples);

	if (sorted.count > 0) {
		summary->min = sorted_value(&sorted, 0);
		summary->max = sorted_value(&sorted, sorted.count - 1);
	}
	summary->median = sorted_quantile(&sorted, 50);
	summary->p5 = sorted_quantile(&sorted, 5);
	summary->p25 = sorted_quantile(&sorted, 25);
	summary->p75 = sorted_quantile(&sorted, 75);
	summary->p90 = sorted_quantile(&sorted, 90);
	summary->p95 = sorted_quantile(&sorted, 95);
	summary->p99 = sorted_quantile(&sorted, 99);
	summary->median_naive = sorted_median_interval(&sorted, summary->level);
	summary->mad = sorted_mad(&sorted);
	sorted_free(&sorted);
}

void summary_take_moments(struct summary *summary, const struct moments *rows,
			  const struct moments *vms)
{
	summary->n = (double)rows->n;
	summary->vms = (double)vms->n;
	summary->mean = rows->mean;
	summary->sd = rows->sd;
	summary->cv = rows->mean > 0 ? rows->sd / rows->mean : NAN;
	summary->mean_of_vms = vms->mean;
	summary->mean_of_vms_sd = vms->sd;
	summary->vm_means = interval_of_mean(vms, summary->level);
	summary->naive = interval_of_mean(rows, summary->level);
}

/* A VM whose values were censored in part has no number that could be trusted, so there is no
 * interval of the median then. */
void summary_take_vms(struct summary *summary, const double *means, double *medians, size_t vms)
{
	size_t place = summary->censored > 0 ? 0 : median_place(vms, summary->level);

	summary->log = interval_of_log_mean(means, vms, summary->level);
	numbers_sort(medians, vms);
	if (place > 0)
		summary->median_of_vms =
			(struct interval){ medians[place - 1], medians[vms - place] };
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
	const struct interval none = { NAN, NAN };

	return (struct summary){
		.mean = NAN,
		.sd = NAN,
		.cv = NAN,
		.mean_of_vms = NAN,
		.mean_of_vms_sd = NAN,
		.interval = none,
		.vm_means = none,
		.naive = none,
		.bca = none,
		.log = none,
		.level = level,
		.median = NAN,
		.mad = NAN,
		.min = NAN,
		.max = NAN,
		.p5 = NAN,
		.p25 = NAN,
		.p75 = NAN,
		.p90 = NAN,
		.p95 = NAN,
		.p99 = NAN,
		.median_of_vms = none,
		.median_naive = none,
		.clusters = { NAN, NAN, NAN, NAN, NAN, NAN, NAN },
		.limit = NAN,
		.unseen = NAN,
		.unseen_limit = NAN,
		.seed = NAN,
	};
}

bool summary_of(struct summary *summary, const struct samples *samples, double level,
		struct error *err)
{
	struct moments rows = moments_of(samples, OVER_ROWS);
	struct moments vms = moments_of(samples, OVER_VMS);

	*summary = summary_none(level);
	summary_take_moments(summary, &rows, &vms);
	summary->censored = (double)samples->censored;
	if (samples->resolved) {
		summary->unseen = (double)samples->unseen;
		summary->unseen_limit = samples->unseen_limit;
	}
	summary->clusters = clusters_of(samples);
	summary->missing = samples->missing;
	(void)err;
	take_order(summary, samples);
	take_vms(summary, samples);
	return true;
}

bool summary_bootstrap(struct summary *summary, const struct samples *samples, uint64_t seed,
		       struct error *err)
{
	double *means;

	(void)err;
	if (samples->vms < BOOTSTRAP_VMS || samples->vms > BOOTSTRAP_MOST_VMS)
		return true;
	means = vm_numbers(samples, VM_MEAN);
	summary->bca =
		bootstrap_of_mean(means, samples->vms, summary->level, BOOTSTRAP_RESAMPLES, seed);
	summary->seed = (double)seed;
	free(means);
	return true;
}

void summary_choose(struct summary *summary, enum interval_kind asked)
{
	const struct interval_choice choice = {
		.vms = summary->vms,
		.mean = summary->mean_of_vms,
		.sd = summary->mean_of_vms_sd,
		.vm_means = summary->vm_means,
		.log = summary->log,
		.bca = summary->bca,
	};

	summary->kind = interval_kind_of(asked, &choice);
	summary->interval = interval_of_kind(summary->kind, &choice);
	if (isnan(summary->interval.low))
		summary->kind = KIND_AUTO;
}

const char *summary_kind(const struct summary *summary)
{
	return summary->kind == KIND_AUTO ? "" : interval_kind_word(summary->kind);
}

/* Which member of the summary stands in which column. */
static const struct member members[] = {
	{ "n", offsetof(struct summary, n) },
	{ "vms", offsetof(struct summary, vms) },
	{ "mean", offsetof(struct summary, mean) },
	{ "sd", offsetof(struct summary, sd) },
	{ "mean_of_vms", offsetof(struct summary, mean_of_vms) },
	{ "interval_low", offsetof(struct summary, interval.low) },
	{ "interval_high", offsetof(struct summary, interval.high) },
	{ "naive_low", offsetof(struct summary, naive.low) },
	{ "naive_high", offsetof(struct summary, naive.high) },
	{ "level", offsetof(struct summary, level) },
	{ "median", offsetof(struct summary, median) },
	{ "min", offsetof(struct summary, min) },
	{ "max", offsetof(struct summary, max) },
	{ "censored", offsetof(struct summary, censored) },
	{ "limit", offsetof(struct summary, limit) },
	{ "unseen", offsetof(struct summary, unseen) },
	{ "unseen_limit", offsetof(struct summary, unseen_limit) },
	{ "cv", offsetof(struct summary, cv) },
	{ "mad", offsetof(struct summary, mad) },
	{ "p5", offsetof(struct summary, p5) },
	{ "p25", offsetof(struct summary, p25) },
	{ "p75", offsetof(struct summary, p75) },
	{ "p90", offsetof(struct summary, p90) },
	{ "p95", offsetof(struct summary, p95) },
	{ "p99", offsetof(struct summary, p99) },
	{ "sd_between_vms", offsetof(struct summary, clusters.sd_between) },
	{ "sd_within_vms", offsetof(struct summary, clusters.sd_within) },
	{ "icc", offsetof(struct summary, clusters.icc) },
	{ "design_effect", offsetof(struct summary, clusters.design_effect) },
	{ "effective_n", offsetof(struct summary, clusters.effective_n) },
	{ "bca_low", offsetof(struct summary, bca.low) },
	{ "bca_high", offsetof(struct summary, bca.high) },
	{ "bca_seed", offsetof(struct summary, seed) },
	{ "log_low", offsetof(struct summary, log.low) },
	{ "log_high", offsetof(struct summary, log.high) },
	{ "vm_means_low", offsetof(struct summary, vm_means.low) },
	{ "vm_means_high", offsetof(struct summary, vm_means.high) },
	{ "median_vms_low", offsetof(struct summary, median_of_vms.low) },
	{ "median_vms_high", offsetof(struct summary, median_of_vms.high) },
	{ "median_naive_low", offsetof(struct summary, median_naive.low) },
	{ "median_naive_high", offsetof(struct summary, median_naive.high) },
};

double summary_number(const struct summary *summary, const char *column)
{
	return member_number(summary, members, COUNT(members), column);
}
