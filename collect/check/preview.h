/*
 * preview.h — what a run would do, migration by migration, and how long it would take.
 */
#ifndef MIGSTAT_COLLECT_CHECK_PREVIEW_H
#define MIGSTAT_COLLECT_CHECK_PREVIEW_H

#include "collect/driver.h"
#include "collect/plan/plan.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stdio.h>

struct preview {
	struct driver *driver;
	const struct vms *vms;
	const struct cases *cases;
	struct plan plan;
	int parallel, warm_up;
	double settle_seconds, margin_seconds;
};

/*
 * Prints a line for each migration in its order: number, when it would begin, case, cycle, way, VM,
 * and the estimate; then how many there are, and how long all takes. The estimate is a size divided
 * by a rate: the VM's memory, with its disks where they are copied along, by the case's bandwidth,
 * else by 1 Gbit/s. False with *err.
 */
bool preview_print(const struct preview *preview, FILE *stream, struct error *err);

#endif
