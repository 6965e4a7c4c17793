/*
 * until.h — when a study has seen enough: the interval of a metric's mean is narrow for a case.
 *
 * The interval is the one that `migstat analyze` puts first: Student's t on the VMs' means, 95 %,
 * df = VMs - 1, because migrations of one VM resemble each other. So it needs two VMs at least; and
 * where the VMs themselves differ by more than what is asked for, no number of cycles will do.
 */
#ifndef MIGSTAT_COLLECT_STUDY_UNTIL_H
#define MIGSTAT_COLLECT_STUDY_UNTIL_H

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

#define UNTIL_LEVEL 0.95

struct until {
	size_t metric;    /* by metric index */
	double ratio;     /* half the interval's width over the mean, such as 0.02; 0 = not asked */
	int least_cycles; /* looked at only from here on: a few values agree by chance */
	size_t cases, vms;
	struct until_tally {
		double sum;
		long count;
	} * tally; /* cases * vms */
};

/* Makes room for the tally; ratio and the others are set already. Free with until_close. */
bool until_open(struct until *until, size_t cases, size_t vms, struct error *err);

/* A measured value; NaN is passed over. */
void until_add(struct until *until, size_t case_index, size_t vm_index, double value);

/* The case's mean and half the width of its interval, in the metric's unit. False: not yet known,
 * because a VM has no value. */
bool until_interval(const struct until *until, size_t case_index, double *mean, double *half);

/* Whether the case's interval is as narrow as asked. */
bool until_narrow(const struct until *until, size_t case_index);

void until_close(struct until *until);

/* ---- Student's t: analyze/ has it from GSL, collect/ must run where there is none ---- */

/*
 * P(|T| <= t) for t >= 0 and df >= 1 degrees of freedom: Abramowitz and Stegun, Handbook of
 * Mathematical Functions, 26.7.3 (odd df) and 26.7.4 (even df), which are finite sums.
 */
double student_within(double t, int df);

/* The t with P(|T| <= t) = level, 0 <= level < 1, df >= 1; relative error below 1e-9. */
double student_two_sided(double level, int df);

#endif
