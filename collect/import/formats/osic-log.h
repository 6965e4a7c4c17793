/*
 * osic-log.h — the text log of the OSIC study while it is read, line by line.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_OSIC_LOG_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_OSIC_LOG_H

#include "osic.h"

#include "datasets/error.h"

#include <jansson.h>
#include <stdbool.h>

/* The hosts' specifications at the head of the log (osic-hosts.c). Zero it before use, free with
 * osic_hosts_free. */
struct osic_hosts {
	json_t *list; /* of objects: name, cpus, memory_bytes, disks, network, ... */
	json_t *host; /* the one being read, borrowed; NULL = none */
};

/* Takes a line if it belongs to a host; false if it does not. */
bool osic_hosts_take(struct osic_hosts *hosts, const char *line);

void osic_hosts_free(struct osic_hosts *hosts);

/* An address and the VM's name. */
struct known_vm {
	char address[OSIC_WORD], name[OSIC_WORD];
};

struct osic_log {
	struct osic osic;
	struct import_lines lines;
	struct osic_evacuation evacuation;
	struct osic_hosts hosts;
	struct known_vm vms[OSIC_VMS];
	int known;      /* of vms[] */
	int last_cycle; /* of this flavor and level */
	struct error *err;
};

/* A complaint about what stands at a byte of the line: it is not what is wanted. */
bool osic_log_complain(struct osic_log *log, const char *at, const char *wanted);

/* An event without a time; vm and detail may be NULL. */
bool osic_log_event(struct osic_log *log, const char *event, const char *vm, const char *detail);

/* Ends the evacuation under way, if there is one. */
bool osic_log_end_evacuation(struct osic_log *log);

/* Copies one word, cutting it off at any of these ends. */
void osic_take_word(char word[OSIC_WORD], const char *text, const char *ends);

/* Lines about VMs (osic-vms.c); text: what follows the words that the line is known by. */
bool osic_take_vms(struct osic_log *log, char *text);
bool osic_take_slice(struct osic_log *log, char *text);
bool osic_take_left(struct osic_log *log, char *text);
bool osic_take_downtime(struct osic_log *log, char *text);
bool osic_take_stream(struct osic_log *log, char *text);

#endif
