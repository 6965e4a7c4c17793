/* rows-summary.c — the summary of a CSV file's group, however many values it has. */
#include "rows-summary.h"

#include "sums.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The values of one column in one group. */
struct large {
	const struct rows *rows;
	const struct rows_group *group;
	size_t column, count;
	int exponent; /* the least of all values */
};

static const struct packed *values_of(const struct large *large, size_t unit)
{
	return &large->group->units[unit]->columns[large->column];
}

static struct large large_of(const struct rows *rows, size_t group, size_t column)
{
	struct large large = { rows, rows->groups[group], column, rows_values(rows, group, column),
			       0 };

	for (size_t u = 0; u < large.group->count; u++)
		if (values_of(&large, u)->exponent < large.exponent)
			large.exponent = values_of(&large, u)->exponent;
	return large;
}

/* False if a number or a sum does not fit 128 bits. */
static bool sums_of_unit(const struct packed *values, const struct sums *sums, struct vm_sums *vm)
{
	int128 digits;

	for (size_t i = 0; i < values->count; i++)
		if (!packed_digits(values, i, sums->exponent, &digits) ||
		    !vm_sums_add(vm, digits - sums->shift))
			return false;
	return true;
}

/* Every VM that has a value; sums->vms is vms. */
static bool take_sums(const struct large *large, struct sums *sums, struct vm_sums *vms)
{
	bool shifted = false;

	sums->vms = vms;
	for (size_t u = 0; u < large->group->count; u++) {
		const struct packed *values = values_of(large, u);

		if (values->count == 0)
			continue;
		if (!shifted && !packed_digits(values, 0, large->exponent, &sums->shift))
			return false;
		shifted = true;
		if (!sums_of_unit(values, sums, &vms[sums->count++]))
			return false;
	}
	return true;
}

/* Mean and standard deviation of the rows and of the VMs' means; false if they do not fit. */
static bool large_moments(const struct large *large, struct moments *rows, struct moments *vms)
{
	struct vm_sums *each = calloc(large->group->count + 1, sizeof *each);
	struct sums sums = { .exponent = large->exponent };
	bool good = each && take_sums(large, &sums, each) && moments_of_sums(&sums, UNIT_ROW, rows);

	if (good && large->rows->independent)
		*vms = *rows;
	else
		good = good && moments_of_sums(&sums, UNIT_VM, vms);
	free(each);
	return good;
}

/* Halfway between two values, rounded once. */
static bool middle(double a, double b, int exponent, double *middle)
{
	double pair[] = { a, b };
	struct packed both = { .at = pair, .count = 2 };
	char text[DECIMAL_TEXT_SIZE];
	int128 left;
	int128 right;

	if (!packed_digits(&both, 0, exponent, &left) ||
	    !packed_digits(&both, 1, exponent, &right) ||
	    !decimal_ratio(left + right, 2, exponent, text))
		return false;
	*middle = strtod(text, NULL);
	return true;
}

/* Heapsort in place: qsort would take as much memory again. */
static bool take_order(const struct large *large, struct summary *summary)
{
	size_t n = large->count;
	double *values = malloc(n * sizeof *values);
	bool good = values != NULL;
	size_t used = 0;

	for (size_t u = 0; good && u < large->group->count; u++) {
		const struct packed *some = values_of(large, u);

		if (some->count > 0)
			memcpy(values + used, some->at, some->count * sizeof *values);
		used += some->count;
	}
	if (good) {
		gsl_sort(values, 1, n);
		summary->min = values[0];
		summary->max = values[n - 1];
		summary->median = values[n / 2];
		good = n % 2 == 1 ||
		       middle(values[n / 2 - 1], values[n / 2], large->exponent, &summary->median);
	}
	free(values);
	return good;
}

static bool summary_of_large(struct summary *summary, const struct large *large, double level)
{
	struct moments rows;
	struct moments vms;

	if (!large_moments(large, &rows, &vms))
		return false;
	*summary = summary_none(level);
	summary->n = (double)rows.n;
	summary->vms = (double)vms.n;
	summary->mean = rows.mean;
	summary->sd = rows.sd;
	summary->cv = rows.mean > 0 ? rows.sd / rows.mean : NAN;
	summary->mean_of_vms = vms.mean;
	summary->mean_of_vms_sd = vms.sd;
	summary->interval = interval_of_mean(&vms, level);
	summary->naive = interval_of_mean(&rows, level);
	summary->missing = large->group->missing[large->column];
	return take_order(large, summary);
}

bool rows_summary(struct summary *summary, const struct rows *rows, size_t group, size_t column,
		  size_t most, double level, struct error *err)
{
	struct large large = large_of(rows, group, column);
	struct rows_samples samples;
	bool good;

	if (large.count > most && summary_of_large(summary, &large, level))
		return true;
	if (!rows_samples(&samples, rows, group, column, err))
		return false;
	good = summary_of(summary, &samples.samples, level, err);
	rows_samples_free(&samples);
	return good;
}
