/* moments.c — mean and standard deviation, from exact sums where the digits allow. */
#include "moments.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- of sums ---- */

bool vm_sums_add(struct vm_sums *sums, int128 number)
{
	int128 square;

	sums->n++;
	return !__builtin_mul_overflow(number, number, &square) &&
	       !__builtin_add_overflow(sums->sum, number, &sums->sum) &&
	       !__builtin_add_overflow(sums->squares, square, &sums->squares);
}

/* Observations: their number, their sum and the sum of their squares, in units of
 * 10^exponent / denominator, less the shift. */
struct total {
	int128 n, sum, squares, denominator;
};

static bool total_of_rows(const struct sums *sums, struct total *total)
{
	*total = (struct total){ .denominator = 1 };
	for (size_t i = 0; i < sums->count; i++) {
		const struct vm_sums *vm = &sums->vms[i];

		total->n += (int128)vm->n;
		if (__builtin_add_overflow(total->sum, vm->sum, &total->sum) ||
		    __builtin_add_overflow(total->squares, vm->squares, &total->squares))
			return false;
	}
	return true;
}

static size_t common_divisor(size_t a, size_t b)
{
	while (b != 0) {
		size_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* The least number that every VM's number of values divides: the common denominator of the means.
 * False if it does not fit. */
static bool common_denominator(const struct sums *sums, int128 *denominator)
{
	size_t least = 1;

	for (size_t i = 0; i < sums->count; i++) {
		size_t n = sums->vms[i].n;

		if (__builtin_mul_overflow(least / common_divisor(least, n), n, &least))
			return false;
	}
	*denominator = (int128)least;
	return true;
}

static bool total_of_vms(const struct sums *sums, struct total *total)
{
	struct vm_sums means = { 0 };

	*total = (struct total){ 0 };
	if (!common_denominator(sums, &total->denominator))
		return false;
	for (size_t i = 0; i < sums->count; i++) {
		const struct vm_sums *vm = &sums->vms[i];
		int128 mean;

		if (__builtin_mul_overflow(vm->sum, total->denominator / (int128)vm->n, &mean) ||
		    !vm_sums_add(&means, mean))
			return false;
	}
	total->n = (int128)means.n;
	total->sum = means.sum;
	total->squares = means.squares;
	return true;
}

/* mean = shift + sum / (n · denominator) */
static bool exact_mean(const struct sums *sums, const struct total *total, double *mean)
{
	char text[DECIMAL_TEXT_SIZE];
	int128 divisor;
	int128 whole;

	if (__builtin_mul_overflow(total->n, total->denominator, &divisor) ||
	    __builtin_mul_overflow(sums->shift, divisor, &whole) ||
	    __builtin_add_overflow(whole, total->sum, &whole) ||
	    !decimal_ratio(whole, divisor, sums->exponent, text))
		return false;
	*mean = strtod(text, NULL);
	return true;
}

/* sd² = (n · squares - sum²) / (n · (n - 1) · denominator²) */
static bool exact_sd(const struct sums *sums, const struct total *total, double *sd)
{
	char text[DECIMAL_TEXT_SIZE];
	int128 left;
	int128 right;
	int128 divisor;

	if (total->n < 2) {
		*sd = NAN;
		return true;
	}
	if (__builtin_mul_overflow(total->n, total->squares, &left) ||
	    __builtin_mul_overflow(total->sum, total->sum, &right) ||
	    __builtin_mul_overflow(total->denominator, total->denominator, &divisor) ||
	    __builtin_mul_overflow(divisor, total->n * (total->n - 1), &divisor) ||
	    !decimal_ratio(left - right, divisor, 2 * sums->exponent, text))
		return false;
	*sd = (double)sqrtl(strtold(text, NULL));
	return true;
}

/* In units of 10^exponent, less the shift. */
static long double mean_of_vm(const struct vm_sums *vm)
{
	return (long double)vm->sum / (long double)vm->n;
}

/* 10^power; strtold rounds it once. */
static long double power_of_ten(int power)
{
	char text[16];

	snprintf(text, sizeof text, "1e%d", power);
	return strtold(text, NULL);
}

/* The corrected two-pass algorithm (moments.h) over the VMs' means. */
static struct moments rounded_means(const struct sums *sums)
{
	long double k = (long double)sums->count;
	long double scale = power_of_ten(sums->exponent);
	long double centre = 0;
	long double sum = 0;
	long double squares = 0;

	for (size_t i = 0; i < sums->count; i++)
		centre += mean_of_vm(&sums->vms[i]) / k;
	for (size_t i = 0; i < sums->count; i++) {
		long double distance = mean_of_vm(&sums->vms[i]) - centre;

		sum += distance;
		squares += distance * distance;
	}
	return (struct moments){
		.n = sums->count,
		.mean = (double)(((long double)sums->shift + centre + sum / k) * scale),
		.sd = sums->count < 2
			      ? NAN
			      : (double)(sqrtl((squares - sum * sum / k) / (k - 1)) * scale),
	};
}

bool moments_of_sums(const struct sums *sums, enum moments_over over, struct moments *moments)
{
	struct total total;

	if (over == OVER_ROWS ? total_of_rows(sums, &total) : total_of_vms(sums, &total)) {
		moments->n = (size_t)total.n;
		if (exact_mean(sums, &total, &moments->mean) &&
		    exact_sd(sums, &total, &moments->sd))
			return true;
	}
	if (over == OVER_ROWS)
		return false;
	*moments = rounded_means(sums);
	return true;
}

/* ---- of samples ---- */

static bool sums_of_vm(const struct samples *samples, size_t first, size_t end,
		       struct vm_sums *sums)
{
	*sums = (struct vm_sums){ 0 };
	for (size_t i = first; i < end; i++)
		if (!vm_sums_add(sums, samples->at[i].digits - samples->at[0].digits))
			return false;
	return true;
}

static bool exact_moments(const struct samples *samples, enum moments_over over,
			  struct moments *moments)
{
	struct vm_sums *vms = must_alloc(samples->vms, sizeof *vms);
	struct sums sums = { vms, samples->vms, samples->at[0].digits, samples->exponent };
	bool good = samples->exact;
	size_t vm = 0;
	size_t end;

	for (size_t i = 0; good && i < samples->count; i = end) {
		end = samples_vm_end(samples, i);
		good = sums_of_vm(samples, i, end, &vms[vm++]);
	}
	good = good && moments_of_sums(&sums, over, moments);
	free(vms);
	return good;
}

/* The index behind the observation that begins at first. */
static size_t observation_end(const struct samples *samples, size_t first, enum moments_over over)
{
	return over == OVER_VMS ? samples_vm_end(samples, first) : first + 1;
}

/* The mean of the values from first to end, less the shift. */
static long double shifted_mean(const struct samples *samples, size_t first, size_t end,
				long double shift)
{
	long double sum = 0;

	for (size_t i = first; i < end; i++)
		sum += samples->at[i].value - shift;
	return sum / (long double)(end - first);
}

/* The sum of the observations' distances from the centre, and of their squares. */
static void distances(const struct samples *samples, enum moments_over over, long double centre,
		      struct moments *moments, long double *sum, long double *squares)
{
	size_t end;

	moments->n = 0;
	*sum = *squares = 0;
	for (size_t i = 0; i < samples->count; i = end) {
		long double distance;

		end = observation_end(samples, i, over);
		distance = shifted_mean(samples, i, end, centre);
		*sum += distance;
		*squares += distance * distance;
		moments->n++;
	}
}

static struct moments rounded_moments(const struct samples *samples, enum moments_over over)
{
	struct moments moments;
	long double centre = samples->at[0].value;
	long double sum;
	long double squares;
	long double n;

	distances(samples, over, centre, &moments, &sum, &squares);
	n = (long double)moments.n;
	centre += sum / n;
	distances(samples, over, centre, &moments, &sum, &squares);
	moments.mean = (double)(centre + sum / n);
	/* sum would be 0 but for rounding; its square takes most of that error out again */
	moments.sd = moments.n < 2 ? NAN : (double)sqrtl((squares - sum * sum / n) / (n - 1));
	return moments;
}

struct moments moments_of(const struct samples *samples, enum moments_over over)
{
	struct moments moments = { 0, NAN, NAN };

	if (samples->count == 0 || exact_moments(samples, over, &moments))
		return moments;
	return rounded_moments(samples, over);
}
