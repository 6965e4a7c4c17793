/* clusters.c — how much the migrations of one VM resemble each other. */
#include "clusters.h"

#include "select.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* A value less the first one: exact where the digits allow, so that nothing cancels later. */
static long double distance(const struct samples *samples, size_t i)
{
	if (samples->exact) {
		int128 digits = samples->at[i].digits - samples->at[0].digits;
		long long few = (long long)digits; /* is a long double sooner */

		return few == digits ? (long double)few : (long double)digits;
	}
	return samples->at[i].value - samples->at[0].value;
}

/* One distance in the values' unit. */
static double unit_of(const struct samples *samples)
{
	return samples->exact ? pow(10, samples->exponent) : 1;
}

/* The mean distance of the values from first to end. */
static long double mean_distance(const struct samples *samples, size_t first, size_t end)
{
	long double sum = 0;

	for (size_t i = first; i < end; i++)
		sum += distance(samples, i);
	return sum / (long double)(end - first);
}

static struct cluster_sums sums_of(const struct samples *samples)
{
	struct cluster_sums sums = { .n = samples->count, .vms = samples->vms };
	long double mean = mean_distance(samples, 0, samples->count);
	size_t end;

	for (size_t first = 0; first < samples->count; first = end) {
		long double of_vm;
		long double size;

		end = samples_vm_end(samples, first);
		size = (long double)(end - first);
		of_vm = mean_distance(samples, first, end);
		sums.between += size * (of_vm - mean) * (of_vm - mean);
		sums.sizes += size * size;
		for (size_t i = first; i < end; i++) {
			long double rest = distance(samples, i) - of_vm;

			sums.within += rest * rest;
		}
	}
	return sums;
}

struct clusters clusters_of(const struct samples *samples)
{
	struct cluster_sums sums = { .n = 0, .vms = 0 };

	if (samples->count > 0)
		sums = sums_of(samples);
	return clusters_of_sums(&sums, unit_of(samples));
}

struct clusters clusters_of_sums(const struct cluster_sums *sums, double unit)
{
	struct clusters clusters = { NAN, NAN, NAN, NAN, NAN };
	long double n = (long double)sums->n;
	long double k = (long double)sums->vms;
	double size;
	double variance;

	if (sums->n <= sums->vms)
		return clusters;
	clusters.mean_square_within = (double)(sums->within / (n - k)) * unit * unit;
	clusters.sd_within = sqrt(clusters.mean_square_within);
	if (sums->vms < 2)
		return clusters;
	clusters.mean_square_between = (double)(sums->between / (k - 1)) * unit * unit;
	size = (double)((n - sums->sizes / n) / (k - 1)); /* of a VM, on average */
	variance = (clusters.mean_square_between - clusters.mean_square_within) / size;
	clusters.sd_between = sqrt(fmax(variance, 0));
	clusters.icc = variance / (variance + clusters.mean_square_within);
	return clusters; /* the last is NaN where all values are equal */
}

/* The median of the values from first to end; scratch holds as many. */
static double vm_median(const struct samples *samples, size_t first, size_t end, double *scratch)
{
	size_t n = end - first;

	for (size_t i = 0; i < n; i++)
		scratch[i] = (double)samples->at[first + i].value;
	return numbers_middle(scratch, n);
}

double *vm_numbers(const struct samples *samples, enum vm_average which)
{
	double *numbers = must_alloc(samples->vms, sizeof *numbers);
	double *scratch = must_alloc(samples->count, sizeof *scratch);
	size_t vm = 0;
	size_t end;

	for (size_t i = 0; i < samples->count; i = end) {
		end = samples_vm_end(samples, i);
		if (which == VM_MEDIAN)
			numbers[vm++] = vm_median(samples, i, end, scratch);
		else
			numbers[vm++] = (double)(samples->at[0].value +
						 mean_distance(samples, i, end) * unit_of(samples));
	}
	free(scratch);
	return numbers;
}
