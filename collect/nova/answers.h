/*
 * answers.h — what is taken from the bodies of Nova's answers: every one that is read, and nothing
 * of it newer than microversion 2.42 but a reason.
 *
 * A body is somebody else's text: what is not there, or is of another kind than it should be, is
 * "not known", and what must be there is complained of.
 */
#ifndef MIGSTAT_COLLECT_NOVA_ANSWERS_H
#define MIGSTAT_COLLECT_NOVA_ANSWERS_H

#include "datasets/error.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* A server, as GET /servers/ID and /servers/detail tell of it. */
struct server {
	char id[37];
	char name[1024];
	char status[32];
	char vm_state[32], task_state[64]; /* "" = none */
	char host[256];                    /* "" = none, or not told to this user */
	char instance_name[256];           /* the hypervisor's name of it */
	int power_state;                   /* 1 running, 3 paused, 4 off; -1 = not told */
	char fault[256];                   /* why it is in ERROR; "" = not told */
};

/* What Nova writes down about one migration. */
struct record {
	long id;
	char status[32];
	char source[256], destination[256];  /* "" = none */
	char created_at[32], updated_at[32]; /* UTC as Nova writes it, without a zone */
	double memory_total, memory_processed, memory_remaining; /* bytes; NaN = not told */
	double disk_total, disk_processed, disk_remaining;
};

/* A nova-compute. */
struct compute {
	char host[256];
	char state[16], status[16]; /* up or down; enabled or disabled */
	char disabled_reason[256];  /* "" = none */
};

/* One step of an action. */
struct step {
	char event[96], host[256], start[32], finish[32], result[32];
	char details[512]; /* of 2.84; "" = none */
};

/* A port's binding to a host, which Neutron keeps: "ACTIVE" where its server runs. */
struct binding {
	char host[256], status[32];
};

/* One of a server's migrations, whatever became of it. */
struct migration {
	char uuid[37], status[32];
};

/* The "message" of an error's body, or "". */
void answer_message(const char *body, size_t length, char *text, size_t size);

/* The microversions 2.oldest to 2.newest of the API of which GET / tells; false: it tells none. */
bool answer_version(const char *body, size_t length, int *oldest, int *newest);

/* {"server": {...}}. */
bool answer_server(const json_t *root, struct server *server, struct error *err);

/* Server number index of {"servers": [...]}; false without *err: there are no more. */
bool answer_servers_at(const json_t *root, size_t index, struct server *server, struct error *err);

/* The path of the next page after the version in its URL ("/servers/detail?..."), borrowed from
 * root; NULL: this was the last one. */
const char *answer_next_page(const json_t *root);

/* The record with that id of {"migrations": [...]}, or with id 0 the first one after `after`, by
 * id. False: it is not there. */
bool answer_record(const json_t *root, long id, long after, struct record *record);

/* The highest id of the records; 0 = there are none. */
long answer_last_record(const json_t *root);

/* nova-compute number index of {"services": [...]}. False: there are no more. */
bool answer_compute_at(const json_t *root, size_t index, struct compute *compute);

/* The best address of {"server": {...}} for others to reach it by, of less than size bytes: a
 * floating one, of version 4, the first. What it is, "floating" or "fixed", static; NULL: none. */
const char *answer_address(const json_t *root, char *address, size_t size);

/* Step number index of {"instanceAction": {"events": [...]}}, the oldest first. */
bool answer_step_at(const json_t *root, size_t index, struct step *step);

/* What {"hypervisors": [...]} tells of the host of that name, with the name, new reference; a host
 * that is not there has nothing but its name (hypervisors.c). */
json_t *hypervisor_facts(const json_t *root, const char *host);

/* Port number index of {"ports": [...]}, its id, which is a part of a path. False: no more. */
bool answer_port_at(const json_t *root, size_t index, char id[37]);

/* Number index of {"bindings": [...]}. False: there are no more. */
bool answer_binding_at(const json_t *root, size_t index, struct binding *binding);

/* Number index of {"migrations": [...]} with its uuid, which is told from 2.59 on. False: there are
 * no more. */
bool answer_migration_at(const json_t *root, size_t index, struct migration *migration);

/* Whether {"allocations": {...}} holds any. */
bool answer_has_allocations(const json_t *root);

#endif
