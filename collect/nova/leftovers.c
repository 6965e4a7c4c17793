/*
 * leftovers.c — what a migration that half failed has left behind, and blocks its server from then
 * on ("No valid host was found", nothing else): port bindings in Neutron, allocations in Placement.
 * They are only looked for, and named with what removes them.
 */
#include "inside.h"

#include <stdio.h>
#include <string.h>

/* So many of a server's last migrations that are over are asked about. */
enum { OVER_MOST = 20 };

enum { COMMAND_SIZE = 1024 };

/* Who is told, and of which server. */
struct looking {
	struct nova_driver *driver;
	const char *id;
	nova_leftover_sink *sink;
	void *closure;
};

/* By curl: OpenStack's own client has no command for a binding, and one for an allocation only with
 * a plug-in (python3-osc-placement). */
static void delete_command(char command[COMMAND_SIZE], const char *url, const char *path,
			   const char *end)
{
	snprintf(command, COMMAND_SIZE,
		 "curl -X DELETE -H \"X-Auth-Token: $(openstack token issue -f value -c id)\" "
		 "%s%s%s",
		 url, path, end);
}

static bool look_at_bindings(const struct looking *looking, const char *port, struct error *err)
{
	struct client *client = looking->driver->client;
	struct binding binding;
	char path[128];
	char what[400];
	char end[300];
	char command[COMMAND_SIZE];
	json_t *root;

	snprintf(path, sizeof path, "/v2.0/ports/%s/bindings", port);
	root = client_get_of(client, SERVICE_NETWORK, path, err);
	for (size_t i = 0; root && answer_binding_at(root, i, &binding); i++) {
		if (strcmp(binding.status, "INACTIVE") != 0)
			continue;
		snprintf(what, sizeof what,
			 "its port %s has an INACTIVE binding on host '%s', left by an earlier "
			 "migration",
			 port, binding.host);
		snprintf(end, sizeof end, "/%s", binding.host);
		delete_command(command, client_url_of(client, SERVICE_NETWORK), path, end);
		looking->sink(looking->closure, what, command);
	}
	json_decref(root);
	return root != NULL;
}

static bool look_at_ports(const struct looking *looking, struct error *err)
{
	char path[128];
	char port[37];
	json_t *root;
	bool good;

	snprintf(path, sizeof path, "/v2.0/ports?device_id=%s", looking->id);
	root = client_get_of(looking->driver->client, SERVICE_NETWORK, path, err);
	good = root;
	for (size_t i = 0; good && answer_port_at(root, i, port); i++)
		good = port[0] == '\0' || look_at_bindings(looking, port, err);
	json_decref(root);
	return good;
}

/* One that is over holds nothing any more; only resizing waits for a word with both places held. */
static bool is_over(const struct migration *migration)
{
	return migration->uuid[0] != '\0' && (strcmp(migration->status, "error") == 0 ||
					      strcmp(migration->status, "failed") == 0 ||
					      strcmp(migration->status, "cancelled") == 0 ||
					      strcmp(migration->status, "completed") == 0);
}

static bool look_at_allocation(const struct looking *looking, const struct migration *migration,
			       struct error *err)
{
	struct client *client = looking->driver->client;
	char path[64];
	char what[200];
	char command[COMMAND_SIZE];
	json_t *root;

	snprintf(path, sizeof path, "/allocations/%s", migration->uuid);
	root = client_get_of(client, SERVICE_PLACEMENT, path, err);
	if (answer_has_allocations(root)) {
		snprintf(what, sizeof what,
			 "an allocation of its migration %s is left, which is over (%s)",
			 migration->uuid, migration->status);
		delete_command(command, client_url_of(client, SERVICE_PLACEMENT), path, "");
		looking->sink(looking->closure, what, command);
	}
	json_decref(root);
	return root != NULL;
}

/* Their uuids are told by newer versions only. */
static bool look_at_allocations(const struct looking *looking, struct error *err)
{
	struct client *client = looking->driver->client;
	struct migration migration;
	size_t asked = 0;
	char path[128];
	json_t *root;
	bool good;

	if (client_newest(client) < NOVA_MINOR_DETAILS)
		return error_set(err, "this Nova tells no migration's uuid");
	snprintf(path, sizeof path, "/os-migrations?instance_uuid=%s&migration_type=live-migration",
		 looking->id);
	root = client_get(client, path, NOVA_MINOR_DETAILS, NULL, err);
	good = root;
	for (size_t i = 0; good && asked < OVER_MOST && answer_migration_at(root, i, &migration);
	     i++) {
		if (!is_over(&migration))
			continue;
		asked++;
		good = look_at_allocation(looking, &migration, err);
	}
	json_decref(root);
	return good;
}

bool nova_leftovers(struct nova_driver *driver, const char *id, nova_leftover_sink *sink,
		    void *closure, struct error *err)
{
	const struct looking looking = { driver, id, sink, closure };
	bool good = look_at_ports(&looking, err);

	return look_at_allocations(&looking, err) && good;
}
