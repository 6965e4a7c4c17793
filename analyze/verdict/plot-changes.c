/* plot-changes.c — changes with their intervals around zero, as a forest plot. */
#include "inside.h"

#include "analyze/page/page.h"
#include "analyze/page/plot.h"
#include "analyze/statistics/sorted.h"
#include "change-text.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How far intervals lengthen the axis to each side, by the larger of: so many ranges of the
 * changes, so many median half widths of the intervals. */
static const double widen_ranges = 1;
static const double widen_halves = 1.5;

/* The median of the half widths, 0 without any. */
static double median_half(const struct change_numbers *numbers, size_t count)
{
	double *halves = must_alloc(count, sizeof *halves);
	double median = 0;
	size_t known = 0;

	for (size_t i = 0; i < count; i++)
		if (!isnan(interval_half(&numbers[i].interval)))
			halves[known++] = interval_half(&numbers[i].interval);
	numbers_sort(halves, known);
	if (known > 0)
		median = halves[(known - 1) / 2];
	free(halves);
	return median;
}

static struct plot_axis axis_of(const struct change_numbers *numbers, size_t count)
{
	struct plot_axis axis = { 0 };
	double most;
	double least;
	double greatest;

	plot_axis_take(&axis, 0);
	for (size_t i = 0; i < count; i++) {
		plot_axis_take(&axis, numbers[i].change);
		plot_axis_take(&axis, numbers[i].margin.low);
		plot_axis_take(&axis, numbers[i].margin.high);
	}
	most = fmax(widen_ranges * (axis.high - axis.low),
		    widen_halves * median_half(numbers, count));
	least = axis.low - most;
	greatest = axis.high + most;
	for (size_t i = 0; i < count; i++)
		plot_axis_widen(&axis, &numbers[i].interval, least, greatest);
	plot_axis_close(&axis);
	return axis;
}

static enum plot_tone tone_of(const struct comparison *comparison)
{
	return comparison->verdict == VERDICT_WORSE    ? TONE_BAD
	       : comparison->verdict == VERDICT_BETTER ? TONE_GOOD
						       : TONE_PLAIN;
}

static void add_change(struct texts *lines, const struct plot_look *look,
		       const struct plot_room *room, const struct plot_axis *axis,
		       const struct change_numbers *numbers, enum plot_tone tone, const char *label)
{
	struct plot_row row = { .cells = room->cells };

	plot_row_line(&row, look, axis, numbers->margin.low, LINE_BOUND);
	plot_row_line(&row, look, axis, numbers->margin.high, LINE_BOUND);
	plot_row_line(&row, look, axis, 0, LINE_ZERO);
	plot_row_interval(&row, look, axis, &numbers->interval, numbers->change, tone);
	plot_row_add(lines, &row, look, label, room->label);
}

/* Digits so that the ends are told to a hundredth of the axis. */
static void add_axis(struct texts *lines, const struct plot_look *look,
		     const struct plot_room *room, const struct plot_axis *axis, const char *unit)
{
	int decimals = decimals_of(axis->high - axis->low, 2, 9);
	struct phrase low = phrase_of("%+.*f", decimals, axis->low);
	struct phrase high = phrase_of("%+.*f%s", decimals, axis->high, unit);

	plot_add_axis(lines, look, room, axis, low.text, high.text, true);
}

/* Changes of one unit, which have one axis. */
static void add_block(struct texts *lines, const struct plot_look *look,
		      const struct comparison *first, const struct change_numbers *numbers,
		      const struct texts *labels, size_t start, size_t end)
{
	struct plot_room room = plot_room_of(look, labels);
	struct plot_axis axis = axis_of(numbers + start, end - start);

	for (size_t i = start; i < end; i++)
		if (!isnan(numbers[i].change))
			add_change(lines, look, &room, &axis, &numbers[i], tone_of(&first[i]),
				   labels->at[i]);
	add_axis(lines, look, &room, &axis, numbers[start].unit);
}

static void add_label(struct texts *labels, const struct comparisons *comparisons,
		      const struct comparison *comparison)
{
	char *name = comparison_name(comparisons, comparison, NAME_SHORT);

	texts_add_clean(labels, name);
	free(name);
}

void plot_changes(struct texts *lines, const struct comparisons *comparisons, size_t first,
		  size_t end, const struct plot_look *look)
{
	const struct comparison *at = comparisons->at + first;
	size_t count = end - first;
	struct change_numbers *numbers = must_alloc(count, sizeof *numbers);
	struct texts labels = { 0 };
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		numbers[i] = change_numbers(&at[i]);
		add_label(&labels, comparisons, &at[i]);
		any = any || !isnan(numbers[i].change);
	}
	for (size_t start = 0, next; any && start < count; start = next) {
		next = start + 1;
		while (next < count && strcmp(numbers[next].unit, numbers[start].unit) == 0)
			next++;
		add_block(lines, look, at, numbers, &labels, start, next);
	}
	texts_free(&labels);
	free(numbers);
}

void plot_changes_legend(struct texts *legend, const struct plot_look *look,
			 const struct terms *terms)
{
	if (look->width > 0)
		texts_add(legend,
			  "Plots: %s is the change in its %.10g %% interval, %s no change%s, < and "
			  "> are ends beyond the axis. --no-plot leaves them out.",
			  look->utf8 ? "●" : "o", 100 * terms->level, look->utf8 ? "│" : "|",
			  isnan(terms->margin) ? ""
			  : look->utf8         ? ", ┊ the margin"
					       : ", : the margin");
}
