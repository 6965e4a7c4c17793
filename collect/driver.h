/*
 * driver.h — what any platform must do so that migstat can measure it.
 *
 * The cycle loop knows only this, and calls it by driver-calls.h; driver-data.h is what passes
 * between the two. Platforms are libvirt/libvirt.h and nova/nova.h; the tests bring a scripted one.
 * To add a platform: fill a struct driver_operations. Whatever may be NULL the platform has not.
 */
#ifndef MIGSTAT_COLLECT_DRIVER_H
#define MIGSTAT_COLLECT_DRIVER_H

#include "collect/drain.h"
#include "collect/driver-data.h"

#include <jansson.h>
#include <stdbool.h>

struct driver; /* the platform's own */

struct driver_operations {
	/* Between two looks at a VM that has not settled, and how long it may take to. */
	double look_seconds, patience_seconds;

	/*
	 * A manager stands above the hosts (OpenStack): the call is made by it, and how is its
	 * affair; collect puts nothing right behind its back. What it has not is NULL below:
	 * resume, undefine, recover, and where the hosts are not reached, what they alone can tell.
	 */
	bool manager;

	/* The platform keeps samples in steps of its own: between two there is none, which is no
	 * hole. */
	bool samples_in_steps;

	/* Finds the VMs that the user's names stand for; vms may grow. NULL: names are names. */
	bool (*find)(struct driver *driver, struct vms *vms, struct error *err);

	/* Whether the platform can do what the case asks. hooked: a command of the user's brings
	 * each case about, so that it may ask for what is set up there. NULL: it can. */
	bool (*takes)(struct driver *driver, const struct migration_case *one, bool hooked,
		      struct error *err);

	/* The host's own name; borrowed from the driver. NULL: whatever one the manager chooses. */
	const char *(*host_name)(struct driver *driver, enum side side);

	/* What the host says of the VM. Never fails: GUEST_UNKNOWN says that it could not ask. */
	void (*look)(struct driver *driver, enum side side, const char *vm, struct host_view *view);

	/*
	 * Makes ready what should not cost time on the clock: connections, settings of the VM.
	 * Right before migrate. False with *err: the migration would fail; it is not tried then.
	 */
	bool (*prepare)(struct driver *driver, const struct migration_request *request,
			struct error *err);

	/* Migrates and waits for the end of the call. Runs in a thread of its own, several at once
	 * for different VMs. */
	void (*migrate)(struct driver *driver, const struct migration_request *request,
			struct migration_result *result);

	/* migrate shall return at once, given up, though the call be out. NULL: it cannot be left.
	 */
	void (*give_up)(struct driver *driver, const struct migration_request *request);

	/* The statistics of the running job on the source into row->value[]; false: none now. */
	bool (*sample)(struct driver *driver, const struct migration_request *request,
		       struct progress_row *row);

	/* The completed job's statistics into result, if they can be had. After migrate. NULL: the
	 * platform has none. */
	void (*finish)(struct driver *driver, const struct migration_request *request,
		       struct migration_result *result);

	/*
	 * Reads from the running job what parameters are in force. False: none tells now, ask
	 * again later.
	 */
	bool (*in_force)(struct driver *driver, const struct migration_request *request,
			 struct told told[PARAMETER_COUNT]);

	/*
	 * What can be done to a migration under way, each with *err if it cannot. cancel asks the
	 * source to cancel the running job; migrate then returns. post_copy lets the guest run on
	 * the destination at once. suspend pauses the guest on the source, so that the migration
	 * converges. force lets the manager choose between the two. NULL: takes refuses such cases.
	 */
	bool (*cancel)(struct driver *driver, const struct migration_request *request,
		       struct error *err);
	bool (*post_copy)(struct driver *driver, const struct migration_request *request,
			  struct error *err);
	bool (*suspend)(struct driver *driver, const struct migration_request *request,
			struct error *err);
	bool (*force)(struct driver *driver, const struct migration_request *request,
		      struct error *err);

	/*
	 * For tidying up: takes up a migration again that broke off in its post-copy phase, and
	 * waits for its end. False with *err; each host still holds a part of the guest then.
	 */
	bool (*recover)(struct driver *driver, const struct migration_request *request,
			struct error *err);

	/* For tidying up: lets a paused guest run on; removes a definition that does not run. */
	bool (*resume)(struct driver *driver, enum side side, const char *vm, struct error *err);
	bool (*undefine)(struct driver *driver, enum side side, const char *vm, struct error *err);

	/* Whether the VM runs on a host that is neither of the two; its name into host. NULL: the
	 * platform knows no third one. */
	bool (*elsewhere)(struct driver *driver, const char *vm, char host[64]);

	/*
	 * Whether the manager contradicts the hosts, or itself, about where the VM is after that
	 * migration; how into why. view[] is what the hosts say, by side. NULL: there is none.
	 */
	bool (*disagrees)(struct driver *driver, const struct migration_request *request,
			  const struct host_view view[2], struct error *why);

	/* What emptying a host takes. NULL: the platform has no such thing. */
	const struct drain_operations *drain;

	/*
	 * The load of a host and of the VMs that are there now: load[i] of vms->at[i], and
	 * load[vms->count] of the host. From one thread of its own for each side. False: the host
	 * cannot be asked now. NULL: the platform cannot tell.
	 */
	bool (*load)(struct driver *driver, enum side side, const struct vms *vms,
		     struct load *load);

	/*
	 * All VMs that the host knows, by their names, into *guests (zeroed); free with guests_free
	 * whatever the result. False with *err. NULL: the platform cannot tell.
	 */
	bool (*guests)(struct driver *driver, enum side side, struct guests *guests,
		       struct error *err);

	/* The VM's address, and where it comes from in a word, static. False: nobody tells it.
	 * NULL: the platform cannot tell. */
	bool (*address)(struct driver *driver, enum side side, const char *vm,
			char address[GUEST_ADDRESS_SIZE], const char **from);

	/* Tells sink of all that the platform knows to stand in the way. NULL: of nothing. */
	void (*examine)(struct driver *driver, const struct examine_scene *scene,
			finding_sink *sink, void *closure);

	/* Versions, hosts and VM definitions for the run's provenance; new reference. */
	json_t *(*describe)(struct driver *driver, const struct vms *vms);

	/* No event is told any more: for a driver that cannot be closed. NULL: it tells none. */
	void (*mute)(struct driver *driver);

	void (*close)(struct driver *driver);
};

/* Every platform's struct driver begins with this. */
struct driver {
	const struct driver_operations *operations;
};

#endif
