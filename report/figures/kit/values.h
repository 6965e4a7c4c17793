/*
 * values.h — the axis of a figure's values as the user wishes for it: --limits and --log.
 */
#ifndef MIGSTAT_REPORT_FIGURES_KIT_VALUES_H
#define MIGSTAT_REPORT_FIGURES_KIT_VALUES_H

#include "kit.h"

/* What an axis is to show; in the base unit. */
struct value_range {
	double highest;        /* -INFINITY: there is no value */
	double least_positive; /* INFINITY: there is none above zero */
};

/* Takes a value into the range; NaN is none. */
void value_range_see(struct value_range *range, double value);

/* Whether the user wishes for another axis than the figure's own. */
bool values_wished(const struct figure_wish *wish);

/*
 * Puts that in the place of *axis, which is in that base unit and stays where there is no value.
 * False with *err: a logarithmic axis for values none of which is above zero, or whose limits are
 * not.
 */
bool values_axis(struct axis *axis, const struct figure_wish *wish, const char *base_unit,
		 const struct value_range *range, int wanted, struct error *err);

/* Whether the axis has a place for the value; each has one where nothing is wished for. */
bool values_show(const struct axis *axis, const struct figure_wish *wish, double value);

/* "12 values lie beyond the axis and are not drawn. "; nothing for 0. */
void values_print_beyond(FILE *out, size_t count, const struct language *language);

#endif
