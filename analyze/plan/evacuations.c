/* evacuations.c — the times to empty a host that a call of plan asks for, and evacuation.csv. */
#include "evacuations.h"

#include "analyze/output/row-sink.h"

#include "datasets/output.h"

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
	struct observations times;
	bool good = observations_of(&times, sides, group, BEFORE,
				    metric_at(METRIC_TOTAL_TIME_SECONDS), NAN, err);

	for (size_t i = 0; good && i < options->evacuate_count * options->lane_count; i++) {
		const struct evacuation_row row = {
			.group = group,
			.host_vms = options->evacuate[i / options->lane_count],
			.at_a_time = options->lanes[i % options->lane_count],
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
	size_t most = sides->group_count * options->evacuate_count * options->lane_count;
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

/* What evacuation.csv is made of. */
struct content {
	const struct evacuations *evacuations;
	const struct sides *sides;
	const struct plan_options *options;
};

static void add_rows(struct row_sink *sink, const void *closure)
{
	const struct content *content = closure;
	const struct sides *sides = content->sides;
	const char *const leading[] = { run_name(&sides->runs[0]) };

	for (size_t i = 0; i < content->evacuations->count; i++) {
		const struct evacuation_row *row = &content->evacuations->at[i];
		const double number[EVACUATION_COLUMNS] = {
			[EVACUATION_HOST_VMS] = (double)row->host_vms,
			[EVACUATION_AT_A_TIME] = (double)row->at_a_time,
			[EVACUATION_N] = (double)row->n,
			[EVACUATION_VMS] = (double)row->vms,
			[EVACUATION_P50_SECONDS] = row->times.p50,
			[EVACUATION_P95_SECONDS] = row->times.p95,
			[EVACUATION_MEAN_SECONDS] = row->times.mean,
			[EVACUATION_DRAWS] = EVACUATIONS_DRAWN,
			[EVACUATION_SEED] = (double)content->options->seed,
			[EVACUATION_ATTEMPTED] = (double)row->attempted,
			[EVACUATION_FAILED] = (double)row->failed,
		};
		const struct sink_row cells = {
			.leading = leading,
			.key = (const char *const *)sides->groups[row->group].key.at,
			.number = number,
		};

		row_sink_add(sink, &cells);
	}
}

bool evacuations_write(const struct evacuations *evacuations, const struct sides *sides,
		       const struct plan_options *options, struct error *err)
{
	const struct content content = { evacuations, sides, options };
	const struct sink_table table = { &schema_evacuation, &options->by, add_rows, &content };

	return folder_make(options->output, err) && row_sink_write(options->output, &table, err) &&
	       folder_sync(options->output, err);
}
