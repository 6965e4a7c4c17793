/* values.c — the axis of values as the user wishes for it. */
#include "values.h"

#include <math.h>

void value_range_see(struct value_range *range, double value)
{
	if (isnan(value))
		return;
	range->highest = fmax(range->highest, value);
	if (value > 0)
		range->least_positive = fmin(range->least_positive, value);
}

bool values_wished(const struct figure_wish *wish)
{
	return wish->limited || wish->log;
}

bool values_axis(struct axis *axis, const struct figure_wish *wish, const char *base_unit,
		 const struct value_range *range, int wanted, struct error *err)
{
	double low = wish->limited ? wish->low : range->least_positive;
	double high = wish->limited ? wish->high : range->highest;

	if (!values_wished(wish) || !isfinite(range->highest))
		return true;
	if (wish->log && !(low > 0))
		return error_set(err, "--limits %g,%g: a logarithmic axis begins above zero",
				 wish->low, wish->high);
	if (wish->log && !isfinite(low))
		return error_set(err, "--log: no value is above zero, where such an axis begins");
	*axis = wish->limited ? axis_between(wish->log ? AXIS_LOG : AXIS_LINEAR, low, high,
					     base_unit, wanted)
			      : axis_log(low, high, base_unit, wanted);
	return true;
}

bool values_show(const struct axis *axis, const struct figure_wish *wish, double value)
{
	return !values_wished(wish) || (value >= axis->low && value <= axis->high);
}

void values_print_beyond(FILE *out, size_t count, const struct language *language)
{
	if (count == 0)
		return;
	number_print_count(out, (long long)count, language);
	fputs(count == 1 ? " value lies beyond the axis and is not drawn. "
			 : " values lie beyond the axis and are not drawn. ",
	      out);
}
