/*
 * created.h — the date that a file says it was made.
 */
#ifndef MIGSTAT_REPORT_CANVAS_CREATED_H
#define MIGSTAT_REPORT_CANVAS_CREATED_H

#include "datasets/clock.h"
#include "datasets/error.h"
#include "datasets/run.h"

#include <stdbool.h>

/*
 * SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else when the run
 * was measured, as 2026-01-31T12:00:00Z. Never now: the same input must give the same bytes. False
 * with *err if the variable holds no number of seconds.
 */
bool creation_date(char text[UTC_TEXT_SIZE], const struct run *run, struct error *err);

#endif
