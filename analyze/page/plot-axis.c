/* plot-axis.c — from values to the cells of a line; the axis that stands beneath the lines. */
#include "plot.h"

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

struct plot_room plot_room_of(const struct plot_look *look, const struct texts *labels)
{
	struct plot_room room = { 0 };

	for (size_t i = 0; i < labels->count; i++)
		if (text_width(labels->at[i]) > room.label)
			room.label = text_width(labels->at[i]);
	if (room.label > look->width / 3)
		room.label = look->width / 3;
	room.cells = look->width - room.label - 2;
	return room;
}

static void write_zero(struct plot_row *row, const struct plot_axis *axis, size_t low_end,
		       size_t high_start)
{
	size_t at;

	if (axis->low > 0 || axis->high < 0)
		return;
	at = plot_axis_place(axis, 0, row->cells);
	if (at > low_end && at + 1 < high_start)
		plot_row_write(row, at, "0");
}

void plot_add_axis(struct texts *lines, const struct plot_look *look, const struct plot_room *room,
		   const struct plot_axis *axis, const char *low, const char *high, bool with_zero)
{
	struct plot_row row = { .cells = room->cells };
	size_t low_end = text_width(low) + 1;
	size_t high_start = text_width(high) + 1 < row.cells ? row.cells - text_width(high) : 0;

	plot_row_write(&row, 0, low);
	for (size_t cell = low_end; cell + 1 < high_start; cell++)
		plot_row_write(&row, cell, look->utf8 ? "─" : "-");
	if (with_zero)
		write_zero(&row, axis, low_end, high_start);
	plot_row_write(&row, high_start, high);
	plot_row_add(lines, &row, look, "", room->label);
}
