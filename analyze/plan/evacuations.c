/* evacuations.c — the times to empty a host that a call of plan asks for, and evacuation.csv. */
#include "evacuations.h"

#include "analyze/output/row-sink.h"

#include "datasets/must.h"
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

static void add_group(struct evacuations *evacuations, const struct sides *sides, size_t group,
		      const struct plan_options *options)
{
	struct counts counts = sides_counts(sides, group, BEFORE);
	struct observations times =
		observations_of(sides, group, BEFORE, metric_at(METRIC_TOTAL_TIME_SECONDS), NAN);

	for (size_t i = 0; i < options->evacuate.count * options->lanes.count; i++) {
		struct evacuation_row row = {
			.group = group,
			.host_vms = options->evacuate.at[i / options->lanes.count],
			.at_a_time = options->lanes.at[i % options->lanes.count],
			.n = times.count,
			.vms = vms_among(&times),
			.times = { NAN, NAN, NAN },
			.attempted = counts.attempted,
			.failed = counts.failed,
		};

		if (row.at_a_time > row.host_vms)
			continue;
		if (times.count > 0)
			row.times =
				evacuation_of(&times, row.host_vms, row.at_a_time, options->seed);
		evacuations->at[evacuations->count++] = row;
	}
	observations_free(&times);
}

struct evacuations evacuations_of(const struct sides *sides, const struct plan_options *options)
{
	size_t most = sides->group_count * options->evacuate.count * options->lanes.count;
	struct evacuations evacuations = { .at = must_alloc(most, sizeof *evacuations.at) };

	for (size_t g = 0; g < sides->group_count; g++)
		add_group(&evacuations, sides, g, options);
	return evacuations;
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
