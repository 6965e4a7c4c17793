/*
 * unit-values.h — one number for each unit, from the values of all its migrations.
 *
 * The unit is the VM, and where a side has several runs, the run: migrations of one VM resemble
 * each other, and so do VMs of one run. A VM's number is that of vm-number.h, by aspect; a run's is
 * the mean of its VMs' numbers.
 *
 * One run a side is paired by VM where it is a matter of the same VMs (vm-number.h). Else the sides
 * are unpaired.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_UNIT_VALUES_H
#define MIGSTAT_ANALYZE_COMPARE_UNIT_VALUES_H

#include "analyze/statistics/contrast.h"
#include "vm-number.h"

struct unit_values {
	struct units units; /* borrows from `numbers` */
	double *numbers;
	enum unit_kind kind;
	size_t vms[SIDES];    /* that count, all runs together */
	size_t values[SIDES]; /* of theirs */
	size_t left_out;      /* VMs that not every run has */
	double cell_size;     /* values of one VM in one direction and run, on average */
	/* Mean only, NaN elsewhere: how large the variance of a unit's number (paired: of the
	 * difference; then in [AFTER]) is expected to be from its migrations alone. */
	double within[SIDES];
};

/*
 * The units' numbers of one aspect, not ASPECT_FAILURES. A run without any value counts as if it
 * were not there. Free with unit_values_free.
 */
struct unit_values unit_values_of(const struct observations sides[SIDES], enum aspect aspect,
				  enum pairing pairing);

void unit_values_free(struct unit_values *values);

#endif
