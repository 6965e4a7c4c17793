/* connection.c — connections to the two daemons, and what goes wrong on them. */
#include "inside.h"

#include <libvirt/virterror.h>
#include <stdio.h>
#include <unistd.h>

/* A daemon that has been restarted answers again after about a second. One that does not answer for
 * ten is given up: every later question tries once, so that a dead host does not cost ten seconds
 * for each of the migrations that are left. */
enum { RECONNECT_TRIES = 20, RECONNECT_WAIT_MS = 500 };

/* Seconds between keep-alive messages and how many may go unanswered: a dead daemon or network is
 * noticed after about 15 s. */
enum { KEEPALIVE_SECONDS = 5, KEEPALIVE_COUNT = 3 };

bool libvirt_error(struct error *err, const char *what)
{
	return error_set(err, "%s: %s", what, virGetLastErrorMessage());
}

virConnectPtr libvirt_dial(const char *uri)
{
	virConnectPtr connection = virConnectOpen(uri);

	/* not every transport has keep-alive; without it a dead network is noticed later */
	if (connection)
		virConnectSetKeepAlive(connection, KEEPALIVE_SECONDS, KEEPALIVE_COUNT);
	return connection;
}

bool libvirt_connect(struct libvirt_host *host, struct error *err)
{
	char what[32];

	host->connection = libvirt_dial(host->uri);
	if (!host->connection) {
		snprintf(what, sizeof what, "host %s (--host-%s)", side_word(host->side),
			 side_word(host->side));
		error_set(err, "%s '%s' cannot be reached: %s", what, host->uri,
			  virGetLastErrorMessage());
		return false;
	}
	libvirt_events_register(host);
	return true;
}

virConnectPtr libvirt_connection(struct libvirt_host *host, struct error *err)
{
	virConnectPtr connection = NULL;

	pthread_mutex_lock(&host->driver->connecting);
	for (int i = 0; i < (host->given_up ? 1 : RECONNECT_TRIES); i++) {
		if (host->connection && virConnectIsAlive(host->connection) == 1)
			break;
		if (host->connection) {
			libvirt_events_deregister(host);
			virConnectClose(host->connection);
			host->connection = NULL;
		}
		err->text[0] = '\0';
		if (libvirt_connect(host, err))
			break;
		usleep(RECONNECT_WAIT_MS * 1000);
	}
	host->given_up = host->connection == NULL;
	if (host->connection && virConnectRef(host->connection) == 0)
		connection = host->connection;
	pthread_mutex_unlock(&host->driver->connecting);
	return connection;
}

virDomainPtr libvirt_domain(struct libvirt_host *host, const char *vm)
{
	struct error err = { 0 };
	virConnectPtr connection = libvirt_connection(host, &err);
	virDomainPtr domain;

	if (!connection)
		return NULL;
	domain = virDomainLookupByName(connection, vm);
	virConnectClose(connection);
	return domain;
}
