/* gaps.c — from what the probes heard to rows of gaps.csv and cells of migrations.csv. */
#include "gaps.h"

#include <math.h>

struct gap_sums {
	double sum, longest, count, resolution;
};

/* The VM's own gaps. An open one has no length, and so the sum and the
 * longest have none. */
static struct gap_sums sums_of(const struct track *track)
{
	struct gap_sums sums = { 0, 0, 0, 0 };
	bool open = false;

	for (size_t i = 0; i < track->gap_count; i++) {
		const struct gap *gap = &track->gaps[i];

		if (gap->collector)
			continue;
		sums.count++;
		sums.sum += gap->gap_seconds;
		sums.resolution += gap->resolution_seconds;
		sums.longest = fmax(sums.longest, gap->gap_seconds);
		open = open || gap->open;
	}
	if (sums.count == 0) /* what is shorter is not seen */
		sums.resolution = track->baseline.threshold_seconds;
	if (open)
		sums.sum = sums.longest = sums.resolution = NAN;
	return sums;
}

static bool heard_before(const struct track *track)
{
	return track && !isnan(track->baseline.threshold_seconds);
}

void gaps_fill_network(double value[METRIC_MAX], const struct track *track)
{
	struct gap_sums sums = sums_of(track);

	value[METRIC_DOWNTIME_NETWORK_SECONDS] = sums.sum;
	value[METRIC_DOWNTIME_NETWORK_MAX_SECONDS] = sums.longest;
	value[METRIC_DOWNTIME_NETWORK_GAPS] = sums.count;
	value[METRIC_DOWNTIME_NETWORK_RESOLUTION_SECONDS] = sums.resolution;
	value[METRIC_GAP_THRESHOLD_SECONDS] = track->baseline.threshold_seconds;
}

static void fill_tcp(double value[METRIC_MAX], const struct probe_result *result)
{
	struct gap_sums sums = sums_of(result->track[PROBE_TCP]);

	value[METRIC_TCP_STALL_SECONDS] = sums.sum;
	value[METRIC_TCP_STALL_MAX_SECONDS] = sums.longest;
	value[METRIC_TCP_RESETS] = (double)result->tcp_broken;
	value[METRIC_TCP_RETRANSMITS] = (double)result->tcp_retransmits;
}

struct gap_row gaps_row(const struct gaps_place *place, const char *probe,
			const struct track *track, size_t index)
{
	const struct gap *gap = &track->gaps[index];

	return (struct gap_row){ .migration = place->migration,
				 .vm = place->vm,
				 .probe = probe,
				 .cause = gap->collector ? "collector" : "target",
				 .clock = gap->clock_seconds,
				 .gap = gap->gap_seconds,
				 .resolution = gap->resolution_seconds,
				 .silence = gap->silence_seconds,
				 .own_late = gap->own_late_seconds,
				 .threshold = track->baseline.threshold_seconds,
				 .baseline = track->baseline.spacing_p99_seconds,
				 .probes = (double)gap->probes,
				 .open = gap->open };
}

static bool write_gaps(const struct gaps_place *place, enum probe_kind kind,
		       const struct track *track, struct error *err)
{
	for (size_t i = 0; i < track->gap_count; i++) {
		const struct gap_row row = gaps_row(place, probe_word(kind), track, i);

		if (!run_add_gap(place->run, &row, err))
			return false;
	}
	return !track->gaps_lost || error_memory(err);
}

bool gaps_record(const struct gaps_place *place, const struct probe_plan *plan,
		 const struct probe_result *result, double value[METRIC_MAX], struct error *err)
{
	bool network = false;
	bool good = true;

	for (size_t i = 0; i < plan->count; i++) {
		const struct track *track = result->track[plan->kinds[i]];

		if (!heard_before(track))
			continue;
		if (!network)
			gaps_fill_network(value, track);
		network = true;
		good = write_gaps(place, plan->kinds[i], track, err) && good;
	}
	if (heard_before(result->track[PROBE_TCP]))
		fill_tcp(value, result);
	if (network)
		value[METRIC_COLLECTOR_LATE_MAX_SECONDS] = result->late_max_seconds;
	return good;
}
