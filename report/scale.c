/* scale.c — from a metric's values to places on the page. */
#include "scale.h"

#include <math.h>

double scale_at(const struct scale *scale, double value)
{
	return scale->start +
	       (value - scale->low) / (scale->high - scale->low) * (scale->end - scale->start);
}

struct extent scale_interval(const struct scale *scale, double low, double high)
{
	struct extent extent = {
		.from = scale_at(scale, fmin(fmax(low, scale->low), scale->high)),
		.to = scale_at(scale, fmin(fmax(high, scale->low), scale->high)),
		.cut_below = low<scale->low, .cut_above = high> scale->high,
	};

	return extent;
}
