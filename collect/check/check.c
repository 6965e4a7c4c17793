/* check.c — what can be known before anything is measured: the hosts, and each VM on them. */
#include "check.h"

#include "collect/driver-calls.h"
#include "inside.h"

#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/timex.h>
#include <sys/utsname.h>
#include <unistd.h>

/* The first of the ports that QEMU listens on for a migration. */
#define MIGRATION_PORT "49152"
enum { PORT_WAIT_MS = 2000 };

static const char *host_words(enum side side)
{
	return side == SIDE_A ? "host a" : "host b";
}

/* ---- the VMs ---- */

/* Where a manager stands above the hosts, nothing is done behind its back. */
static const char *remedy(const struct check_scene *scene, const char *hosts, const char *managers)
{
	return scene->driver->operations->manager ? managers : hosts;
}

static const char *place_remedy(const struct check_scene *scene, const struct guest *here)
{
	if (!here)
		return remedy(scene, "migstat collect --list -a URI tells which there are",
			      "openstack server list --all-projects --host HOST tells which there "
			      "are");
	return here->state == GUEST_PAUSED
		       ? remedy(scene, "virsh resume", "openstack server unpause, or resume")
		       : remedy(scene, "virsh start", "openstack server start");
}

static void check_place(const struct check_scene *scene, const struct guests guests[2],
			const char *vm, struct findings *findings)
{
	const struct guest *here = guests_find(&guests[SIDE_A], vm);
	const struct guest *there = guests_find(&guests[SIDE_B], vm);
	char about[300];
	char what[400];

	snprintf(about, sizeof about, "VM %s", vm);
	if (here && there && here->state == GUEST_RUNNING && there->state == GUEST_RUNNING)
		findings_add(findings, FINDING_VM, about, "it runs on both hosts",
			     "stop one of them at once: they ruin its disk");
	else if (here && there && strcmp(here->uuid, there->uuid) != 0)
		findings_add(findings, FINDING_NAMESAKE, about,
			     "host b has another VM of that name", scene->uri[SIDE_B]);
	if (here && here->state == GUEST_RUNNING)
		return;
	if (there && there->state == GUEST_RUNNING) {
		if (!scene->goes_on)
			findings_add(
				findings, FINDING_VM, about, "it runs on host b, not on host a",
				remedy(scene,
				       "exchange --host-a and --host-b, or move it: virsh migrate",
				       "exchange --host-a and --host-b, or move it: openstack "
				       "server migrate --live-migration"));
		return;
	}
	if (here)
		snprintf(what, sizeof what, "it is %s on host a", guest_state_word(here->state));
	else
		snprintf(what, sizeof what, "host a knows no such VM");
	findings_add(findings, FINDING_VM, about, what, place_remedy(scene, here));
}

static void check_hindrances(const struct guest *guest, struct findings *findings)
{
	static const struct {
		enum finding_kind kind;
		const char *remedy;
	} told[HINDRANCES] = {
		/* that it does not run check_place tells: this one is of a manager's, which has
		 * given it up */
		[HINDRANCE_STATE] = { FINDING_VM, "once it is known why: openstack server set "
						  "--state active" },
		[HINDRANCE_SNAPSHOTS] = { FINDING_HINDRANCE,
					  "virsh snapshot-list, snapshot-delete --metadata" },
		[HINDRANCE_DEVICE] = { FINDING_HINDRANCE, "virsh detach-device" },
		[HINDRANCE_FOLDER] = { FINDING_HINDRANCE,
				       "take the filesystem out of its definition: virsh edit" },
		[HINDRANCE_MEMORY] = { FINDING_HINDRANCE,
				       "take it out of its definition: virsh edit" },
		[HINDRANCE_JOB] = { FINDING_JOB, NULL },
		[HINDRANCE_IMAGE] = { FINDING_DRIVE, NULL },
		[HINDRANCE_NETWORK] = { FINDING_CARD, NULL },
	};
	char about[300];

	snprintf(about, sizeof about, "VM %s", guest->name);
	for (unsigned i = 0; i < HINDRANCES; i++)
		if (guest->hindrance[i])
			findings_add(findings, told[i].kind, about, guest->hindrance[i],
				     told[i].remedy ? told[i].remedy : guest->name);
}

static void check_guests(const struct check_scene *scene, struct guests guests[2],
			 struct findings *findings)
{
	for (int side = 0; side < 2; side++) {
		struct error err = { 0 };

		if (!driver_guests(scene->driver, (enum side)side, &guests[side], &err)) {
			findings_add(findings, FINDING_HOST, host_words((enum side)side), err.text,
				     remedy(scene, "virsh list --all there",
					    "openstack compute service list"));
			return;
		}
	}
	for (size_t i = 0; i < scene->vms->count; i++) {
		const char *vm = scene->vms->at[i].name;

		check_place(scene, guests, vm, findings);
		for (int side = 0; side < 2; side++) {
			const struct guest *guest = guests_find(&guests[side], vm);

			if (guest && guest->state == GUEST_RUNNING)
				check_hindrances(guest, findings);
		}
	}
}

/* ---- the hosts ---- */

static void check_here(const struct check_scene *scene, struct findings *findings)
{
	struct utsname here;
	char what[300];

	for (int side = 0; side < 2; side++) {
		const char *name = driver_host_name(scene->driver, (enum side)side);

		if (!name || uname(&here) != 0 || strcmp(here.nodename, name) != 0)
			continue;
		snprintf(what, sizeof what, "this is %s", name);
		findings_add(findings, FINDING_HERE, host_words((enum side)side), what, NULL);
	}
}

/* Refused is good: then nothing lies in between. */
static bool passes(const struct addrinfo *address)
{
	int fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	struct pollfd wait = { fd, POLLOUT, 0 };
	int code = 0;
	socklen_t size = sizeof code;
	bool good = true;

	if (fd < 0)
		return true;
	if (connect(fd, address->ai_addr, address->ai_addrlen) != 0 && errno == EINPROGRESS)
		good = poll(&wait, 1, PORT_WAIT_MS) == 1 &&
		       getsockopt(fd, SOL_SOCKET, SO_ERROR, &code, &size) == 0 &&
		       (code == 0 || code == ECONNREFUSED);
	close(fd);
	return good;
}

/* From here, which need not be the way that migrations take. */
static void check_port(const struct check_scene *scene, enum side side, struct findings *findings)
{
	const char *name = driver_host_name(scene->driver, side);
	const struct addrinfo hints = { .ai_socktype = SOCK_STREAM };
	struct addrinfo *found = NULL;
	char what[400];

	if (!name)
		return;
	if (getaddrinfo(name, MIGRATION_PORT, &hints, &found) != 0) {
		snprintf(what, sizeof what, "whether its ports are open: %s is not known here",
			 name);
		findings_add(
			findings, FINDING_UNKNOWN, host_words(side), what,
			"see that the other host knows the name, and reaches port " MIGRATION_PORT);
		return;
	}
	if (!passes(found)) {
		snprintf(what, sizeof what,
			 "no answer from port " MIGRATION_PORT " of %s, seen from "
			 "here",
			 name);
		findings_add(findings, FINDING_PORT, host_words(side), what, NULL);
	}
	freeaddrinfo(found);
}

static void check_clock(struct findings *findings)
{
	struct timex state = { .modes = 0 };

	if (adjtimex(&state) == TIME_ERROR || (state.status & STA_UNSYNC))
		findings_add(findings, FINDING_CLOCK, "here",
			     "this machine's clock is not synchronized", NULL);
}

void check_all(const struct check_scene *scene, struct findings *findings)
{
	struct guests guests[2] = { { 0 }, { 0 } };
	const struct examine_scene examined = { scene->vms, scene->cases, guests, scene->quick };

	check_guests(scene, guests, findings);
	driver_examine(scene->driver, &examined, findings_add, findings);
	check_here(scene, findings);
	if (!scene->quick) {
		for (int side = 0; side < 2; side++)
			check_port(scene, (enum side)side, findings);
		check_clock(findings);
	}
	check_measuring(scene, findings);
	for (int side = 0; side < 2; side++)
		guests_free(&guests[side]);
	findings_sort(findings);
}
