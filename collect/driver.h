/*
 * driver.h — what any platform must do so that migstat can measure it.
 *
 * The cycle loop knows only this. libvirt/libvirt.h is the first platform; the tests bring a
 * scripted one. To add a platform: fill a struct driver_operations.
 */
#ifndef MIGSTAT_COLLECT_DRIVER_H
#define MIGSTAT_COLLECT_DRIVER_H

#include "collect/finding.h"
#include "collect/guest.h"
#include "collect/plan/case.h"
#include "collect/plan/plan.h"
#include "collect/plan/vm.h"

#include "datasets/error.h"
#include "datasets/metric.h"
#include "datasets/run-write.h"

#include <jansson.h>
#include <stdbool.h>

/* Why a guest is paused: what may be done about it depends on that. */
enum pause_cause {
	PAUSE_OTHER,        /* not paused, or for a reason that is not ours to judge */
	PAUSE_BY_USER,      /* somebody, perhaps collect, asked for it */
	PAUSE_BY_MIGRATION, /* it waits for a migration's end, or was left so */
	PAUSE_BY_POST_COPY  /* post-copy broke off: each host holds a part of its memory */
};

struct host_view {
	enum guest_state state;
	enum pause_cause pause;
	bool persistent; /* a definition stands there */
	bool job_active; /* a migration job is under way */
	char uuid[37];
	char reason[64]; /* the platform's word for why it is in that state */
	struct error error;
};

/* What came of the call that migrates. NaN in value[] = not known. */
struct migration_result {
	bool succeeded;
	bool cancelled; /* it ended because somebody cancelled the job */
	bool lost;  /* nobody answered: the connection broke, and a job that it began may run on */
	bool begun; /* the platform says that the destination had begun to take the guest in */
	bool given_up; /* lost, and the call itself is still out: it was not waited for any longer
			*/
	double returned_seconds; /* when the call came back, on collect's clock; 0 = not noted */
	int error_code;
	struct error error; /* the platform's own words */
	bool statistics;    /* the completed job's statistics are in value[] */
	double value[METRIC_MAX];
};

struct migration_request {
	const struct vm *vm;
	const struct migration_case *parameters;
	enum side source;
};

/* What was in force of a case's parameters while the job ran, by parameter index. */
struct told {
	char in_force[PARAMETER_TEXT_SIZE]; /* as parameter_text writes it */
	const char *told_by; /* "call", "libvirt" or "qemu"; NULL: nobody could tell */
};

/* One event of the platform, as it arrives. Called from any thread; texts live for the call. */
struct driver_event {
	double clock_seconds;
	enum side side;
	bool of_manager; /* of what stands above the hosts, not of a host */
	const char *vm, *event, *detail;
};
typedef void driver_event_sink(void *closure, const struct driver_event *event);

/* What a VM, or a host as a whole, has used until now; NaN = not known. */
struct load {
	bool known; /* the host could tell of it */
	double value[METRICS_VALUES];
	/* of a host: how many processors are online, and how long they had nothing to do until now,
	 * all together; NaN = not known */
	double processors, idle_seconds;
};

/* What is looked at before a study. */
struct examine_scene {
	const struct vms *vms;
	const struct cases *cases;
	const struct guests *guests; /* of both hosts, by side */
	bool quick;                  /* only what costs no time */
};

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

	/* Finds the VMs that the user's names stand for; vms may grow. NULL: names are names. */
	bool (*find)(struct driver *driver, struct vms *vms, struct error *err);

	/* Whether the platform can do what the case asks. hooked: a command of the user's brings
	 * each case about, so that it may ask for what is set up there. NULL: it can. */
	bool (*takes)(struct driver *driver, const struct migration_case *one, bool hooked,
		      struct error *err);

	/* The host's own name; borrowed from the driver. */
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

/* ---- the operations in words: driver_look(driver, side, vm, &view) ---- */

static inline const char *driver_host_name(struct driver *driver, enum side side)
{
	return driver->operations->host_name(driver, side);
}

static inline void driver_look(struct driver *driver, enum side side, const char *vm,
			       struct host_view *view)
{
	driver->operations->look(driver, side, vm, view);
}

/* view[side] of each host. */
static inline void driver_look_both(struct driver *driver, const char *vm, struct host_view view[2])
{
	driver_look(driver, SIDE_A, vm, &view[SIDE_A]);
	driver_look(driver, SIDE_B, vm, &view[SIDE_B]);
}

static inline bool driver_prepare(struct driver *driver, const struct migration_request *request,
				  struct error *err)
{
	return driver->operations->prepare(driver, request, err);
}

static inline void driver_migrate(struct driver *driver, const struct migration_request *request,
				  struct migration_result *result)
{
	driver->operations->migrate(driver, request, result);
}

static inline void driver_give_up(struct driver *driver, const struct migration_request *request)
{
	if (driver->operations->give_up)
		driver->operations->give_up(driver, request);
}

static inline bool driver_sample(struct driver *driver, const struct migration_request *request,
				 struct progress_row *row)
{
	return driver->operations->sample && driver->operations->sample(driver, request, row);
}

static inline void driver_finish(struct driver *driver, const struct migration_request *request,
				 struct migration_result *result)
{
	if (driver->operations->finish)
		driver->operations->finish(driver, request, result);
}

static inline bool driver_in_force(struct driver *driver, const struct migration_request *request,
				   struct told told[PARAMETER_COUNT])
{
	return driver->operations->in_force && driver->operations->in_force(driver, request, told);
}

static inline bool driver_cancel(struct driver *driver, const struct migration_request *request,
				 struct error *err)
{
	return driver->operations->cancel(driver, request, err);
}

static inline bool driver_post_copy(struct driver *driver, const struct migration_request *request,
				    struct error *err)
{
	return driver->operations->post_copy(driver, request, err);
}

static inline bool driver_suspend(struct driver *driver, const struct migration_request *request,
				  struct error *err)
{
	return driver->operations->suspend(driver, request, err);
}

static inline bool driver_force(struct driver *driver, const struct migration_request *request,
				struct error *err)
{
	return driver->operations->force(driver, request, err);
}

static inline bool driver_recover(struct driver *driver, const struct migration_request *request,
				  struct error *err)
{
	return driver->operations->recover(driver, request, err);
}

static inline bool driver_resume(struct driver *driver, enum side side, const char *vm,
				 struct error *err)
{
	return driver->operations->resume(driver, side, vm, err);
}

static inline bool driver_undefine(struct driver *driver, enum side side, const char *vm,
				   struct error *err)
{
	return driver->operations->undefine(driver, side, vm, err);
}

static inline bool driver_elsewhere(struct driver *driver, const char *vm, char host[64])
{
	return driver->operations->elsewhere && driver->operations->elsewhere(driver, vm, host);
}

static inline bool driver_disagrees(struct driver *driver, const struct migration_request *request,
				    const struct host_view view[2], struct error *why)
{
	return driver->operations->disagrees &&
	       driver->operations->disagrees(driver, request, view, why);
}

static inline bool driver_find(struct driver *driver, struct vms *vms, struct error *err)
{
	return !driver->operations->find || driver->operations->find(driver, vms, err);
}

static inline bool driver_takes(struct driver *driver, const struct migration_case *one,
				bool hooked, struct error *err)
{
	return !driver->operations->takes || driver->operations->takes(driver, one, hooked, err);
}

static inline bool driver_can_load(const struct driver *driver)
{
	return driver->operations->load;
}

static inline bool driver_load(struct driver *driver, enum side side, const struct vms *vms,
			       struct load *load)
{
	return driver->operations->load(driver, side, vms, load);
}

static inline bool driver_guests(struct driver *driver, enum side side, struct guests *guests,
				 struct error *err)
{
	if (driver->operations->guests)
		return driver->operations->guests(driver, side, guests, err);
	return error_set(err, "this platform does not list its VMs");
}

static inline bool driver_address(struct driver *driver, enum side side, const char *vm,
				  char address[GUEST_ADDRESS_SIZE], const char **from)
{
	return driver->operations->address &&
	       driver->operations->address(driver, side, vm, address, from);
}

static inline void driver_examine(struct driver *driver, const struct examine_scene *scene,
				  finding_sink *sink, void *closure)
{
	if (driver->operations->examine)
		driver->operations->examine(driver, scene, sink, closure);
}

static inline json_t *driver_describe(struct driver *driver, const struct vms *vms)
{
	return driver->operations->describe(driver, vms);
}

static inline void driver_mute(struct driver *driver)
{
	if (driver->operations->mute)
		driver->operations->mute(driver);
}

/* NULL is allowed. */
static inline void driver_close(struct driver *driver)
{
	if (driver)
		driver->operations->close(driver);
}

#endif
