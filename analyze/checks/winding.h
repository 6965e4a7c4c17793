/*
 * winding.h — values wound about a circle at many frequencies, one after the other: at which of
 * them is it worth while to look closely?
 */
#ifndef MIGSTAT_ANALYZE_CHECKS_WINDING_H
#define MIGSTAT_ANALYZE_CHECKS_WINDING_H

#include <stdbool.h>
#include <stddef.h>

struct series; /* series.h */

/* Values wound at frequencies a fixed difference apart: each is turned on by its own fixed angle,
 * which costs a few products instead of a sine and a cosine. */
struct turning {
	double *east, *north;           /* of each value, at the frequency that it stands at */
	double *east_step, *north_step; /* of the angle to the next one */
	size_t count;
};

/* A frequency and its neighbours at 0.8 and 1.25 times it: they, too, are fixed differences apart.
 */
struct winding {
	struct turning at, below, above;
};

/* Every stride-th value of the series, wound at `first` turns for each unit of its distance from
 * the first one; then at `difference` more, and so on. Free with winding_free. */
struct winding winding_of(const struct series *series, size_t stride, double first,
			  double difference);

void winding_free(struct winding *winding);

/* Whether the mean vector at this frequency may be longer than `longest`, and twice as long as
 * those of its neighbours: false only where it is not, for what turning on leaves to rounding is
 * far below the slack of 1e-6. Goes on to the next frequency. */
bool winding_may_tell(struct winding *winding, double longest);

#endif
