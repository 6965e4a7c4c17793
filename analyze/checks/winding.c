/* winding.c — values turned on from frequency to frequency. */
#include "winding.h"

#include "series.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

static struct turning turning_of(const struct series *series, size_t stride, double first,
				 double difference)
{
	const double turn = 2 * acos(-1);
	const size_t count = (series->count + stride - 1) / stride;
	struct turning turning = { .count = count };

	turning.east = must_alloc(4 * count, sizeof *turning.east);
	turning.north = turning.east + count;
	turning.east_step = turning.north + count;
	turning.north_step = turning.east_step + count;
	for (size_t i = 0; i < count; i++) {
		double angle = turn * (series->at[i * stride].value - series->at[0].value);

		turning.east[i] = cos(angle * first);
		turning.north[i] = sin(angle * first);
		turning.east_step[i] = cos(angle * difference);
		turning.north_step[i] = sin(angle * difference);
	}
	return turning;
}

/* The length of the mean vector; goes on to the next frequency. */
static double wind_on(struct turning *turning)
{
	double east = 0;
	double north = 0;

	for (size_t i = 0; i < turning->count; i++) {
		double e = turning->east[i];
		double n = turning->north[i];

		east += e;
		north += n;
		turning->east[i] = e * turning->east_step[i] - n * turning->north_step[i];
		turning->north[i] = e * turning->north_step[i] + n * turning->east_step[i];
	}
	return hypot(east, north) / (double)turning->count;
}

struct winding winding_of(const struct series *series, size_t stride, double first,
			  double difference)
{
	return (struct winding){
		turning_of(series, stride, first, difference),
		turning_of(series, stride, first / 1.25, difference / 1.25),
		turning_of(series, stride, first / 0.8, difference / 0.8),
	};
}

void winding_free(struct winding *winding)
{
	free(winding->at.east);
	free(winding->below.east);
	free(winding->above.east);
}

bool winding_may_tell(struct winding *winding, double longest)
{
	const double slack = 1e-6;
	double length = wind_on(&winding->at);
	double around = fmax(wind_on(&winding->below), wind_on(&winding->above));

	return length > longest - slack && length >= 2 * around - slack;
}
