/*
 * aspect.h — what of a metric is compared, and what one observation is.
 *
 *   mean    the mean of the values
 *   median  the median of the values of one direction
 *   spread  the mean absolute deviation of the values from their direction's median (M. B. Brown
 *           and A. B. Forsythe, Robust tests for the equality of variances, JASA 69, 1974)
 *   tail    the 95th percentile of the values of one direction (R. J. Hyndman and Y. Fan, Sample
 *           quantiles in statistical packages, The American Statistician 50, 1996: type 7)
 *
 * each of every VM by itself, direction by direction, and then the mean of its directions: what a
 * direction lacks on one side must not look like a change. Failures are compared, too, but are no
 * number of a VM (failures.h).
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_ASPECT_H
#define MIGSTAT_ANALYZE_COMPARE_ASPECT_H

#include "datasets/flags.h"

enum aspect { ASPECT_MEAN, ASPECT_MEDIAN, ASPECT_SPREAD, ASPECT_TAIL, ASPECT_FAILURES, ASPECTS };

/* The aspect as comparisons.csv has it: "mean", "median", "spread", "p95", "failures"; the list
 * ends with NULL. */
extern const char *const aspect_words[];

/* Takes WORD[,WORD...] of these into a bool[ASPECTS]; a flag's words are aspect_words. */
flag_take aspects_take;

/* What is counted as an observation: VMs; where a side has several runs, runs; where the user asked
 * for it (--unit migration), migrations, with their cycles as blocks. */
enum unit_kind { UNIT_IS_VM, UNIT_IS_RUN, UNIT_IS_MIGRATION };

/*
 * Same VMs: where those VMs that have values in every run of both sides are at least two (or the
 * only one there is), and at least half of the VMs of every run, only these count, and only in the
 * directions that every run has. Else all VMs count, as they do where an importer made up the names
 * of a run's VMs.
 */
enum pairing { PAIRING_WHERE_POSSIBLE, PAIRING_NEVER };

#endif
