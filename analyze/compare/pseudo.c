/* pseudo.c — each value's number, whose mean is what is compared. */
#include "pseudo.h"

#include "scene-rows.h"

#include "analyze/statistics/sorted.h"

#include "datasets/must.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* Where the rows of the VM, direction and run that begin at `first` end. */
static size_t cell_end(const struct scene_side *side, size_t first)
{
	size_t end = first + 1;

	while (end < side->count && rows_share_cell(&side->at[end], &side->at[first]))
		end++;
	return end;
}

/* The values of a cell in order. */
static void sort_cell(const struct scene_row *rows, size_t count, double *sorted)
{
	for (size_t i = 0; i < count; i++)
		sorted[i] = rows[i].value;
	numbers_sort(sorted, count);
}

/* ---- how a quantile of n values scatters ---- */

struct scatter {
	double share;
	bool relative; /* to the medians of the cells */
	double *pooled;
	size_t count;
	double *variance; /* by n; NaN: not worked out yet */
};

static bool all_above_zero(const struct scene_side *side, double *sorted)
{
	for (size_t first = 0, end; first < side->count; first = end) {
		end = cell_end(side, first);
		sort_cell(&side->at[first], end - first, sorted);
		if (!(numbers_median(sorted, end - first) > 0))
			return false;
	}
	return true;
}

/* All values less the median of their cell, or by it; of cells with two or more. In order. */
static size_t pool(double *pooled, const struct scene_side *side, bool relative, double *sorted)
{
	size_t count = 0;

	for (size_t first = 0, end; first < side->count; first = end) {
		double n;
		double median;

		end = cell_end(side, first);
		n = (double)(end - first);
		if (end - first < 2)
			continue;
		sort_cell(&side->at[first], end - first, sorted);
		median = numbers_median(sorted, end - first);
		for (size_t i = first; i < end; i++)
			pooled[count++] = (side->at[i].value - median) / (relative ? median : 1) *
					  sqrt(n / (n - 1));
	}
	numbers_sort(pooled, count);
	return count;
}

/* The probability that the place of the ordered value number (n - 1) share + 1, of n, is at most
 * `at`, of all; of many values the beta distribution is as good as normal. */
enum { MANY = 1000 };

static double place_below(double at, double place, double n)
{
	double mean = place / (n + 1);

	if (n > MANY)
		return gsl_cdf_ugaussian_P((at - mean) / sqrt(mean * (1 - mean) / (n + 2)));
	return gsl_cdf_beta_P(at, place, n + 1 - place);
}

/* The variance of the quantile of n values, by so many strips of its place's distribution. */
enum { STRIPS = 200 };

static double variance_of_quantile(const struct scatter *scatter, size_t count)
{
	double n = (double)count;
	double place = (n - 1) * scatter->share + 1;
	double mean_place = place / (n + 1);
	double reach = 8 * sqrt(mean_place * (1 - mean_place) / (n + 2));
	double low = fmax(0, mean_place - reach);
	double step = (fmin(1, mean_place + reach) - low) / STRIPS;
	double below = place_below(low, place, n);
	double sums[3] = { 0, 0, 0 }; /* of weights, of values, of their squares */
	double first = numbers_quantile(scatter->pooled, scatter->count, mean_place);

	for (size_t i = 0; i < STRIPS; i++) {
		double end = fmin(1, low + (double)(i + 1) * step);
		double up_to = place_below(end, place, n);
		double value =
			numbers_quantile(scatter->pooled, scatter->count, end - step / 2) - first;

		sums[0] += up_to - below;
		sums[1] += (up_to - below) * value;
		sums[2] += (up_to - below) * value * value;
		below = up_to;
	}
	return fmax(0, sums[2] / sums[0] - sums[1] / sums[0] * (sums[1] / sums[0]));
}

static struct scatter scatter_of(const struct scene_side *side, double share)
{
	double *sorted = must_alloc(side->count, sizeof *sorted);
	struct scatter scatter = {
		.share = share,
		.relative = all_above_zero(side, sorted),
		.pooled = must_alloc(side->count, sizeof *scatter.pooled),
		.variance = must_alloc(side->count + 1, sizeof *scatter.variance),
	};

	scatter.count = pool(scatter.pooled, side, scatter.relative, sorted);
	for (size_t n = 0; n <= side->count; n++)
		scatter.variance[n] = NAN;
	free(sorted);
	return scatter;
}

static void scatter_free(struct scatter *scatter)
{
	free(scatter->pooled);
	free(scatter->variance);
}

/* ---- the numbers of a cell ---- */

/* Half of what is equal stands above. Returns the variance of that among the rows. */
static double mark_above(struct scene_row *rows, size_t count, double quantile)
{
	double n = (double)count;
	double mean = 0;
	double squares = 0;

	for (size_t i = 0; i < count; i++) {
		double value = rows[i].value;

		rows[i].number = ((value > quantile) + (value >= quantile)) / 2.0;
		mean += rows[i].number / n;
	}
	for (size_t i = 0; i < count; i++) {
		rows[i].number -= mean;
		squares += rows[i].number * rows[i].number;
	}
	return squares / (n - 1);
}

/* Of single values the median is the value, and how it scatters is not known. */
static void quantile_numbers(struct scene_row *rows, size_t count, struct scatter *scatter,
			     double *sorted)
{
	double scale = 0;
	double quantile;
	double marked;

	sort_cell(rows, count, sorted);
	quantile = numbers_quantile(sorted, count, scatter->share);
	marked = mark_above(rows, count, quantile);
	if (isnan(scatter->variance[count]) && marked > 0)
		scatter->variance[count] = variance_of_quantile(scatter, count);
	if (marked > 0)
		scale = sqrt(scatter->variance[count] * (double)count / marked) *
			(scatter->relative ? numbers_median(sorted, count) : 1);
	for (size_t i = 0; i < count; i++)
		rows[i].number = quantile + (scale > 0 ? rows[i].number * scale : 0);
}

static void distances(struct scene_row *rows, size_t count, double *sorted)
{
	double median;

	sort_cell(rows, count, sorted);
	median = numbers_median(sorted, count);
	for (size_t i = 0; i < count; i++)
		rows[i].number = fabs(rows[i].value - median);
}

void pseudo_of_side(struct scene_side *side, enum aspect aspect)
{
	double share = aspect == ASPECT_TAIL ? 0.95 : 0.5;
	double *sorted = must_alloc(side->count, sizeof *sorted);
	struct scatter scatter = { 0 };

	if (aspect == ASPECT_TAIL || aspect == ASPECT_MEDIAN)
		scatter = scatter_of(side, share);
	for (size_t first = 0, end; first < side->count; first = end) {
		struct scene_row *rows = &side->at[first];

		end = cell_end(side, first);
		if (aspect == ASPECT_MEDIAN || (aspect == ASPECT_TAIL && end - first > 1))
			quantile_numbers(rows, end - first, &scatter, sorted);
		else if (aspect == ASPECT_SPREAD && end - first > 1)
			distances(rows, end - first, sorted);
		else if (aspect == ASPECT_MEAN)
			for (size_t i = 0; i < end - first; i++)
				rows[i].number = rows[i].value;
	}
	scatter_free(&scatter);
	free(sorted);
}

static void take_out_rest(struct scene_side *side)
{
	size_t kept = 0;

	for (size_t i = 0; i < side->count; i++)
		if (!isnan(side->at[i].number))
			side->at[kept++] = side->at[i];
	side->count = kept;
}

void pseudo_numbers(struct scene *scene, enum aspect aspect)
{
	size_t vms = scene->side[AFTER].vms;

	for (enum which_side side = BEFORE; side < SIDES; side++) {
		pseudo_of_side(&scene->side[side], aspect);
		take_out_rest(&scene->side[side]);
	}
	scene_count(scene);
	if (scene->paired)
		scene->left_out += vms - scene->side[AFTER].vms;
}
