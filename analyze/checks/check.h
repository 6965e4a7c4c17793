/*
 * check.h — what may be wrong with a series of measurements, check by check.
 *
 * Nothing is dropped: a check only says what it sees. Each fills a finding; the meaning of its
 * numbers stands with it. checks.h runs them all and says the sentences.
 */
#ifndef MIGSTAT_ANALYZE_CHECKS_CHECK_H
#define MIGSTAT_ANALYZE_CHECKS_CHECK_H

#include "analyze/statistics/interval.h"

#include <stdbool.h>
#include <stddef.h>

struct series; /* series.h */

/* Numbers that a check does not give are NaN. */
struct finding {
	const char *reason;       /* NULL: checked; else why it could not be. Static text. */
	double value;             /* how large the effect is */
	struct interval interval; /* of value */
	double statistic;         /* what the test rests on */
	double p;                 /* of no effect, two-sided; NaN: the check is no test */
	size_t n;                 /* how many independent things it rests on */
	double detail;            /* a further number for the sentence */
	size_t turns;             /* of a CSV file without cycles: the values that stand for one
				   * (series.h); else 0 */
	bool seen;                /* where p is NaN: whether there is anything to tell */
	size_t *rows;             /* the run's rows concerned; freed by finding_free */
	size_t row_count;
};

/* A finding without any number; what the checks begin with. */
struct finding finding_none(const char *reason);

void finding_free(struct finding *finding);

/* level: of the intervals. */
typedef struct finding check_run(const struct series *series, double level);

/* The way back against the way there. value: mean over the VMs of the mean of BA less the mean of
 * AB; statistic: Student's t on these differences, paired by VM; n: VMs. */
check_run check_direction;

/* The place in the order in which a host is emptied. statistic: chi-square of M. Friedman (The use
 * of ranks to avoid the assumption of normality, JASA 32, 1937) with ties, over the rounds (cycle
 * and direction) in which every place has one value; value: the mean of the place that differs
 * most, less the mean of all places, in these rounds; detail: that place; n: rounds. seen: each VM
 * always has the same place. */
check_run check_order;

/* Slowly slower, or faster. value and interval: slope for each cycle of the cycles' means (each
 * VM's mean in each direction taken away first); statistic, p: Mann-Kendall (trend.h); n: cycles.
 */
check_run check_drift;

/* Whether a migration tells something of the next one of the same VM. value: r, the sum of the
 * products of neighbours over the sum of squares, of what is left without the mean of the VM in its
 * direction (of one VM in one direction: the usual lag-1 autocorrelation coefficient); statistic:
 * z, r less what independent values give on average, over its standard error 1 / √n (G. E. P. Box,
 * G. M. Jenkins: Time Series Analysis, 1970, section 2.1.6); n: pairs. */
check_run check_autocorrelation;

/* The first cycle against the later ones. value: its mean less the mean of theirs; interval: where
 * a further cycle like them would lie, seen from their mean, turned round; statistic: Student's t
 * of a single new observation; n: cycles. */
check_run check_warm_up;

/* Values far from their VM's median: more than 3.5 robust standard deviations (series->spread).
 * B. Iglewicz and D. C. Hoaglin, How to Detect and Handle Outliers (1993). value: how many;
 * statistic: the farthest, in such standard deviations, with its sign; rows: the farthest first;
 * n: values. */
check_run check_outliers;

/* Two heaps of values instead of one. The values are cut in two where the heaps' means explain most
 * of the variance (N. Otsu, IEEE Transactions on Systems, Man, and Cybernetics 9, 1979). statistic:
 * that share, 0 to 1: 0.64 for normal, 0.75 for uniform values; seen: at least MODES_SHARE, with
 * at least a tenth of the values in each heap; value: distance of the heaps' means; detail: share
 * of the values in the upper heap; n: values. */
check_run check_modes;

/* A clock that ticks: the values favour certain points a fixed step apart, as when somebody asks
 * every 2 s whether the migration has ended. value: the step, found among those from a fifth
 * of series->spread to one and a half times it; statistic: length of the mean vector
 * when the step is wound about a circle, 1 = all values on the same point; p: Lord Rayleigh's test
 * (K. V. Mardia, P. E. Jupp: Directional Statistics, 2000, section 6.3.1), exp(-n·R²), for all
 * steps tried at once; n: values. seen: all values are whole steps from each other, and the step is
 * not small beside their spread. Neither where the steps are only those between two heaps (a tenth
 * of the values must lie elsewhere than at the two points that have the most) or between VMs and
 * ways (a tenth must lie at another point than most of their VM in their direction): then p is 1.
 * For seconds only. */
check_run check_ticks;

/* Values measured while a host had hardly a processor free, as collect noted it before the
 * migration. value: mean of what is left of them without the mean of their VM in its direction,
 * less that of the others, NaN if there are none; n: how many; detail: of how many; rows: theirs.
 * No test: what was measured on a busy host is to be known, whatever came of it. */
check_run check_busy;

#define MODES_SHARE 0.85

#endif
