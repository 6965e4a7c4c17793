/* time.c — whether the measurements change in the course of the study, and what else went on. */
#include "check.h"
#include "series.h"

#include "analyze/statistics/trend.h"

#include "datasets/must.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

enum { LEAST_CYCLES = 5, LEAST_PAIRS = 20, LEAST_FREEDOM = 10 };

/* Where there are too few; where rows stand for cycles (series.h), of those. */
static const char *few_cycles(const struct series *series)
{
	return series->turns > 0 ? "it takes 5 values of a VM, one after the other"
				 : "it takes 5 cycles";
}

struct finding check_drift(const struct series *series, double level)
{
	struct finding finding = finding_none(few_cycles(series));
	struct cycles cycles = cycles_of(series);
	struct slope slope;
	struct mann_kendall trend;

	finding.n = cycles.count;
	if (cycles.count >= LEAST_CYCLES) {
		slope = slope_of(cycles.number, cycles.mean, cycles.count, level);
		trend = mann_kendall_of(cycles.mean, cycles.count);
		finding.reason = isnan(trend.p) ? "the means of all cycles are equal" : NULL;
		finding.value = slope.estimate;
		finding.interval = slope.interval;
		finding.statistic = trend.s;
		finding.p = trend.p;
		finding.detail = cycles.number[cycles.count - 1] - cycles.number[0];
	}
	cycles_free(&cycles);
	return finding;
}

struct finding check_warm_up(const struct series *series, double level)
{
	struct finding finding = finding_none(few_cycles(series));
	struct cycles cycles = cycles_of(series);
	double mean = 0;
	double squares = 0;
	double n;
	double error;

	finding.n = cycles.count;
	if (cycles.count >= LEAST_CYCLES) {
		n = (double)(cycles.count - 1);
		for (size_t i = 1; i < cycles.count; i++)
			mean += cycles.mean[i] / n;
		for (size_t i = 1; i < cycles.count; i++)
			squares += pow(cycles.mean[i] - mean, 2);
		error = sqrt(squares / (n - 1) * (1 + 1 / n));
		finding.value = cycles.mean[0] - mean;
		finding.interval.low = finding.value - student_t(level, n - 1) * error;
		finding.interval.high = finding.value + student_t(level, n - 1) * error;
		finding.reason = error > 0 ? NULL : "the means of all later cycles are equal";
		if (error > 0) {
			finding.statistic = finding.value / error;
			finding.p = 2 * gsl_cdf_tdist_Q(fabs(finding.statistic), n - 1);
		}
	}
	cycles_free(&cycles);
	return finding;
}

/* Of one VM: sums over its neighbours, and what independent values would give on average, for
 * taking the mean of a cell (a direction) away ties its n values together by -1/n each. */
struct neighbours {
	long double products, squares;
	double expected, freedom;
	size_t pairs;
};

static void add_vm(struct neighbours *sums, const struct series *series, size_t first, size_t end)
{
	double cells[DIRECTION_COUNT + 1] = { 0 };

	for (size_t i = first; i < end; i++)
		cells[series->at[i].direction]++;
	for (int direction = 0; direction <= DIRECTION_COUNT; direction++)
		sums->freedom += fmax(cells[direction] - 1, 0);
	for (size_t i = first; i < end; i++) {
		const struct observation *one = &series->at[i];

		sums->squares += (long double)one->rest * one->rest;
		if (i + 1 == end)
			break;
		sums->products += (long double)one->rest * one[1].rest;
		if (one[1].direction == one->direction)
			sums->expected -= 1 / cells[one->direction];
		sums->pairs++;
	}
}

struct finding check_autocorrelation(const struct series *series, double level)
{
	struct finding finding = finding_none("it takes 20 pairs of neighbours");
	struct neighbours sums = { 0 };
	size_t end;

	(void)level;
	for (size_t first = 0; first < series->count; first = end) {
		end = series_vm_end(series, first);
		add_vm(&sums, series, first, end);
	}
	finding.n = sums.pairs;
	if (sums.pairs < LEAST_PAIRS || sums.freedom < LEAST_FREEDOM)
		return finding;
	finding.reason = sums.squares > 0 ? NULL : "all values of each VM are equal";
	if (sums.squares > 0) {
		finding.value = (double)(sums.products / sums.squares);
		finding.statistic = (finding.value - sums.expected / sums.freedom) * sums.freedom /
				    sqrt((double)sums.pairs);
		finding.p = 2 * gsl_cdf_ugaussian_Q(fabs(finding.statistic));
	}
	return finding;
}

struct finding check_busy(const struct series *series, double level)
{
	struct finding finding = finding_none(NULL);
	size_t *rows = must_alloc(series->count, sizeof *rows);
	double busy = 0;
	double others = 0;
	size_t count = 0;

	(void)level;
	for (size_t i = 0; i < series->count; i++) {
		const struct observation *one = &series->at[i];

		if (one->busy)
			rows[count++] = one->row;
		*(one->busy ? &busy : &others) += one->rest;
	}
	if (count == 0) {
		free(rows);
		return finding;
	}
	finding.value = busy / (double)count - others / (double)(series->count - count);
	finding.detail = (double)series->count;
	finding.n = count;
	finding.seen = true;
	finding.rows = rows;
	finding.row_count = count;
	return finding;
}
