/* evacuation.c — how long it takes to empty a host of VMs like those measured; evacuation.csv. */
#include "evacuation.h"

#include "analyze/output/row-sink.h"
#include "analyze/sides/chosen-metrics.h"
#include "analyze/statistics/sorted.h"
#include "rounds.h"

#include "datasets/manifest.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* From what each drawn pilot tells: the percentile interval (B. Efron, 1981). */
static void take_limits(struct evacuation *evacuation, double *tails, double level)
{
	numbers_sort(tails, PILOTS_DRAWN);
	evacuation->p95_low = numbers_quantile(tails, PILOTS_DRAWN, (1 - level) / 2);
	evacuation->p95_high = numbers_quantile(tails, PILOTS_DRAWN, (1 + level) / 2);
}

struct evacuation evacuation_of(const struct observations *times, size_t vms, size_t at_once,
				double level, uint64_t seed)
{
	double *drawn = must_alloc(EVACUATIONS_DRAWN, sizeof *drawn);
	double *free_at = must_alloc(at_once, sizeof *free_at);
	double tails[PILOTS_DRAWN];
	struct rounds rounds = rounds_of(times);
	struct resample sample = resample_all(&rounds);
	struct random random = random_of_seed(seed);
	struct evacuation evacuation = { .p95 = NAN, .p95_low = NAN, .p95_high = NAN };
	double sum = 0;

	for (size_t pilot = 0; pilot < PILOTS_DRAWN; pilot++) {
		double *of = &drawn[pilot * EVACUATIONS_OF_PILOT];

		resample_renew(&sample, &rounds, &random);
		for (size_t i = 0; i < EVACUATIONS_OF_PILOT; i++) {
			of[i] = evacuation_draw(&rounds, &sample, vms, at_once, &random, free_at);
			sum += of[i];
		}
		numbers_sort(of, EVACUATIONS_OF_PILOT);
		tails[pilot] = numbers_quantile(of, EVACUATIONS_OF_PILOT, 0.95);
	}
	numbers_sort(drawn, EVACUATIONS_DRAWN);
	evacuation.p50 = numbers_quantile(drawn, EVACUATIONS_DRAWN, 0.5);
	evacuation.mean = sum / EVACUATIONS_DRAWN;
	evacuation.rounds = rounds.known ? rounds.count : 0;
	/* one cycle tells nothing of other times, and so nothing of 95 of 100 */
	if (!rounds.known || rounds.cycles > 1)
		evacuation.p95 = numbers_quantile(drawn, EVACUATIONS_DRAWN, 0.95);
	if (rounds.known && rounds.cycles > 1)
		take_limits(&evacuation, tails, level);
	resample_free(&sample);
	rounds_free(&rounds);
	free(drawn);
	free(free_at);
	return evacuation;
}

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
		observations_of(sides, group, BEFORE, metric_at(time_metric(sides)), NAN);

	for (size_t i = 0; i < options->evacuate.count * options->lanes.count; i++) {
		struct evacuation_row row = {
			.group = group,
			.host_vms = options->evacuate.at[i / options->lanes.count],
			.at_a_time = options->lanes.at[i % options->lanes.count],
			.n = times.count,
			.vms = vms_among(&times),
			.times = { NAN, NAN, NAN, NAN, NAN, 0 },
			.attempted = counts.attempted,
			.failed = counts.failed,
			.failed_rounds = rounds_among(times.lost, times.lost_count),
		};

		if (row.at_a_time > row.host_vms)
			continue;
		if (times.count > 0)
			row.times = evacuation_of(&times, row.host_vms, row.at_a_time,
						  options->level, options->seed);
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
struct evacuation_table {
	const struct evacuations *evacuations;
	const struct sides *sides;
	const struct plan_options *options;
};

static void add_rows(struct row_sink *sink, const void *closure)
{
	const struct evacuation_table *content = closure;
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
			[EVACUATION_ROUNDS] = (double)row->times.rounds,
			[EVACUATION_P95_SECONDS] = row->times.p95,
			[EVACUATION_P95_LOW_SECONDS] = row->times.p95_low,
			[EVACUATION_P95_HIGH_SECONDS] = row->times.p95_high,
			[EVACUATION_LEVEL] = content->options->level,
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
		       const struct plan_options *options, json_t *manifest, struct error *err)
{
	const struct evacuation_table content = { evacuations, sides, options };
	const struct sink_table table = { &schema_evacuation, &options->by, add_rows, &content };

	return row_sink_write(options->output, &table, 1, manifest, MANIFEST_EVACUATION, err);
}
