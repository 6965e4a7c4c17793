/* looks.c — how far a mean is off at most, the looks counted. */
#include "looks.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static int next_look(int least, int most, int look)
{
	int next = look == 0 ? least : look + (look + 1) / 2;

	return next < most ? next : most;
}

int two_way_looks(int least, int most, int cycles)
{
	int looks = 0;

	for (int look = next_look(least, most, 0); look > 0 && look <= cycles;
	     look = next_look(least, most, look)) {
		looks++;
		if (look == most)
			break;
	}
	return looks;
}

static double upper_limit(const struct two_way_candidate *of, double level, int looks)
{
	double error = of->source == TWO_WAY_VM ? 1 - level : (1 - level) / looks;

	return gsl_cdf_ugaussian_Pinv((1 + level) / 2) *
	       sqrt(of->variance * two_way_limit_factor(1 - error, of->degrees_of_freedom));
}

double two_way_sure(const struct two_way_mean *mean, double level, int looks,
		    enum two_way_source *source)
{
	double sure = fmax(mean->high - mean->mean, mean->mean - mean->low);

	*source = mean->source;
	if (isnan(mean->low))
		return NAN;
	for (size_t i = 0; i < mean->chance.count; i++) {
		double limit = upper_limit(&mean->chance.at[i], level, looks);

		if (limit > sure) {
			sure = limit;
			*source = mean->chance.at[i].source;
		}
	}
	return sure;
}

void two_way_count_looks(struct two_way_chance *chance, double level, int looks)
{
	for (size_t i = 0; i < chance->count; i++) {
		struct two_way_candidate *at = &chance->at[i];
		double half = gsl_cdf_tdist_Qinv((1 - level) / 2, at->degrees_of_freedom) *
			      sqrt(at->variance);
		double limit = upper_limit(at, level, looks);

		if (limit > half)
			at->variance *= (limit / half) * (limit / half);
	}
}
