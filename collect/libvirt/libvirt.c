/* libvirt.c — connects to two libvirt daemons and closes again. */
#include "libvirt.h"

#include "inside.h"

#include <libvirt/virterror.h>
#include <stdlib.h>
#include <string.h>

static void forget(void *closure, virErrorPtr error)
{
	(void)closure;
	(void)error; /* libvirt would print it; we carry it in struct error */
}

void libvirt_quiet(void)
{
	virSetErrorFunc(NULL, forget);
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
			 "give --peer-%s URI such as qemu+tls://host-%s/system, or only cases with "
			 "control=managed",
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
	return libvirt_self(driver)->host[side].name;
}

static void libvirt_mute(struct driver *base)
{
	struct libvirt_driver *driver = libvirt_self(base);

	pthread_mutex_lock(&driver->telling);
	driver->sink = NULL;
	pthread_mutex_unlock(&driver->telling);
}

static void libvirt_close(struct driver *base)
{
	struct libvirt_driver *driver = libvirt_self(base);

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
	pthread_mutex_destroy(&driver->telling);
	pthread_mutex_destroy(&driver->connecting);
	free(driver);
}

static bool libvirt_takes(struct driver *driver, const struct migration_case *one, bool hooked,
			  struct error *err)
{
	(void)driver;
	(void)hooked;
	if (case_word(one, PARAMETER_STORAGE) == STORAGE_AUTO)
		return error_set(err,
				 "case '%s': storage=auto is OpenStack's; to libvirt say shared or "
				 "block",
				 one->name);
	return case_word(one, PARAMETER_AT_DEADLINE) != AT_DEADLINE_FORCE ||
	       error_set(err,
			 "case '%s': at-deadline=force-complete is OpenStack's; to libvirt say "
			 "post-copy or suspend",
			 one->name);
}

/* A look is one round trip, under a millisecond on a local network, so between two is the
 * resolution of the total time when the first one after the call is too early. */
static const struct driver_operations operations = {
	.look_seconds = 0.005,
	.patience_seconds = 10,
	.takes = libvirt_takes,
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
	.guests = libvirt_list,
	.address = libvirt_address,
	.examine = libvirt_examine,
	.describe = libvirt_describe,
	.mute = libvirt_mute,
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
	if (!libvirt_connect(host, err))
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
	driver->managed = hosts->managed;
	driver->answer_seconds = hosts->answer_seconds;
	driver->sink = sink;
	driver->closure = closure;
	pthread_mutex_init(&driver->connecting, NULL);
	pthread_mutex_init(&driver->lock, NULL);
	pthread_mutex_init(&driver->telling, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&driver->arrived, &monotonic);
	pthread_condattr_destroy(&monotonic);
	for (int i = 0; i < 2; i++) {
		driver->host[i].driver = driver;
		driver->host[i].side = (enum side)i;
	}
	libvirt_quiet();
	good = libvirt_events_start(driver, err) && open_host(&driver->host[SIDE_A], hosts, err) &&
	       open_host(&driver->host[SIDE_B], hosts, err) && check_different(driver, err) &&
	       (hosts->managed ||
		(check_peer(&driver->host[SIDE_A], err) && check_peer(&driver->host[SIDE_B], err)));
	if (!good) {
		libvirt_close(&driver->base);
		return false;
	}
	*result = &driver->base;
	return true;
}
