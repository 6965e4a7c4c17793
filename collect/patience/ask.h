/*
 * ask.h — one question to a driver, with copies of all that it is about and room for the answer:
 * what a worker may go on with when nobody waits for it any more.
 */
#ifndef MIGSTAT_COLLECT_PATIENCE_ASK_H
#define MIGSTAT_COLLECT_PATIENCE_ASK_H

#include "collect/driver.h"
#include "collect/findings.h"

#include <stdatomic.h>
#include <stdbool.h>

struct patient; /* inside.h */

/* Which operation of the driver. */
enum question {
	ASK_LOOK,
	ASK_PREPARE,
	ASK_MIGRATE,
	ASK_SAMPLE,
	ASK_FINISH,
	ASK_IN_FORCE,
	ASK_CANCEL,
	ASK_POST_COPY,
	ASK_SUSPEND,
	ASK_FORCE,
	ASK_RECOVER,
	ASK_RESUME,
	ASK_UNDEFINE,
	ASK_ELSEWHERE,
	ASK_LOAD,
	ASK_GUESTS,
	ASK_ADDRESS,
	ASK_EXAMINE,
	ASK_DESCRIBE
};

struct ask {
	enum question question;
	struct driver *driver;
	enum side side;                   /* that is asked; of a migration its source */
	struct vm vm;                     /* a copy; all zero: it is about all */
	struct migration_case parameters; /* a copy, of a migration */
	const struct vms *vms;            /* of ASK_LOAD; lives as long as the driver */
	struct vms study_vms;             /* copies, of ASK_EXAMINE and ASK_DESCRIBE */
	struct cases cases;               /* and of ASK_EXAMINE alone */
	struct guests seen[2];
	bool quick;
	double late_seconds;     /* nobody waits for it after that */
	atomic_bool given_up;    /* of ASK_MIGRATE: nor from now on */
	struct patient *patient; /* whose it is, and the next one that is out: watch.c */
	struct ask *next;
	/* the answer */
	bool good;
	struct error error;
	struct host_view view;
	struct migration_result result;
	struct progress_row row;
	struct told told[PARAMETER_COUNT];
	struct load *load;
	char host[64];
	struct guests guests;
	char address[GUEST_ADDRESS_SIZE];
	const char *from;
	struct findings findings;
	json_t *description;
};

/* About a VM, by its name, or about a migration. NULL without memory. */
struct ask *ask_of_vm(enum question question, struct driver *driver, enum side side,
		      const char *vm);
struct ask *ask_of_migration(enum question question, struct driver *driver,
			     const struct migration_request *request);

/* About a host, with room for the load of all VMs. */
struct ask *ask_of_host(enum question question, struct driver *driver, enum side side,
			const struct vms *vms);

/* About a host, and nothing else. */
struct ask *ask_of_side(enum question question, struct driver *driver, enum side side);

/* What is looked at before a study; of ASK_DESCRIBE only the VMs. */
struct ask *ask_of_study(enum question question, struct driver *driver,
			 const struct examine_scene *scene);

/* Asks; closure is a struct ask. */
void ask_run(void *closure);

void ask_free(struct ask *ask);

#endif
