/* evacuations.c — the times to empty a host that a call of plan asks for. */
#include "evacuations.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static size_t vms_among(const struct observations *times)
{
	size_t vms = 0;

	/* they are ordered by VM */
	for (size_t i = 0; i < times->count; i++)
		vms += i == 0 || strcmp(times->at[i].vm, times->at[i - 1].vm) != 0;
	return vms;
}

static bool add_row(struct evacuations *evacuations, const struct evacuation_row *row,
		    const struct observations *times, const struct plan_options *options,
		    struct error *err)
{
	struct evacuation_row *added = &evacuations->at[evacuations->count];

	if (row->at_a_time > row->host_vms)
		return true;
	*added = *row;
	added->times = (struct evacuation){ NAN, NAN, NAN };
	evacuations->count++;
	return times->count == 0 || evacuation_of(&added->times, times, row->host_vms,
						  row->at_a_time, options->seed, err);
}

static bool add_group(struct evacuations *evacuations, const struct sides *sides, size_t group,
		      const struct plan_options *options, struct error *err)
{
	struct counts counts = sides_counts(sides, group, BEFORE);
	struct observations times = observations_of(
		sides, group, BEFORE, metric_at(metric_find("total_time_seconds")), NAN);
	bool good = true;

	for (size_t i = 0; good && i < options->evacuate.count * options->lanes.count; i++) {
		const struct evacuation_row row = {
			.group = group,
			.host_vms = options->evacuate.at[i / options->lanes.count],
			.at_a_time = options->lanes.at[i % options->lanes.count],
			.n = times.count,
			.vms = vms_among(&times),
			.attempted = counts.attempted,
			.failed = counts.failed,
		};

		good = add_row(evacuations, &row, &times, options, err);
	}
	observations_free(&times);
	return good;
}

bool evacuations_of(struct evacuations *evacuations, const struct sides *sides,
		    const struct plan_options *options, struct error *err)
{
	size_t most = sides->group_count * options->evacuate.count * options->lanes.count;
	bool good = true;

	*evacuations = (struct evacuations){ .at = calloc(most + 1, sizeof *evacuations->at) };
	if (!evacuations->at)
		return error_memory(err);
	for (size_t g = 0; good && g < sides->group_count; g++)
		good = add_group(evacuations, sides, g, options, err);
	if (!good)
		evacuations_free(evacuations);
	return good;
}

void evacuations_free(struct evacuations *evacuations)
{
	free(evacuations->at);
	*evacuations = (struct evacuations){ 0 };
}
