/*
 * cycles.h — the figure of values over cycles.
 *
 * One tile (panels.h) for each group: the value of every migration over its cycle. Up to LOOK_COUNT
 * VMs have a colour, a dash and lines of their own, one for each direction; of more, only the
 * points are drawn, by direction. What diagnostics.csv says of drift stands over each plot.
 *
 * In: one metric by group (data.h), the drifts of diagnostics.csv.
 *
 * Out: figure_cycles, for the table of figures.
 *
 * Doors: this header.
 */
#ifndef MIGSTAT_REPORT_FIGURES_CYCLES_CYCLES_H
#define MIGSTAT_REPORT_FIGURES_CYCLES_CYCLES_H

#include "report/data/data.h"
#include "report/draw/axis.h"
#include "report/figures/kit/kit.h"

struct cycle_point {
	const struct point *point;
	double cycle;
	size_t group, vm; /* vm: index in vms */
};

/* What diagnostics.csv says of a group's drift. */
struct drift {
	bool known;
	const char *finding; /* found, not_found, not_checked; borrowed */
	double value, low, high;
	char *words; /* "+0.12 s per cycle (0.05 to 0.19)", as it is drawn; NULL: nothing is known
		      */
};

struct cycles {
	struct figure_data data;
	const struct figure_job *job;
	const char **vms; /* their keys, by the names of the VMs; borrowed */
	char **vm_labels;
	size_t vm_count;
	struct cycle_point *points; /* by group, VM, direction and cycle */
	size_t point_count;
	size_t beyond;        /* points that --limits or --log leave no place for */
	struct drift *drifts; /* by group */
	struct axis x, y;
	bool by_vm;                              /* VMs have looks of their own */
	struct look directions[DIRECTION_COUNT]; /* the shapes, in ink where colours are VMs */
	struct look looks[LOOK_COUNT][DIRECTION_COUNT]; /* of the points of the VMs */
};

/* Fills vms and points. only_vm: NULL = all. False with *err: no such VM. */
bool cycles_take_points(struct cycles *cycles, const char *only_vm, struct error *err);

/* Reads diagnostics.csv, where it is there, for the drift of each group. Needs the axes. */
bool cycles_take_drifts(struct cycles *cycles, struct error *err);

/* The caption behind the question, and the alternative text. */
figure_printer cycles_caption, cycles_alt;

void cycles_write_numbers(const struct drawing *drawing, struct sidecar *sidecar);

figure_function figure_cycles;
extern const struct schema figure_cycles_numbers;

#endif
