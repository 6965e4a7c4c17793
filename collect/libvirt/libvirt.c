/* libvirt.c — connects to two libvirt daemons and closes again. */
#include "libvirt.h"

#include "inside.h"

#include <libvirt/virterror.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A daemon that has been restarted answers again after about a second. One that does not answer for
 * ten is given up: every later question tries once, so that a dead host does not cost ten seconds
 * for each of the migrations that are left. */
enum { RECONNECT_TRIES = 20, RECONNECT_WAIT_MS = 500 };

/* Seconds between keep-alive messages and how many may go unanswered: a dead daemon or network is
 * noticed after about 15 s. */
enum { KEEPALIVE_SECONDS = 5, KEEPALIVE_COUNT = 3 };

static struct libvirt_driver *self(struct driver *driver)
{
	return (struct libvirt_driver *)driver;
}

static void keep_quiet(void *closure, virErrorPtr error)
{
	(void)closure;
	(void)error; /* libvirt would print it; we carry it in struct error */
}

bool libvirt_error(struct error *err, const char *what)
{
	return error_set(err, "%s: %s", what, virGetLastErrorMessage());
}

static bool connect_host(struct libvirt_host *host, struct error *err)
{
	char what[32];

	host->connection = virConnectOpen(host->uri);
	if (!host->connection) {
		snprintf(what, sizeof what, "host %s (--host-%s)", side_word(host->side),
			 side_word(host->side));
		error_set(err, "%s '%s' cannot be reached: %s", what, host->uri,
			  virGetLastErrorMessage());
		return false;
	}
	/* not every transport has keep-alive; without it a dead network is noticed later */
	virConnectSetKeepAlive(host->connection, KEEPALIVE_SECONDS, KEEPALIVE_COUNT);
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
		if (connect_host(host, err))
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

/* "qemu+ssh://b/system" names a host that others can reach; "qemu:///system" does not. */
static bool names_host(const char *uri)
{
	const char *authority = strstr(uri, "://");

	return authority && authority[3] != '\0' && authority[3] != '/';
}

static bool check_peer(const struct libvirt_host *host, struct error *err)
{
	const char *side = side_word(host->side);

	if (names_host(host->peer))
		return true;
	return error_set(err,
			 "host %s: '%s' names no host, so the other host could not reach it; "
			 "give --peer-%s URI such as qemu+tls://host-%s/system",
			 side, host->peer, side, side);
}

static bool check_different(struct libvirt_driver *driver, struct error *err)
{
	char uuid[2][VIR_UUID_STRING_BUFLEN];

	for (int i = 0; i < 2; i++)
		libvirt_host_uuid(driver->host[i].connection, uuid[i]);
	if (uuid[0][0] == '\0' || strcmp(uuid[0], uuid[1]) != 0)
		return true;
	return error_set(err,
			 "--host-a '%s' and --host-b '%s' are the same host (UUID %s); a "
			 "migration needs two",
			 driver->host[SIDE_A].uri, driver->host[SIDE_B].uri, uuid[0]);
}

static const char *libvirt_host_name(struct driver *driver, enum side side)
{
	return self(driver)->host[side].name;
}

static void libvirt_close(struct driver *base)
{
	struct libvirt_driver *driver = self(base);

	libvirt_lines_close(driver);
	for (int i = 0; i < 2; i++) {
		struct libvirt_host *host = &driver->host[i];

		if (host->connection) {
			libvirt_events_deregister(host);
			virConnectClose(host->connection);
		}
		if (host->load_connection)
			virConnectClose(host->load_connection);
		free(host->uri);
		free(host->peer);
		free(host->name);
	}
	libvirt_events_stop(driver);
	libvirt_completed_free(driver);
	pthread_cond_destroy(&driver->arrived);
	pthread_mutex_destroy(&driver->lock);
	pthread_mutex_destroy(&driver->connecting);
	free(driver);
}

static const struct driver_operations operations = {
	.host_name = libvirt_host_name,
	.look = libvirt_look,
	.prepare = libvirt_prepare,
	.migrate = libvirt_migrate,
	.sample = libvirt_sample,
	.finish = libvirt_finish,
	.in_force = libvirt_in_force,
	.cancel = libvirt_cancel,
	.load = libvirt_load,
	.post_copy = libvirt_post_copy,
	.suspend = libvirt_suspend,
	.resume = libvirt_resume,
	.recover = libvirt_recover,
	.undefine = libvirt_undefine,
	.describe = libvirt_describe,
	.close = libvirt_close,
};

static bool open_host(struct libvirt_host *host, const struct libvirt_hosts *hosts,
		      struct error *err)
{
	const char *peer = hosts->peer[host->side];

	host->uri = strdup(hosts->uri[host->side]);
	host->peer = strdup(peer ? peer : hosts->uri[host->side]);
	if (!host->uri || !host->peer)
		return error_memory(err);
	if (!connect_host(host, err))
		return false;
	host->name = virConnectGetHostname(host->connection);
	if (!host->name)
		return libvirt_error(err, host->uri);
	return true;
}

bool driver_libvirt_open(struct driver **result, const struct libvirt_hosts *hosts,
			 driver_event_sink *sink, void *closure, struct error *err)
{
	struct libvirt_driver *driver = calloc(1, sizeof *driver);
	pthread_condattr_t monotonic;
	bool good;

	*result = NULL;
	if (!driver)
		return error_memory(err);
	driver->base.operations = &operations;
	driver->sink = sink;
	driver->closure = closure;
	pthread_mutex_init(&driver->connecting, NULL);
	pthread_mutex_init(&driver->lock, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&driver->arrived, &monotonic);
	pthread_condattr_destroy(&monotonic);
	for (int i = 0; i < 2; i++) {
		driver->host[i].driver = driver;
		driver->host[i].side = (enum side)i;
	}
	virSetErrorFunc(NULL, keep_quiet);
	good = libvirt_events_start(driver, err) && open_host(&driver->host[SIDE_A], hosts, err) &&
	       open_host(&driver->host[SIDE_B], hosts, err) && check_different(driver, err) &&
	       check_peer(&driver->host[SIDE_A], err) && check_peer(&driver->host[SIDE_B], err);
	if (!good) {
		libvirt_close(&driver->base);
		return false;
	}
	*result = &driver->base;
	return true;
}
