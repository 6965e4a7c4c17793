/*
 * osic-hosts.h — the hosts' specifications at the head of the OSIC study's text log.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_OSIC_HOSTS_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_OSIC_HOSTS_H

#include <jansson.h>
#include <stdbool.h>

/* Zero it before use, free with osic_hosts_free. */
struct osic_hosts {
	json_t *list; /* of objects: name, cpus, memory_bytes, disks, network, ... */
	json_t *host; /* the one being read, borrowed; NULL = none */
};

/* Takes a line if it belongs to a host; false if it does not. */
bool osic_hosts_take(struct osic_hosts *hosts, const char *line);

void osic_hosts_free(struct osic_hosts *hosts);

#endif
