/*
 * page.h — plans as words and tables for a person.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_PAGE_H
#define MIGSTAT_ANALYZE_PLAN_PAGE_H

#include "analyze/page/page.h"
#include "analyze/page/scale.h"
#include "analyze/sides/sides.h"
#include "evacuation.h"
#include "options.h"
#include "pilot.h"

/* How large the next study must be, for every metric and group of the side before. Free with
 * page_free. */
struct page plan_page(const struct sides *sides, const struct plan_options *options);

/* The rows of every goal, and what follows from them; the pilot knows its variances. */
void plan_add_goals(struct section *section, const struct pilot *pilot,
		    const struct plan_options *options);

/* How long emptying a host takes, for every size of host and group (page-evacuation.c). Free it,
 * too.
 */
struct page evacuation_page(const struct sides *sides, const struct evacuations *evacuations,
			    const struct plan_options *options);

/* "Pilot: NAME", the title of both. */
void plan_add_title(struct section *section, const struct sides *sides);

/* A metric, and the limit at which its values were given up; NaN: none is seen. */
struct plan_limit {
	const struct metric *metric;
	double value; /* in the metric's unit */
};

/* As the options name it, or else as all groups show it. */
struct plan_limit plan_limit_of(const struct sides *sides, const struct metric *metric,
				const struct plan_options *options);

/* A warning where values in the group stand at the limit: a plan takes them for what was measured.
 */
void plan_add_limit(struct section *section, const char *label, const struct sides *sides,
		    size_t group, const struct plan_limit *limit);

/* Seconds as "45 s", "12.5 min" or "3.2 h"; "-" where they are NaN. */
struct phrase duration_text(double seconds);

#endif
