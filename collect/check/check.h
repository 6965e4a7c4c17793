/*
 * check.h — what can be known of hosts and VMs before anything is measured.
 *
 * In: the hosts (collect/driver.h, collect/libvirt).
 * Out: what there is, for a person to read.
 * Doors: list.h (a host's VMs).
 */
#ifndef MIGSTAT_COLLECT_CHECK_CHECK_H
#define MIGSTAT_COLLECT_CHECK_CHECK_H

#include "list.h"

#endif
