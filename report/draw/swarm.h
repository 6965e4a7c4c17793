/*
 * swarm.h — places many points of nearly the same value beside each other: a bee swarm.
 *
 * Nothing is random: the same values always give the same places.
 */
#ifndef MIGSTAT_REPORT_DRAW_SWARM_H
#define MIGSTAT_REPORT_DRAW_SWARM_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Gives point i, which lies at height y[i], the sidewise offset x[i] from the swarm's middle: the
 * one nearest to 0 at which it touches no point placed before it, from the smallest y on. radius
 * is that of one point, |x[i]| <= half_width; all in points of 1/72 inch.
 * False if not every point found a place: x[] is then of no use.
 */
bool swarm_place(double *x, const double *y, size_t count, double radius, double half_width);

/*
 * For more points than fit: spreads them evenly to both sides, the wider the more of them lie
 * within `near` of the point's height, up to half_width where they are densest, but no wider than
 * twice what points of that radius need if they are packed. They may overlap.
 */
void swarm_spread(double *x, const double *y, size_t count, double near, double radius,
		  double half_width);

#endif
