/* plot-axis.c — from values to the cells of a line. */
#include "plot-axis.h"

#include <math.h>

void plot_axis_take(struct plot_axis *axis, double value)
{
	if (!isfinite(value))
		return;
	if (!axis->any || value < axis->low)
		axis->low = value;
	if (!axis->any || value > axis->high)
		axis->high = value;
	axis->any = true;
}

void plot_axis_widen(struct plot_axis *axis, const struct interval *interval, double least,
		     double greatest)
{
	if (axis->any && isfinite(interval->low))
		axis->low = fmin(axis->low, fmax(interval->low, least));
	if (axis->any && isfinite(interval->high))
		axis->high = fmax(axis->high, fmin(interval->high, greatest));
}

void plot_axis_close(struct plot_axis *axis)
{
	double room = axis->low != 0 ? fabs(axis->low) / 10 : 1;

	if (axis->any && !(axis->low < axis->high)) {
		axis->low -= room;
		axis->high += room;
	}
}

size_t plot_axis_place(const struct plot_axis *axis, double value, size_t places)
{
	double share = (value - axis->low) / (axis->high - axis->low);
	double place = floor(share * (double)places);

	if (!(place > 0))
		return 0;
	return place < (double)places ? (size_t)place : places - 1;
}
