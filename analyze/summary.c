/* summary.c — what summary.csv says of one metric in one group of migrations. */
#include "summary.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* For qsort_r over the indices of samples. */
static int by_value(const void *left, const void *right, void *closure)
{
	const struct samples *samples = closure;
	const struct sample *a = &samples->at[*(const size_t *)left];
	const struct sample *b = &samples->at[*(const size_t *)right];

	if (samples->exact)
		return (a->digits > b->digits) - (a->digits < b->digits);
	return (a->value > b->value) - (a->value < b->value);
}

/* Halfway between two samples, rounded once where the digits allow. */
static double middle(const struct samples *samples, const struct sample *a, const struct sample *b)
{
	char text[DECIMAL_TEXT_SIZE];

	if (samples->exact && decimal_ratio(a->digits + b->digits, 2, samples->exponent, text))
		return strtod(text, NULL);
	return (double)(a->value / 2 + b->value / 2);
}

/* strtod, not the long double: a value must come out as it went in. */
static bool take_order(struct summary *summary, const struct samples *samples, struct error *err)
{
	size_t n = samples->count;
	size_t *order = calloc(n, sizeof *order);
	const struct sample *at = samples->at;

	if (!order)
		return error_memory(err);
	for (size_t i = 0; i < n; i++)
		order[i] = i;
	qsort_r(order, n, sizeof *order, by_value, (void *)samples);
	summary->min = strtod(at[order[0]].text, NULL);
	summary->max = strtod(at[order[n - 1]].text, NULL);
	summary->median = n % 2 == 1 ? strtod(at[order[n / 2]].text, NULL)
				     : middle(samples, &at[order[n / 2 - 1]], &at[order[n / 2]]);
	free(order);
	return true;
}

bool summary_of(struct summary *summary, const struct samples *samples, double level,
		struct error *err)
{
	struct moments rows = moments_of(samples, UNIT_ROW);
	struct moments vms = moments_of(samples, UNIT_VM);

	*summary = (struct summary){
		.n = (double)rows.n,
		.vms = (double)vms.n,
		.mean = rows.mean,
		.sd = rows.sd,
		.mean_of_vms = vms.mean,
		.interval = interval_of_mean(&vms, level),
		.naive = interval_of_mean(&rows, level),
		.level = level,
		.median = NAN,
		.min = NAN,
		.max = NAN,
		.missing = samples->missing,
	};
	return samples->count == 0 || take_order(summary, samples, err);
}

/* Which member of the summary stands in which column. */
static const struct {
	const char *column;
	size_t offset;
} members[] = {
	{ "n", offsetof(struct summary, n) },
	{ "vms", offsetof(struct summary, vms) },
	{ "mean", offsetof(struct summary, mean) },
	{ "sd", offsetof(struct summary, sd) },
	{ "mean_of_vms", offsetof(struct summary, mean_of_vms) },
	{ "interval_low", offsetof(struct summary, interval.low) },
	{ "interval_high", offsetof(struct summary, interval.high) },
	{ "naive_low", offsetof(struct summary, naive.low) },
	{ "naive_high", offsetof(struct summary, naive.high) },
	{ "level", offsetof(struct summary, level) },
	{ "median", offsetof(struct summary, median) },
	{ "min", offsetof(struct summary, min) },
	{ "max", offsetof(struct summary, max) },
};

double summary_number(const struct summary *summary, const char *column)
{
	double number = NAN;
	size_t i = 0;

	while (i < sizeof members / sizeof *members && strcmp(members[i].column, column) != 0)
		i++;
	assert(i < sizeof members / sizeof *members); /* the schema has outgrown members[] */
	memcpy(&number, (const char *)summary + members[i].offset, sizeof number);
	return number;
}
