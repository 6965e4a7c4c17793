/*
 * vm-grid.h — one number for each VM in each run of both sides, and which of them count.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_VM_GRID_H
#define MIGSTAT_ANALYZE_COMPARE_VM_GRID_H

#include "vm-number.h"

#include <stdbool.h>
#include <stddef.h>

/* An observation, and which run it is of: before's runs come first, then after's. */
struct grid_entry {
	const struct measured *of; /* borrowed from the observations */
	unsigned run;
	bool counts;
};

/*
 * The observations of both sides, ordered by VM, direction and run; and one number for each VM in
 * each run: numbers[vm * runs + run], NaN where there is none, with its variance.
 */
struct vm_grid {
	struct grid_entry *entries;
	size_t count;
	size_t before_runs, runs; /* of before; of both sides */
	size_t vms;
	double *numbers, *variances;
	bool same_vms;
	size_t left_out; /* VMs that have values but do not count */
};

/* Works out the grid of an aspect. Free with vm_grid_free. */
struct vm_grid vm_grid_of(const struct observations sides[SIDES], enum aspect aspect,
			  enum pairing pairing);

void vm_grid_free(struct vm_grid *grid);

/* The index behind the last entry of the VM whose first entry is at `first`. */
size_t vm_grid_vm_end(const struct vm_grid *grid, size_t first);

/* How many VMs have values in the run. */
size_t vm_grid_vms(const struct vm_grid *grid, size_t run);

#endif
