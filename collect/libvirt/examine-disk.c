/* examine-disk.c — whether a VM's disks can be used, or copied, where it goes. */
#include "examine.h"

#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GIB (1024.0 * 1024 * 1024)

/* One disk of one VM. */
struct disk_at {
	const struct guest *guest;
	const struct guest_disk *disk;
	enum side side; /* where it stands */
	char about[600];
};

static bool is(const char *text, const char *word)
{
	return text && strcmp(text, word) == 0;
}

/* ---- shared ---- */

/* The file system of a path as the host's shell tells it; "" = nobody tells. */
static void file_system(const struct examination *of, enum side side, const char *path,
			char text[64])
{
	char quoted[1100];
	char command[1200];
	int status;

	text[0] = '\0';
	if (of->scene->quick)
		return;
	libvirt_quote(path, quoted, sizeof quoted);
	snprintf(command, sizeof command, "stat -f -c %%T -- %s", quoted);
	if (!libvirt_shell(of->driver->host[side].uri, command, &status, text, 64) || status != 0)
		text[0] = '\0';
	text[strcspn(text, "\n")] = '\0';
}

/* As stat calls those that several hosts can mount (libvirt: virFileIsSharedFS). */
static bool is_shared_system(const char *name)
{
	static const char *const shared[] = { "nfs",     "smb",      "smb2",  "cifs",
					      "ceph",    "gfs/gfs2", "ocfs2", "gpfs",
					      "fuseblk", "fuse",     "afs",   "acfs",
					      "lustre",  "9p",       "v9fs",  "beegfs" };

	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
		if (strcmp(name, shared[i]) == 0)
			return true;
	return false;
}

/* What libvirt does not take for safe (qemuMigrationSrcIsSafe). */
static void examine_shared(const struct examination *of, const struct disk_at *at, bool unsafe)
{
	const struct guest_disk *disk = at->disk;
	bool cached = disk->cache && !is(disk->cache, "none") && !is(disk->cache, "directsync");
	char system[64];

	if (disk->read_only ||
	    (is(disk->type, "network") && disk->source && strncmp(disk->source, "rbd:", 4) == 0))
		return;
	if (is(disk->type, "file") && disk->source) {
		file_system(of, at->side, disk->source, system);
		if (system[0] != '\0' && !is_shared_system(system)) {
			examine_tell(of, unsafe ? FINDING_SHARED : FINDING_UNSAFE, at->about, NULL,
				     "%s lies on %s, which is not known to be shared", disk->source,
				     system);
			return;
		}
	}
	if (cached && !unsafe)
		examine_tell(of, FINDING_UNSAFE, at->about, NULL,
			     "cache='%s': only none and directsync are safe", disk->cache);
}

/* ---- copied along ---- */

/* As large as the guest sees it; 0 = not known. */
static double capacity_of(const struct examination *of, const struct disk_at *at)
{
	virDomainPtr domain = virDomainLookupByName(of->connection[at->side], at->guest->name);
	virDomainBlockInfo info;
	double capacity = 0;

	if (domain && at->disk->target &&
	    virDomainGetBlockInfo(domain, at->disk->target, &info, 0) == 0)
		capacity = (double)info.capacity;
	if (domain)
		virDomainFree(domain);
	return capacity;
}

static void compare_size(const struct examination *of, const struct disk_at *at,
			 virStorageVolPtr image)
{
	virStorageVolInfo info;
	double capacity = capacity_of(of, at);

	if (virStorageVolGetInfo(image, &info) == 0 && capacity > 0 &&
	    (double)info.capacity != capacity)
		examine_tell(of, FINDING_SIZE, at->about, NULL,
			     "%s has %.0f bytes on host %s, the VM's disk %.0f", at->disk->source,
			     (double)info.capacity, side_word(other_side(at->side)), capacity);
}

/* A pool in whose folder libvirt makes the image by itself. */
static bool examine_pool(const struct examination *of, const struct disk_at *at)
{
	char folder[1024];
	char *slash;
	virStoragePoolPtr pool;
	virStoragePoolInfo info;
	double capacity = capacity_of(of, at);

	snprintf(folder, sizeof folder, "%s", at->disk->source);
	slash = strrchr(folder, '/');
	if (!slash || slash == folder)
		return false;
	*slash = '\0';
	pool = virStoragePoolLookupByTargetPath(of->connection[other_side(at->side)], folder);
	if (!pool)
		return false;
	if (virStoragePoolGetInfo(pool, &info) == 0 && capacity > (double)info.available)
		examine_tell(of, FINDING_ROOM, at->about, NULL,
			     "%.1f GiB are free in %s on host %s, the disk has %.1f GiB",
			     (double)info.available / GIB, folder, side_word(other_side(at->side)),
			     capacity / GIB);
	virStoragePoolFree(pool);
	return true;
}

/* 0: no such file; 1: there is one; -1: nobody tells. */
static int ask_shell(const struct examination *of, enum side side, const char *path)
{
	char quoted[1100];
	char command[1200];
	char text[1500];
	int status;

	if (of->scene->quick)
		return -1;
	libvirt_quote(path, quoted, sizeof quoted);
	snprintf(command, sizeof command, "LC_ALL=C ls -d -- %s", quoted);
	if (!libvirt_shell(of->driver->host[side].uri, command, &status, text, sizeof text))
		return -1;
	if (status != 0 && strstr(text, "Permission denied"))
		return -1;
	return status == 0;
}

static void examine_copied(const struct examination *of, const struct disk_at *at)
{
	enum side other = other_side(at->side);
	const char *path = at->disk->source;
	virStorageVolPtr image;
	char remedy[1400];
	int there;

	if (at->disk->read_only || !path || path[0] != '/')
		return;
	image = virStorageVolLookupByPath(of->connection[other], path);
	if (image) {
		compare_size(of, at, image);
		virStorageVolFree(image);
		return;
	}
	if (examine_pool(of, at))
		return;
	there = ask_shell(of, other, path);
	snprintf(remedy, sizeof remedy, "on host %s: qemu-img create -f FORMAT %s %.0f",
		 side_word(other), path, capacity_of(of, at));
	if (there == 0)
		examine_tell(of, FINDING_IMAGE, at->about, remedy,
			     "no %s on host %s, and no pool to make it in", path, side_word(other));
	else if (there < 0 && !of->scene->quick)
		examine_tell(of, FINDING_UNKNOWN, at->about, remedy,
			     "whether %s is on host %s: it is in no pool of that host", path,
			     side_word(other));
}

/* Of cases that ask the same of a disk one is enough. */
void examine_disks(const struct examination *of, const struct guest *guest, enum side side)
{
	const struct cases *cases = of->scene->cases;
	bool done[3] = { false, false, false };

	for (size_t c = 0; c < cases->count; c++) {
		bool block = case_word(&cases->at[c], PARAMETER_STORAGE) == STORAGE_BLOCK;
		bool unsafe = case_is(&cases->at[c], PARAMETER_UNSAFE);
		int kind = block ? 0 : unsafe ? 1 : 2;

		for (size_t d = 0; d < guest->disk_count && !done[kind]; d++) {
			struct disk_at at = { guest, &guest->disks[d], side, "" };

			if (!at.disk->is_disk)
				continue;
			snprintf(at.about, sizeof at.about, "VM %s, %s, case %s", guest->name,
				 at.disk->target ? at.disk->target : "?", cases->at[c].name);
			if (block)
				examine_copied(of, &at);
			else
				examine_shared(of, &at, unsafe);
		}
		done[kind] = true;
	}
}
