/* rows-summary.c — the summary of a CSV file's group, however many values it has. One too large to
 * be held as samples is summed up from its doubles, 16 bytes a value while it works. */
#include "rows-summary.h"

#include "ordered.h"

#include "analyze/statistics/moments.h"
#include "analyze/statistics/select.h"
#include "analyze/statistics/sorted.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The values of one column in one group. */
struct large {
	const struct rows *rows;
	const struct rows_group *group;
	size_t column, count;
	enum summary_unit unit;
	int exponent;   /* the least of all values */
	int128 first;   /* the first value, in units of 10^exponent */
	double *digits; /* all of them in such units, VM by VM; NULL: not all have so few */
};

/* The values of VM number `unit` of the group. */
static const struct packed *large_values(const struct large *large, size_t unit)
{
	return &large->group->vms[unit]->columns[large->column];
}

/* Value number i of a VM, whose first one is number `before` of the group, in units of 10^exponent;
 * false if it has too many digits. */
static bool digits_of(const struct large *large, const struct packed *values, size_t before,
		      size_t i, int128 *digits)
{
	if (!large->digits)
		return packed_digits(values, i, large->exponent, digits);
	*digits = (long long)large->digits[before + i];
	return true;
}

/* That value less the first one of all. */
static long double distance(const struct large *large, const struct packed *values, size_t before,
			    size_t i)
{
	int128 digits = 0;

	digits_of(large, values, before, i, &digits); /* large_moments saw that they fit */
	return decimal_scaled(digits - large->first, large->exponent);
}

static bool take_quantiles(struct summary *summary, const struct ordered *ordered)
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

/* One VM's values: adds to the sums, and gives mean and median. scratch holds as many. */
static void take_vm(struct cluster_sums *sums, const double *values, size_t n, double centre,
		    double *scratch, double *mean, double *median)
{
	long double of_vm = 0;
	size_t middle[] = { (n - 1) / 2, n / 2 };

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
	numbers_select(scratch, n, middle, COUNT(middle));
	*median = numbers_median(scratch, n);
}

static void take_vms(struct summary *summary, const struct large *large, double *scratch)
{
	struct cluster_sums sums = { .n = 0 };
	double *means = must_alloc(large->group->count, sizeof *means);
	double *medians = must_alloc(large->group->count, sizeof *medians);

	for (size_t u = 0; u < large->group->count; u++) {
		const struct packed *values = large_values(large, u);

		if (values->count > 0)
			take_vm(&sums, values->at, values->count, summary->value[SUMMARY_MEAN],
				scratch, &means[sums.vms], &medians[sums.vms]);
	}
	summary_take_clusters(summary, clusters_of_sums(&sums, 1));
	summary_take_vms(summary, means, medians, sums.vms);
	free(means);
	free(medians);
}

/* Where each value is a VM of its own: the logarithms' interval is that of the values, as
 * clusters.h has the VMs' means. scratch holds as many. */
static void take_units(struct summary *summary, const struct large *large, double *scratch)
{
	const struct packed *values = large_values(large, 0);
	const long double first = decimal_scaled(large->first, large->exponent);
	const double unit = pow(10, large->exponent);
	int128 digits = 0;

	for (size_t i = 0; i < large->count; i++) {
		digits_of(large, values, 0, i, &digits);
		scratch[i] = (double)(first + (long double)(digits - large->first) * unit);
	}
	summary_take_log(summary, scratch, large->count);
}

static void take_crossed(struct summary *summary, const struct large *large)
{
	const struct places *places = &large->rows->places;
	size_t cycles = places_cycles(places);
	size_t before = 0;
	struct crossed crossed;
	struct crossed_result result;

	crossed_open(&crossed, cycles > 0 ? cycles : 1, large->unit == UNIT_MIGRATION,
		     decimal_scaled(large->first, large->exponent));
	for (size_t u = 0; u < large->group->count; u++) {
		const struct packed *values = large_values(large, u);

		if (values->count > 0)
			crossed_next_vm(&crossed);
		for (size_t i = 0; i < values->count; i++)
			crossed_add(&crossed, places_cycle(places, packed_tag(values, i)),
				    places_direction(places, packed_tag(values, i)),
				    distance(large, values, before, i));
		before += values->count;
	}
	result = crossed_result_of(&crossed, summary->value[SUMMARY_LEVEL]);
	summary_take_crossed(summary, &result, cycles > 0);
	crossed_free(&crossed);
}

/* All values, VM by VM. */
static void copy_values(const struct large *large, double *values)
{
	for (size_t u = 0; u < large->group->count; u++) {
		const struct packed *some = large_values(large, u);

		if (some->count > 0)
			memcpy(values, some->at, some->count * sizeof *values);
		values += some->count;
	}
}

/*
 * VMs' means and medians, as good as doubles are. No bootstrap. Moments, level and the
 * number of the censored, which rows_censor took out, must be there already. False
 * if a value has more digits than a double.
 */
static bool large_describe(struct summary *summary, const struct large *large)
{
	double *values = must_alloc(large->count, sizeof *values);
	struct ordered ordered = {
		.at = values,
		.count = large->count,
		.all = large->count + large->group->censored[large->column],
		.exponent = large->exponent,
		.digits = large->digits != NULL,
	};
	bool good;

	if (large->rows->independent)
		take_units(summary, large, values);
	else
		take_vms(summary, large, values);
	take_crossed(summary, large);
	if (large->digits)
		memcpy(values, large->digits, large->count * sizeof *values);
	else
		copy_values(large, values);
	good = take_quantiles(summary, &ordered);
	if (large->rows->independent)
		summary_take_median(
			summary, ordered_median_interval(&ordered, summary->value[SUMMARY_LEVEL]));
	summary->value[SUMMARY_MAD] = ordered_spoil_mad(&ordered);
	free(values);
	return good;
}

/* All values as whole numbers, where they have few digits. */
static void take_digits(struct large *large)
{
	size_t before = 0;

	large->digits = must_alloc(large->count, sizeof *large->digits);
	for (size_t u = 0; u < large->group->count; u++) {
		const struct packed *values = large_values(large, u);

		if (!packed_all_digits(values, large->exponent, large->digits + before)) {
			free(large->digits);
			large->digits = NULL;
			return;
		}
		before += values->count;
	}
}

static struct large large_of(const struct rows *rows, size_t group, size_t column,
			     enum summary_unit unit)
{
	struct large large = {
		.rows = rows,
		.group = rows->groups[group],
		.column = column,
		.count = rows_values(rows, group, column),
		.unit = rows->independent ? UNIT_MIGRATION : unit,
	};

	for (size_t u = 0; u < large.group->count; u++)
		if (large_values(&large, u)->exponent < large.exponent)
			large.exponent = large_values(&large, u)->exponent;
	return large;
}

/* False if a number or a sum does not fit 128 bits. */
static bool sums_of_unit(const struct large *large, const struct packed *values, size_t before,
			 const struct sums *sums, struct vm_sums *vm)
{
	int128 digits;

	for (size_t i = 0; i < values->count; i++)
		if (!digits_of(large, values, before, i, &digits) ||
		    !vm_sums_add(vm, digits - sums->shift))
			return false;
	return true;
}

/* Every VM that has a value; sums->vms is vms. */
static bool take_sums(struct large *large, struct sums *sums, struct vm_sums *vms)
{
	bool shifted = false;
	size_t before = 0;

	sums->vms = vms;
	for (size_t u = 0; u < large->group->count; u++) {
		const struct packed *values = large_values(large, u);

		if (values->count == 0)
			continue;
		if (!shifted && !packed_digits(values, 0, large->exponent, &sums->shift))
			return false;
		shifted = true;
		large->first = sums->shift;
		if (!sums_of_unit(large, values, before, sums, &vms[sums->count++]))
			return false;
		before += values->count;
	}
	return true;
}

/* Mean and standard deviation of the rows and of the VMs' means; false if they do not fit. */
static bool large_moments(struct large *large, struct moments *rows, struct moments *vms)
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

static bool summary_of_large(struct summary *summary, struct large *large, double level)
{
	struct moments rows;
	struct moments vms;
	bool good;

	take_digits(large);
	good = large_moments(large, &rows, &vms);
	if (good) {
		*summary = summary_none(level);
		summary->value[SUMMARY_CENSORED] = (double)large->group->censored[large->column];
		summary_take_moments(summary, &rows, &vms);
		summary->missing = large->group->missing[large->column];
		good = large_describe(summary, large);
	}
	free(large->digits);
	return good;
}

struct summary rows_summary(const struct rows *rows, size_t group, size_t column,
			    enum summary_unit unit, size_t most, double level)
{
	struct large large = large_of(rows, group, column, unit);
	struct rows_samples samples;
	struct summary summary;

	if (large.count > 0 && large.count > most && summary_of_large(&summary, &large, level))
		return summary;
	samples = rows_samples(rows, group, column);
	summary = summary_of(&samples.samples, large.unit, level);
	rows_samples_free(&samples);
	return summary;
}
