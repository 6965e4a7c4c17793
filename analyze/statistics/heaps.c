/* heaps.c — how many independent trials a share of failures is worth. */
#include "heaps.h"

#include <math.h>

/* Failures or successes, whichever are fewer. */
static size_t fewer_of(const struct trials *side)
{
	size_t failed = trials_failed(side);

	return failed < side->count - failed ? failed : side->count - failed;
}

/* A single VM, or round, stands for itself: no others are spoken of. */
static double units_of(const struct trials *side)
{
	double units = (double)side->count;

	for (enum grouping by = BY_VM; by < GROUPINGS; by++) {
		size_t groups = trials_groups(side, by);

		if (groups > 1)
			units = fmin(units, (double)groups);
	}
	return units;
}

struct heaps heaps_of(const struct trials_sides *sides)
{
	struct heaps heaps = { .alone = spread_of_trials(sides) };
	size_t fewer = 0;

	for (size_t s = 0; s < sides->count; s++) {
		heaps.trials[s] = (double)sides->side[s].count;
		heaps.units[s] = units_of(&sides->side[s]);
		fewer += fewer_of(&sides->side[s]);
	}
	heaps.unseen = fewer < HEAPS_SEEN;
	for (enum grouping by = BY_VM; !heaps.unseen && by < GROUPINGS; by++) {
		heaps.found[by] = trials_heaping_p(sides->side, sides->count, by) <= HEAPS_P;
		if (heaps.found[by])
			heaps.by[by] = spread_by(sides, by);
	}
	if (heaps.found[BY_VM] && heaps.found[BY_ROUND])
		heaps.both = spread_by_both(sides);
	return heaps;
}

double heaps_worth(const struct heaps *heaps, size_t side, double level)
{
	double ratio = 1;

	if (heaps->unseen)
		return heaps->units[side];
	for (enum grouping by = BY_VM; by < GROUPINGS; by++)
		if (heaps->found[by])
			ratio = fmax(ratio, spread_ratio(heaps->by[by], heaps->alone, level));
	if (heaps->found[BY_VM] && heaps->found[BY_ROUND])
		ratio = fmax(ratio, spread_ratio(heaps->both, heaps->alone, level));
	return heaps->trials[side] / ratio;
}

struct interval heaps_share(const struct heaps *heaps, double share, double level)
{
	return clopper_pearson_of(share, heaps_worth(heaps, 0, level), level);
}
