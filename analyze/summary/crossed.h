/*
 * crossed.h — the mean of values whose VMs and cycles are both chance, its default interval
 * (datasets/two-way/mean.h), and how much of the chance each source carries.
 *
 * Of the values only the cells are held: number, mean and inner squares of each VM in each cycle
 * and direction. So it is made as well of a CSV file with millions of values.
 *
 * Values come as their distance from one of them, so that nothing cancels where they are large
 * beside their spread; the exact digits give it (decimal.h).
 *
 *     crossed_open(&crossed, cycles, false, first);
 *     for each VM:  crossed_next_vm(&crossed);
 *                   for each of its values:
 *                           crossed_add(&crossed, cycle, direction, value - first);
 *     result = crossed_result_of(&crossed, level);
 *     crossed_free(&crossed);
 */
#ifndef MIGSTAT_ANALYZE_SUMMARY_CROSSED_H
#define MIGSTAT_ANALYZE_SUMMARY_CROSSED_H

#include "datasets/two-way/mean.h"

#include <stdbool.h>
#include <stddef.h>

struct crossed_cell {
	size_t vm, cycle;
	unsigned direction;
	size_t n;
	long double mean, squares; /* of the values; squared distances from their mean */
};

struct crossed {
	struct crossed_cell *cells;
	size_t count, capacity;
	size_t vms;    /* begun so far */
	size_t first;  /* the first cell of the VM at hand */
	size_t *place; /* of the VM at hand: by cycle and direction, its cell's place, plus 1 */
	size_t places;
	long double origin; /* what was taken off every value */
	bool units;         /* every value is a unit of its own */
	/* of all values, where there is more than one cell, and of their logarithms; fewer of the
	 * latter: one is not above zero */
	struct crossed_cell all, logs;
};

/* cycles: numbers of cycles are below it (1 where none is known). units: there is no VM, every
 * value is a unit of its own, and all belong to one "VM". Free with crossed_free. */
void crossed_open(struct crossed *crossed, size_t cycles, bool units, long double origin);

void crossed_next_vm(struct crossed *crossed);

/* A value of the VM at hand, less the origin; direction is 0 or 1. */
void crossed_add(struct crossed *crossed, size_t cycle, unsigned direction, long double distance);

/* All values of the VM at hand in one cell of it, or of all in `all` or `logs`: their number, mean
 * and inner squares. Instead of crossed_add, cell by cell; with units `all` is to be filled, too.
 */
void crossed_add_cell(struct crossed *crossed, const struct crossed_cell *cell);

void crossed_free(struct crossed *crossed);

/*
 * Shares of a variance, 0 to 1, of what is known: a source of which there is one alone (one VM, one
 * cycle, one direction) has none, NaN; so has everything where nothing varies or nothing is left
 * over to reckon with.
 */
struct crossed_shares {
	double vm, cycle, direction, rest;
};

struct crossed_result {
	struct two_way_mean mean;
	/*
	 * Of one value: the components of the model value = mean + VM + cycle -+ direction + rest,
	 * each from its mean square less what the rest adds to it (ANOVA; S. R. Searle, G. Casella,
	 * C. E. McCulloch: Variance Components, 1992, chapter 4), and 0 where that is negative:
	 *
	 *   rest       Σ (value - fit)² / (values - VMs - cycles + 1, less 1 with two directions)
	 *   VM         VMs · (Q_V - E_V); two-way.h; without a residual there E_V is what `rest`
	 *              gives: rest · mean of 1 / values of a VM / VMs
	 *   cycle      cycles · (Q_C - E_C), as measured: not widened for neighbours
	 *   direction  half the difference of the directions, squared, less rest / 2 / cells with
	 *              both
	 */
	struct crossed_shares of_value;
	/* Of the mean's variance: VM Q_V - E_V, cycle Q_C - E_C (widened for neighbours), rest the
	 * smaller E; each at least 0; no direction, for both directions are in the mean. What is
	 * largest here is what more of would narrow the interval. */
	struct crossed_shares of_mean;
};

struct crossed_result crossed_result_of(const struct crossed *crossed, double level);

#endif
