/* rows-summary.c — the summary of a CSV file's group, however many values it has. */
#include "rows-summary.h"

#include "analyze/statistics/moments.h"
#include "rows-large.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

static struct large large_of(const struct rows *rows, size_t group, size_t column)
{
	struct large large = { rows, rows->groups[group], column, rows_values(rows, group, column),
			       0 };

	for (size_t u = 0; u < large.group->count; u++)
		if (large_values(&large, u)->exponent < large.exponent)
			large.exponent = large_values(&large, u)->exponent;
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
		const struct packed *values = large_values(large, u);

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

static bool summary_of_large(struct summary *summary, const struct large *large, double level)
{
	struct moments rows;
	struct moments vms;

	if (!large_moments(large, &rows, &vms))
		return false;
	*summary = summary_none(level);
	summary->value[SUMMARY_CENSORED] = (double)large->group->censored[large->column];
	summary_take_moments(summary, &rows, &vms);
	summary->missing = large->group->missing[large->column];
	return large_describe(summary, large);
}

struct summary rows_summary(const struct rows *rows, size_t group, size_t column, size_t most,
			    double level)
{
	struct large large = large_of(rows, group, column);
	struct rows_samples samples;
	struct summary summary;

	if (large.count > most && summary_of_large(&summary, &large, level))
		return summary;
	samples = rows_samples(rows, group, column);
	summary = summary_of(&samples.samples, level);
	rows_samples_free(&samples);
	return summary;
}
