/* choose.c — which VMs a new run is about. */
#include "choose.h"

#include "collect/driver-calls.h"
#include "collect/observe/observe.h"

#include "datasets/nearest.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

static bool has(const struct vms *vms, const char *name)
{
	for (size_t i = 0; i < vms->count; i++)
		if (strcmp(vms->at[i].name, name) == 0)
			return true;
	return false;
}

/* ---- patterns and --all ---- */

/* One that fits several patterns is taken once. */
static bool take(struct vms *chosen, const char *name, struct error *err)
{
	return has(chosen, name) || vms_append(chosen, name, NULL, err);
}

static bool no_match(const struct guests *guests, const char *pattern, struct error *err)
{
	struct nearest nearest = { .typed = pattern };
	char guess[NEAREST_TEXT_SIZE];

	for (size_t i = 0; i < guests->count; i++)
		nearest_offer(&nearest, guests->at[i].name);
	nearest_text(&nearest, guess);
	return error_set(err,
			 "--vm '%s': no VM that runs on host A fits%s (migstat collect --list -a "
			 "URI tells which there are)",
			 pattern, guess);
}

static bool take_pattern(struct vms *chosen, const struct guests *guests, const char *pattern,
			 struct error *err)
{
	size_t fits = 0;

	for (size_t i = 0; i < guests->count; i++) {
		const struct guest *guest = &guests->at[i];

		if (guest->state != GUEST_RUNNING || fnmatch(pattern, guest->name, 0) != 0)
			continue;
		fits++;
		if (!take(chosen, guest->name, err))
			return false;
	}
	return fits > 0 || no_match(guests, pattern, err);
}

/* Without those that would only ever be refused. */
static bool take_all(struct vms *chosen, const struct guests *guests, struct display *display,
		     struct error *err)
{
	for (size_t i = 0; i < guests->count; i++) {
		const struct guest *guest = &guests->at[i];
		char why[512];

		guest_hindrances(guest, true, why, sizeof why);
		if (has(chosen, guest->name))
			continue;
		if (why[0] != '\0')
			display_say(display, "--all leaves out VM '%s': %s", guest->name, why);
		else if (!take(chosen, guest->name, err))
			return false;
	}
	return true;
}

static bool take_given(struct vms *chosen, const struct vm *vm, const struct guests *guests,
		       struct error *err)
{
	if (!vm_is_pattern(vm->name) || guests_find(guests, vm->name))
		return vms_append(chosen, vm->name, vm->no_address ? "none" : vm->address, err);
	if (vm->address)
		return error_set(err,
				 "--vm '%s=%s': an address belongs to one VM, not to a pattern",
				 vm->name, vm->address);
	return take_pattern(chosen, guests, vm->name, err);
}

static bool has_pattern(const struct vms *vms)
{
	for (size_t i = 0; i < vms->count; i++)
		if (vm_is_pattern(vms->at[i].name))
			return true;
	return false;
}

bool choose_vms(struct collect_options *options, struct driver *driver, struct display *display,
		struct error *err)
{
	struct guests guests = { 0 };
	struct vms chosen = { 0 };
	bool good = true;

	/* a platform that finds what names stand for knows what fits, too */
	if (driver->operations->find)
		return !options->all || vms_append(&options->vms, "*", NULL, err);
	if (!options->all && !has_pattern(&options->vms))
		return true;
	good = driver_guests(driver, SIDE_A, &guests, err);
	for (size_t i = 0; good && i < options->vms.count; i++)
		good = take_given(&chosen, &options->vms.at[i], &guests, err);
	if (good && options->all)
		good = take_all(&chosen, &guests, display, err);
	if (good && chosen.count == 0)
		good = error_set(err, "--all: no VM on host A runs and can be moved");
	guests_free(&guests);
	if (!good) {
		vms_free(&chosen);
		return false;
	}
	vms_free(&options->vms);
	options->vms = chosen;
	return true;
}

/* ---- addresses ---- */

static bool find_address(struct vm *vm, struct driver *driver, struct display *display,
			 struct error *err)
{
	char address[GUEST_ADDRESS_SIZE];
	const char *from;

	if (!driver_address(driver, SIDE_A, vm->name, address, &from))
		return true;
	display_say(display, "VM '%s' is at %s (%s)", vm->name, address, from);
	return vm_set_address(vm, address, err);
}

bool choose_addresses(struct collect_options *options, struct driver *driver,
		      struct display *display, struct error *err)
{
	struct vms *vms = &options->vms;
	struct error why = { 0 };
	size_t given = 0;

	if (options->observe.probes.count == 0 || options->observe.margin_seconds == 0)
		return true;
	for (size_t i = 0; i < vms->count; i++)
		given += vms->at[i].address != NULL;
	for (size_t i = 0; i < vms->count; i++)
		if (!vms->at[i].address && !vms->at[i].no_address &&
		    !find_address(&vms->at[i], driver, display, err))
			return false;
	if (given > 0 || observer_may(&options->observe, vms, &why))
		return true;
	display_say(display, "warning: no VM is probed: %s", why.text);
	for (size_t i = 0; i < vms->count; i++) {
		free(vms->at[i].address);
		vms->at[i].address = NULL;
	}
	return true;
}
