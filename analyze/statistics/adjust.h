/*
 * adjust.h — p-values of many tests at once.
 *
 * Both replace p[count] by the adjusted ones, each in its place; NaN are no tests and stay.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_ADJUST_H
#define MIGSTAT_ANALYZE_STATISTICS_ADJUST_H

#include <stddef.h>

/*
 * So that the chance of even one false alarm among them stays within the level: what a verdict
 * takes. Returns the number of tests. S. Holm, A simple sequentially rejective multiple test
 * procedure, Scandinavian Journal of Statistics 6 (1979).
 */
size_t holm(double *p, size_t count);

/*
 * So that few of what they find is false: of what has an adjusted p of at most a, no more than the
 * share a is false on average. For looking around, where missing something is worse than one
 * finding too many. Y. Benjamini and Y. Hochberg, Controlling the false discovery rate, Journal of
 * the Royal Statistical Society B 57 (1995).
 */
void benjamini_hochberg(double *p, size_t count);

#endif
