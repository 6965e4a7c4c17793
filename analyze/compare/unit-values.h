/*
 * unit-values.h — one number for each unit, from the values of all its migrations.
 *
 * The unit is the VM, and where a side has several runs, the run: migrations of one VM resemble
 * each other, and so do VMs of one run. A VM's number is, by aspect:
 *   mean    the mean of its directions' means, so that each direction counts the same
 *   median  of all its values
 *   spread  the mean absolute deviation of its values from their direction's median (M. B. Brown
 *           and A. B. Forsythe, Robust tests for the equality of variances, JASA 69, 1974)
 *   tail    the 95th percentile of its values (R. J. Hyndman and Y. Fan, Sample quantiles in
 *           statistical packages, The American Statistician 50, 1996: type 7)
 * A run's number is the mean of its VMs' numbers.
 *
 * Same VMs: where those VMs that have values in every run of both sides are at least two, and at
 * least half of the VMs of every run, only these count, and only in the directions that every run
 * has; one run a side is then paired by VM. Else all VMs count and the sides are unpaired.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_UNIT_VALUES_H
#define MIGSTAT_ANALYZE_COMPARE_UNIT_VALUES_H

#include "analyze/sides/sides.h"
#include "analyze/statistics/contrast.h"

enum aspect { ASPECT_MEAN, ASPECT_MEDIAN, ASPECT_SPREAD, ASPECT_TAIL, ASPECT_FAILURES, ASPECTS };

/* What a unit is. */
enum unit_kind { UNIT_IS_VM, UNIT_IS_RUN };

struct unit_values {
	struct units units; /* borrows from `numbers` */
	double *numbers;
	enum unit_kind kind;
	size_t vms[SIDES];    /* that count, all runs together */
	size_t values[SIDES]; /* of theirs */
	size_t left_out;      /* VMs that not every run has */
	double cell_size;     /* values of one VM in one direction and run, on average */
	/* Mean only, NaN elsewhere: how large the variance of a unit's number (paired: of the
	 * difference; then in [AFTER]) is expected to be from its migrations alone. */
	double within[SIDES];
};

enum pairing { PAIRING_WHERE_POSSIBLE, PAIRING_NEVER };

/*
 * The units' numbers of one aspect, not ASPECT_FAILURES. A run without any value counts as if it
 * were not there. Free with unit_values_free. False with *err only without memory.
 */
bool unit_values_of(struct unit_values *values, const struct observations sides[SIDES],
		    enum aspect aspect, enum pairing pairing, struct error *err);

void unit_values_free(struct unit_values *values);

/* The aspect as comparisons.csv has it: "mean", "median", "spread", "p95", "failures"; the list
 * ends with NULL. */
extern const char *const aspect_words[];
const char *aspect_word(enum aspect aspect);

#endif
