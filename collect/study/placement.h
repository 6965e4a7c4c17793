/*
 * placement.h — moves VMs outside the measurement: to the host where they belong, or to warm up.
 *
 * Such a migration has no row in migrations.csv; events.csv tells of it.
 */
#ifndef MIGSTAT_COLLECT_STUDY_PLACEMENT_H
#define MIGSTAT_COLLECT_STUDY_PLACEMENT_H

#include "study.h"

/*
 * Brings every VM to where the plan wants it, as far as it is done, by the parameters of the case
 * that has begun. False with *err if one could not be brought; the others are brought all the
 * same.
 */
bool placement_by_plan(const struct study *study, struct error *err);

/* Brings every VM back to host A, where it stood at the start; otherwise the same. */
bool placement_restore(const struct study *study, struct error *err);

/* Moves every VM to the other host and back, study->warm_up times, by the parameters of the case
 * that has begun. A signal ends it. */
void placement_warm_up(const struct study *study);

#endif
