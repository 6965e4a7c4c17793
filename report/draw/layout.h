/*
 * layout.h — where everything of a figure by groups goes: pure arithmetic, nothing is drawn.
 *
 * From top to bottom: title, legend, the means' numbers if the slots are narrow,
 * plot, the groups' labels, the runs' labels, caption. The
 * caller measures the texts; a text that wraps can only be measured once its width is known, so
 * the layout is made in three steps: columns, rows, contents. Lengths are points of 1/72 inch
 * from the page's upper left corner, y downwards.
 */
#ifndef MIGSTAT_REPORT_DRAW_LAYOUT_H
#define MIGSTAT_REPORT_DRAW_LAYOUT_H

#include "paper.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The column of one group. */
struct slot {
	struct rect area;     /* its part of the plot */
	struct rect label;    /* under the plot */
	double points_middle; /* x of the swarm's middle */
	double mark_x;        /* of the mean and its interval, or whatever sums the points up */
	double number_x;      /* left edge of the mark's number, or its middle in its row */
};

struct layout {
	struct rect page, title, legend, numbers, axis_title, plot, caption;
	struct rect tick_labels; /* between the axis title and the plot */
	struct slot *slots;
	size_t slot_count;
	struct rect *run_labels; /* under the labels of each run's groups */
	size_t run_count;
	double mark_half;     /* how far a mark reaches to each side */
	bool numbers_beside;  /* the marks' numbers stand right of them, else in a row above all */
	bool numbers_upwards; /* and there they must read upwards */
	double points_half;   /* most that a swarm may reach to each side of its middle */
};

/* The space around the page's contents, and between parts that belong together. */
#define LAYOUT_MARGIN 2.0
#define LAYOUT_GAP    3.5

/* A plot lower than this shows nothing. */
#define LAYOUT_PLOT_LEAST 56.0

/* The plot's height on a page of that width if the user asks for none. */
double layout_plot_height(double page_width);

/*
 * Makes the slots: run_of[i] (ascending) is the run of group i, or all 0. axis_title is the
 * thickness of the axis title, tick_labels the width of the widest. Free with layout_free. False
 * with *err if there is no room left; *layout is then empty.
 */
bool layout_columns(struct layout *layout, double page_width, const size_t *run_of, size_t groups,
		    double axis_title, double tick_labels, struct error *err);

/* Heights of the parts, 0 = there is none. */
struct layout_heights {
	double title, legend, numbers, labels, run_labels, caption;
	double page; /* as the user wants it, 0 = as high as the contents need */
};

/* Gives every part its height. False with *err if the page is too low. */
bool layout_rows(struct layout *layout, const struct layout_heights *heights, struct error *err);

/* How wide a swarm may be beside a mark (that reaches so far to each side) with a number of that
 * width, and where the numbers stand. To be called between columns and rows. */
void layout_swarm_room(struct layout *layout, double mark_half, double number_width);

/* Centres swarm, mean and number in each slot, when the widest swarm reaches so far to each
 * side of its middle. */
void layout_contents(struct layout *layout, double swarm_half, double number_width);

void layout_free(struct layout *layout);

/*
 * Flows items of these widths into rows, as words flow into lines: at[i].x and .y are the offsets
 * of item i, rows being row_height apart. The result is the whole height.
 */
struct layout_offset {
	double x, y;
};
double layout_flow(struct layout_offset *at, const double *widths, size_t count, double gap,
		   double available, double row_height);

#endif
