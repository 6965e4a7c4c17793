/*
 * examine.h — what libvirt can tell beforehand of whether the VMs can be moved: examine.c the
 * hosts, examine-vm.c a VM against the other host, examine-disk.c its disks.
 */
#ifndef MIGSTAT_COLLECT_LIBVIRT_EXAMINE_H
#define MIGSTAT_COLLECT_LIBVIRT_EXAMINE_H

#include "inside.h"

struct examination {
	struct libvirt_driver *driver;
	const struct examine_scene *scene;
	virConnectPtr connection[2]; /* by side */
	finding_sink *sink;
	void *closure;
};

/* Tells of a finding with libvirt's last error, or what format makes, as what was found. */
void examine_tell(const struct examination *of, enum finding_kind kind, const char *about,
		  const char *remedy, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* A VM that stands on `side`, against the other host. */
void examine_vm(const struct examination *of, const struct guest *guest, enum side side);

/* Its disks. */
void examine_disks(const struct examination *of, const struct guest *guest, enum side side);

#endif
