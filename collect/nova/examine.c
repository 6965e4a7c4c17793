/* examine.c — what Nova can tell beforehand of whether the VMs can be moved. */
#include "inside.h"

#include <stdio.h>
#include <string.h>

/* Who is told. */
struct listener {
	finding_sink *sink;
	void *closure;
};

/* A compute that is down takes no guest and gives none; to one that is disabled, none goes, which
 * hinders nobody who only empties it. */
static void examine_compute(const struct compute *compute, enum side side, bool emptied,
			    const struct listener *to)
{
	char about[16];
	char what[512];
	char remedy[512];

	snprintf(about, sizeof about, "host %s", side_word(side));
	if (strcmp(compute->state, "down") == 0) {
		snprintf(what, sizeof what, "nova-compute of %s is down", compute->host);
		to->sink(to->closure, FINDING_HOST, about, what,
			 "start it there, and wait until openstack compute service list says up");
	}
	if (!emptied && strcmp(compute->status, "disabled") == 0) {
		snprintf(what, sizeof what, "%s is disabled: Nova moves no VM to it",
			 compute->host);
		snprintf(remedy, sizeof remedy,
			 "openstack compute service set --enable %s nova-compute", compute->host);
		to->sink(to->closure, FINDING_HOST, about, what, remedy);
	}
}

static void examine_computes(struct nova_driver *driver, const struct listener *to)
{
	struct error why = { 0 };
	json_t *services = client_get(driver->client, "/os-services?binary=nova-compute",
				      client_minor(driver->client), NULL, &why);
	struct compute compute;

	if (!services)
		to->sink(to->closure, FINDING_UNKNOWN, "the computes", why.text,
			 "openstack compute service list");
	for (size_t i = 0; answer_compute_at(services, i, &compute); i++)
		for (int side = 0; side < 2; side++)
			if (driver->host[side] && strcmp(compute.host, driver->host[side]) == 0)
				examine_compute(&compute, (enum side)side, !driver->host[SIDE_B],
						to);
	json_decref(services);
}

/* Nova may have it on one host and the other run it, since something broke before. */
static void examine_place(struct nova_driver *driver, const struct vm *vm,
			  const struct listener *to)
{
	const struct migration_request request = { .vm = vm, .source = SIDE_A };
	struct host_view view[2];
	struct error why = { 0 };
	char about[300];

	for (int side = 0; side < 2; side++)
		nova_look_beside(&driver->base, (enum side)side, vm->name, &view[side]);
	if (!nova_disagrees(&driver->base, &request, view, &why))
		return;
	snprintf(about, sizeof about, "VM %s", vm->name);
	to->sink(to->closure, FINDING_VM, about, why.text,
		 "let Nova know where it runs before anything moves it: a migration can destroy "
		 "it");
}

void nova_examine(struct driver *base, const struct examine_scene *scene, finding_sink *sink,
		  void *closure)
{
	struct nova_driver *driver = nova_self(base);
	const struct listener to = { sink, closure };

	examine_computes(driver, &to);
	for (size_t i = 0; driver->hosts && i < scene->vms->count; i++)
		examine_place(driver, &scene->vms->at[i], &to);
}
