/*
 * iso-time.h — times of day as foreign files write them.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_ISO_TIME_H
#define MIGSTAT_COLLECT_IMPORT_KIT_ISO_TIME_H

#include <stdbool.h>

/*
 * A date and time such as 2026-11-24T00:28:42.5Z as seconds since 1970. T may be a blank; the
 * fraction may be missing; the zone may be Z, UTC, GMT or an offset such as +01:00, and counts as
 * UTC where it is missing. False for all else: the name of another zone, such as CST, is not
 * unambiguous.
 */
bool time_of_iso(const char *text, double *seconds);

/*
 * What date(1) prints without a format, such as Tue Mar  5 10:12:01 UTC 2024 (also with the day
 * before the month, or AM and PM): *seconds as if it were UTC, and the name of its zone.
 */
bool time_of_date(const char *text, double *seconds, char zone[8]);

/* Whether it may be a time in seconds since 1970: up to the end of the year 9999, no NaN. */
bool is_epoch(double seconds);

#endif
