/*
 * drain.h — what a platform with a manager can do so that a host is emptied through it.
 *
 * The manager chooses where the VMs go, so host B is then "whatever other host". A host that is
 * shut gets nothing new; what runs there stays until it is moved.
 */
#ifndef MIGSTAT_COLLECT_DRAIN_H
#define MIGSTAT_COLLECT_DRAIN_H

#include "datasets/error.h"

#include <stdbool.h>

struct driver;

/* What the manager says of a host. */
struct drain_host {
	bool shut;
	bool ours;     /* the reason that it gives is drain_reason */
	char why[256]; /* its reason; "" = none is told */
};

/* Which collect gives when it shuts a host: by it a later one knows what a dead one left. */
extern const char drain_reason[];

/* Each false with *err. */
struct drain_operations {
	/* From now on that one is host A. Not while a VM is moved. */
	bool (*aim)(struct driver *driver, const char *host, struct error *err);

	bool (*look)(struct driver *driver, const char *host, struct drain_host *seen,
		     struct error *err);
	bool (*shut)(struct driver *driver, const char *host, struct error *err);
	bool (*open)(struct driver *driver, const char *host, struct error *err);
};

/* What opens it by hand, as one types it. */
enum { DRAIN_COMMAND_SIZE = 400 };
void drain_command(char text[DRAIN_COMMAND_SIZE], const char *host);

#endif
