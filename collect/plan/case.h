/*
 * case.h — the cases of a study: a name and the parameters of its migrations.
 *
 * The parameters are one table (parameter.h); their values are held by index.
 */
#ifndef MIGSTAT_COLLECT_PLAN_CASE_H
#define MIGSTAT_COLLECT_PLAN_CASE_H

#include "parameter.h"

#include "datasets/error.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct migration_case {
	char *name;
	struct parameter_value value[PARAMETER_COUNT];
};

struct cases {
	struct migration_case *at;
	size_t count, capacity;
};

/* A parameter's number (0 = default) or word; see parameter.h. */
static inline double case_number(const struct migration_case *one, enum parameter_index index)
{
	return one->value[index].number;
}

static inline int case_word(const struct migration_case *one, enum parameter_index index)
{
	return (int)one->value[index].number;
}

/* Whether a yes-or-no parameter is yes. */
static inline bool case_is(const struct migration_case *one, enum parameter_index index)
{
	return one->value[index].number != 0;
}

/* Adds the case of `text`, NAME[:PARAM=VALUE,...]. False with *err that names what is wrong. */
bool cases_add(struct cases *cases, const char *text, struct error *err);

/* Adds every row of a cases.csv (schema_cases). */
bool cases_read(struct cases *cases, const char *path, struct error *err);

/* Gives every case that has no deadline of its own this one (seconds; 0 = none). False with *err if
 * a case then says what to do at a deadline that it does not have. */
bool cases_set_deadline(struct cases *cases, double seconds, struct error *err);

/* The cases as JSON for the run's provenance (new reference), and back. */
json_t *cases_to_json(const struct cases *cases);
bool cases_of_json(struct cases *cases, const json_t *array, struct error *err);

void cases_free(struct cases *cases);

#endif
