/*
 * hosts.h — the two hosts as the command line names them.
 */
#ifndef MIGSTAT_COLLECT_SESSION_HOSTS_H
#define MIGSTAT_COLLECT_SESSION_HOSTS_H

#include "collect/libvirt/libvirt.h"
#include "collect/study/display.h"
#include "options.h"

#include "datasets/error.h"

#include <stdbool.h>

/*
 * The URIs of the hosts and how they reach each other, borrowed from options. A name that stands
 * for a URI is replaced there, and display says by which one. False with *err: it stands for none.
 */
bool hosts_of(struct libvirt_hosts *hosts, struct collect_options *options, struct display *display,
	      struct error *err);

#endif
