/*
 * inside.h — what the libvirt driver's own files share.
 *
 * libvirt.c opens, closes and lists the operations; uri.c
 * knows what its name stands for; connection.c reaches it; look.c asks it
 * about a VM; migrate.c makes the call, on a line of lines.c, with the flags of parameters.c, and
 * interferes with it; in-force.c reads back what is in force; statistics.c reads job statistics, of
 * which completed.c keeps those that came by an event; events.c hears events; load.c reads what
 * hosts and VMs use; describe.c tells what they are, guests.c which VMs there are, by their XML
 * (xml.c), address.c where a VM is reached.
 */
#ifndef MIGSTAT_COLLECT_LIBVIRT_INSIDE_H
#define MIGSTAT_COLLECT_LIBVIRT_INSIDE_H

#include "collect/driver.h"

#include <libvirt/libvirt.h>
#include <pthread.h>
#include <stdbool.h>

struct libvirt_driver;

/* One of the two hosts; the closure of its event callbacks, too. */
struct libvirt_host {
	struct libvirt_driver *driver;
	enum side side;
	char *uri, *peer;
	char *name;
	virConnectPtr connection;      /* NULL while the daemon cannot be reached */
	virConnectPtr load_connection; /* load.c's own; NULL = none now */
	double load_tried_seconds;
	double processors; /* load.c's: how many are online; 0 = not asked yet */
	int callbacks[3];
	bool given_up; /* it was waited for in vain: ask once, do not wait again */
};

/* The statistics of a VM's last completed outgoing job, as the source's event brought them. */
struct completed_job {
	char vm_uuid[VIR_UUID_STRING_BUFLEN];
	double value[METRIC_MAX];
	struct completed_job *next;
};

/* A connection for one migration call at a time. */
struct libvirt_line {
	enum side side;
	virConnectPtr connection;
	char *vm;                        /* whose call it serves; NULL = free */
	unsigned long long limit_before; /* the domain's downtime limit in ms; 0 = not changed */
	struct libvirt_line *next;
};

/* Typed parameters of a call; free at by virTypedParamsFree. */
struct libvirt_params {
	virTypedParameterPtr at;
	int count, room;
};

struct libvirt_driver {
	struct driver base; /* first: the driver's users see only this */
	struct libvirt_host host[2];
	bool managed;          /* no migration is peer-to-peer */
	double answer_seconds; /* so long a new connection may take */
	driver_event_sink *sink;
	void *closure;

	pthread_t loop;
	bool looping;
	int stop_timer;
	bool stop;

	/* Two locks, because connecting again can take seconds and events must not wait for it. */
	pthread_mutex_t connecting; /* guards host[].connection */
	pthread_mutex_t lock;       /* guards completed, lines and stop */
	pthread_mutex_t telling;    /* guards sink, while it is told of an event, too */
	pthread_cond_t arrived;
	struct completed_job *completed; /* one for each VM that has been moved */
	struct libvirt_line *lines;
};

static inline struct libvirt_driver *libvirt_self(struct driver *driver)
{
	return (struct libvirt_driver *)driver;
}

/* ---- connection.c ---- */

/* libvirt's last error of this thread into *err with a leading text, e.g. "host a". */
bool libvirt_error(struct error *err, const char *what);

/* From now on libvirt prints nothing by itself. (libvirt.c) */
void libvirt_quiet(void);

/* A new connection that notices a dead daemon or network; NULL with *err: there is none, or no
 * answer within so many seconds. (dial.c) */
virConnectPtr libvirt_dial(const char *uri, double seconds, struct error *err);

/* Connects host->connection and hears its events. False with *err. */
bool libvirt_connect(struct libvirt_host *host, struct error *err);

/*
 * A reference to the host's connection, to be closed by virConnectClose; it is made anew if the
 * daemon went away and is back. NULL with *err.
 */
virConnectPtr libvirt_connection(struct libvirt_host *host, struct error *err);

/* The VM on that host, to be freed by virDomainFree; NULL: not there or cannot be asked (libvirt's
 * last error tells). */
virDomainPtr libvirt_domain(struct libvirt_host *host, const char *vm);

/* ---- events.c ---- */

bool libvirt_events_start(struct libvirt_driver *driver, struct error *err);
void libvirt_events_register(struct libvirt_host *host);
void libvirt_events_deregister(struct libvirt_host *host);
void libvirt_events_stop(struct libvirt_driver *driver);

/* ---- statistics.c ---- */

void libvirt_metrics_of(virTypedParameterPtr params, int count, double value[METRIC_MAX]);
bool libvirt_sample(struct driver *driver, const struct migration_request *request,
		    struct progress_row *row);
void libvirt_finish(struct driver *driver, const struct migration_request *request,
		    struct migration_result *result);

/* ---- look.c ---- */

void libvirt_look(struct driver *driver, enum side side, const char *vm, struct host_view *view);

/* ---- completed.c ---- */

void libvirt_completed_put(struct libvirt_driver *driver, virDomainPtr domain,
			   virTypedParameterPtr params, int count);
/* Waits for the source's event; true if it came. */
bool libvirt_completed_take(struct libvirt_driver *driver, const char *uuid,
			    double value[METRIC_MAX]);
void libvirt_completed_forget(struct libvirt_driver *driver, const char *uuid);
void libvirt_completed_free(struct libvirt_driver *driver);

/* ---- lines.c ---- */

/* A connection to that side for the VM's call, NULL with *err; the one that it
 * has; gives back all that it has; closes every one. */
struct libvirt_line *libvirt_line_take(struct libvirt_driver *driver, enum side side,
				       const char *vm, struct error *err);
struct libvirt_line *libvirt_line_of(struct libvirt_driver *driver, enum side side, const char *vm);
void libvirt_lines_give(struct libvirt_driver *driver, const char *vm);
void libvirt_lines_close(struct libvirt_driver *driver);

/* ---- parameters.c ---- */

unsigned libvirt_flags_of(const struct migration_case *parameters, bool persistent);
/* False: libvirt's last error tells. Free params->at in either case. */
bool libvirt_params_of(struct libvirt_params *params, const struct migration_request *request);

/* ---- guests.c ---- */

/* All of the connection's VMs into *guests (zeroed); False with *err. */
bool libvirt_guests_of(virConnectPtr connection, struct guests *guests, struct error *err);
bool libvirt_list(struct driver *driver, enum side side, struct guests *guests, struct error *err);
enum guest_state libvirt_state_of(int state);

/* ---- address.c ---- */

bool libvirt_address_of(virDomainPtr domain, char address[GUEST_ADDRESS_SIZE], const char **from);
bool libvirt_address(struct driver *driver, enum side side, const char *vm,
		     char address[GUEST_ADDRESS_SIZE], const char **from);

/* ---- shell.c ---- */

/* How a command ends that says that this user may not look: the shell's own number for it. */
enum { SHELL_FORBIDDEN = 126 };

/* Runs a command for /bin/sh on the host of that URI; what it says into text, how it ended into
 * *status. False: there is no way to that host's shell. */
bool libvirt_shell(const char *uri, const char *command, int *status, char *text, size_t size);

/* text as one word of the shell's. */
void libvirt_quote(const char *text, char *quoted, size_t size);

/* ---- examine.c ---- */

void libvirt_examine(struct driver *driver, const struct examine_scene *scene, finding_sink *sink,
		     void *closure);

/* ---- migrate.c ---- */

bool libvirt_prepare(struct driver *driver, const struct migration_request *request,
		     struct error *err);
void libvirt_migrate(struct driver *driver, const struct migration_request *request,
		     struct migration_result *result);
bool libvirt_recover(struct driver *driver, const struct migration_request *request,
		     struct error *err);

bool libvirt_cancel(struct driver *driver, const struct migration_request *request,
		    struct error *err);
bool libvirt_post_copy(struct driver *driver, const struct migration_request *request,
		       struct error *err);
bool libvirt_suspend(struct driver *driver, const struct migration_request *request,
		     struct error *err);
bool libvirt_resume(struct driver *driver, enum side side, const char *vm, struct error *err);
bool libvirt_undefine(struct driver *driver, enum side side, const char *vm, struct error *err);

/* ---- in-force.c ---- */

bool libvirt_in_force(struct driver *driver, const struct migration_request *request,
		      struct told told[PARAMETER_COUNT]);

/* ---- load.c ---- */

bool libvirt_load(struct driver *driver, enum side side, const struct vms *vms, struct load *load);

/* ---- describe.c ---- */

json_t *libvirt_describe(struct driver *driver, const struct vms *vms);
/* The host's UUID from its capabilities; "" if it tells none. */
void libvirt_host_uuid(virConnectPtr connection, char uuid[VIR_UUID_STRING_BUFLEN]);

#endif
