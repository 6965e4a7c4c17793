/*
 * guest.h — the VMs that a host knows, as it tells of them: for choosing some of them, and for
 * saying beforehand what would forbid moving one.
 */
#ifndef MIGSTAT_COLLECT_GUEST_H
#define MIGSTAT_COLLECT_GUEST_H

#include <stdbool.h>
#include <stddef.h>

/* What one host says of one VM. */
enum guest_state {
	GUEST_UNKNOWN, /* the host could not be asked: see host_view.error */
	GUEST_ABSENT,  /* it knows no such VM */
	GUEST_OFF,     /* defined, not running */
	GUEST_RUNNING,
	GUEST_PAUSED
};

/* "running", "off" and so on. */
const char *guest_state_word(enum guest_state state);

struct guest_disk {
	char *target; /* as the guest has it: vda */
	char *type;   /* file, block, network, volume and so on: the platform's word */
	char *source; /* a path, or what else it comes from; NULL = an empty drive */
	char *cache;  /* the platform's word; NULL = its default */
	bool is_disk; /* not a CD or a floppy */
	bool read_only;
};

/* What stands against moving a VM. */
enum hindrance {
	HINDRANCE_STATE,     /* it does not run */
	HINDRANCE_SNAPSHOTS, /* libvirt refuses to move it with them */
	HINDRANCE_DEVICE,    /* a device of the host's */
	HINDRANCE_FOLDER,    /* a folder of the host's */
	HINDRANCE_MEMORY,    /* memory that it shares with others, or that is encrypted */
	HINDRANCE_JOB,       /* something is being done with it, which may end */
	HINDRANCE_IMAGE,     /* an image in a drive, which must be on the other host, too */
	HINDRANCE_NETWORK,   /* a card of the host's, which the other host must have, too */
	HINDRANCES
};

enum { GUEST_ADDRESS_SIZE = 46 }; /* of a numeric one, IPv4 or IPv6 */

/* Whether the platform refuses to move it as it is; else it depends on the other host. */
bool hindrance_forbids(enum hindrance hindrance);

struct guest {
	char *name;
	char uuid[37];
	enum guest_state state;
	bool persistent;
	double memory_bytes;
	unsigned cpus;
	char cpu_mode[32]; /* host-passthrough, host-model, custom; "" = none told */
	struct guest_disk *disks;
	size_t disk_count;
	double disk_bytes; /* of all that are disks, as the guest sees them; what is not known is 0
			    */
	char *hindrance[HINDRANCES]; /* what it is: "2 snapshots"; NULL = none */
	char *definition;            /* the platform's own words; NULL = not told */
};

struct guests {
	struct guest *at;
	size_t count, capacity;
};

/* The one of that name, or NULL. */
const struct guest *guests_find(const struct guests *guests, const char *name);

/* Sorts them by their names. */
void guests_sort(struct guests *guests);

/* What stands against moving it, the worst first, into text: "2 snapshots; ..."; "" = nothing that
 * is known. only_forbidding: what the platform refuses. */
void guest_hindrances(const struct guest *guest, bool only_forbidding, char *text, size_t size);

/* A deep copy into *to (zeroed), which is to be freed whatever the result; false without memory. */
bool guests_copy(struct guests *to, const struct guests *from);

void guests_free(struct guests *guests);

#endif
