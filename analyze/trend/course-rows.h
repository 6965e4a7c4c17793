/*
 * course-rows.h — the rows of all runs that count in a course, with their numbers (pseudo.h), and
 * those of one release as a scene of one side.
 *
 * Which VMs and directions count, and for spread and tail how many rows, is agreed on by all runs.
 * A release's rows get their numbers as the side that they are of a step. Its blocks are its runs;
 * where no release has two, the cycles of its one, as compare has it of two such runs: so a step is
 * of the levels of its two releases, unless these have more in common than all of them.
 */
#ifndef MIGSTAT_ANALYZE_TREND_COURSE_ROWS_H
#define MIGSTAT_ANALYZE_TREND_COURSE_ROWS_H

#include "releases.h"

#include "analyze/compare/scene.h"

struct course_rows {
	struct scene scene; /* the side before has the rows; SITUATION_NONE: there are none */
	const struct releases *releases; /* borrowed */
	bool several;                    /* a release has values of several runs */
};

/* observations: of every run of releases. Free with course_rows_free. */
struct course_rows course_rows_of(const struct observations *observations,
				  const struct releases *releases, enum aspect aspect,
				  enum pairing pairing);

void course_rows_free(struct course_rows *rows);

/* The rows of a release as the side before of a scene, which has no other. Free with scene_free. */
struct scene course_rows_release(const struct course_rows *rows, size_t release);

#endif
