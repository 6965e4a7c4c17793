/*
 * moment.h — dates and times as files write them.
 */
#ifndef MIGSTAT_MOMENT_H
#define MIGSTAT_MOMENT_H

#include <stdbool.h>

/*
 * A date and time such as 2026-11-24T00:28:42.5Z as seconds since 1970. T may be a blank; the
 * fraction may be missing; the zone may be Z, UTC, GMT or an offset such as +01:00, and counts as
 * UTC where it is missing. False for all else: the name of another zone, such as CST, is not
 * unambiguous.
 */
bool time_of_iso(const char *text, double *seconds);

#endif
