/* look.c — asks a host about a VM: state, definition, job. */
#include "inside.h"

#include <libvirt/virterror.h>
#include <stdio.h>
#include <string.h>

enum guest_state libvirt_state_of(int state)
{
	switch (state) {
	case VIR_DOMAIN_RUNNING:
	case VIR_DOMAIN_BLOCKED:
	case VIR_DOMAIN_NOSTATE:
		return GUEST_RUNNING;
	case VIR_DOMAIN_PAUSED:
	case VIR_DOMAIN_PMSUSPENDED:
		return GUEST_PAUSED;
	default:
		return GUEST_OFF;
	}
}

static enum pause_cause pause_of(int state, int reason)
{
	if (state != VIR_DOMAIN_PAUSED)
		return PAUSE_OTHER;
	switch (reason) {
	case VIR_DOMAIN_PAUSED_USER:
		return PAUSE_BY_USER;
	case VIR_DOMAIN_PAUSED_MIGRATION:
	case VIR_DOMAIN_PAUSED_STARTING_UP:
		return PAUSE_BY_MIGRATION;
	case VIR_DOMAIN_PAUSED_POSTCOPY:
	case VIR_DOMAIN_PAUSED_POSTCOPY_FAILED:
		return PAUSE_BY_POST_COPY;
	default:
		return PAUSE_OTHER;
	}
}

static bool job_is_active(virDomainPtr domain)
{
	virDomainJobInfo job;

	return virDomainGetJobInfo(domain, &job) == 0 &&
	       (job.type == VIR_DOMAIN_JOB_BOUNDED || job.type == VIR_DOMAIN_JOB_UNBOUNDED);
}

static void look_at(virDomainPtr domain, struct host_view *view)
{
	int state = VIR_DOMAIN_NOSTATE;
	int reason = 0;

	if (virDomainGetState(domain, &state, &reason, 0) != 0) {
		/* it went away between two questions: that is an answer, not a failure */
		bool gone = virGetLastErrorCode() == VIR_ERR_NO_DOMAIN;

		view->state = gone ? GUEST_ABSENT : GUEST_UNKNOWN;
		if (!gone)
			libvirt_error(&view->error, "state");
		return;
	}
	view->state = libvirt_state_of(state);
	view->pause = pause_of(state, reason);
	snprintf(view->reason, sizeof view->reason, "state %d, reason %d", state, reason);
	view->persistent = virDomainIsPersistent(domain) == 1;
	view->job_active = view->state != GUEST_OFF && job_is_active(domain);
	virDomainGetUUIDString(domain, view->uuid);
}

void libvirt_look(struct driver *base, enum side side, const char *vm, struct host_view *view)
{
	struct libvirt_driver *driver = libvirt_self(base);
	virConnectPtr connection;
	virDomainPtr domain;

	*view = (struct host_view){ .state = GUEST_UNKNOWN };
	connection = libvirt_connection(&driver->host[side], &view->error);
	if (!connection)
		return;
	domain = virDomainLookupByName(connection, vm);
	if (domain) {
		look_at(domain, view);
		virDomainFree(domain);
	} else if (virGetLastErrorCode() == VIR_ERR_NO_DOMAIN) {
		view->state = GUEST_ABSENT;
	} else {
		libvirt_error(&view->error, driver->host[side].uri);
	}
	virConnectClose(connection);
}
