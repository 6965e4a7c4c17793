/* drain.c — empties a host as an operator does: its compute service is disabled meanwhile, so that
 * the scheduler puts nothing there. */
#include "inside.h"

#include "datasets/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool aim(struct driver *base, const char *host, struct error *err)
{
	struct nova_driver *driver = nova_self(base);
	char *copy;

	if (driver->host[SIDE_A] && strcmp(driver->host[SIDE_A], host) == 0)
		return true;
	copy = strdup(host);
	if (!copy || !array_grow(&driver->aimed, &driver->aimed_capacity, driver->aimed_count,
				 sizeof *driver->aimed)) {
		free(copy);
		return error_memory(err);
	}
	/* a question that nobody waits for any more may still have the old name in its hands */
	driver->aimed[driver->aimed_count++] = driver->host[SIDE_A];
	driver->host[SIDE_A] = copy;
	return true;
}

static bool look(struct driver *base, const char *host, struct drain_host *seen, struct error *err)
{
	struct nova_driver *driver = nova_self(base);
	json_t *root = client_get(driver->client, "/os-services?binary=nova-compute",
				  client_minor(driver->client), NULL, err);
	struct compute compute;
	bool found = false;

	*seen = (struct drain_host){ 0 };
	for (size_t i = 0; root && !found && answer_compute_at(root, i, &compute); i++)
		found = strcmp(compute.host, host) == 0;
	if (root && !found)
		error_set(err, "the cloud has no compute service on host '%s' any more", host);
	if (found) {
		seen->shut = strcmp(compute.status, "disabled") == 0;
		seen->ours = seen->shut && strcmp(compute.disabled_reason, drain_reason) == 0;
		memcpy(seen->why, compute.disabled_reason, sizeof seen->why);
	}
	json_decref(root);
	return found;
}

/* The form that holds until 2.52. */
static bool set_service(struct driver *base, const char *how, json_t *body, struct error *err)
{
	struct nova_driver *driver = nova_self(base);
	char path[64];
	bool good;

	snprintf(path, sizeof path, "/os-services/%s", how);
	good = body ? client_put(driver->client, path, body, err) : error_memory(err);
	json_decref(body);
	return good;
}

static bool shut(struct driver *base, const char *host, struct error *err)
{
	return set_service(base, "disable-log-reason",
			   json_pack("{s:s, s:s, s:s}", "host", host, "binary", "nova-compute",
				     "disabled_reason", drain_reason),
			   err);
}

static bool open_host(struct driver *base, const char *host, struct error *err)
{
	return set_service(base, "enable",
			   json_pack("{s:s, s:s}", "host", host, "binary", "nova-compute"), err);
}

const struct drain_operations nova_drain = {
	.aim = aim, .look = look, .shut = shut, .open = open_host
};
