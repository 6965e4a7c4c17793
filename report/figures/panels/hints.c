/* hints.c — what the marks of a plot say when they are pointed at: series and numbers. */
#include "inside.h"

#include "report/draw/number.h"
#include "report/draw/words.h"

#include <math.h>
#include <stdio.h>

/* More marks are a cloud of which none can be pointed at. */
enum { HINTS_MOST = 2000 };

/* A mark is hit within so many points about its middle. */
static const double reach = 7;

/* The number with its unit; of an axis that a figure made ready itself in the unit shown. */
static void axis_quantity(char text[QUANTITY_TEXT_SIZE], const struct plot_pen *pen,
			  const struct panels_axis *axis, double value)
{
	char digits[NUMBER_TEXT_SIZE];

	if (!axis->ready) {
		quantity_text(text, value, axis->unit ? axis->unit : "", pen->style->language);
		return;
	}
	number_short(digits, value * axis->axis.unit.factor, pen->style->language);
	snprintf(text, QUANTITY_TEXT_SIZE, "%s %.16s", digits, axis->axis.unit.text);
}

/* "Cycle 3", "Bytes moved 1.2 GB", or the name of a category. */
static void value_text(char text[2 * QUANTITY_TEXT_SIZE], const struct plot_pen *pen,
		       const struct panels_axis *axis, double value)
{
	char quantity[QUANTITY_TEXT_SIZE];
	size_t index = (size_t)fmax(value + 0.5, 0);

	if (axis->name_count > 0) {
		snprintf(text, (size_t)2 * QUANTITY_TEXT_SIZE, "%.100s",
			 index < axis->name_count ? axis->names[index] : "");
		return;
	}
	axis_quantity(quantity, pen, axis, value);
	snprintf(text, (size_t)2 * QUANTITY_TEXT_SIZE, "%.60s%s%s", axis->title ? axis->title : "",
		 axis->title ? " " : "", quantity);
}

/* "block, vm1: Cycle 3; Total migration time 1.2 s (1.1 s to 1.4 s)". */
static void hint_point(const struct plot_pen *pen, const struct curve *curve,
		       const struct curve_point *point, const char *x, const char *y)
{
	const struct panels_axis *along = curve->kind == CURVE_INTERVALS
						  ? &pen->panels->y[pen->panel->row]
						  : panels_x_axis(pen->panels, pen->panel->column);
	char ends[2][QUANTITY_TEXT_SIZE] = { "", "" };
	bool is_bar = curve->kind == CURVE_BARS;
	double middle = is_bar ? (point->low + point->high) / 2 : point->x;
	double place = isnan(middle) ? (point->low + point->high) / 2 : middle;
	double width = is_bar ? fabs(scale_at(&pen->panel->x, point->high) -
				     scale_at(&pen->panel->x, point->low))
			      : 0;
	bool has_ends = !isnan(point->low) && !isnan(point->high) && curve->kind != CURVE_POINTS;

	if (has_ends) {
		axis_quantity(ends[0], pen, along, point->low);
		axis_quantity(ends[1], pen, along, point->high);
	}
	words_hint(pen->cr, scale_at(&pen->panel->x, place), scale_at(&pen->panel->y, point->y),
		   fmax(width, reach), reach, "%s%s%s: %s%s%s%s%s%s%s%s",
		   pen->panel->title ? pen->panel->title : "", pen->panel->title ? ", " : "",
		   curve->name, x, x[0] != '\0' && y[0] != '\0' ? "; " : "", y,
		   has_ends ? " (" : "", ends[0], has_ends ? " to " : "", ends[1],
		   has_ends ? ")" : "");
}

void panels_hint(const struct plot_pen *pen, const struct curve *curve)
{
	if (!words_of(pen->cr) || panels_count_marks(pen->panels) > HINTS_MOST)
		return;
	for (size_t i = 0; i < curve->count; i++) {
		const struct curve_point *point = &curve->at[i];
		char x[2 * QUANTITY_TEXT_SIZE] = "";
		char y[2 * QUANTITY_TEXT_SIZE] = "";

		if (isnan(point->y))
			continue;
		if (curve->kind != CURVE_BARS && !isnan(point->x))
			value_text(x, pen, panels_x_axis(pen->panels, pen->panel->column),
				   point->x);
		value_text(y, pen, &pen->panels->y[pen->panel->row], point->y);
		hint_point(pen, curve, point, x, y);
	}
}
