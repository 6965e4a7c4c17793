/*
 * iso-time.h — times of day as foreign files write them, beside those that datasets/moment.h reads.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_ISO_TIME_H
#define MIGSTAT_COLLECT_IMPORT_KIT_ISO_TIME_H

#include "datasets/moment.h"

#include <stdbool.h>

/*
 * What date(1) prints without a format, such as Tue Mar  5 10:12:01 UTC 2024 (also with the day
 * before the month, or AM and PM): *seconds as if it were UTC, and the name of its zone.
 */
bool time_of_date(const char *text, double *seconds, char zone[8]);

/* Whether it may be a time in seconds since 1970: up to the end of the year 9999, no NaN. */
bool is_epoch(double seconds);

#endif
