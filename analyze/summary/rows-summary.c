/* rows-summary.c — the summary of a CSV file's group, however many values it has. One too large to
 * be held as samples is summed up from its doubles, 8 bytes a value while it works. */
#include "rows-summary.h"

#include "analyze/statistics/moments.h"
#include "analyze/statistics/sorted.h"

#include "datasets/must.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The values of one column in one group. */
struct large {
	const struct rows *rows;
	const struct rows_group *group;
	size_t column, count;
	int exponent; /* the least of all values */
};

/* The values of VM number `unit` of the group. */
static const struct packed *large_values(const struct large *large, size_t unit)
{
	return &large->group->vms[unit]->columns[large->column];
}

/* low + (high - low) · part / 100, rounded once. */
static bool between(double low, double high, int part, int exponent, double *value)
{
	double pair[] = { low, high };
	struct packed both = { .at = pair, .count = 2 };
	char text[DECIMAL_TEXT_SIZE];
	int128 left;
	int128 right;

	if (!packed_digits(&both, 0, exponent, &left) ||
	    !packed_digits(&both, 1, exponent, &right) ||
	    __builtin_mul_overflow(right - left, (int128)part, &right) ||
	    __builtin_mul_overflow(left, (int128)100, &left) ||
	    !decimal_ratio(left + right, 100, exponent, text))
		return false;
	*value = strtod(text, NULL);
	return true;
}

/* The values of a group, upwards; the censored stand above them. */
struct ordered {
	double *at;
	size_t count, all; /* without the censored, and with them */
	int exponent;
};

/* Type 7, as sorted_quantile. */
static bool quantile(double *value, const struct ordered *ordered, int percent)
{
	size_t hundredths = (ordered->all - 1) * (size_t)percent;
	size_t low = hundredths / 100;
	int rest = (int)(hundredths % 100);

	*value = NAN;
	if (low + (rest > 0) >= ordered->count)
		return true;
	*value = ordered->at[low];
	return rest == 0 || between(*value, ordered->at[low + 1], rest, ordered->exponent, value);
}

/* As sorted_median_interval. */
static struct interval median_interval(const struct ordered *ordered, double level)
{
	size_t place = median_place(ordered->all, level);
	struct interval interval = { NAN, NAN };

	if (place > 0 && place <= ordered->count)
		interval.low = ordered->at[place - 1];
	if (place > 0 && ordered->all - place < ordered->count)
		interval.high = ordered->at[ordered->all - place];
	return interval;
}

static bool take_quantiles(struct summary *summary, const struct ordered *ordered)
{
	summary->value[SUMMARY_MIN] = ordered->at[0];
	summary->value[SUMMARY_MAX] = ordered->at[ordered->count - 1];
	summary_put_interval(summary, SUMMARY_MEDIAN_NAIVE_LOW,
			     median_interval(ordered, summary->value[SUMMARY_LEVEL]));
	for (size_t i = 0; i < SUMMARY_QUANTILES; i++)
		if (!quantile(&summary->value[summary_quantiles[i].column], ordered,
			      summary_quantiles[i].percent))
			return false;
	return true;
}

/* Heapsort in place: qsort would take as much memory again. Spoils the values. */
static void take_mad(struct summary *summary, const struct ordered *ordered)
{
	size_t low = (ordered->all - 1) / 2;
	size_t high = ordered->all / 2;
	double median;

	if (high >= ordered->count)
		return;
	median = ordered->at[low] / 2 + ordered->at[high] / 2;
	for (size_t i = 0; i < ordered->count; i++)
		ordered->at[i] = fabs(ordered->at[i] - median);
	gsl_sort(ordered->at, 1, ordered->count);
	summary->value[SUMMARY_MAD] = ordered->at[low] / 2 + ordered->at[high] / 2;
}

/* One VM's values: adds to the sums, and gives mean and median. scratch holds as many. */
static void take_vm(struct cluster_sums *sums, const double *values, size_t n, double centre,
		    double *scratch, double *mean, double *median)
{
	long double of_vm = 0;

	for (size_t i = 0; i < n; i++)
		of_vm += values[i] - (long double)centre;
	of_vm /= (long double)n;
	for (size_t i = 0; i < n; i++) {
		long double rest = values[i] - (long double)centre - of_vm;

		sums->within += rest * rest;
	}
	sums->n += n;
	sums->vms++;
	sums->sizes += (long double)n * (long double)n;
	sums->between += (long double)n * of_vm * of_vm; /* about the centre; see take_vms */
	*mean = (double)(centre + of_vm);
	memcpy(scratch, values, n * sizeof *values);
	gsl_sort(scratch, 1, n);
	*median = numbers_median(scratch, n);
}

static void take_vms(struct summary *summary, const struct large *large, double *scratch)
{
	struct cluster_sums sums = { .n = 0 };
	size_t units = large->rows->independent ? large->count : large->group->count;
	double *means = must_alloc(units, sizeof *means);
	double *medians = must_alloc(units, sizeof *medians);

	for (size_t u = 0; u < large->group->count; u++) {
		const struct packed *values = large_values(large, u);
		size_t each = large->rows->independent ? 1 : values->count;

		for (size_t i = 0; i < values->count; i += each)
			take_vm(&sums, values->at + i, each, summary->value[SUMMARY_MEAN], scratch,
				&means[sums.vms], &medians[sums.vms]);
	}
	summary_take_clusters(summary, clusters_of_sums(&sums, 1));
	summary_take_vms(summary, means, medians, sums.vms);
	free(means);
	free(medians);
}

/*
 * VMs' means and medians, as good as doubles are. No bootstrap. Moments, level and the
 * number of the censored, which rows_censor took out, must be there already. False
 * if a value has more digits than a double.
 */
static bool large_describe(struct summary *summary, const struct large *large)
{
	size_t n = large->count;
	double *values;
	struct ordered ordered;
	size_t used = 0;
	bool good;

	if (n == 0)
		return false;
	values = must_alloc(n, sizeof *values);
	ordered = (struct ordered){ values, n, n + large->group->censored[large->column],
				    large->exponent };
	take_vms(summary, large, values);
	for (size_t u = 0; u < large->group->count; u++) {
		const struct packed *some = large_values(large, u);

		if (some->count > 0)
			memcpy(values + used, some->at, some->count * sizeof *values);
		used += some->count;
	}
	gsl_sort(values, 1, n);
	good = take_quantiles(summary, &ordered);
	take_mad(summary, &ordered);
	free(values);
	return good;
}

static struct large large_of(const struct rows *rows, size_t group, size_t column)
{
	struct large large = { rows, rows->groups[group], column, rows_values(rows, group, column),
			       0 };

	for (size_t u = 0; u < large.group->count; u++)
		if (large_values(&large, u)->exponent < large.exponent)
			large.exponent = large_values(&large, u)->exponent;
	return large;
}

/* False if a number or a sum does not fit 128 bits. */
static bool sums_of_unit(const struct packed *values, const struct sums *sums, struct vm_sums *vm)
{
	int128 digits;

	for (size_t i = 0; i < values->count; i++)
		if (!packed_digits(values, i, sums->exponent, &digits) ||
		    !vm_sums_add(vm, digits - sums->shift))
			return false;
	return true;
}

/* Every VM that has a value; sums->vms is vms. */
static bool take_sums(const struct large *large, struct sums *sums, struct vm_sums *vms)
{
	bool shifted = false;

	sums->vms = vms;
	for (size_t u = 0; u < large->group->count; u++) {
		const struct packed *values = large_values(large, u);

		if (values->count == 0)
			continue;
		if (!shifted && !packed_digits(values, 0, large->exponent, &sums->shift))
			return false;
		shifted = true;
		if (!sums_of_unit(values, sums, &vms[sums->count++]))
			return false;
	}
	return true;
}

/* Mean and standard deviation of the rows and of the VMs' means; false if they do not fit. */
static bool large_moments(const struct large *large, struct moments *rows, struct moments *vms)
{
	struct vm_sums *each = must_alloc(large->group->count, sizeof *each);
	struct sums sums = { .exponent = large->exponent };
	bool good = take_sums(large, &sums, each) && moments_of_sums(&sums, OVER_ROWS, rows);

	if (good && large->rows->independent)
		*vms = *rows;
	else
		good = good && moments_of_sums(&sums, OVER_VMS, vms);
	free(each);
	return good;
}

static bool summary_of_large(struct summary *summary, const struct large *large, double level)
{
	struct moments rows;
	struct moments vms;

	if (!large_moments(large, &rows, &vms))
		return false;
	*summary = summary_none(level);
	summary->value[SUMMARY_CENSORED] = (double)large->group->censored[large->column];
	summary_take_moments(summary, &rows, &vms);
	summary->missing = large->group->missing[large->column];
	return large_describe(summary, large);
}

struct summary rows_summary(const struct rows *rows, size_t group, size_t column, size_t most,
			    double level)
{
	struct large large = large_of(rows, group, column);
	struct rows_samples samples;
	struct summary summary;

	if (large.count > most && summary_of_large(&summary, &large, level))
		return summary;
	samples = rows_samples(rows, group, column);
	summary = summary_of(&samples.samples, level);
	rows_samples_free(&samples);
	return summary;
}
