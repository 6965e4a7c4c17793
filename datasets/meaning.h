/*
 * meaning.h — metrics that kept their name when what they count changed: from which version of the
 * hypervisor on, and which of the two a row of a run has.
 *
 * What is known was found by trying: QEMU 7.2 and 10.0 count the one, QEMU 11.1 the other; of what
 * lies between nobody knows. It follows the source of a migration, so that a run between two
 * versions may hold both.
 */
#ifndef MIGSTAT_MEANING_H
#define MIGSTAT_MEANING_H

#include "metric.h"
#include "run.h"

#include <stdbool.h>
#include <stddef.h>

/* What is said of a metric behind its name where its values hold both meanings, so that whoever
 * shows the row of such a comparison finds it there. */
#define MEANING_MIXED "does not count the same thing everywhere"

struct meaning_change {
	enum metric_index metric;
	const char *component;     /* whose version it is: "QEMU" */
	unsigned until, since;     /* the last version seen with the first meaning, and the first
				    * one with the later; as meaning_version has them */
	const char *first, *later; /* what is counted, in words */
};

enum meaning {
	MEANING_EITHER, /* both count the same here: no disk is moved */
	MEANING_FIRST,
	MEANING_LATER,
	MEANING_UNKNOWN, /* the version is not known, or between the two */
	MEANINGS
};

/* Of the metric of that index; NULL: it never changed, as far as is known. */
const struct meaning_change *meaning_change_of(size_t metric);

/* "11.1.3" or "11001003" as one number that can be compared: 11001003; 0: it is none. */
unsigned meaning_version(const char *text);

/* What that row of the run counts. version: the source's, as the run has it, "" if it does not. */
enum { MEANING_VERSION_SIZE = 64 };
enum meaning meaning_of(const struct meaning_change *change, const struct run *run, size_t row,
			char version[MEANING_VERSION_SIZE]);

#endif
