/* examine.c — what Nova, Neutron and Placement can tell beforehand: compute services that are down
 * or disabled, and what blocks a server. */
#include "inside.h"

#include "datasets/texts.h"

#include <stdio.h>
#include <string.h>

struct examination {
	struct nova_driver *driver;
	finding_sink *sink;
	void *closure;
	const char *vm;
};

static bool is_ready(const struct compute *compute)
{
	return strcmp(compute->state, "up") == 0 && strcmp(compute->status, "enabled") == 0;
}

static void tell_host(const struct examination *of, const char *about,
		      const struct compute *compute)
{
	bool down = strcmp(compute->state, "up") != 0;
	char what[700];
	char remedy[DRAIN_COMMAND_SIZE];

	snprintf(what, sizeof what, "the compute service of '%s' is %s%s%s", compute->host,
		 down ? "down" : "disabled", !down && compute->disabled_reason[0] ? ": " : "",
		 down ? "" : compute->disabled_reason);
	drain_command(remedy, compute->host);
	of->sink(of->closure, FINDING_SERVICE, about, what,
		 down ? "start nova-compute there, and see its log" : remedy);
}

/* One that is only emptied may be disabled already, and whoever empties several wants to know of
 * all that are down before the first. */
static bool told_as_drained(const struct examination *of, const struct compute *compute)
{
	const struct nova_driver *driver = of->driver;
	bool drained = driver->rolling ? texts_have(driver->rolling, compute->host)
				       : nova_is_on(driver, SIDE_A, compute->host);
	char about[300];

	if (!driver->drains || !drained)
		return false;
	snprintf(about, sizeof about, "host '%s'", compute->host);
	if (strcmp(compute->state, "up") != 0)
		tell_host(of, driver->rolling ? about : "host a", compute);
	return true;
}

static void examine_hosts(const struct examination *of)
{
	const struct nova_driver *driver = of->driver;
	struct error err = { 0 };
	json_t *root = client_get(driver->client, "/os-services?binary=nova-compute",
				  client_minor(driver->client), NULL, &err);
	struct compute compute;
	size_t others = 0;

	for (size_t i = 0; root && answer_compute_at(root, i, &compute); i++) {
		bool is_a = nova_is_on(driver, SIDE_A, compute.host);

		others += !is_a && is_ready(&compute);
		if (told_as_drained(of, &compute))
			continue;
		if (is_a || driver->host[SIDE_B])
			for (unsigned side = 0; side < 2; side++)
				if (nova_is_on(driver, side, compute.host) && !is_ready(&compute))
					tell_host(of, side == SIDE_A ? "host a" : "host b",
						  &compute);
	}
	if (!root)
		of->sink(of->closure, FINDING_UNKNOWN, "hosts", err.text,
			 "openstack compute service list");
	else if (others == 0 && !driver->host[SIDE_B])
		of->sink(of->closure, FINDING_SERVICE, "hosts",
			 "no other compute service is up and enabled",
			 "openstack compute service list");
	json_decref(root);
}

static void tell_leftover(void *closure, const char *what, const char *command)
{
	const struct examination *of = closure;
	char about[300];

	snprintf(about, sizeof about, "VM %s", of->vm);
	of->sink(of->closure, FINDING_LEFTOVER, about, what, command);
}

static void examine_server(struct examination *of, const struct nova_server *server)
{
	struct error err = { 0 };
	struct server now;
	char about[300];
	char what[1200];

	of->vm = server->name;
	/* while it is under way, what it needs is no leftover: its task is a finding already */
	if (nova_ask_server(of->driver, server, &now, NULL, &err) && now.task_state[0] != '\0')
		return;
	err = (struct error){ 0 };
	if (nova_leftovers(of->driver, server->id, tell_leftover, of, &err))
		return;
	snprintf(about, sizeof about, "VM %s", server->name);
	snprintf(what, sizeof what, "whether a half failed migration has left something behind: %s",
		 err.text);
	of->sink(of->closure, FINDING_UNKNOWN, about, what, "ask Neutron and Placement");
}

/* Nova may have it on one host and the other run it, since something broke before. */
static void examine_place(const struct examination *of, const struct vm *vm)
{
	const struct migration_request request = { .vm = vm, .source = SIDE_A };
	struct host_view view[2];
	struct error why = { 0 };
	char about[300];

	for (int side = 0; side < 2; side++)
		nova_look_beside(&of->driver->base, (enum side)side, vm->name, &view[side]);
	if (!nova_disagrees(&of->driver->base, &request, view, &why))
		return;
	snprintf(about, sizeof about, "VM %s", vm->name);
	of->sink(of->closure, FINDING_VM, about, why.text,
		 "let Nova know where it runs before anything moves it: a migration can destroy "
		 "it");
}

void nova_examine(struct driver *base, const struct examine_scene *scene, finding_sink *sink,
		  void *closure)
{
	struct nova_driver *driver = nova_self(base);
	struct examination of = { driver, sink, closure, NULL };

	examine_hosts(&of);
	for (size_t i = 0; !scene->quick && i < driver->count; i++)
		examine_server(&of, &driver->servers[i]);
	for (size_t i = 0; driver->hosts && i < scene->vms->count; i++)
		examine_place(&of, &scene->vms->at[i]);
}
