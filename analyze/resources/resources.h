/*
 * resources.h — what hosts and VM use around the migrations of each group: metrics.csv, aligned.
 *
 * In: a run with its groups; its metrics.csv, row by row, and the moments in its events.csv.
 * Out: for each load the median and the middle half of all migrations, bin by bin.
 * Doors: resources.h, with what it stands on: anchors.h (the moments of a migration), loads.h (from
 * samples to bins).
 *
 * metrics.csv is read once, row by row. What stays in memory is for each migration and each of its
 * loads the bins of both alignments: at most some 2 kB each, about 20 kB a migration as collect
 * measures it, however many samples there are.
 *
 * Spans between samples (loads.h) count for a migration from `margin_seconds` (of the run's plan; 1
 * s where it is not told) before its start until as long after it has settled. The samples of a
 * host count for every migration they fall in; those of a VM for its own. Bins reach to the 90th
 * percentile of the group's times and the margin, so that one late migration does not stretch all.
 */
#ifndef MIGSTAT_ANALYZE_RESOURCES_RESOURCES_H
#define MIGSTAT_ANALYZE_RESOURCES_RESOURCES_H

#include "analyze/groups/groups.h"
#include "anchors.h"
#include "loads.h"

#include "datasets/error.h"
#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

enum alignment { ALIGNED_START, ALIGNED_SWITCHOVER, ALIGNMENT_COUNT };
enum entity {
	ENTITY_SOURCE,
	ENTITY_DESTINATION,
	ENTITY_VM_AT_SOURCE,
	ENTITY_VM_AT_DESTINATION,
	ENTITY_COUNT
};

/* The words of resources.csv, indexed by the enums. */
extern const char *const alignment_words[];
extern const char *const entity_words[];

struct resources {
	const struct run *run;
	const struct groups *groups;
	struct anchor *anchors;   /* by row of the run */
	double margin;            /* seconds */
	struct load_bins *bins;   /* by group and alignment */
	size_t *group_of;         /* by row */
	struct load_cell **loads; /* by row, alignment, entity, quantity: its bins; NULL: no span */
	size_t *vm_of;            /* by row: which of the VMs */
	size_t vms;
	bool any; /* a cell is there: some sample lies in some migration's window */
};

/* Reads run's metrics.csv; without that file there are no loads, which is no error. run and groups
 * are borrowed. Free with resources_free. False with *err: a table is malformed; *resources is then
 * empty. */
bool resources_of(struct resources *resources, const struct run *run, const struct groups *groups,
		  struct error *err);

void resources_free(struct resources *resources);

const struct load_bins *resources_bins(const struct resources *resources, size_t group,
				       enum alignment alignment);

/* One bin over all migrations of the group that have it. */
struct resources_bin {
	size_t n, vms;
	double median, p25, p75; /* type 7; of no use where n is 0 */
};

/* What resources_bin needs beside the resources: room for the largest group's numbers. */
struct resources_room {
	double *values;
	size_t *seen; /* by VM: the last bin that it was seen in, from 1 */
	size_t asked; /* bins so far */
};

/* Free with resources_room_free. */
struct resources_room resources_room_of(const struct resources *resources);
void resources_room_free(struct resources_room *room);

struct resources_bin resources_bin(const struct resources *resources, struct resources_room *room,
				   size_t group, enum alignment alignment, enum entity entity,
				   enum quantity quantity, size_t bin);

#endif
