/* limit.c — the give-up limit of a metric, named or found. */
#include "analyze/statistics/censor.h"
#include "analyze/statistics/numbers.h"
#include "sides.h"

#include <math.h>
#include <stdlib.h>

/* The values of one group on one side, upwards. */
struct sorted {
	double *at;
	size_t count;
};

static bool sort_values(struct sorted *sorted, const struct sides *sides, size_t group,
			enum which_side side, const struct metric *metric, struct error *err)
{
	struct observations observations;

	if (!observations_of(&observations, sides, group, side, metric, NAN, err))
		return false;
	sorted->at = calloc(observations.count + 1, sizeof *sorted->at);
	if (sorted->at) {
		for (size_t i = 0; i < observations.count; i++)
			sorted->at[sorted->count++] = observations.at[i].value;
		numbers_sort(sorted->at, sorted->count);
	}
	observations_free(&observations);
	return sorted->at ? true : error_memory(err);
}

static double limit_of(const struct sorted *groups, size_t count)
{
	struct pile pile = pile_none;

	for (size_t g = 0; g < count; g++)
		if (groups[g].count > 0)
			pile_see(&pile, groups[g].at[groups[g].count - 1]);
	for (size_t g = 0; g < count; g++)
		pile_see_group(&pile, groups[g].at, groups[g].count);
	for (size_t g = 0; g < count; g++)
		for (size_t i = 0; i < groups[g].count; i++)
			pile_see_below(&pile, groups[g].at[i]);
	return pile_limit(&pile);
}

static bool find(double *limit, const struct sides *sides, const struct metric *metric,
		 struct error *err)
{
	struct sorted *groups = calloc(SIDES * sides->group_count + 1, sizeof *groups);
	size_t count = 0;
	bool good = true;

	if (!groups)
		return error_memory(err);
	for (size_t g = 0; good && g < sides->group_count; g++)
		for (enum which_side side = BEFORE; good && side < SIDES; side++)
			good = sort_values(&groups[count++], sides, g, side, metric, err);
	if (good)
		*limit = limit_of(groups, count);
	for (size_t i = 0; i < count; i++)
		free(groups[i].at);
	free(groups);
	return good;
}

bool sides_limit(double *limit, const struct sides *sides, const struct metric *metric,
		 const struct limits *limits, struct error *err)
{
	return !limits_to_find(limits, &metric->column, limit) || find(limit, sides, metric, err);
}
