/* drain.c — which VMs a call is about that empties hosts. */
#include "drain.h"

#include "collect/driver-calls.h"

#include <string.h>

/* One that is shut takes nothing back, either. */
static bool check_open(const struct collect_options *options, const char *host,
		       struct driver *driver, struct error *err)
{
	char command[DRAIN_COMMAND_SIZE];
	struct drain_host seen;

	if (!driver->operations->drain->look(driver, host, &seen, err))
		return false;
	drain_command(command, host);
	if (seen.ours)
		return error_set(err,
				 "host '%s' is still disabled by a collect that died: `migstat "
				 "collect --resume` of its run opens it, or %s",
				 host, command);
	return !seen.shut || options->rolling ||
	       error_set(err,
			 "host '%s' is disabled (%s): what leaves it cannot come back; %s, or "
			 "--rolling '%s', which only empties it",
			 host, seen.why[0] ? seen.why : "no reason is told", command, host);
}

static bool is_named(const struct vms *vms, const struct guest *guest)
{
	for (size_t i = 0; i < vms->count; i++)
		if (strcmp(vms->at[i].name, guest->name) == 0 ||
		    strcmp(vms->at[i].name, guest->uuid) == 0)
			return true;
	return false;
}

static bool take_guests(struct vms *vms, const struct guests *guests, const char *host,
			struct display *display, struct error *err)
{
	for (size_t i = 0; i < guests->count; i++) {
		const struct guest *guest = &guests->at[i];
		char why[512];

		if (is_named(vms, guest))
			continue;
		guest_hindrances(guest, true, why, sizeof why);
		if (why[0] != '\0')
			display_say(display, "host '%s' keeps VM '%s': %s", host, guest->name, why);
		else if (!vms_append(vms, guest->uuid, NULL, err))
			return false;
	}
	return true;
}

static bool take_host(struct collect_options *options, const char *host, struct driver *driver,
		      struct display *display, struct error *err)
{
	struct guests guests = { 0 };
	bool good = check_open(options, host, driver, err) &&
		    driver->operations->drain->aim(driver, host, err) &&
		    driver_guests(driver, SIDE_A, &guests, err) &&
		    take_guests(&options->vms, &guests, host, display, err);

	guests_free(&guests);
	return good;
}

bool drain_choose(struct collect_options *options, struct driver *driver, struct display *display,
		  struct error *err)
{
	const struct texts *hosts = &options->drained;

	for (size_t i = 0; i < hosts->count; i++)
		if (!take_host(options, hosts->at[i], driver, display, err))
			return false;
	if (options->vms.count == 0)
		return error_set(err, "host '%s'%s: no server there that can be moved",
				 hosts->at[0], hosts->count > 1 ? " and the others" : "");
	return driver->operations->drain->aim(driver, hosts->at[0], err);
}
