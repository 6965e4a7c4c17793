/*
 * list.h — the VMs of a host, for whoever has to choose: migstat collect --list.
 */
#ifndef MIGSTAT_COLLECT_CHECK_LIST_H
#define MIGSTAT_COLLECT_CHECK_LIST_H

#include "collect/nova/nova.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stdio.h>

/* Prints a line for each VM of the host at that URI: name, state, memory, CPUs, address, disks, and
 * what stands against moving it. False with *err. */
bool list_host(const char *uri, double seconds, FILE *stream, struct error *err);

/* Prints the compute hosts of a cloud, all or those that place names, and the servers on them.
 * False with *err. */
bool list_cloud(const struct nova_place *place, FILE *stream, struct error *err);

#endif
