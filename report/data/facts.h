/*
 * facts.h — what datapackage.json tells of a run, as texts.
 */
#ifndef MIGSTAT_REPORT_DATA_FACTS_H
#define MIGSTAT_REPORT_DATA_FACTS_H

#include "datasets/run.h"

#include <jansson.h>

enum { FACT_SIZE = 256 };

/* The plan, the platform and so on: the object at package["migstat"][name], NULL if there is none.
 * Borrowed. */
const json_t *fact_part(const struct run *run, const char *name);

/* A member as text: a string (cut to FACT_SIZE), a number with as many digits as it has, yes or no;
 * "" where there is none or it is something else. */
void fact_text(char text[FACT_SIZE], const json_t *object, const char *key);

/* How many different texts the run has in a column of migrations.csv. */
size_t fact_count(const struct run *run, const char *column);

#endif
