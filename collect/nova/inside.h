/*
 * inside.h — what the files of the driver for OpenStack share.
 *
 * nova.c opens, closes and lists the operations; cloud.c gathers how the cloud is reached (of
 * cloud-file.c's YAML), client.c asks its API by asking.c over http.c, again where retry.c says so,
 * with what tokens.c got for the request of identity.c and the answer that catalogue.c reads;
 * answers.c and hypervisors.c read the bodies. servers.c finds the VMs that names stand for,
 * guests.c lists a host's; look.c asks Nova about a VM; migrate.c makes the request and polls, by
 * poll.c, until it is over; steps.c tells of Nova's own steps and times; beside.c asks the hosts'
 * libvirt where it is reached; drain.c shuts a host that is emptied; leftovers.c looks for what
 * blocks a server, examine.c for all that is known beforehand, survey.c lists hosts and servers;
 * cases.c knows what a case can ask of Nova; describe.c tells what the cloud is.
 */
#ifndef MIGSTAT_COLLECT_NOVA_INSIDE_H
#define MIGSTAT_COLLECT_NOVA_INSIDE_H

#include "answers.h"
#include "client.h"

#include "collect/driver.h"

#include <pthread.h>
#include <stdbool.h>
#include <string.h>

/* Between two polls: Nova's own monitor looks twice a second, too. */
#define POLL_SECONDS 0.5

/* Of memory, then of disks: in all, moved, still to move. */
enum { NOVA_BYTES = 6 };

/* One migration through Nova: the last one of its VM. */
struct nova_work {
	bool waiting; /* migrate waits for its end */
	enum side source;
	char from[256];       /* the host where the server was before */
	long before;          /* the last record of the VM's before the request */
	struct record record; /* ours, as last seen; id 0 = not seen yet */
	double bytes[NOVA_BYTES];
	bool fresh; /* they have not been taken as a sample */
	bool begun; /* the destination was seen to take the guest in */
	bool cancel_wanted, cancel_asked, force_wanted, force_asked;
	char request_id[64];
	/* on collect's clock; NaN = not seen */
	double asked_seconds;
	double queued_seconds, unqueued_seconds; /* first seen so, first seen otherwise again */
	double running_seconds, post_seconds;    /* the record first said so */
	double job_seconds, resumed_seconds;     /* as the hosts tell */
	double over_seconds;
	struct error contradiction; /* Nova says two things; "" = it does not */
};

/* A VM of the study. */
struct nova_server {
	char *name;            /* in the run */
	char id[37];           /* Nova's, and the domain's UUID */
	char *instance;        /* the domain's name */
	struct nova_work work; /* driver->lock guards */
};

struct nova_driver {
	struct driver base; /* first: the driver's users see only this */
	struct client *client;
	char *host[2]; /* by side; B NULL = any but A */
	char **aimed;  /* what host A was before: who asks late still reads it */
	size_t aimed_count, aimed_capacity;
	struct nova_server *servers; /* all there are once find has been called */
	size_t count, capacity;
	pthread_mutex_t telling; /* guards the sink, NULL once it is muted */
	driver_event_sink *sink;
	void *closure;
	pthread_mutex_t lock;
	struct driver *hosts;        /* libvirt beside Nova; NULL = not reached */
	char *cloud;                 /* its name, NULL = the environment's */
	char *libvirt[2];            /* as given; NULL = not */
	bool drains;                 /* from host A Nova chooses where a server goes */
	const struct texts *rolling; /* several hosts that are emptied one by one, A each in its
				      * turn; NULL = not */
};

static inline struct nova_driver *nova_self(struct driver *driver)
{
	return (struct nova_driver *)driver;
}

/* Whether that name of a host is on that side. */
static inline bool nova_is_on(const struct nova_driver *driver, enum side side, const char *host)
{
	const char *other = driver->host[other_side(side)];

	if (driver->host[side])
		return strcmp(host, driver->host[side]) == 0;
	return host[0] != '\0' && (!other || strcmp(host, other) != 0);
}

/* ---- drain.c ---- */

extern const struct drain_operations nova_drain;

/* ---- servers.c ---- */

bool nova_find(struct driver *driver, struct vms *vms, struct error *err);

/* The VM of that name in the run; NULL: find has found none. */
struct nova_server *nova_server_of(struct nova_driver *driver, const char *vm);

/* What Nova says of it now. False with *err; said may be NULL. */
bool nova_ask_server(struct nova_driver *driver, const struct nova_server *server,
		     struct server *answer, struct client_said *said, struct error *err);

/* All servers on that host, to be freed. False with *err; *list may be set all the same. */
bool nova_list(struct nova_driver *driver, enum side side, struct server **list, size_t *count,
	       struct error *err);

/* ---- guests.c ---- */

bool nova_guests(struct driver *driver, enum side side, struct guests *guests, struct error *err);

/* ---- look.c ---- */

enum guest_state nova_state_of(const struct server *server);

void nova_look(struct driver *driver, enum side side, const char *vm, struct host_view *view);
bool nova_elsewhere(struct driver *driver, const char *vm, char host[64]);
bool nova_disagrees(struct driver *driver, const struct migration_request *request,
		    const struct host_view view[2], struct error *why);

/* What Nova knows of its addresses: a floating one, or one of its network's own. */
bool nova_address(struct driver *driver, enum side side, const char *vm,
		  char address[GUEST_ADDRESS_SIZE], const char **from);

/* ---- examine.c ---- */

void nova_examine(struct driver *driver, const struct examine_scene *scene, finding_sink *sink,
		  void *closure);

/* ---- migrate.c ---- */

bool nova_prepare(struct driver *driver, const struct migration_request *request,
		  struct error *err);
void nova_migrate(struct driver *driver, const struct migration_request *request,
		  struct migration_result *result);

/* ---- poll.c ---- */

/* What one poll has shown. */
struct nova_seen {
	struct server server;
	bool listed; /* our record is among those in progress */
};

/* Asks once, keeps what it shows in the VM's work, tells of a change, and does what is wanted of a
 * migration under way. False with *err: Nova could not be asked. */
bool nova_poll(struct nova_driver *driver, struct nova_server *server, struct nova_seen *seen,
	       struct error *err);

/* Our record among all of the VM's, into its work; false: there is none, or Nova cannot be asked.
 */
bool nova_final_record(struct nova_driver *driver, struct nova_server *server);

bool nova_sample(struct driver *driver, const struct migration_request *request,
		 struct progress_row *row);
bool nova_cancel(struct driver *driver, const struct migration_request *request, struct error *err);
bool nova_force(struct driver *driver, const struct migration_request *request, struct error *err);

/* ---- steps.c ---- */

/* An event of Nova's about the VM. */
void nova_tell(struct nova_driver *driver, const struct nova_server *server, const char *event,
	       const char *detail);

/* Tells of the steps that Nova took, each with Nova's own times. The first reason that is among
 * them into why, if why is empty. */
void nova_tell_steps(struct nova_driver *driver, struct nova_server *server, struct error *why);

/* The metrics that Nova's times make. */
void nova_times(const struct nova_work *work, double value[METRIC_MAX]);

/* ---- leftovers.c ---- */

/* Told of one: what it is, and what is typed to remove it. Texts live for the call. */
typedef void nova_leftover_sink(void *closure, const char *what, const char *command);

/* Looks for what blocks the server with that id. False with *err: not all could be asked; what was
 * found is told all the same. */
bool nova_leftovers(struct nova_driver *driver, const char *id, nova_leftover_sink *sink,
		    void *closure, struct error *err);

/* ---- beside.c ---- */

/* Connects to the hosts' libvirt. */
bool nova_reach_hosts(struct nova_driver *driver, const char *const uri[2], struct error *err);

/* The operations that need it; each as in collect/driver.h. */
void nova_look_beside(struct driver *driver, enum side side, const char *vm,
		      struct host_view *view);
bool nova_sample_beside(struct driver *driver, const struct migration_request *request,
			struct progress_row *row);
void nova_finish_beside(struct driver *driver, const struct migration_request *request,
			struct migration_result *result);
bool nova_in_force_beside(struct driver *driver, const struct migration_request *request,
			  struct told told[PARAMETER_COUNT]);
bool nova_load_beside(struct driver *driver, enum side side, const struct vms *vms,
		      struct load *load);
json_t *nova_describe_beside(struct nova_driver *driver, const struct vms *vms);

/* ---- cases.c ---- */

bool nova_takes(struct driver *driver, const struct migration_case *one, bool hooked,
		struct error *err);
/* The body of the request that migrates, new reference; destination NULL: Nova chooses. */
json_t *nova_request_of(const struct migration_request *request, const char *destination);

/* ---- describe.c ---- */

json_t *nova_describe(struct driver *driver, const struct vms *vms);

#endif
