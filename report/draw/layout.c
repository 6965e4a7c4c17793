/* layout.c — where everything of a figure by groups goes. */
#include "layout.h"

#include "paper.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

#define SLOT_MARGIN     1.5   /* on each side of a slot's contents */
#define WORD_GAP        2.0   /* between texts beside each other, at least */
#define RUN_GAP         10.0  /* between the groups of two clusters, at most */
#define RUN_GAP_SHARE   0.025 /* and as a share of the plot's width */
#define SLOT_LEAST      14.0  /* a narrower slot shows nothing */
#define MARK_GAP        3.0   /* between the swarm and the mark */
#define NUMBER_GAP      1.5   /* between the mark and its number */
#define MARK_SHARE      0.22  /* of a slot's width that half a mark takes at most */
#define MARK_HALF_LEAST 3.0
#define SWARM_HALF_MOST 34.0
#define SWARM_LEAST     14.0 /* a swarm narrower than this costs more than a number beside it helps */
#define TICK_GAP        3.0 /* between tick labels and plot */

double layout_plot_height(double page_width)
{
	/* the golden section up to one column, then flatter, as two columns want it */
	double height = page_width * 0.5;

	return fmin(fmax(height, length_points(28)), length_points(62));
}

static size_t runs_in(const size_t *run_of, size_t groups)
{
	size_t runs = groups > 0;

	for (size_t i = 1; i < groups; i++)
		runs += run_of[i] != run_of[i - 1];
	return runs;
}

static void place_slots(struct layout *layout, const size_t *run_of)
{
	double gap = fmin(RUN_GAP, RUN_GAP_SHARE * layout->plot.width);
	double gaps = gap * (double)(layout->run_count - 1);
	double width = (layout->plot.width - gaps) / (double)layout->slot_count;
	double x = layout->plot.x;
	size_t run = 0;

	for (size_t i = 0; i < layout->slot_count; i++) {
		struct rect *label = &layout->run_labels[run];

		if (i > 0 && run_of[i] != run_of[i - 1]) {
			x += gap;
			label = &layout->run_labels[++run];
		}
		layout->slots[i].area.x = x;
		layout->slots[i].area.width = width;
		layout->slots[i].label.x = x + WORD_GAP;
		layout->slots[i].label.width = width - 2 * WORD_GAP;
		if (label->width == 0)
			label->x = x;
		x += width;
		label->width = x - label->x;
	}
}

bool layout_columns(struct layout *layout, double page_width, const size_t *run_of, size_t groups,
		    double axis_title, double tick_labels, struct error *err)
{
	double left = LAYOUT_MARGIN + axis_title + LAYOUT_GAP;
	double inner = page_width - 2 * LAYOUT_MARGIN;

	*layout = (struct layout){ .slot_count = groups, .run_count = runs_in(run_of, groups) };
	layout->slots = must_alloc(groups, sizeof *layout->slots);
	layout->run_labels = must_alloc(layout->run_count, sizeof *layout->run_labels);
	layout->page.width = page_width;
	layout->axis_title.x = LAYOUT_MARGIN;
	layout->axis_title.width = axis_title;
	layout->tick_labels.x = left;
	layout->tick_labels.width = tick_labels;
	layout->plot.x = left + tick_labels + TICK_GAP;
	layout->plot.width = page_width - LAYOUT_MARGIN - layout->plot.x;
	layout->title.x = layout->caption.x = LAYOUT_MARGIN;
	layout->title.width = layout->caption.width = inner;
	layout->legend.x = layout->plot.x;
	layout->legend.width = layout->plot.width;
	place_slots(layout, run_of);
	if (groups > 0 && layout->slots[0].area.width < SLOT_LEAST) {
		double missing = SLOT_LEAST - layout->slots[0].area.width;

		layout_free(layout);
		return error_set(err,
				 "%zu cases do not fit beside each other: the figure must be at "
				 "least %.0f mm wide",
				 groups, ceil(length_mm(page_width + missing * (double)groups)));
	}
	return true;
}

/* The next part from y on; returns where the one after it begins. */
static double stack(struct rect *part, double y, double height)
{
	part->y = y;
	part->height = height;
	return height > 0 ? y + height + LAYOUT_GAP : y;
}

bool layout_rows(struct layout *layout, const struct layout_heights *heights, struct error *err)
{
	double plot = layout_plot_height(layout->page.width);
	double y = LAYOUT_MARGIN;
	double all;

	y = stack(&layout->title, y, heights->title);
	y = stack(&layout->legend, y, heights->legend);
	y = stack(&layout->numbers, y, heights->numbers);
	y += heights->numbers > 0 ? LAYOUT_GAP / 2 : 0;
	y += heights->legend > 0 ? 0 : LAYOUT_GAP; /* half a tick label stands above the plot */
	all = y + LAYOUT_GAP + heights->labels + LAYOUT_GAP + heights->run_labels +
	      (heights->run_labels > 0 ? LAYOUT_GAP : 0) + heights->caption + LAYOUT_MARGIN;
	if (heights->page > 0)
		plot = heights->page - all;
	if (plot < LAYOUT_PLOT_LEAST)
		return error_set(err,
				 "the figure is too low for its texts and a plot: --height must be "
				 "at least %.0fmm at this width",
				 ceil(length_mm(all + LAYOUT_PLOT_LEAST)));
	/* a whole millimetre, which the user can repeat as --height */
	layout->page.height = heights->page > 0 ? heights->page
						: length_points(ceil(length_mm(all + plot) - 1e-6));
	plot = layout->page.height - all;
	y = stack(&layout->plot, y, plot);
	for (size_t i = 0; i < layout->slot_count; i++) {
		layout->slots[i].area.y = layout->plot.y;
		layout->slots[i].area.height = plot;
		layout->slots[i].label.y = y;
		layout->slots[i].label.height = heights->labels;
	}
	y += heights->labels + LAYOUT_GAP;
	for (size_t i = 0; i < layout->run_count; i++)
		stack(&layout->run_labels[i], y, heights->run_labels);
	y += heights->run_labels + (heights->run_labels > 0 ? LAYOUT_GAP : 0);
	stack(&layout->caption, y, heights->caption);
	layout->tick_labels.y = layout->axis_title.y = layout->plot.y;
	layout->tick_labels.height = layout->axis_title.height = plot;
	return true;
}

static double mark_width(const struct layout *layout)
{
	return MARK_GAP + 2 * layout->mark_half;
}

void layout_swarm_room(struct layout *layout, double mark_half, double number_width)
{
	double slot = layout->slot_count > 0 ? layout->slots[0].area.width : 0;
	double inner = slot - 2 * SLOT_MARGIN;
	double beside;

	layout->mark_half = fmin(mark_half, fmax(slot * MARK_SHARE, MARK_HALF_LEAST));
	beside = inner - mark_width(layout) - NUMBER_GAP - number_width;
	layout->numbers_beside = beside >= SWARM_LEAST;
	layout->numbers_upwards = !layout->numbers_beside && number_width + WORD_GAP > slot;
	layout->points_half = (layout->numbers_beside ? beside : inner - mark_width(layout)) / 2;
	layout->points_half = fmin(fmax(layout->points_half, 1), SWARM_HALF_MOST);
}

void layout_contents(struct layout *layout, double swarm_half, double number_width)
{
	double width = 2 * swarm_half + mark_width(layout) +
		       (layout->numbers_beside ? NUMBER_GAP + number_width : 0);

	for (size_t i = 0; i < layout->slot_count; i++) {
		struct slot *slot = &layout->slots[i];
		double x = slot->area.x + (slot->area.width - width) / 2;

		slot->points_middle = x + swarm_half;
		slot->mark_x = x + 2 * swarm_half + MARK_GAP + layout->mark_half;
		slot->number_x = layout->numbers_beside
					 ? slot->mark_x + layout->mark_half + NUMBER_GAP
					 : slot->area.x + slot->area.width / 2;
	}
}

void layout_free(struct layout *layout)
{
	free(layout->slots);
	free(layout->run_labels);
	*layout = (struct layout){ 0 };
}

double layout_flow(struct layout_offset *at, const double *widths, size_t count, double gap,
		   double available, double row_height)
{
	double x = 0;
	double y = 0;

	for (size_t i = 0; i < count; i++) {
		if (x > 0 && x + widths[i] > available) {
			x = 0;
			y += row_height;
		}
		at[i] = (struct layout_offset){ x, y };
		x += widths[i] + gap;
	}
	return count > 0 ? y + row_height : 0;
}
