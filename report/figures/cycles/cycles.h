/*
 * cycles.h — the inside of the figure of values over cycles, for its painter and tests.
 *
 * One panel for each group, all of one scale: the value of every migration over its cycle. Up to
 * LOOK_COUNT VMs have a colour, a dash and lines of their own, one for each direction; of more,
 * only the points are drawn, by direction. What diagnostics.csv says of drift stands over each
 * panel.
 */
#ifndef MIGSTAT_REPORT_FIGURES_CYCLES_CYCLES_H
#define MIGSTAT_REPORT_FIGURES_CYCLES_CYCLES_H

#include "report/data/data.h"
#include "report/draw/axis.h"
#include "report/draw/marks.h"
#include "report/draw/tiles.h"
#include "report/figures/kit/kit.h"
#include "report/figures/kit/sheet.h"

/* The migrations of one VM in one direction in one group, by cycle. */
struct track {
	size_t group;
	size_t vm; /* index in vms */
	enum direction direction;
	size_t first, count; /* its part of points */
};

struct cycle_point {
	const struct point *point;
	double cycle;
	size_t group, vm;
};

/* What diagnostics.csv says of a group's drift. */
struct drift {
	bool known;
	const char *finding; /* found, not_found, not_checked; borrowed */
	double value, low, high;
	char *words; /* "+0.12 s per cycle (0.05 to 0.19)", as it is drawn */
};

struct cycles {
	struct drawing drawing; /* first */
	struct figure_data data;
	const struct figure_job *job;
	const char **vms; /* their keys, in the order of their first appearance; borrowed */
	char **vm_labels;
	size_t vm_count;
	struct cycle_point *points; /* track by track */
	size_t point_count;
	struct position *places; /* of the points */
	struct track *tracks;
	size_t track_count;
	struct drift *drifts; /* by group */
	char **heads;         /* of the panels: the groups' names */
	struct axis x, y;
	char *y_title;
	struct tiles tiles;
	struct legend legend;
	struct sheet sheet;
	bool by_vm;                              /* VMs have looks of their own */
	struct look directions[DIRECTION_COUNT]; /* the shapes, in ink where colours are VMs */
};

/* Sorts the points into tracks; fills vms, points and tracks. only_vm: NULL = all. False with *err:
 * no such VM, or no memory. */
bool cycles_make_tracks(struct cycles *cycles, const char *only_vm, struct error *err);

/* Reads diagnostics.csv, where it is there, for the drift of each group. Needs the axes. */
bool cycles_take_drifts(struct cycles *cycles, struct error *err);

bool cycles_lay_out(struct cycles *cycles, struct error *err);
void cycles_paint(const struct drawing *drawing, cairo_t *cr);
bool cycles_write_numbers(const struct drawing *drawing, struct sidecar *sidecar,
			  struct error *err);

#endif
