/*
 * vm.h — the virtual machines of a study: their names and their addresses.
 */
#ifndef MIGSTAT_COLLECT_PLAN_VM_H
#define MIGSTAT_COLLECT_PLAN_VM_H

#include "datasets/error.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct vm {
	char *name;
	char *address; /* as seen from the collecting host; NULL = not given */
	char uuid[37]; /* "" until the VM has been found */
};

struct vms {
	struct vm *at;
	size_t count, capacity;
};

/* Adds the VM of `text`, NAME[=ADDRESS]. */
bool vms_add(struct vms *vms, const char *text, struct error *err);

/* Adds every row of a vms.csv (schema_vms). */
bool vms_read(struct vms *vms, const char *path, struct error *err);

/* The VMs as JSON for the run's provenance (new reference), and back. */
json_t *vms_to_json(const struct vms *vms);
bool vms_of_json(struct vms *vms, const json_t *array, struct error *err);

void vms_free(struct vms *vms);

#endif
