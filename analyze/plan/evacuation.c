/* evacuation.c — how long it takes to empty a host of VMs like those measured; evacuation.csv. */
#include "evacuation.h"

#include "analyze/output/row-sink.h"
#include "analyze/statistics/random.h"
#include "analyze/statistics/sorted.h"

#include "datasets/manifest.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The times of one VM in one direction: values first to end - 1. */
struct pool {
	size_t first, end;
};

/* The pools, those of one direction together. */
struct pools {
	const struct observations *times; /* borrowed */
	struct pool *at;
	size_t count;
	size_t *directions; /* where each direction's first pool stands, and the end */
	size_t direction_count;
};

static int by_direction(const void *left, const void *right, void *closure)
{
	const struct measured *times = closure;
	const struct pool *a = left;
	const struct pool *b = right;
	int words = strcmp(times[a->first].direction, times[b->first].direction);

	return words != 0 ? words : (a->first > b->first) - (a->first < b->first);
}

static bool same_pool(const struct measured *a, const struct measured *b)
{
	return strcmp(a->vm, b->vm) == 0 && strcmp(a->direction, b->direction) == 0;
}

static struct pools pools_of(const struct observations *times)
{
	struct pools pools = {
		.times = times,
		.at = must_alloc(times->count, sizeof *pools.at),
		.directions = must_alloc(times->count + 1, sizeof *pools.directions),
	};

	for (size_t first = 0, end; first < times->count; first = end) {
		end = first + 1;
		while (end < times->count && same_pool(&times->at[end], &times->at[first]))
			end++;
		pools.at[pools.count++] = (struct pool){ first, end };
	}
	if (pools.count > 0)
		qsort_r(pools.at, pools.count, sizeof *pools.at, by_direction, times->at);
	for (size_t i = 0; i < pools.count; i++)
		if (i == 0 || strcmp(times->at[pools.at[i].first].direction,
				     times->at[pools.at[i - 1].first].direction) != 0)
			pools.directions[pools.direction_count++] = i;
	pools.directions[pools.direction_count] = pools.count;
	return pools;
}

static void pools_free(struct pools *pools)
{
	free(pools->at);
	free(pools->directions);
}

static double draw_time(const struct pools *pools, size_t direction, struct random *random)
{
	size_t first = pools->directions[direction];
	size_t end = pools->directions[direction + 1];
	struct pool pool = pools->at[first + random_index(random, end - first)];

	return pools->times->at[pool.first + random_index(random, pool.end - pool.first)].value;
}

static size_t earliest(const double *free_at, size_t count)
{
	size_t best = 0;

	for (size_t i = 1; i < count; i++)
		if (free_at[i] < free_at[best])
			best = i;
	return best;
}

/* free_at: room for at_once numbers: when each of the lanes is free again. */
static double draw_evacuation(const struct pools *pools, size_t vms, size_t at_once,
			      struct random *random, double *free_at)
{
	size_t direction = random_index(random, pools->direction_count);
	double last = 0;

	for (size_t i = 0; i < at_once; i++)
		free_at[i] = 0;
	for (size_t i = 0; i < vms; i++) {
		size_t lane = earliest(free_at, at_once);

		free_at[lane] += draw_time(pools, direction, random);
		last = fmax(last, free_at[lane]);
	}
	return last;
}

struct evacuation evacuation_of(const struct observations *times, size_t vms, size_t at_once,
				uint64_t seed)
{
	double *drawn = must_alloc(EVACUATIONS_DRAWN, sizeof *drawn);
	double *free_at = must_alloc(at_once, sizeof *free_at);
	struct pools pools = pools_of(times);
	struct random random = random_of_seed(seed);
	struct evacuation evacuation;
	double sum = 0;

	for (size_t i = 0; i < EVACUATIONS_DRAWN; i++) {
		drawn[i] = draw_evacuation(&pools, vms, at_once, &random, free_at);
		sum += drawn[i];
	}
	numbers_sort(drawn, EVACUATIONS_DRAWN);
	evacuation.p50 = numbers_quantile(drawn, EVACUATIONS_DRAWN, 0.5);
	evacuation.p95 = numbers_quantile(drawn, EVACUATIONS_DRAWN, 0.95);
	evacuation.mean = sum / EVACUATIONS_DRAWN;
	pools_free(&pools);
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
		       const struct plan_options *options, json_t *manifest, struct error *err)
{
	const struct evacuation_table content = { evacuations, sides, options };
	const struct sink_table table = { &schema_evacuation, &options->by, add_rows, &content };

	return row_sink_write(options->output, &table, 1, manifest, MANIFEST_EVACUATION, err);
}
