/* rows-large.c — what a summary says beside the moments, of a very large group. */
#include "rows-large.h"

#include "numbers.h"
#include "order.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct packed *large_values(const struct large *large, size_t unit)
{
	return &large->group->units[unit]->columns[large->column];
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

/* Type 7, as order_quantile. */
static bool quantile(double *value, const double *sorted, size_t n, int percent, int exponent)
{
	size_t hundredths = (n - 1) * (size_t)percent;
	int rest = (int)(hundredths % 100);

	*value = sorted[hundredths / 100];
	return rest == 0 || between(*value, sorted[hundredths / 100 + 1], rest, exponent, value);
}

static bool take_quantiles(struct summary *summary, const double *sorted, const struct large *large)
{
	size_t n = large->count;
	size_t place = median_place(n, summary->level);

	summary->min = sorted[0];
	summary->max = sorted[n - 1];
	if (place > 0)
		summary->median_naive = (struct interval){ sorted[place - 1], sorted[n - place] };
	return quantile(&summary->p5, sorted, n, 5, large->exponent) &&
	       quantile(&summary->median, sorted, n, 50, large->exponent) &&
	       quantile(&summary->p25, sorted, n, 25, large->exponent) &&
	       quantile(&summary->p75, sorted, n, 75, large->exponent) &&
	       quantile(&summary->p90, sorted, n, 90, large->exponent) &&
	       quantile(&summary->p95, sorted, n, 95, large->exponent) &&
	       quantile(&summary->p99, sorted, n, 99, large->exponent);
}

/* Heapsort in place: qsort would take as much memory again. Spoils the values. */
static void take_mad(struct summary *summary, double *sorted, size_t n)
{
	double median = numbers_median(sorted, n);

	for (size_t i = 0; i < n; i++)
		sorted[i] = fabs(sorted[i] - median);
	gsl_sort(sorted, 1, n);
	summary->mad = numbers_median(sorted, n);
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

static bool take_vms(struct summary *summary, const struct large *large, double *scratch)
{
	struct cluster_sums sums = { .n = 0 };
	size_t units = large->rows->independent ? large->count : large->group->count;
	double *means = calloc(units + 1, sizeof *means);
	double *medians = calloc(units + 1, sizeof *medians);
	bool good = means && medians;

	for (size_t u = 0; good && u < large->group->count; u++) {
		const struct packed *values = large_values(large, u);
		size_t each = large->rows->independent ? 1 : values->count;

		for (size_t i = 0; i < values->count; i += each)
			take_vm(&sums, values->at + i, each, summary->mean, scratch,
				&means[sums.vms], &medians[sums.vms]);
	}
	if (good) {
		summary->clusters = clusters_of_sums(&sums, 1);
		summary_take_vms(summary, means, medians, sums.vms);
	}
	free(means);
	free(medians);
	return good;
}

bool large_describe(struct summary *summary, const struct large *large)
{
	size_t n = large->count;
	double *values = calloc(n + 1, sizeof *values);
	bool good = values && n > 0;
	size_t used = 0;

	if (good && take_vms(summary, large, values)) {
		for (size_t u = 0; u < large->group->count; u++) {
			const struct packed *some = large_values(large, u);

			if (some->count > 0)
				memcpy(values + used, some->at, some->count * sizeof *values);
			used += some->count;
		}
		gsl_sort(values, 1, n);
		good = take_quantiles(summary, values, large);
		take_mad(summary, values, n);
	} else {
		good = false;
	}
	free(values);
	return good;
}
