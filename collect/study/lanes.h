/*
 * lanes.h — carries out one stretch of the plan, several VMs under way at once.
 *
 * A lane is a thread that takes the next migration of the stretch, carries it out, and writes its
 * row, until none is left. The stretch ends when every lane has: no VM goes back while another is
 * still on its way there.
 */
#ifndef MIGSTAT_COLLECT_STUDY_LANES_H
#define MIGSTAT_COLLECT_STUDY_LANES_H

#include "study.h"

/*
 * Carries out what is left of that stretch. case_error: why none of it is to be attempted; "" =
 * all is well. False with *err if the run could not be written.
 */
bool lanes_run(struct study *study, size_t stretch, const struct error *case_error,
	       struct error *err);

#endif
