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
	/* As seen from the collecting host; NULL = none is known. A host's name until vms_resolve
	 * has found its address. */
	char *address;
	bool no_address; /* it shall have none: its address is not looked for */
	char uuid[37];   /* "" until the VM has been found */
};

struct vms {
	struct vm *at;
	size_t count, capacity;
};

/* Adds the VM of `text`, NAME[=ADDRESS]; ADDRESS may be the name of a host, or none. */
bool vms_add(struct vms *vms, const char *text, struct error *err);

/* Adds every row of a vms.csv (schema_vms). */
bool vms_read(struct vms *vms, const char *path, struct error *err);

/* Adds one by its name as it is; address NULL = none is known. */
bool vms_append(struct vms *vms, const char *name, const char *address, struct error *err);

/* Whether the name is a pattern: *, ? or [ is in it. */
bool vm_is_pattern(const char *name);

/* Gives a VM this address, an IPv4 or IPv6 one of a single host. */
bool vm_set_address(struct vm *vm, const char *address, struct error *err);

/*
 * Looks the names of hosts up among the addresses and puts what they stand for in their place; told
 * (NULL: nobody) is called for each before. False with *err: nobody knows one of them.
 */
bool vms_resolve(struct vms *vms,
		 void (*told)(void *closure, const struct vm *vm, const char *address),
		 void *closure, struct error *err);

/* The VMs as JSON for the run's provenance (new reference), and back. */
json_t *vms_to_json(const struct vms *vms);
bool vms_of_json(struct vms *vms, const json_t *array, struct error *err);

void vms_free(struct vms *vms);

#endif
