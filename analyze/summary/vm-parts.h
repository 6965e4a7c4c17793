/*
 * vm-parts.h — every VM of a group by itself, in each direction and in both: vms.csv.
 *
 * The meaning of the numbers stands in schema_by_vm (datasets/schema-analysis.h). They are what a
 * figure needs that shows VMs before and after a change.
 */
#ifndef MIGSTAT_ANALYZE_SUMMARY_VM_PARTS_H
#define MIGSTAT_ANALYZE_SUMMARY_VM_PARTS_H

#include "analyze/statistics/samples.h"

#include "datasets/run.h"
#include "datasets/schema-analysis.h"

#include <stddef.h>

enum vm_direction { VM_AB, VM_BA, VM_BOTH, VM_DIRECTIONS };

/* In the metric's unit; NaN = there is no such number. Texts are the run's. */
struct vm_part {
	const char *vm, *uuid;
	enum vm_direction direction;
	double value[BY_VM_COLUMNS]; /* by column */
};

/* VM by VM in the order of the samples, for each the directions in which it has a value. */
struct vm_parts {
	struct vm_part *at;
	size_t count;
};

/* The parts of samples, which are those of run, the censored ones included. Free with
 * vm_parts_free. */
struct vm_parts vm_parts_of(const struct samples *samples, const struct run *run);

void vm_parts_free(struct vm_parts *parts);

/* "AB", "BA", "both". */
const char *vm_direction_word(enum vm_direction direction);

#endif
