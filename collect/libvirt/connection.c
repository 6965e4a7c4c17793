/* connection.c — connections to the two daemons, and what goes wrong on them. */
#include "inside.h"

#include "datasets/clock.h"

#include <libvirt/virterror.h>
#include <unistd.h>

/* A daemon that has been restarted answers again after about a second. One that does not answer for
 * ten is given up: every later question tries once, so that a dead host does not cost ten seconds
 * for each of the migrations that are left. */
enum { RECONNECT_TRIES = 20, RECONNECT_WAIT_MS = 500 };

bool libvirt_error(struct error *err, const char *what)
{
	return error_set(err, "%s: %s", what, virGetLastErrorMessage());
}

bool libvirt_connect(struct libvirt_host *host, struct error *err)
{
	struct error why = { 0 };

	host->connection = libvirt_dial(host->uri, host->driver->answer_seconds, &why);
	if (!host->connection)
		return error_set(err, "host %s (--host-%s) '%s' cannot be reached: %s",
				 side_word(host->side), side_word(host->side), host->uri, why.text);
	libvirt_events_register(host);
	return true;
}

virConnectPtr libvirt_connection(struct libvirt_host *host, struct error *err)
{
	virConnectPtr connection = NULL;
	double started;

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
		started = clock_seconds();
		if (libvirt_connect(host, err) ||
		    clock_seconds() - started >= host->driver->answer_seconds)
			break; /* one that has not answered for so long is not asked again now */
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
