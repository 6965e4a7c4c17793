/* values.c — whether the values themselves look strange: far out, two heaps. */
#include "check.h"
#include "series.h"

#include "analyze/statistics/select.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

static const double far_out = 3.5; /* robust standard deviations */
static const double least_heap = 0.1;

/* A value's row, and how many robust standard deviations it is from its VM's median. */
struct distance {
	size_t row;
	double z;
};

static int farthest_first(const void *left, const void *right)
{
	double a = fabs(((const struct distance *)left)->z);
	double b = fabs(((const struct distance *)right)->z);

	return (a < b) - (a > b);
}

/* Fills far[] with the values that are far out; returns how many. */
static size_t far_values(struct distance *far, const struct series *series)
{
	double *values = must_alloc(series->count, sizeof *values);
	size_t count = 0;
	size_t end;

	for (size_t first = 0; first < series->count; first = end) {
		double median;

		end = series_vm_end(series, first);
		for (size_t i = first; i < end; i++)
			values[i - first] = series->at[i].value;
		median = numbers_middle(values, end - first);
		for (size_t i = first; i < end; i++) {
			double z = (series->at[i].value - median) / series->spread;

			if (fabs(z) > far_out)
				far[count++] = (struct distance){ series->at[i].row, z };
		}
	}
	free(values);
	return count;
}

struct finding check_outliers(const struct series *series, double level)
{
	struct finding finding = finding_none(series_too_small(series));
	struct distance *far;

	(void)level;
	finding.n = series->count;
	if (finding.reason)
		return finding;
	far = must_alloc(series->count, sizeof *far);
	finding.row_count = far_values(far, series);
	qsort(far, finding.row_count, sizeof *far, farthest_first);
	finding.rows = must_alloc(finding.row_count, sizeof *finding.rows);
	for (size_t i = 0; i < finding.row_count; i++)
		finding.rows[i] = far[i].row;
	finding.value = (double)finding.row_count;
	finding.seen = finding.row_count > 0;
	finding.statistic = finding.seen ? far[0].z : NAN;
	free(far);
	return finding;
}

/* The best cut of sorted values in two heaps. */
struct cut {
	double share;    /* of the variance that it explains */
	double distance; /* of the heaps' means */
	size_t low;      /* how many values are below it */
};

static struct cut cut_of(const double *values, size_t count)
{
	struct cut best = { 0, 0, 0 };
	double n = (double)count;
	double mean = 0;
	double total = 0;
	double below = 0; /* sum of the distances from the mean, of the lower heap */

	for (size_t i = 0; i < count; i++)
		mean += (values[i] - values[0]) / n;
	mean += values[0];
	for (size_t i = 0; i < count; i++)
		total += (values[i] - mean) * (values[i] - mean);
	for (size_t i = 0; i + 1 < count; i++) {
		double low = (double)i + 1;
		double between;

		below += values[i] - mean;
		between = below * below * n / (low * (n - low));
		if (between > best.share * total)
			best = (struct cut){ between / total, -below * n / (low * (n - low)),
					     i + 1 };
	}
	return best;
}

struct finding check_modes(const struct series *series, double level)
{
	size_t count = series->count;
	struct finding finding = finding_none(series_too_few(series));
	double *values = series_sorted(series);
	struct cut cut;

	(void)level;
	finding.n = count;
	if (!finding.reason && values[0] == values[count - 1])
		finding.reason = "all values are equal";
	if (!finding.reason) {
		cut = cut_of(values, count);
		finding.value = cut.distance;
		finding.statistic = cut.share;
		finding.detail = (double)(count - cut.low) / (double)count;
		finding.seen = cut.share >= MODES_SHARE && finding.detail >= least_heap &&
			       finding.detail <= 1 - least_heap;
	}
	free(values);
	return finding;
}
