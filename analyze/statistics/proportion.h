/*
 * proportion.h — the interval of a share of successes.
 *
 * Both take every trial as independent of the others. Where failures heap on one VM they are not.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_PROPORTION_H
#define MIGSTAT_ANALYZE_STATISTICS_PROPORTION_H

#include "interval.h"

#include <stddef.h>

/*
 * C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits illustrated in the case
 * of the binomial, Biometrika 26 (1934): exact, so it holds the true share at least as often as
 * promised, mostly more often. Shares, 0 to 1; NaN where trials = 0. level is between 0 and 1.
 */
struct interval clopper_pearson(size_t successes, size_t trials, double level);

/* E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22
 * (1927): shorter, and right on average. */
struct interval wilson(size_t successes, size_t trials, double level);

#endif
