/*
 * case.h — the cases of a study: a name and the parameters of its migrations.
 *
 * The parameters are the columns of schema_cases (datasets/schema.c). To add one: a line there, a
 * field here, its line in case.c, and its use in the drivers.
 */
#ifndef MIGSTAT_CASE_H
#define MIGSTAT_CASE_H

#include "datasets/error.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

enum storage { STORAGE_SHARED, STORAGE_BLOCK };

struct migration_case {
	char *name;
	enum storage storage;          /* block: the disks are copied along */
	bool tunnelled;                /* through the connection of the two daemons */
	bool unsafe;                   /* the user vouches that the disks are shared */
	long bandwidth_mib_per_second; /* 0 = the hypervisor's default */
	long downtime_limit_ms;        /* 0 = the hypervisor's default */
};

struct cases {
	struct migration_case *at;
	size_t count;
};

/* Adds the case of `text`, NAME[:PARAM=VALUE,...]. False with *err that names what is wrong. */
bool cases_add(struct cases *cases, const char *text, struct error *err);

/* Adds every row of a cases.csv (schema_cases). */
bool cases_read(struct cases *cases, const char *path, struct error *err);

/* The cases as JSON for the run's provenance (new reference), and back. */
json_t *cases_to_json(const struct cases *cases);
bool cases_of_json(struct cases *cases, const json_t *array, struct error *err);

void cases_free(struct cases *cases);

const char *storage_word(enum storage storage);

#endif
