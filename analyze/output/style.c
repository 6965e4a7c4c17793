/* style.c — how the numbers of one metric are shown to a person. */
#include "style.h"

#include <math.h>

/* Three digits of the smallest spread, for then the last digit shown is noise everywhere, but at
 * most two more than the run has. Without any spread: four digits of the largest value. */
static int decimals_of(double least_sd, double largest, int most)
{
	int decimals = 0;

	if (isfinite(least_sd))
		decimals = 2 - (int)floor(log10(least_sd));
	else if (largest > 0)
		decimals = 3 - (int)floor(log10(largest));
	if (largest > 0 && most > 14 - (int)floor(log10(largest)))
		most = 14 - (int)floor(log10(largest)); /* a double knows 15 digits */
	if (decimals > most)
		decimals = most;
	return decimals > 0 ? decimals : 0;
}

struct style style_of(const struct analysis *analysis, size_t m)
{
	const struct metric *metric = analysis_metric(analysis, m);
	struct style style = { 0 };
	double least_sd = INFINITY;
	double largest = 0;

	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct summary *summary = analysis_summary(analysis, m, g);

		largest = fmax(largest, fmax(fabs(summary->max), fabs(summary->min)));
		if (summary->sd > 0)
			least_sd = fmin(least_sd, summary->sd);
		style.kinds = style.kinds || summary->kind == KIND_LOG || summary->kind == KIND_BCA;
		if (fabs(summary->mean_of_vms - summary->mean) >
		    interval_half(&summary->interval) / 10)
			style.unbalanced = true;
	}
	style.scale = scale_of(metric->column.unit, largest);
	style.value_decimals = metric->decimals + style.scale.power;
	style.decimals = decimals_of(least_sd / style.scale.factor, largest / style.scale.factor,
				     style.value_decimals + (isfinite(least_sd) ? 2 : 0));
	if (style.value_decimals > style.decimals)
		style.value_decimals = style.decimals;
	if (style.value_decimals < 0)
		style.value_decimals = 0;
	return style;
}

void style_add(struct texts *cells, const struct style *style, double value, int decimals)
{
	if (isnan(value))
		texts_add(cells, "-");
	else
		texts_add(cells, "%.*f", decimals, value / style->scale.factor);
}

void style_add_plain(struct texts *cells, double value, int decimals)
{
	if (isnan(value))
		texts_add(cells, "-");
	else
		texts_add(cells, "%.*f", decimals, value);
}

void style_add_interval(struct texts *cells, const struct style *style,
			const struct interval *interval)
{
	double low = interval->low / style->scale.factor;
	double high = interval->high / style->scale.factor;

	if (isnan(low))
		texts_add(cells, "-");
	else if (isnan(high))
		texts_add(cells, "%.*f to ?", style->decimals, low);
	else
		texts_add(cells, "%.*f to %.*f", style->decimals, low, style->decimals, high);
}
