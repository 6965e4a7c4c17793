/*
 * driver-data.h — what passes between a study and a platform (driver.h): what is asked for, what
 * the hosts say, what came of it.
 */
#ifndef MIGSTAT_COLLECT_DRIVER_DATA_H
#define MIGSTAT_COLLECT_DRIVER_DATA_H

#include "collect/finding.h"
#include "collect/guest.h"
#include "collect/plan/case.h"
#include "collect/plan/plan.h"
#include "collect/plan/vm.h"

#include "datasets/error.h"
#include "datasets/metric.h"
#include "datasets/run-write.h"

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
	bool lost; /* nobody answered: the connection broke, and a job that it began may run on */
	bool unsupported; /* the platform says that a side cannot do what was asked for */
	bool begun;    /* the platform says that the destination had begun to take the guest in */
	bool given_up; /* lost, and the call itself is still out: it was not waited for any longer
			*/
	char source[256], destination[256]; /* where the manager chose; "" = not its choice */
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

#endif
