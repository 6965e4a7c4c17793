/*
 * interval-kind.h — which of the intervals of the mean is the default one, told once and by rule.
 *
 * Student's t on the VMs' means holds for normal means. Times have long tails: where the VMs differ
 * by factors, its "95 %" holds in 86 to 95 of 100 studies of log-normal values. Cox's interval on
 * the logarithms (interval.h) holds in 93 to 96 of them, and in 94 to 97 of normal ones, for it
 * comes to the same where the VMs' means differ little (make coverage-study). So the rule is:
 *
 *   log       where there are 3 VMs or more, every VM's mean is above zero, their standard
 *             deviation is above a fifth of their mean, and the interval holds that mean;
 *   vm-means  else. (From the logarithms of 2 VMs an interval often reaches over three powers of
 *             ten; Student's t holds in 91 to 95 of 100 then.)
 *
 * The rule does not look at the shape of the VMs' means: tests of skewness have no power with few
 * VMs, and an interval that waits for one holds too seldom (91 to 93 of 100). BCa is never chosen
 * by itself: it holds in 87 to 94.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_INTERVAL_KIND_H
#define MIGSTAT_ANALYZE_STATISTICS_INTERVAL_KIND_H

#include "interval.h"

#include <stdbool.h>
#include <stddef.h>

enum interval_kind { KIND_AUTO, KIND_VM_MEANS, KIND_LOG, KIND_BCA, KIND_COUNT };

/* What the kind is chosen from: the VMs' means, and their intervals, NaN where there is none. */
struct interval_choice {
	double vms;      /* a whole number */
	double mean, sd; /* of the VMs' means */
	struct interval vm_means, log, bca;
};

/* The kind that is shown if `asked` is asked for: itself, but for KIND_AUTO, which is the rule. */
enum interval_kind interval_kind_of(enum interval_kind asked, const struct interval_choice *choice);

/* The interval of that kind, which is not KIND_AUTO. */
struct interval interval_of_kind(enum interval_kind kind, const struct interval_choice *choice);

/* As summary.csv and --interval have it: "auto", "vm-means", "log", "bca"; the list ends with NULL.
 */
extern const char *const interval_kind_words[];
const char *interval_kind_word(enum interval_kind kind);

/* The same in a table for people: "t", "log", "BCa"; "-" for KIND_AUTO. */
extern const char *const interval_kind_shorts[];

#endif
