/*
 * libvirt-driver.h — what the libvirt driver's own files share. Nobody else includes it.
 *
 * driver-libvirt.c connects and closes; libvirt-look.c asks a host about a VM; libvirt-migrate.c
 * makes the call; libvirt-statistics.c reads job statistics; libvirt-events.c hears events;
 * libvirt-load.c reads what hosts and VMs use; libvirt-describe.c tells what they are.
 */
#ifndef MIGSTAT_LIBVIRT_DRIVER_H
#define MIGSTAT_LIBVIRT_DRIVER_H

#include "driver.h"

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
	virConnectPtr load_connection; /* libvirt-load.c's own; NULL = none now */
	double load_tried_seconds;
	int callbacks[3];
	bool given_up; /* it was waited for in vain: ask once, do not wait again */
};

/* The statistics of the last completed outgoing job, as the source's event brought them. */
struct completed_job {
	char vm_uuid[VIR_UUID_STRING_BUFLEN]; /* "" = none since the last migration began */
	double value[METRIC_MAX];
};

struct libvirt_driver {
	struct driver base; /* first: the driver's users see only this */
	struct libvirt_host host[2];
	driver_event_sink *sink;
	void *closure;

	pthread_t loop;
	bool looping;
	int stop_timer;
	bool stop;

	/* Two locks, because connecting again can take seconds and events must not wait for it. */
	pthread_mutex_t connecting; /* guards host[].connection */
	pthread_mutex_t lock;       /* guards completed and stop */
	pthread_cond_t arrived;
	struct completed_job completed;
};

/* libvirt's last error of this thread into *err with a leading text, e.g. "host a". */
bool libvirt_error(struct error *err, const char *what);

/*
 * A reference to the host's connection, to be closed by virConnectClose; it is made anew if the
 * daemon went away and is back. NULL with *err.
 */
virConnectPtr libvirt_connection(struct libvirt_host *host, struct error *err);

/* The VM on that host, to be freed by virDomainFree; NULL: not there or cannot be asked (libvirt's
 * last error tells). */
virDomainPtr libvirt_domain(struct libvirt_host *host, const char *vm);

/* libvirt-events.c */
bool libvirt_events_start(struct libvirt_driver *driver, struct error *err);
void libvirt_events_register(struct libvirt_host *host);
void libvirt_events_deregister(struct libvirt_host *host);
void libvirt_events_stop(struct libvirt_driver *driver);

/* libvirt-statistics.c */
void libvirt_metrics_of(virTypedParameterPtr params, int count, double value[METRIC_MAX]);
bool libvirt_sample(struct driver *driver, const struct migration_request *request,
		    struct progress_row *row);
void libvirt_finish(struct driver *driver, const struct migration_request *request,
		    struct migration_result *result);

/* libvirt-look.c */
void libvirt_look(struct driver *driver, enum side side, const char *vm, struct host_view *view);

/* libvirt-migrate.c */
void libvirt_migrate(struct driver *driver, const struct migration_request *request,
		     struct migration_result *result);
void libvirt_cancel(struct driver *driver, const struct migration_request *request);

/* libvirt-load.c */
bool libvirt_load(struct driver *driver, enum side side, const struct vms *vms, struct load *load);

/* libvirt-describe.c */
json_t *libvirt_describe(struct driver *driver, const struct vms *vms);
/* The host's UUID from its capabilities; "" if it tells none. */
void libvirt_host_uuid(virConnectPtr connection, char uuid[VIR_UUID_STRING_BUFLEN]);

#endif
