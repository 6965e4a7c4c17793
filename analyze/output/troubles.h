/*
 * troubles.h — notes that name all groups of which something holds.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_TROUBLES_H
#define MIGSTAT_ANALYZE_OUTPUT_TROUBLES_H

#include "inside.h"
#include "section.h"

/* One metric in one group. */
struct trouble_about {
	const struct analysis *analysis;
	size_t metric, group;
	const struct summary *summary;
	const char *unit; /* of the metric */
};

/* Whether it holds of the group; detail, which is empty before, may add a word in brackets. */
typedef bool trouble_tells(const struct trouble_about *about, char detail[GROUP_DETAIL_SIZE]);

/* The whole sentence where it comes up first, and what stands for it in later metrics (NULL: it
 * again). */
struct trouble {
	trouble_tells *tells; /* NULL: the end of a list */
	const char *first, *later;
};

/* What must be known of the intervals (troubles-chance.c): why there is none, what it does not tell
 * of, and what would narrow it. */
extern const struct trouble chance_troubles[];

/* Where they promise more than they hold (troubles-promise.c). */
extern const struct trouble promise_troubles[];

/* Whether the page has an interval of it. */
bool trouble_has_interval(const struct summary *summary);

/* VMs and cycles, or rows and cycles, both count as chance in it. */
bool trouble_is_two_way(const struct summary *summary);

#endif
