/*
 * pseudo.h — one idea for every aspect: each value gets a number whose mean is what is compared.
 *
 * mean    the value itself
 * spread  its distance from the median of its VM, direction and run
 * median, 95th percentile   Q + s ([x > Q] - share above), with Q the quantile of its VM, direction
 *         and run, so that their mean is Q exactly: R. S. Woodruff's way from a quantile to a mean
 *         (Confidence intervals for medians and other position measures, JASA 47, 1952; R. R.
 *         Bahadur, Annals of Mathematical Statistics 37, 1966)
 *
 * So the mean of a direction's numbers is its median, and so on, and everything that is known of
 * means where VMs and cycles are chance (two-way.h) holds of them, too: a cycle that was slow for
 * all VMs shows in the numbers of all its rows.
 *
 * s is such that the numbers of n values have the scatter that a quantile of n values has. With
 * many that is 1 / density, but the 95th percentile of ten is next to their largest, and no density
 * tells how that scatters. So it comes from the beta distribution of an ordered value's place, as
 * J. S. Maritz and R. G. Jarrett have it (A note on estimating the variance of the sample median,
 * JASA 73, 1978), among all values of the side, each divided by the median of its VM, direction and
 * run (where one of these is not above zero: less it), and drawn away from it by √(n / (n - 1)), as
 * n values lie closer to their own median than to the true one.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_PSEUDO_H
#define MIGSTAT_ANALYZE_COMPARE_PSEUDO_H

#include "scene.h"

/* Fills in the number of every row. Rows of which there is none are taken out: single values of a
 * VM, direction and run have neither spread nor tail. */
void pseudo_numbers(struct scene *scene, enum aspect aspect);

/* The same of rows that are a side, of which none is taken out: a number that there is none of is
 * NaN. */
void pseudo_of_side(struct scene_side *side, enum aspect aspect);

#endif
