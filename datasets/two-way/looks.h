/*
 * looks.h — how far a mean is off at most, where the study was looked at while it ran and ended as
 * soon as its mean was known well enough (migstat collect --until-ci; collect/study/until.h says
 * why and how often it holds).
 *
 * Looks are fixed beforehand: after the least number of cycles, then each time half as many more,
 * up to the most.
 */
#ifndef MIGSTAT_TWO_WAY_LOOKS_H
#define MIGSTAT_TWO_WAY_LOOKS_H

#include "mean.h"

/* How many looks there are up to that cycle, of a study of `least` to `most` cycles. */
int two_way_looks(int least, int most, int cycles);

/*
 * Half an interval that counts the looks, in the values' unit: the standard error's own upper limit
 * by chi-square times the normal quantile of the level, the greatest of all candidates; the chance
 * that the limit fails is 1 - level, for what the VMs give it as a whole (they are the same at each
 * look), for everything else by the number of looks. Never less than an arm of the mean's own
 * interval; NaN where there is none. *source: what bounds it.
 */
double two_way_sure(const struct two_way_mean *mean, double level, int looks,
		    enum two_way_source *source);

/*
 * The same of a change of such means (two runs, two cases): every candidate's variance grows so far
 * that its Student interval of that level is as wide as the limit above, where that is wider.
 * Intervals, p and tests of a margin then agree with each other as they did. Before sessions are
 * added, which no look sees.
 */
void two_way_count_looks(struct two_way_chance *chance, double level, int looks);

#endif
