/* rows-summary.c — the summary of a CSV file's group, however many values it has. One too large to
 * be held as samples is summed up from its doubles, 16 bytes a value while it works; several
 * processes may hold them (across.h). */
#include "rows-summary.h"

#include "large.h"
#include "ordered.h"

#include "analyze/statistics/select.h"
#include "analyze/statistics/sorted.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool take_quantiles(struct summary *summary, struct ordered *ordered)
{
	int percents[SUMMARY_QUANTILES];

	for (size_t i = 0; i < SUMMARY_QUANTILES; i++)
		percents[i] = summary_quantiles[i].percent;
	ordered_arrange(ordered, percents, SUMMARY_QUANTILES, summary->value[SUMMARY_LEVEL]);
	summary->value[SUMMARY_MIN] = ordered_value(ordered, 0);
	summary->value[SUMMARY_MAX] = ordered_value(ordered, ordered->count - 1);
	summary_put_interval(summary, SUMMARY_MEDIAN_NAIVE_LOW,
			     ordered_median_interval(ordered, summary->value[SUMMARY_LEVEL]));
	for (size_t i = 0; i < SUMMARY_QUANTILES; i++)
		if (!ordered_quantile(&summary->value[summary_quantiles[i].column], ordered,
				      summary_quantiles[i].percent))
			return false;
	return true;
}

/* ---- VMs ---- */

static double median_of(double *values, size_t n)
{
	size_t middle[] = { (n - 1) / 2, n / 2 };

	numbers_select(values, n, middle, COUNT(middle));
	return numbers_median(values, n);
}

/* The medians of VMs whose values several processes hold; `values` has the local ones, VM by VM. */
static void find_medians(const struct large *large, double *values, double *medians)
{
	struct across_place *places = must_alloc(large->group->count, 2 * sizeof *places);
	size_t count = 0;

	for (size_t u = 0; u < large->group->count; u++) {
		const size_t local = large_values(large, u)->count;
		const size_t n = large->vms[u].n;

		numbers_sort(values, local);
		for (size_t side = 0; n > 0 && side < 2; side++, count++)
			places[count] = (struct across_place){ .sorted = values,
							       .count = local,
							       .place = (n - 1 + side) / 2 };
		values += local;
	}
	across_select(large->across, places, count);
	for (size_t i = 0; i < count; i += 2)
		medians[i / 2] = places[i].value / 2 + places[i + 1].value / 2;
	free(places);
}

/* The local values, VM by VM. */
static void copy_values(const struct large *large, double *values)
{
	for (size_t u = 0; u < large->group->count; u++) {
		const struct packed *some = large_values(large, u);

		if (some->count > 0)
			memcpy(values, some->at, some->count * sizeof *values);
		values += some->count;
	}
}

/* The median of each VM that has values; scratch holds as many as there are local ones. */
static void take_medians(const struct large *large, double *scratch, double *medians)
{
	size_t vms = 0;

	copy_values(large, scratch);
	if (large->across) {
		find_medians(large, scratch, medians);
		return;
	}
	for (size_t u = 0; u < large->group->count; u++) {
		const size_t n = large_values(large, u)->count;

		if (n > 0)
			medians[vms++] = median_of(scratch, n);
		scratch += n;
	}
}

static void take_vms(struct summary *summary, const struct large *large, double *scratch)
{
	double *means = must_alloc(large->group->count, sizeof *means);
	double *medians = must_alloc(large->group->count, sizeof *medians);
	size_t vms = 0;

	for (size_t u = 0; u < large->group->count; u++)
		vms += large->vms[u].n > 0;
	summary_take_clusters(summary, large_clusters(large, means));
	take_medians(large, scratch, medians);
	summary_take_vms(summary, means, medians, vms);
	free(means);
	free(medians);
}

/* Where each value is a VM of its own: the logarithms' interval is that of the values, as
 * clusters.h has the VMs' means. */
static void take_units(struct summary *summary, const struct large *large)
{
	const struct crossed_cell logs = large_logs(large);
	struct interval interval = { NAN, NAN };

	if (logs.n == large->count)
		interval = interval_of_logs(logs.n, (double)logs.mean,
					    (double)(logs.squares / (long double)(logs.n - 1)),
					    summary->value[SUMMARY_LEVEL]);
	summary_put_interval(summary, SUMMARY_LOG_LOW, interval);
}

static bool take_crossed(struct summary *summary, const struct large *large)
{
	const size_t cycles = places_cycles(&large->rows->places);
	struct crossed crossed;
	struct crossed_result result;
	bool good;

	crossed_open(&crossed, cycles > 0 ? cycles : 1, large->unit == UNIT_MIGRATION,
		     decimal_scaled(large->first, large->exponent));
	good = large_cells(large, &crossed);
	if (good) {
		result = crossed_result_of(&crossed, summary->value[SUMMARY_LEVEL]);
		summary_take_crossed(summary, &result, cycles > 0);
	}
	crossed_free(&crossed);
	return good;
}

/* ---- all of it ---- */

static bool take_order(struct summary *summary, const struct large *large, double *values)
{
	struct ordered ordered = {
		.at = values,
		.local = large->local,
		.count = large->count,
		.all = large->count + large->group->censored[large->column],
		.exponent = large->exponent,
		.digits = large->digits != NULL,
		.across = large->across,
	};
	bool good;

	if (large->digits)
		memcpy(values, large->digits, large->local * sizeof *values);
	else
		copy_values(large, values);
	good = take_quantiles(summary, &ordered);
	if (large->rows->independent)
		summary_take_median(
			summary, ordered_median_interval(&ordered, summary->value[SUMMARY_LEVEL]));
	summary->value[SUMMARY_MAD] = ordered_spoil_mad(&ordered);
	ordered_free(&ordered);
	return good;
}

/*
 * What is not in the moments. No bootstrap. Moments, level and the number of the censored, which
 * rows_censor took out, must be there already. False if a value has more digits than a double.
 */
static bool large_describe(struct summary *summary, const struct large *large)
{
	double *values = must_alloc(large->local, sizeof *values);
	bool good;

	if (large->rows->independent)
		take_units(summary, large);
	else
		take_vms(summary, large, values);
	good = take_crossed(summary, large) && take_order(summary, large, values);
	free(values);
	return good;
}

static bool summary_of_large(struct summary *summary, const struct rows *rows, size_t group,
			     size_t column, enum summary_unit unit, double level)
{
	struct large large;
	struct moments of_rows;
	struct moments of_vms;
	bool good = large_of(&large, rows, group, column, unit) &&
		    large_moments(&large, &of_rows, &of_vms);

	if (good) {
		*summary = summary_none(level);
		summary->value[SUMMARY_CENSORED] = (double)large.group->censored[column];
		summary_take_moments(summary, &of_rows, &of_vms);
		summary->missing = large.group->missing[column];
		good = large_describe(summary, &large);
	}
	large_free(&large);
	return good;
}

struct summary rows_summary(const struct rows *rows, size_t group, size_t column,
			    enum summary_unit unit, size_t most, double level)
{
	const size_t count = rows_values(rows, group, column);
	struct rows_samples samples;
	struct summary summary;

	if (count > 0 && count > most &&
	    summary_of_large(&summary, rows, group, column, unit, level))
		return summary;
	rows_gather(rows, group, column);
	samples = rows_samples(rows, group, column);
	summary = summary_of(&samples.samples, rows->independent ? UNIT_MIGRATION : unit, level);
	rows_samples_free(&samples);
	return summary;
}
