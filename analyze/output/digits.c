/* digits.c — how the numbers of one metric are shown to a person. */
#include "digits.h"

#include <math.h>

/* Three digits of the smallest spread, for then the last digit shown is noise everywhere, but at
 * most two more than the run has. Without any spread: four digits of the largest value. */
static int decimals_for(double least_sd, double largest, int most)
{
	if (largest > 0)
		most = decimals_of(largest, 15, most); /* a double knows no more */
	return isfinite(least_sd) ? decimals_of(least_sd, 3, most) : decimals_of(largest, 4, most);
}

struct digits digits_of(const struct analysis *analysis, size_t m)
{
	const struct metric *metric = analysis_metric(analysis, m);
	struct digits digits = { .level = analysis->query->level };
	double least_sd = INFINITY;
	double largest = 0;

	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct summary *summary = analysis_summary(analysis, m, g);
		const struct interval interval = summary_interval(summary, SUMMARY_INTERVAL_LOW);

		largest = fmax(largest, fmax(fabs(summary->value[SUMMARY_MAX]),
					     fabs(summary->value[SUMMARY_MIN])));
		if (summary->value[SUMMARY_SD] > 0)
			least_sd = fmin(least_sd, summary->value[SUMMARY_SD]);
		digits.kinds = digits.kinds ||
			       (summary->kind != KIND_AUTO && summary->kind != KIND_TWO_WAY);
		digits.cycles = digits.cycles || !isnan(summary->value[SUMMARY_CYCLES]);
		if (fabs(summary->value[SUMMARY_MEAN_OF_VMS] - summary->value[SUMMARY_MEAN]) >
		    interval_half(&interval) / 10)
			digits.unbalanced = true;
	}
	digits.scale = scale_of(metric->column.unit, largest);
	digits.value_decimals = metric->decimals + digits.scale.power;
	digits.decimals =
		decimals_for(least_sd / digits.scale.factor, largest / digits.scale.factor,
			     digits.value_decimals + (isfinite(least_sd) ? 2 : 0));
	if (digits.value_decimals > digits.decimals)
		digits.value_decimals = digits.decimals;
	if (digits.value_decimals < 0)
		digits.value_decimals = 0;
	return digits;
}

static void add(struct texts *cells, const struct digits *digits, double value, int decimals)
{
	if (isnan(value))
		texts_add(cells, "-");
	else
		texts_add(cells, "%.*f", decimals, value / digits->scale.factor);
}

void digits_column(struct texts *cells, const struct page_cell *cell)
{
	const double *value = cell->at;
	const struct digits *digits = cell->how;

	add(cells, digits, *value, digits->decimals);
}

void digits_column_measured(struct texts *cells, const struct page_cell *cell)
{
	const double *value = cell->at;
	const struct digits *digits = cell->how;

	add(cells, digits, *value, digits->value_decimals);
}

void digits_column_interval(struct texts *cells, const struct page_cell *cell)
{
	const double *ends = cell->at;
	const struct digits *digits = cell->how;
	double low = ends[0] / digits->scale.factor;
	double high = ends[1] / digits->scale.factor;

	if (isnan(low))
		texts_add(cells, "-");
	else if (isnan(high))
		texts_add(cells, "%.*f to ?", digits->decimals, low);
	else
		texts_add(cells, "%.*f to %.*f", digits->decimals, low, digits->decimals, high);
}
