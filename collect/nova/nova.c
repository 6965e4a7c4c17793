/* nova.c — opens a cloud as a platform, and closes it again. */
#include "nova.h"

#include "collect/driver-calls.h"
#include "inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static const char *nova_host_name(struct driver *driver, enum side side)
{
	return nova_self(driver)->host[side];
}

static void nova_close(struct driver *base)
{
	struct nova_driver *driver = nova_self(base);

	driver_close(driver->hosts);
	client_close(driver->client);
	for (size_t i = 0; i < driver->count; i++) {
		free(driver->servers[i].name);
		free(driver->servers[i].instance);
	}
	free(driver->servers);
	for (size_t i = 0; i < driver->aimed_count; i++)
		free(driver->aimed[i]);
	free(driver->aimed);
	for (int i = 0; i < 2; i++) {
		free(driver->host[i]);
		free(driver->libvirt[i]);
	}
	free(driver->cloud);
	pthread_mutex_destroy(&driver->lock);
	pthread_mutex_destroy(&driver->telling);
	free(driver);
}

static void nova_mute(struct driver *base)
{
	struct nova_driver *driver = nova_self(base);

	pthread_mutex_lock(&driver->telling);
	driver->sink = NULL;
	pthread_mutex_unlock(&driver->telling);
	if (driver->hosts)
		driver_mute(driver->hosts);
}

/* What there is without the hosts: Nova alone is asked. The call has waited until Nova was done:
 * nothing more comes after it. */
static const struct driver_operations operations = {
	.look_seconds = POLL_SECONDS,
	.patience_seconds = 5,
	.manager = true,
	.samples_in_steps = true,
	.find = nova_find,
	.takes = nova_takes,
	.host_name = nova_host_name,
	.look = nova_look,
	.prepare = nova_prepare,
	.migrate = nova_migrate,
	.sample = nova_sample,
	.cancel = nova_cancel,
	.force = nova_force,
	.elsewhere = nova_elsewhere,
	.disagrees = nova_disagrees,
	.drain = &nova_drain,
	.guests = nova_guests,
	.address = nova_address,
	.examine = nova_examine,
	.describe = nova_describe,
	.mute = nova_mute,
	.close = nova_close,
};

/* With them. */
static const struct driver_operations operations_beside = {
	.look_seconds = 0.02,
	.patience_seconds = 10,
	.manager = true,
	.find = nova_find,
	.takes = nova_takes,
	.host_name = nova_host_name,
	.look = nova_look_beside,
	.prepare = nova_prepare,
	.migrate = nova_migrate,
	.sample = nova_sample_beside,
	.finish = nova_finish_beside,
	.in_force = nova_in_force_beside,
	.cancel = nova_cancel,
	.force = nova_force,
	.elsewhere = nova_elsewhere,
	.disagrees = nova_disagrees,
	.drain = &nova_drain,
	.load = nova_load_beside,
	.guests = nova_guests,
	.address = nova_address,
	.examine = nova_examine,
	.describe = nova_describe,
	.mute = nova_mute,
	.close = nova_close,
};

/* So small that none is written, neither to a file nor into a pipe (core(5)): a password is in it.
 */
static void forbid_core_dumps(void)
{
	const struct rlimit none = { 1, 1 };

	setrlimit(RLIMIT_CORE, &none);
}

static bool find_host(const json_t *services, const char *flag, const char *name, struct error *err)
{
	struct compute compute;
	char names[512] = "";
	size_t used = 0;

	for (size_t i = 0; answer_compute_at(services, i, &compute); i++) {
		if (strcmp(compute.host, name) == 0)
			return true;
		if (used < sizeof names)
			used += (size_t)snprintf(names + used, sizeof names - used, "%s%s",
						 used > 0 ? ", " : "", compute.host);
	}
	return error_set(err, "--%s '%s' is none of the cloud's compute hosts: %s", flag, name,
			 names[0] ? names : "it has none");
}

static bool find_hosts(struct nova_driver *driver, const struct texts *drained, struct error *err)
{
	json_t *services = client_get(driver->client, "/os-services?binary=nova-compute",
				      client_minor(driver->client), NULL, err);
	size_t count = drained ? drained->count : 0;
	bool good = services;

	for (size_t i = 0; good && i < count; i++)
		good = find_host(services, count > 1 ? "rolling" : "host-a", drained->at[i], err);
	good = good &&
	       (count > 0 || !driver->host[SIDE_A] ||
		find_host(services, "host-a", driver->host[SIDE_A], err)) &&
	       (!driver->host[SIDE_B] || find_host(services, "host-b", driver->host[SIDE_B], err));
	json_decref(services);
	return good && (!driver->host[SIDE_A] || !driver->host[SIDE_B] ||
			strcmp(driver->host[SIDE_A], driver->host[SIDE_B]) != 0 ||
			error_set(err,
				  "--host-a and --host-b are the same host '%s'; a migration "
				  "needs two",
				  driver->host[SIDE_A]));
}

static bool copy(char **to, const char *from, struct error *err)
{
	*to = from ? strdup(from) : NULL;
	return *to || !from || error_memory(err);
}

/* The URI with the host's name for every %h. */
static bool copy_uri(char **to, const char *uri, const char *host, struct error *err)
{
	const char *mark = uri ? strstr(uri, "%h") : NULL;

	if (!mark)
		return copy(to, uri, err);
	if (asprintf(to, "%.*s%s%s", (int)(mark - uri), uri, host, mark + 2) < 0)
		*to = NULL;
	return *to || error_memory(err);
}

static bool copy_place(struct nova_driver *driver, const struct nova_place *place,
		       struct error *err)
{
	for (int i = 0; i < 2; i++) {
		const char *uri = place->libvirt[i] ? place->libvirt[i] : place->libvirt[1 - i];

		if (!place->libvirt[i] && uri && !strstr(uri, "%h"))
			return error_set(err,
					 "--libvirt-%s URI is missing: both hosts are asked, or "
					 "none",
					 side_word((enum side)i));
		if (!copy(&driver->host[i], place->host[i], err) ||
		    !copy_uri(&driver->libvirt[i], uri, place->host[i], err))
			return false;
	}
	return copy(&driver->cloud, place->cloud, err);
}

bool driver_nova_open(struct driver **result, const struct nova_place *place,
		      driver_event_sink *sink, void *closure, struct error *err)
{
	const struct cloud_wish wish = { place->cloud, place->region, place->interface };
	struct nova_driver *driver = calloc(1, sizeof *driver);
	struct cloud cloud;

	*result = NULL;
	if (!driver)
		return error_memory(err);
	forbid_core_dumps();
	driver->sink = sink;
	driver->closure = closure;
	driver->drains = place->drained && place->drained->count > 0;
	driver->rolling = driver->drains && place->drained->count > 1 ? place->drained : NULL;
	pthread_mutex_init(&driver->lock, NULL);
	pthread_mutex_init(&driver->telling, NULL);
	if (!cloud_open(&cloud, &wish, err))
		cloud_free(&cloud);
	else
		driver->client = client_open(&cloud, err);
	if (!driver->client || !copy_place(driver, place, err) ||
	    !find_hosts(driver, place->drained, err)) {
		nova_close(&driver->base);
		return false;
	}
	driver->base.operations = driver->libvirt[SIDE_A] ? &operations_beside : &operations;
	*result = &driver->base;
	return true;
}
