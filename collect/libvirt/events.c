/* events.c — hears the events of both hosts in a thread of its own. */
#include "inside.h"

#include "datasets/array.h"
#include "datasets/clock.h"

#include <libvirt/virterror.h>
#include <stdio.h>
#include <string.h>

/* An idle loop wakes up this often to see whether it should end. */
enum { WAKE_UP_MS = 100 };

static void tell(const struct libvirt_host *host, virDomainPtr domain, double now,
		 const char *event, const char *detail)
{
	struct driver_event told = {
		now, host->side, false, virDomainGetName(domain), event, detail
	};

	pthread_mutex_lock(&host->driver->telling);
	if (host->driver->sink)
		host->driver->sink(host->driver->closure, &told);
	pthread_mutex_unlock(&host->driver->telling);
}

static const char *suspended_word(int detail)
{
	switch (detail) {
	case VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED:
		return "suspended_migrated";
	case VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY:
		return "suspended_post_copy";
	case VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY_FAILED:
		return "post_copy_failed";
	default:
		return "suspended";
	}
}

static const char *resumed_word(int detail)
{
	switch (detail) {
	case VIR_DOMAIN_EVENT_RESUMED_MIGRATED:
		return "resumed_migrated";
	case VIR_DOMAIN_EVENT_RESUMED_POSTCOPY:
		return "resumed_post_copy";
	default:
		return "resumed";
	}
}

static const char *lifecycle_word(int event, int detail)
{
	switch (event) {
	case VIR_DOMAIN_EVENT_DEFINED:
		return "defined";
	case VIR_DOMAIN_EVENT_UNDEFINED:
		return "undefined";
	case VIR_DOMAIN_EVENT_STARTED:
		return "started";
	case VIR_DOMAIN_EVENT_SUSPENDED:
		return suspended_word(detail);
	case VIR_DOMAIN_EVENT_RESUMED:
		return resumed_word(detail);
	case VIR_DOMAIN_EVENT_STOPPED:
		return detail == VIR_DOMAIN_EVENT_STOPPED_MIGRATED ? "stopped_migrated" : "stopped";
	case VIR_DOMAIN_EVENT_SHUTDOWN:
		return "shut_down";
	case VIR_DOMAIN_EVENT_CRASHED:
		return "crashed";
	default:
		return "lifecycle";
	}
}

static int on_lifecycle(virConnectPtr connection, virDomainPtr domain, int event, int detail,
			void *closure)
{
	double now = clock_seconds();
	char text[32];

	(void)connection;
	snprintf(text, sizeof text, "%d.%d", event, detail);
	tell(closure, domain, now, lifecycle_word(event, detail), text);
	return 0;
}

static void on_iteration(virConnectPtr connection, virDomainPtr domain, int iteration,
			 void *closure)
{
	double now = clock_seconds();
	char text[32];

	(void)connection;
	snprintf(text, sizeof text, "%d", iteration);
	tell(closure, domain, now, "iteration", text);
}

static void on_job_completed(virConnectPtr connection, virDomainPtr domain,
			     virTypedParameterPtr params, int count, void *closure)
{
	struct libvirt_host *host = closure;
	struct libvirt_driver *driver = host->driver;
	double now = clock_seconds();
	int operation = 0;

	(void)connection;
	virTypedParamsGetInt(params, count, VIR_DOMAIN_JOB_OPERATION, &operation);
	if (operation == VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT)
		libvirt_completed_put(driver, domain, params, count);
	tell(host, domain, now, "job_completed", NULL);
}

void libvirt_events_register(struct libvirt_host *host)
{
	host->callbacks[0] = virConnectDomainEventRegisterAny(
		host->connection, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
		VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), host, NULL);
	host->callbacks[1] = virConnectDomainEventRegisterAny(
		host->connection, NULL, VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION,
		VIR_DOMAIN_EVENT_CALLBACK(on_iteration), host, NULL);
	host->callbacks[2] = virConnectDomainEventRegisterAny(
		host->connection, NULL, VIR_DOMAIN_EVENT_ID_JOB_COMPLETED,
		VIR_DOMAIN_EVENT_CALLBACK(on_job_completed), host, NULL);
}

void libvirt_events_deregister(struct libvirt_host *host)
{
	for (size_t i = 0; i < COUNT(host->callbacks); i++)
		if (host->callbacks[i] >= 0)
			virConnectDomainEventDeregisterAny(host->connection, host->callbacks[i]);
}

static void wake_up(int timer, void *closure)
{
	(void)timer;
	(void)closure;
}

static bool should_stop(struct libvirt_driver *driver)
{
	bool stop;

	pthread_mutex_lock(&driver->lock);
	stop = driver->stop;
	pthread_mutex_unlock(&driver->lock);
	return stop;
}

static void *run_loop(void *closure)
{
	struct libvirt_driver *driver = closure;

	while (!should_stop(driver) && virEventRunDefaultImpl() == 0)
		;
	return NULL;
}

bool libvirt_events_start(struct libvirt_driver *driver, struct error *err)
{
	if (virEventRegisterDefaultImpl() != 0)
		return libvirt_error(err, "libvirt's event loop");
	driver->stop_timer = virEventAddTimeout(WAKE_UP_MS, wake_up, NULL, NULL);
	driver->looping = pthread_create(&driver->loop, NULL, run_loop, driver) == 0;
	return driver->looping || error_set(err, "no thread for libvirt's event loop");
}

void libvirt_events_stop(struct libvirt_driver *driver)
{
	if (!driver->looping)
		return;
	pthread_mutex_lock(&driver->lock);
	driver->stop = true;
	pthread_mutex_unlock(&driver->lock);
	pthread_join(driver->loop, NULL);
	virEventRemoveTimeout(driver->stop_timer);
}
