/*
 * across.h — numbers of which each of several processes holds a part, taken together.
 *
 * Who reckons with them asks here for what all hold and gets the same answer in every process, in
 * whichever order the parts come: whole numbers, and the largest of doubles, know no rounding. A
 * process by itself has none of this (NULL): what it holds is all there is. All processes make the
 * same calls in the same order; one that cannot go on ends all.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_ACROSS_H
#define MIGSTAT_ANALYZE_STATISTICS_ACROSS_H

#include "decimal.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Takes what one process sent; length bytes, borrowed. */
typedef void across_take(void *closure, const char *bytes, size_t length);

struct across {
	size_t rank, ranks; /* of this process, from 0; of how many */
	const char *host;   /* where it runs */
	void *closure;      /* of the functions; what they do is told by those below */
	void (*sum)(const struct across *across, uint64_t *at, size_t count);
	bool (*sum_whole)(const struct across *across, int128 *at, size_t count);
	void (*most)(const struct across *across, double *at, size_t count);
	void (*collect)(const struct across *across, const char *bytes, size_t length,
			across_take *take, void *closure);
	void (*spread)(const struct across *across, size_t from, char **bytes, size_t *length);
};

/* Each with NULL: nothing, and true. */

/* Each number becomes the sum of those of all. */
void across_sum(const struct across *across, uint64_t *at, size_t count);

/* The same of larger ones; false if one of the sums does not fit. */
bool across_sum_whole(const struct across *across, int128 *at, size_t count);

/* Each number becomes the largest of those of all; none is NaN. */
void across_most(const struct across *across, double *at, size_t count);

/* Whether it holds for all. */
bool across_all(const struct across *across, bool holds);

/* The number of the first process, by rank, that has one; false if none has. */
bool across_first(const struct across *across, bool has, int128 *number);

/* Process 0 takes the bytes of all, in the order of their ranks, one after the other. */
void across_collect(const struct across *across, const char *bytes, size_t length,
		    across_take *take, void *closure);

/* All get the bytes of that process: theirs are freed, and *bytes is theirs to be freed. */
void across_spread(const struct across *across, size_t from, char **bytes, size_t *length);

/*
 * Whether it went well for all. If not, all have in *err what the first one by rank said, with its
 * host.
 */
bool across_agree(const struct across *across, bool good, struct error *err);

#endif
