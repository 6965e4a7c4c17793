/*
 * inside.h — what the files of this room share: check.c looks at hosts and VMs, check-measuring.c
 * at what is needed to measure; list.c and preview.c print, in columns of
 * sheet.c.
 */
#ifndef MIGSTAT_COLLECT_CHECK_INSIDE_H
#define MIGSTAT_COLLECT_CHECK_INSIDE_H

#include "check.h"

/* Whether probes may be sent and are answered, and whether the hosts have processors free. */
void check_measuring(const struct check_scene *scene, struct findings *findings);

#endif
