/* moments.c — mean and standard deviation, of the values or of the VMs' means. */
#include "moments.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* The index behind the observation that begins at first. */
static size_t observation_end(const struct samples *samples, size_t first, enum moments_unit unit)
{
	return unit == UNIT_VM ? samples_vm_end(samples, first) : first + 1;
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

/* The least number that every observation's number of values divides: the common denominator of
 * the means. False if it does not fit. */
static bool common_denominator(const struct samples *samples, enum moments_unit unit,
			       int128 *denominator)
{
	size_t least = 1;
	size_t end;

	for (size_t i = 0; i < samples->count; i = end) {
		end = observation_end(samples, i, unit);
		if (__builtin_mul_overflow(least / common_divisor(least, end - i), end - i, &least))
			return false;
	}
	*denominator = (int128)least;
	return true;
}

/* Sums of whole numbers and of their squares, about a shift that keeps them small. */
struct sums {
	int128 n, sum, squares;
};

static bool sums_add(struct sums *sums, int128 number)
{
	int128 square;

	sums->n++;
	return !__builtin_mul_overflow(number, number, &square) &&
	       !__builtin_add_overflow(sums->sum, number, &sums->sum) &&
	       !__builtin_add_overflow(sums->squares, square, &sums->squares);
}

/* Adds every observation's mean, less the first value, as a number of 1 / denominator. */
static bool sums_of(struct sums *sums, const struct samples *samples, enum moments_unit unit,
		    int128 denominator)
{
	size_t end;

	*sums = (struct sums){ 0 };
	for (size_t i = 0; i < samples->count; i = end) {
		int128 sum = 0;

		end = observation_end(samples, i, unit);
		assert(end > i);
		for (size_t j = i; j < end; j++)
			if (__builtin_add_overflow(
				    sum, samples->at[j].digits - samples->at[0].digits, &sum))
				return false;
		if (__builtin_mul_overflow(sum, denominator / (int128)(end - i), &sum) ||
		    !sums_add(sums, sum))
			return false;
	}
	return true;
}

/* mean = first + sum / (n · denominator) */
static bool exact_mean(const struct samples *samples, const struct sums *sums, int128 denominator,
		       double *mean)
{
	char text[DECIMAL_TEXT_SIZE];
	int128 divisor;
	int128 total;

	if (__builtin_mul_overflow(sums->n, denominator, &divisor) ||
	    __builtin_mul_overflow(samples->at[0].digits, divisor, &total) ||
	    __builtin_add_overflow(total, sums->sum, &total) ||
	    !decimal_ratio(total, divisor, samples->exponent, text))
		return false;
	*mean = strtod(text, NULL);
	return true;
}

/* sd² = (n · squares - sum²) / (n · (n - 1) · denominator²) */
static bool exact_sd(const struct samples *samples, const struct sums *sums, int128 denominator,
		     double *sd)
{
	char text[DECIMAL_TEXT_SIZE];
	int128 left;
	int128 right;
	int128 divisor;

	if (sums->n < 2) {
		*sd = NAN;
		return true;
	}
	if (__builtin_mul_overflow(sums->n, sums->squares, &left) ||
	    __builtin_mul_overflow(sums->sum, sums->sum, &right) ||
	    __builtin_mul_overflow(denominator, denominator, &divisor) ||
	    __builtin_mul_overflow(divisor, sums->n * (sums->n - 1), &divisor) ||
	    !decimal_ratio(left - right, divisor, 2 * samples->exponent, text))
		return false;
	*sd = (double)sqrtl(strtold(text, NULL));
	return true;
}

static bool exact_moments(const struct samples *samples, enum moments_unit unit,
			  struct moments *moments)
{
	struct sums sums;
	int128 denominator;

	if (!samples->exact || !common_denominator(samples, unit, &denominator) ||
	    !sums_of(&sums, samples, unit, denominator) ||
	    !exact_mean(samples, &sums, denominator, &moments->mean) ||
	    !exact_sd(samples, &sums, denominator, &moments->sd))
		return false;
	moments->n = (size_t)sums.n;
	return true;
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
static void distances(const struct samples *samples, enum moments_unit unit, long double centre,
		      struct moments *moments, long double *sum, long double *squares)
{
	size_t end;

	moments->n = 0;
	*sum = *squares = 0;
	for (size_t i = 0; i < samples->count; i = end) {
		long double distance;

		end = observation_end(samples, i, unit);
		distance = shifted_mean(samples, i, end, centre);
		*sum += distance;
		*squares += distance * distance;
		moments->n++;
	}
}

static struct moments rounded_moments(const struct samples *samples, enum moments_unit unit)
{
	struct moments moments;
	long double centre = samples->at[0].value;
	long double sum;
	long double squares;
	long double n;

	distances(samples, unit, centre, &moments, &sum, &squares);
	n = (long double)moments.n;
	centre += sum / n;
	distances(samples, unit, centre, &moments, &sum, &squares);
	moments.mean = (double)(centre + sum / n);
	/* sum would be 0 but for rounding; its square takes most of that error out again */
	moments.sd = moments.n < 2 ? NAN : (double)sqrtl((squares - sum * sum / n) / (n - 1));
	return moments;
}

struct moments moments_of(const struct samples *samples, enum moments_unit unit)
{
	struct moments moments = { 0, NAN, NAN };

	if (samples->count == 0 || exact_moments(samples, unit, &moments))
		return moments;
	return rounded_moments(samples, unit);
}
