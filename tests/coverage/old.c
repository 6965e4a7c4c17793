/* old.c — the naive method, and the one that knows VMs only. */
#include "old.h"

#include "datasets/must.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

/* Some values; free at. */
struct values {
	double *at;
	size_t count;
};

enum { ANY = -1 };

/* The values of one VM, or ANY, and one direction, or ANY. */
static struct values values_of(const struct world_study *study, long vm, int direction)
{
	struct values values = { .at = must_alloc(study->count, sizeof *values.at) };

	for (size_t i = 0; i < study->count; i++) {
		const struct world_row *row = &study->rows[i];

		if (!isnan(row->value) && (vm == ANY || row->vm == (size_t)vm) &&
		    (direction == ANY || row->direction == direction))
			values.at[values.count++] = row->value;
	}
	return values;
}

static double mean_of(struct values values)
{
	return values.count > 0 ? gsl_stats_mean(values.at, 1, values.count) : NAN;
}

static double variance_of(struct values values)
{
	return values.count > 1 ? gsl_stats_variance(values.at, 1, values.count) : NAN;
}

static struct limits_of_mean about(double centre, double variance, double df)
{
	double half = df >= 1 ? gsl_cdf_tdist_Pinv(0.975, df) * sqrt(variance) : NAN;

	return (struct limits_of_mean){ centre - half, centre + half };
}

struct limits_of_mean naive_mean(const struct world_study *study)
{
	struct values values = values_of(study, ANY, ANY);
	double n = (double)values.count;
	struct limits_of_mean limits = about(mean_of(values), variance_of(values) / n, n - 1);

	free(values.at);
	return limits;
}

/* Cox's interval of the mean of log-normal VMs. */
static struct limits_of_mean cox(struct values means)
{
	struct values logs = { must_alloc(means.count, sizeof *logs.at), means.count };
	double n = (double)means.count;
	struct limits_of_mean limits;
	double variance;

	for (size_t i = 0; i < means.count; i++)
		logs.at[i] = log(means.at[i]);
	variance = variance_of(logs);
	limits = about(mean_of(logs) + variance / 2,
		       variance / n + variance * variance / (2 * (n - 1)), n - 1);
	free(logs.at);
	return (struct limits_of_mean){ exp(limits.low), exp(limits.high) };
}

struct limits_of_mean old_mean(const struct world_study *study, size_t vms)
{
	struct values means = { .at = must_alloc(vms, sizeof *means.at) };
	struct limits_of_mean limits;
	double mean;

	for (size_t vm = 0; vm < vms; vm++) {
		struct values values = values_of(study, (long)vm, ANY);

		if (values.count > 0)
			means.at[means.count++] = mean_of(values);
		free(values.at);
	}
	mean = mean_of(means);
	limits = about(mean, variance_of(means) / (double)means.count, (double)means.count - 1);
	if (means.count >= 3 && gsl_stats_min(means.at, 1, means.count) > 0 &&
	    sqrt(variance_of(means)) > mean / 5) {
		struct limits_of_mean logs = cox(means);

		if (logs.low <= mean && mean <= logs.high)
			limits = logs;
	}
	free(means.at);
	return limits;
}

static double p_of_t(double t, double df)
{
	return df >= 1 && !isnan(t) ? 2 * gsl_cdf_tdist_Q(fabs(t), df) : NAN;
}

static double welch_p(struct values before, struct values after)
{
	double a = variance_of(before) / (double)before.count;
	double b = variance_of(after) / (double)after.count;
	double df = (a + b) * (a + b) /
		    (a * a / (double)(before.count - 1) + b * b / (double)(after.count - 1));

	return p_of_t((mean_of(after) - mean_of(before)) / sqrt(a + b), df);
}

double naive_p(const struct world_study *before, const struct world_study *after)
{
	struct values a = values_of(before, ANY, ANY);
	struct values b = values_of(after, ANY, ANY);
	double p = welch_p(a, b);

	free(a.at);
	free(b.at);
	return p;
}

static double quantile_of(struct values values, double share)
{
	if (values.count == 0)
		return NAN;
	gsl_sort(values.at, 1, values.count);
	return gsl_stats_quantile_from_sorted_data(values.at, 1, values.count, share);
}

/* Mean of the directions' means; or of all values their mean distance from the direction's median.
 */
static double by_direction(const struct world_study *study, long vm, enum old_aspect aspect)
{
	double sum = 0;
	double count = 0;

	for (int direction = 0; direction < WORLD_DIRECTIONS; direction++) {
		struct values values = values_of(study, vm, direction);
		double median = quantile_of(values, 0.5);

		if (values.count > 0 && aspect == OLD_MEAN) {
			sum += mean_of(values);
			count++;
		}
		for (size_t i = 0; i < values.count && aspect == OLD_SPREAD; i++) {
			sum += fabs(values.at[i] - median);
			count++;
		}
		free(values.at);
	}
	return count > 0 ? sum / count : NAN;
}

static double number_of(const struct world_study *study, long vm, enum old_aspect aspect)
{
	struct values values;
	double number;

	if (aspect == OLD_MEAN || aspect == OLD_SPREAD)
		return by_direction(study, vm, aspect);
	values = values_of(study, vm, ANY);
	number = quantile_of(values, aspect == OLD_MEDIAN ? 0.5 : 0.95);
	free(values.at);
	return number;
}

/* Exact two-sided p of the sum of the ranks of those above zero (F. Wilcoxon 1945); ties do not
 * occur. ways[s]: of how many of the 2^n signs the sum is s. */
static double signed_ranks_p(const struct values *differences)
{
	size_t n = differences->count;
	size_t most = n * (n + 1) / 2;
	double *ways = must_alloc(most + 1, sizeof *ways);
	size_t *order = must_alloc(n, sizeof *order);
	double *sizes = must_alloc(n, sizeof *sizes);
	size_t sum = 0;
	double below = 0;

	for (size_t i = 0; i < n; i++)
		sizes[i] = fabs(differences->at[i]);
	gsl_sort_index(order, sizes, 1, n);
	ways[0] = 1;
	for (size_t rank = 1; rank <= n; rank++) {
		sum += differences->at[order[rank - 1]] > 0 ? rank : 0;
		for (size_t s = most + 1; s-- > rank;)
			ways[s] += ways[s - rank];
	}
	sum = sum < most - sum ? sum : most - sum;
	for (size_t s = 0; s <= sum; s++)
		below += ways[s];
	free(ways);
	free(order);
	free(sizes);
	return fmin(1, 2 * below / pow(2, (double)n));
}

static double paired_p(enum old_aspect aspect, struct values before, struct values after)
{
	struct values differences = { .at = before.at, .count = before.count };
	double n = (double)before.count;

	for (size_t i = 0; i < differences.count; i++)
		differences.at[i] = after.at[i] - before.at[i];
	if (aspect == OLD_MEDIAN)
		return signed_ranks_p(&differences);
	return p_of_t(mean_of(differences) / sqrt(variance_of(differences) / n), n - 1);
}

double old_p(enum old_aspect aspect, const struct world_study *before,
	     const struct world_study *after, size_t vms, bool paired)
{
	struct values logs[2] = { { must_alloc(vms, sizeof(double)), 0 },
				  { must_alloc(vms, sizeof(double)), 0 } };
	double p;

	for (size_t vm = 0; vm < vms; vm++) {
		double a = log(number_of(before, (long)vm, aspect));
		double b = log(number_of(after, (long)vm, aspect));

		if (!isnan(a) && (!paired || !isnan(b)))
			logs[0].at[logs[0].count++] = a;
		if (!isnan(b) && (!paired || !isnan(a)))
			logs[1].at[logs[1].count++] = b;
	}
	if (paired)
		p = paired_p(aspect, logs[0], logs[1]);
	else
		p = aspect == OLD_MEDIAN ? NAN : welch_p(logs[0], logs[1]);
	free(logs[0].at);
	free(logs[1].at);
	return p;
}

struct limits_of_mean old_share(size_t failed, size_t attempted)
{
	double k = (double)failed;
	double n = (double)attempted;

	return (struct limits_of_mean){
		failed > 0 ? gsl_cdf_beta_Pinv(0.025, k, n - k + 1) : 0,
		failed < attempted ? gsl_cdf_beta_Pinv(0.975, k + 1, n - k) : 1,
	};
}

/* Fisher's exact test, two-sided: all tables that are no more likely than this one. */
double old_share_p(const size_t failed[2], const size_t attempted[2])
{
	unsigned all = (unsigned)(failed[0] + failed[1]);
	unsigned n[2] = { (unsigned)attempted[0], (unsigned)attempted[1] };
	double here = gsl_ran_hypergeometric_pdf((unsigned)failed[0], n[0], n[1], all);
	double p = 0;

	for (unsigned k = all > n[1] ? all - n[1] : 0; k <= all && k <= n[0]; k++) {
		double of_table = gsl_ran_hypergeometric_pdf(k, n[0], n[1], all);

		if (of_table <= here * (1 + 1e-9))
			p += of_table;
	}
	return fmin(1, p);
}

double old_evacuation_p95(const struct world_study *pilot, size_t vms, gsl_rng *random)
{
	struct values pools[WORLD_MOST_VMS][WORLD_DIRECTIONS];
	struct values sums = { must_alloc(OLD_EVACUATIONS, sizeof(double)), OLD_EVACUATIONS };
	double p95;

	for (size_t vm = 0; vm < vms; vm++)
		for (int direction = 0; direction < WORLD_DIRECTIONS; direction++)
			pools[vm][direction] = values_of(pilot, (long)vm, direction);
	for (size_t i = 0; i < sums.count; i++) {
		size_t direction = gsl_rng_uniform_int(random, WORLD_DIRECTIONS);

		for (size_t moved = 0; moved < vms; moved++) {
			struct values pool = pools[gsl_rng_uniform_int(random, vms)][direction];

			sums.at[i] += pool.at[gsl_rng_uniform_int(random, pool.count)];
		}
	}
	p95 = quantile_of(sums, 0.95);
	for (size_t vm = 0; vm < vms; vm++)
		for (int direction = 0; direction < WORLD_DIRECTIONS; direction++)
			free(pools[vm][direction].at);
	free(sums.at);
	return p95;
}
