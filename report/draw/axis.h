/*
 * axis.h — an axis of a figure, of either direction: its range, its unit and its ticks.
 *
 * Pure arithmetic; axis-paint.h measures and paints it.
 */
#ifndef MIGSTAT_REPORT_DRAW_AXIS_H
#define MIGSTAT_REPORT_DRAW_AXIS_H

#include "number.h"
#include "paper.h"
#include "ticks.h"

#include "datasets/metric.h"

#include <stdbool.h>

enum axis_kind { AXIS_LINEAR, AXIS_LOG };

struct axis {
	enum axis_kind kind;
	double low, high;   /* in the base unit; low < high */
	struct unit unit;   /* in which ticks and numbers are written */
	struct ticks ticks; /* in that unit; none where there is no value at all */
};

/* The axis of no data: 0 to 1 without a tick. */
struct axis axis_empty(const char *base_unit);

/*
 * A linear axis for data from low to high (finite, low <= high), with about `wanted` ticks (2 to
 * TICKS_WANTED_MOST): a little longer, so that the outermost marks lie inside, and to the next
 * tick; but an end at zero stays there. Bars and whatever is compared by height need low <= 0.
 */
struct axis axis_linear(double low, double high, const char *base_unit, int wanted);

/* The same, written in that unit. */
struct axis axis_linear_in(double low, double high, const struct unit *unit, int wanted);

/*
 * A logarithmic axis for data from low to high (0 < low <= high). Ticks at powers of ten if at
 * least three lie inside, else at 1, 2 and 5 times these, else where a linear axis has them.
 */
struct axis axis_log(double low, double high, const char *base_unit, int wanted);

/* An axis that goes exactly from low to high (low < high; logarithmic: 0 < low), with the ticks
 * that lie on it. */
struct axis axis_between(enum axis_kind kind, double low, double high, const char *base_unit,
			 int wanted);

/* An axis of whole numbers from first to last, such as cycles: half a step longer at each end,
 * ticks at whole numbers only. */
struct axis axis_counts(double first, double last);

/* How many ticks an axis of that length (points) wants, one in `spacing` points: 3 to 9. */
int axis_wanted(double length, double spacing);

/* The scale from the axis to places. */
struct scale axis_scale(const struct axis *axis, double start, double end);

/* Tick number index, below axis->ticks.count: its value in the base unit, and its text. */
double axis_tick_value(const struct axis *axis, size_t index);
void axis_tick_text(const struct axis *axis, size_t index, const struct language *language,
		    char text[NUMBER_TEXT_SIZE]);

/* Does an interval reach beyond the axis? NaN does not. */
bool axis_cuts(const struct axis *axis, double low, double high);

/*
 * "Total migration time (s)", and after separator which way is better, with an arrow that points
 * there on both axes: a vertical title reads upwards. The caller frees it.
 */
char *axis_title_of(const struct metric *metric, const struct unit *unit, const char *separator);

#endif
