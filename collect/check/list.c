/* list.c — the VMs of a host, for whoever has to choose. */
#include "list.h"

#include "collect/libvirt/libvirt.h"
#include "sheet.h"

#include "datasets/array.h"
#include "datasets/characters.h"

#include <stdlib.h>
#include <string.h>

static void add_memory(struct sheet *sheet, const struct guest *guest)
{
	double mib = guest->memory_bytes / (1024 * 1024);

	if (mib >= 10 * 1024)
		sheet_add(sheet, "%.4g GiB", mib / 1024);
	else
		sheet_add(sheet, "%.4g MiB", mib);
}

/* "vda /path, vdb rbd:pool/image"; drives without a disk of their own are left out. */
static void add_disks(struct sheet *sheet, const struct guest *guest)
{
	char text[1024] = "";
	size_t used = 0;

	for (size_t i = 0; i < guest->disk_count && used < sizeof text; i++) {
		const struct guest_disk *disk = &guest->disks[i];

		if (disk->is_disk)
			used += (size_t)snprintf(text + used, sizeof text - used, "%s%s %s",
						 used > 0 ? ", " : "",
						 disk->target ? disk->target : "?",
						 disk->source ? disk->source : disk->type);
	}
	sheet_add(sheet, "%s", text);
}

static void add_guest(struct sheet *sheet, const struct guest *guest, const char *address)
{
	char hindrances[1024];

	guest_hindrances(guest, false, hindrances, sizeof hindrances);
	sheet_add(sheet, "%s", guest->name);
	sheet_add(sheet, "%s%s", guest_state_word(guest->state),
		  guest->persistent ? "" : " (transient)");
	add_memory(sheet, guest);
	sheet_add(sheet, "%u", guest->cpus);
	sheet_add(sheet, "%s", address);
	add_disks(sheet, guest);
	sheet_add(sheet, "%s", hindrances[0] != '\0' ? hindrances : "nothing known");
}

bool list_host(const char *uri, double seconds, FILE *stream, struct error *err)
{
	static const char *const heads[] = { "VM",      "state", "memory",           "CPUs",
					     "address", "disks", "against moving it" };
	struct guests guests = { 0 };
	char(*address)[GUEST_ADDRESS_SIZE] = NULL;
	bool good = libvirt_guests(uri, seconds, &guests, &address, err);

	if (good) {
		struct sheet sheet = sheet_of(heads, COUNT(heads));

		for (size_t i = 0; i < guests.count; i++)
			add_guest(&sheet, &guests.at[i], address[i]);
		if (guests.count == 0)
			visible_print(stream, "%s knows no VM.\n", uri);
		else
			good = sheet_print(&sheet, stream) || error_memory(err);
		sheet_free(&sheet);
	}
	free(address);
	guests_free(&guests);
	return good;
}
