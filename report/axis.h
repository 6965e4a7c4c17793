/*
 * axis.h — the vertical axis of a figure: its range, its unit and its ticks.
 */
#ifndef MIGSTAT_REPORT_AXIS_H
#define MIGSTAT_REPORT_AXIS_H

#include "figure-data.h"
#include "number.h"
#include "ticks.h"

struct axis {
	double low, high;   /* of the axis, in the metric's own unit; low < high */
	struct unit unit;   /* in which ticks and numbers are written */
	struct ticks ticks; /* in that unit; none where there is no value at all */
};

/*
 * The axis for the data, with about `wanted` ticks (2 to TICKS_WANTED_MOST). It begins at zero, for
 * the eye compares heights, unless a value is negative. It follows the points and the means. An
 * interval widens it a little; one that would dwarf the points (two VMs: t = 12.7) does not, and
 * is drawn cut.
 */
struct axis axis_of(const struct figure_data *data, int wanted);

/* The text of tick number index, below axis->ticks.count. */
void axis_tick_text(const struct axis *axis, size_t index, char text[NUMBER_TEXT_SIZE]);

/* Does the group's interval (it has one) reach beyond the axis? */
bool axis_cuts(const struct axis *axis, const struct group *group);

#endif
