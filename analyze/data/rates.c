/* rates.c — how often migrations succeed. */
#include "rates.h"

#include "analyze/statistics/proportion.h"

#include <math.h>

static struct rate rate_of(size_t ok, size_t trials, double level)
{
	return (struct rate){
		.share = trials > 0 ? (double)ok / (double)trials : NAN,
		.exact = clopper_pearson(ok, trials, level),
		.wilson = wilson(ok, trials, level),
	};
}

struct rates rates_of(const struct counts *counts, double level)
{
	return (struct rates){
		.attempted = rate_of(counts->ok, counts->attempted, level),
		.planned = rate_of(counts->ok, counts->planned, level),
	};
}
