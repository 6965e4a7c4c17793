/* bootstrap.c — an interval from resampling: BCa. */
#include "bootstrap.h"

#include "random.h"
#include "sorted.h"

#include "datasets/must.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static double mean_of(const double *values, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += values[i] - values[0];
	return values[0] + sum / (double)count;
}

/* So many draws are kept (8 MB); more are drawn anew each time. */
enum { DRAWS_MOST = 1 << 22 };

static bool are_kept(size_t resamples, size_t count)
{
	return count <= UINT16_MAX && resamples <= DRAWS_MOST / count;
}

static void take_draws(struct bootstrap_draws *draws, size_t resamples, size_t count, uint64_t seed)
{
	struct random random = random_of_seed(seed);

	if (draws->at && draws->count == count && draws->resamples == resamples &&
	    draws->seed == seed)
		return;
	free(draws->at);
	*draws = (struct bootstrap_draws){ must_alloc(resamples * count, sizeof *draws->at), count,
					   resamples, seed };
	for (size_t i = 0; i < resamples * count; i++)
		draws->at[i] = (uint16_t)random_index(&random, count);
}

/* Resamples side by side, so that no sum waits for another one's last step. */
enum { LANES = 4 };

static void add_lanes(double sums[LANES], const double *distances, const uint16_t *draws,
		      size_t count)
{
	for (size_t lane = 0; lane < LANES; lane++)
		sums[lane] = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t lane = 0; lane < LANES; lane++)
			sums[lane] += distances[draws[lane * count + i]];
}

static void resample_kept(double *means, const struct bootstrap_draws *draws, const double *values)
{
	size_t count = draws->count;
	double *distances = must_alloc(count, sizeof *distances);
	size_t r = 0;

	for (size_t i = 0; i < count; i++)
		distances[i] = values[i] - values[0];
	for (; r + LANES <= draws->resamples; r += LANES) {
		double sums[LANES];

		add_lanes(sums, distances, draws->at + r * count, count);
		for (size_t lane = 0; lane < LANES; lane++)
			means[r + lane] = values[0] + sums[lane] / (double)count;
	}
	for (; r < draws->resamples; r++) {
		double sum = 0;

		for (size_t i = 0; i < count; i++)
			sum += distances[draws->at[r * count + i]];
		means[r] = values[0] + sum / (double)count;
	}
	free(distances);
}

static void resample_anew(double *means, size_t resamples, const double *values, size_t count,
			  uint64_t seed)
{
	struct random random = random_of_seed(seed);

	for (size_t r = 0; r < resamples; r++) {
		double sum = 0;

		for (size_t i = 0; i < count; i++)
			sum += values[random_index(&random, count)] - values[0];
		means[r] = values[0] + sum / (double)count;
	}
}

/* How far the resamples' median lies from the estimate, in standard deviations; resamples equal to
 * the estimate count half. */
static double bias_of(const double *means, size_t resamples, double estimate)
{
	double below = 0;

	for (size_t r = 0; r < resamples && means[r] <= estimate; r++)
		below += means[r] < estimate ? 1 : 0.5;
	return gsl_cdf_ugaussian_Pinv(below / (double)resamples);
}

/* From the jackknife: leaving out value i moves the mean by (mean - value) / (count - 1), and that
 * factor cancels out. */
static double acceleration_of(const double *values, size_t count, double mean)
{
	double squares = 0;
	double cubes = 0;

	for (size_t i = 0; i < count; i++) {
		double distance = values[i] - mean;

		squares += distance * distance;
		cubes += distance * distance * distance;
	}
	return cubes / (6 * pow(squares, 1.5));
}

/* The value below which `share` of the resamples lie: number (resamples + 1) · share, with a
 * straight line between two. */
static double resample_at(const double *means, size_t resamples, double share)
{
	double place = fmin(fmax((double)(resamples + 1) * share - 1, 0), (double)(resamples - 1));
	size_t low = (size_t)place;

	if (low + 1 >= resamples)
		return means[resamples - 1];
	return means[low] + (means[low + 1] - means[low]) * (place - (double)low);
}

/* The share of resamples at which the end of the interval stands that is normally at z. */
static double share_at(double z, double bias, double acceleration)
{
	double moved = bias + z;

	return gsl_cdf_ugaussian_P(bias + moved / (1 - acceleration * moved));
}

struct interval bootstrap_by_draws(struct bootstrap_draws *draws, const double *values,
				   size_t count, double level, size_t resamples, uint64_t seed)
{
	double z = gsl_cdf_ugaussian_Pinv((1 - level) / 2);
	struct interval interval = { NAN, NAN };
	double *means;
	double mean;
	double bias;
	double acceleration;

	if (count < 2)
		return interval;
	means = must_alloc(resamples, sizeof *means);
	mean = mean_of(values, count);
	if (are_kept(resamples, count)) {
		take_draws(draws, resamples, count, seed);
		resample_kept(means, draws, values);
	} else {
		resample_anew(means, resamples, values, count, seed);
	}
	numbers_sort(means, resamples);
	if (means[0] == means[resamples - 1]) {
		interval = (struct interval){ mean, mean };
	} else {
		bias = bias_of(means, resamples, mean);
		acceleration = acceleration_of(values, count, mean);
		interval.low = resample_at(means, resamples, share_at(z, bias, acceleration));
		interval.high = resample_at(means, resamples, share_at(-z, bias, acceleration));
	}
	free(means);
	return interval;
}

struct interval bootstrap_of_mean(const double *values, size_t count, double level,
				  size_t resamples, uint64_t seed)
{
	struct bootstrap_draws draws = { 0 };
	struct interval interval =
		bootstrap_by_draws(&draws, values, count, level, resamples, seed);

	free(draws.at);
	return interval;
}
