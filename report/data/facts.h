/*
 * facts.h — what a run tells of itself, as texts: what stands in its datapackage.json, how much it
 * has of something, and the date of what is made from it.
 */
#ifndef MIGSTAT_REPORT_DATA_FACTS_H
#define MIGSTAT_REPORT_DATA_FACTS_H

#include "datasets/clock.h"
#include "datasets/error.h"
#include "datasets/run.h"

#include <jansson.h>
#include <stdbool.h>

enum { FACT_SIZE = 256 };

/* The plan, the platform and so on: the object at package["migstat"][name], NULL if there is none.
 * Borrowed. */
const json_t *fact_part(const struct run *run, const char *name);

/* A member as text: a string (cut to FACT_SIZE), a number with as many digits as it has, yes or no;
 * "" where there is none or it is something else. */
void fact_text(char text[FACT_SIZE], const json_t *object, const char *key);

/* How many of the texts are different. */
size_t count_different(const char *const *texts, size_t count);

/* How many different texts the run has in a column of migrations.csv. */
size_t fact_count(const struct run *run, const char *column);

/*
 * SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else when the run
 * was measured, as 2026-01-31T12:00:00Z. Never now: the same input must give the same bytes. False
 * with *err if the variable holds no number of seconds.
 */
bool creation_date(char text[UTC_TEXT_SIZE], const struct run *run, struct error *err);

#endif
