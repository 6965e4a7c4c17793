/* probe-track.c — what one probe of one VM heard: from answers and their times to gaps. */
#include "probe-track.h"

#include "datasets/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Enough for a p99 of the longest useful baseline; it bounds the memory of a hundred VMs. */
enum { SAMPLES_MAX = 8192, SENDS = sizeof((struct track *)0)->sends / sizeof(double) };

struct track_sample {
	double arrived, spacing, round_trip;
};

bool track_init(struct track *track, double interval_seconds, double memory_seconds)
{
	double wanted = 2 * memory_seconds / interval_seconds + TRACK_BASELINE_LEAST;

	*track = (struct track){ .interval_seconds = interval_seconds, .next_sent = NAN };
	track->sample_capacity = wanted < SAMPLES_MAX ? (size_t)wanted : SAMPLES_MAX;
	track->samples = malloc(track->sample_capacity * sizeof *track->samples);
	return track->samples != NULL;
}

void track_free(struct track *track)
{
	free(track->samples);
	free(track->gaps);
	*track = (struct track){ 0 };
}

void track_sent(struct track *track, double when)
{
	if (track->answered && track->sends_count == track->number + 1)
		track->next_sent = when;
	track->sends[track->sends_count % SENDS] = when;
	track->sends_count++;
}

/* By how much a spacing of probes is longer than it should be. */
static double excess(const struct track *track, double spacing)
{
	return fmax(0, spacing - track->interval_seconds);
}

/* Room for one more gap, NULL without memory. */
static struct gap *new_gap(struct track *track)
{
	if (!array_grow(&track->gaps, &track->gap_capacity, track->gap_count, sizeof *track->gaps))
		return NULL;
	return &track->gaps[track->gap_count++];
}

/* A silence that is over, or open. */
struct silence {
	double length;         /* from arrival to arrival */
	double between;        /* from the last probe answered to the first one, or its answer */
	double beginning, end; /* spacing of the probes there */
	uint32_t probes;
	bool open;
};

/* Kept if it is over the threshold, with or without our lateness. */
static void keep_silence(struct track *track, const struct silence *silence)
{
	double uncertain = (silence->beginning + silence->end) / 2;
	double own_late = excess(track, silence->beginning) + excess(track, silence->end);
	struct gap *gap;

	if (!track->watching || !(silence->length > track->baseline.threshold_seconds))
		return;
	gap = new_gap(track);
	if (!gap) {
		track->gaps_lost = true;
		return;
	}
	*gap = (struct gap){
		.clock_seconds = track->arrived,
		.silence_seconds = silence->length,
		.gap_seconds = fmax(0, silence->between - uncertain),
		.resolution_seconds = fmax(uncertain, track->interval_seconds / 2),
		.own_late_seconds = own_late,
		.probes = silence->probes,
		.open = silence->open,
		.collector = !(silence->length - own_late > track->baseline.threshold_seconds),
	};
}

/* The spacing of the probes where a silence began: the last one answered and the next one. */
static double beginning_of(const struct track *track, double otherwise)
{
	return isnan(track->next_sent) ? otherwise : track->next_sent - track->sent;
}

/* Whether the answered probe had waited until the VM could answer again. */
static bool has_queued(const struct track *track, const struct track_answer *answer)
{
	double usual = fmax(0, track->baseline.round_trip_p99_seconds);

	return track->watching && answer->arrived - answer->sent > track->interval_seconds + usual;
}

/* The silence that this answer ends. */
static struct silence silence_until(const struct track *track, const struct track_answer *answer)
{
	struct silence silence = {
		.length = answer->arrived - track->arrived,
		.between = answer->sent - track->sent,
		.end = answer->sent - answer->previous,
		.probes = track->sends_count - 1 - track->number,
	};

	silence.beginning = beginning_of(track, fmin(silence.length, track->interval_seconds));
	if (has_queued(track, answer)) {
		silence.between =
			answer->arrived - track->baseline.round_trip_median_seconds - track->sent;
		silence.end = 0;
	} else if (answer->number == track->number + 1) {
		/* one spacing at both ends: a single late probe must not count twice */
		silence.end = fmin(silence.end, track->interval_seconds);
	}
	return silence;
}

static void remember(struct track *track, const struct track_answer *answer, double spacing)
{
	track->samples[track->sample_next] =
		(struct track_sample){ answer->arrived, spacing, answer->arrived - answer->sent };
	track->sample_next = (track->sample_next + 1) % track->sample_capacity;
	if (track->sample_count < track->sample_capacity)
		track->sample_count++;
}

/* When probe `number` was sent, if it has been and is not too long ago; else NaN. */
static double sent_when(const struct track *track, uint32_t number)
{
	uint32_t ago = track->sends_count - number; /* 0 = not yet sent */

	return ago == 0 || ago > SENDS ? NAN : track->sends[number % SENDS];
}

void track_heard(struct track *track, const struct track_answer *answer)
{
	bool newer = !track->answered || (int32_t)(answer->number - track->number) > 0;

	if (track->answered && newer) {
		struct silence silence = silence_until(track, answer);

		keep_silence(track, &silence);
		remember(track, answer,
			 fmax(0, silence.length - excess(track, silence.beginning) -
					 excess(track, silence.end)));
	}
	if (!newer) /* a duplicate, or overtaken: it only shows that the VM is alive */
		return;
	track->answered = true;
	track->arrived = answer->arrived;
	track->number = answer->number;
	track->sent = answer->sent;
	track->next_sent = sent_when(track, answer->number + 1);
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Nearest rank. */
static double quantile(const double *sorted, size_t count, double share)
{
	return sorted[(size_t)ceil(share * (double)count) - 1];
}

struct track_baseline track_baseline_since(const struct track *track, double from)
{
	struct track_baseline baseline = { 0, NAN, NAN, NAN, NAN };
	double *values = malloc(2 * (track->sample_count + 1) * sizeof *values);
	double *round_trips;

	if (!values)
		return baseline;
	round_trips = values + track->sample_count + 1;
	for (size_t i = 0; i < track->sample_count; i++) {
		const struct track_sample *sample = &track->samples[i];

		if (sample->arrived < from)
			continue;
		values[baseline.answers] = sample->spacing;
		round_trips[baseline.answers++] = sample->round_trip;
	}
	if (baseline.answers >= TRACK_BASELINE_LEAST) {
		qsort(values, baseline.answers, sizeof *values, by_value);
		qsort(round_trips, baseline.answers, sizeof *values, by_value);
		baseline.spacing_p99_seconds = quantile(values, baseline.answers, 0.99);
		baseline.round_trip_p99_seconds = quantile(round_trips, baseline.answers, 0.99);
		baseline.round_trip_median_seconds = quantile(round_trips, baseline.answers, 0.5);
		/* in a lull answers can come in pairs; nothing shorter than three intervals counts
		 */
		baseline.threshold_seconds =
			TRACK_THRESHOLD_FACTOR *
			fmax(baseline.spacing_p99_seconds, track->interval_seconds);
	}
	free(values);
	return baseline;
}

void track_watch(struct track *track, const struct track_baseline *baseline)
{
	track->baseline = *baseline;
	track->gap_count = 0;
	track->gaps_lost = false;
	track->watching = !isnan(baseline->threshold_seconds);
}

/* What is our own lateness in a silence that goes on. */
static double late_so_far(const struct track *track, double now)
{
	uint32_t newest = track->sends_count - 1;

	if (isnan(track->next_sent))
		return now - track->sent; /* nobody has asked since */
	return excess(track, track->next_sent - track->sent) +
	       excess(track, now - track->sends[newest % SENDS]);
}

double track_silent(const struct track *track, double now)
{
	double silence = now - track->arrived - late_so_far(track, now);

	return track->watching && silence > track->baseline.threshold_seconds ? silence : 0;
}

void track_end(struct track *track, double now)
{
	if (track_silent(track, now) > 0)
		keep_silence(track,
			     &(struct silence){
				     .length = now - track->arrived,
				     .between = now - track->arrived,
				     .beginning = beginning_of(track, 0),
				     .end = now - track->sends[(track->sends_count - 1) % SENDS],
				     .probes = track->sends_count - 1 - track->number,
				     .open = true,
			     });
	track->watching = false;
}
