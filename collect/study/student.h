/*
 * student.h — the quantile of Student's t, for the width of an interval while a study runs.
 *
 * analyze/ has it from GSL; collect/ must run where there is no GSL.
 */
#ifndef MIGSTAT_COLLECT_STUDY_STUDENT_H
#define MIGSTAT_COLLECT_STUDY_STUDENT_H

/*
 * P(|T| <= t) for t >= 0 and df >= 1 degrees of freedom: Abramowitz and Stegun, Handbook of
 * Mathematical Functions, 26.7.3 (odd df) and 26.7.4 (even df), which are finite sums.
 */
double student_within(double t, int df);

/* The t with P(|T| <= t) = level, 0 <= level < 1, df >= 1; relative error below 1e-9. */
double student_two_sided(double level, int df);

#endif
