/* scale.c — from values to places on the page. */
#include "scale.h"

#include <math.h>

/* How far value lies on the way from low to high: 0 to 1. */
static double share_of_way(const struct scale *scale, double value)
{
	if (!scale->is_log)
		return (value - scale->low) / (scale->high - scale->low);
	return value > 0 ? log(value / scale->low) / log(scale->high / scale->low) : 0;
}

double scale_at(const struct scale *scale, double value)
{
	return scale->start + share_of_way(scale, value) * (scale->end - scale->start);
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
