/*
 * trials.h — what succeeded or failed, of which VM and in which round; and whether the failures
 * heap on single VMs or in single rounds.
 *
 * Failures of migrations come in bursts (a host, a network or a storage is ill for a whole round)
 * and by VM (one whose memory changes too fast fails each time). Where they do, fewer things than
 * there are migrations are independent, and what counts each of them by itself (Clopper-Pearson,
 * Fisher) promises far too much.
 *
 * Heaping test: Pearson's X² of the failures of each VM (or round) about what the share of all
 * would give, given how many there are in all: every way of putting them on the trials is as
 * likely. Its p is counted from TRIALS_DRAWS such ways (always the same), or taken from the χ²
 * distribution where every group expects at least TRIALS_EXPECTED of each kind. K. Pearson,
 * Philosophical Magazine 50 (1900); by enumeration given all margins: A. Agresti, Categorical Data
 * Analysis, 3rd edition (2013), section 3.5.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_TRIALS_H
#define MIGSTAT_ANALYZE_STATISTICS_TRIALS_H

#include <stdbool.h>
#include <stddef.h>

/* Numbers from 0; a trial of which the round (or the VM) is not known has one of its own. */
enum grouping { BY_VM, BY_ROUND, GROUPINGS };

struct trial {
	size_t of[GROUPINGS];
	bool failed;
};

/* Those of one side. */
struct trials {
	const struct trial *at;
	size_t count;
	size_t limit[GROUPINGS]; /* all numbers are below */
};

enum { TRIALS_DRAWS = 1999, TRIALS_EXPECTED = 5 };

/* Failures and trials of each group; groups without a trial of these are empty. */
struct tally {
	size_t failed, count;
};

/* One for each number below limit[grouping]. Free it. */
struct tally *trials_tally(const struct trials *trials, enum grouping grouping);

/* How many failed; how many groups there are. */
size_t trials_failed(const struct trials *trials);
size_t trials_groups(const struct trials *trials, enum grouping grouping);

/*
 * The p of "on each side the failures do not heap", all sides[sides] together. 1 where nothing
 * could heap: no failure or nothing else, groups of one trial each, a single group.
 */
double trials_heaping_p(const struct trials *sides, size_t count, enum grouping grouping);

#endif
