/*
 * ticks.h — where an axis gets its ticks: the extended Wilkinson algorithm.
 *
 * J. Talbot, S. Lin, P. Hanrahan: An Extension of Wilkinson's Algorithm for Positioning Tick Labels
 * on Axes. IEEE Transactions on Visualization and Computer Graphics 16(6), 2010. It weighs round
 * numbers, fit to the data and the wanted number of ticks against each other.
 */
#ifndef MIGSTAT_REPORT_DRAW_TICKS_H
#define MIGSTAT_REPORT_DRAW_TICKS_H

#include <stddef.h>

enum { TICKS_MOST = 40, TICKS_WANTED_MOST = 12 };

struct ticks {
	double at[TICKS_MOST]; /* ascending */
	size_t count;
	double step;  /* 0 where there is but one tick */
	int decimals; /* digits after the point that every tick needs */
};

/*
 * The ticks for data from low to high (low <= high), about `wanted` of them (2 to
 * TICKS_WANTED_MOST). They may leave a little of the data outside. Where low and high are
 * equal (to the last digits) or too far apart for a double: low alone.
 */
struct ticks ticks_of(double low, double high, int wanted);

#endif
