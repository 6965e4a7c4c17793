/* look.c — asks Nova about a VM. */
#include "inside.h"

#include <stdio.h>
#include <string.h>

/* Nova's numbers of a guest's power (nova/compute/power_state.py). */
enum { POWER_RUNNING = 1, POWER_PAUSED = 3, POWER_SUSPENDED = 7 };

/* A server in ERROR may run all the same: the hypervisor's word counts then. */
enum guest_state nova_state_of(const struct server *server)
{
	if (strcmp(server->vm_state, "active") == 0)
		return GUEST_RUNNING;
	if (strcmp(server->vm_state, "paused") == 0 || strcmp(server->vm_state, "suspended") == 0)
		return GUEST_PAUSED;
	if (strcmp(server->vm_state, "error") != 0)
		return GUEST_OFF;
	return server->power_state == POWER_RUNNING ? GUEST_RUNNING
	       : server->power_state == POWER_PAUSED || server->power_state == POWER_SUSPENDED
		       ? GUEST_PAUSED
		       : GUEST_OFF;
}

/* Asks; a server that is not there is an answer, too. */
static bool ask(struct nova_driver *driver, const char *vm, struct server *server,
		struct host_view *view)
{
	const struct nova_server *own = nova_server_of(driver, vm);
	struct client_said said = { 0 };

	if (!own)
		return error_set(&view->error, "VM '%s' is none of the cloud's", vm);
	if (nova_ask_server(driver, own, server, &said, &view->error))
		return true;
	if (said.status == 404)
		view->state = GUEST_ABSENT;
	return false;
}

void nova_look(struct driver *base, enum side side, const char *vm, struct host_view *view)
{
	struct nova_driver *driver = nova_self(base);
	struct server server = { 0 };

	*view = (struct host_view){ .state = GUEST_UNKNOWN };
	if (!ask(driver, vm, &server, view))
		return;
	if (!nova_is_on(driver, side, server.host)) {
		view->state = GUEST_ABSENT;
		return;
	}
	view->state = nova_state_of(&server);
	view->pause = view->state == GUEST_PAUSED ? PAUSE_BY_USER : PAUSE_OTHER;
	view->persistent = true;
	view->job_active = server.task_state[0] != '\0';
	snprintf(view->reason, sizeof view->reason, "%s %.30s", server.status, server.task_state);
	memcpy(view->uuid, server.id, sizeof view->uuid);
}

bool nova_elsewhere(struct driver *base, const char *vm, char host[64])
{
	struct nova_driver *driver = nova_self(base);
	struct host_view ignored = { .state = GUEST_UNKNOWN };
	struct server server = { 0 };

	if (!ask(driver, vm, &server, &ignored) || server.host[0] == '\0' ||
	    nova_is_on(driver, SIDE_A, server.host) || nova_is_on(driver, SIDE_B, server.host))
		return false;
	snprintf(host, 64, "%.63s", server.host);
	return true;
}

bool nova_address(struct driver *base, enum side side, const char *vm,
		  char address[GUEST_ADDRESS_SIZE], const char **from)
{
	struct nova_driver *driver = nova_self(base);
	const struct nova_server *own = nova_server_of(driver, vm);
	struct error ignored = { 0 };
	char path[64];
	json_t *root;

	(void)side;
	if (!own)
		return false;
	snprintf(path, sizeof path, "/servers/%s", own->id);
	root = client_get(driver->client, path, client_minor(driver->client), NULL, &ignored);
	*from = answer_address(root, address, GUEST_ADDRESS_SIZE);
	json_decref(root);
	return *from != NULL;
}

/* The one side on which the hosts have it running; 2 = not exactly one. */
static unsigned running_side(const struct host_view view[2])
{
	bool a = view[SIDE_A].state == GUEST_RUNNING;
	bool b = view[SIDE_B].state == GUEST_RUNNING;

	return a == b ? 2 : a ? SIDE_A : SIDE_B;
}

bool nova_disagrees(struct driver *base, const struct migration_request *request,
		    const struct host_view view[2], struct error *why)
{
	struct nova_driver *driver = nova_self(base);
	const struct nova_server *own = nova_server_of(driver, request->vm->name);
	unsigned side = running_side(view);
	struct host_view ignored = { .state = GUEST_UNKNOWN };
	struct server server = { 0 };

	if (own && own->work.contradiction.text[0] != '\0') {
		error_set(why, "%s", own->work.contradiction.text);
		return true;
	}
	/* without the hosts' own word there is nobody who could disagree */
	if (!driver->hosts || side == 2 || !ask(driver, request->vm->name, &server, &ignored) ||
	    server.task_state[0] != '\0' || nova_is_on(driver, side, server.host))
		return false;
	error_set(
		why,
		"Nova has the server %s on host '%s' (%s), but the guest runs on host '%s': do not "
		"migrate it; ask the compute service's log there",
		own->id, server.host, server.status, driver->host[side]);
	return true;
}
