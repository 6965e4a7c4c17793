/* probe-track.c — what one probe of one VM heard: from answers and their times to gaps. */
#include "probe-track.h"

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
	if (track->gap_count == track->gap_capacity) {
		size_t capacity = 2 * track->gap_capacity + 4;
		struct gap *bigger = realloc(track->gaps, capacity * sizeof *bigger);

		if (!bigger)
			return NULL;
		track->gaps = bigger;
		track->gap_capacity = capacity;
	}
	return &track->gaps[track->gap_count++];
}

/* A silence is over (or open): kept if it is over the threshold, with or without our lateness. */
static void keep_silence(struct track *track, double silence, double beginning, double end,
			 uint32_t probes, bool open)
{
	double own_late = excess(track, beginning) + excess(track, end);
	struct gap *gap;

	if (!track->watching || !(silence > track->baseline.threshold_seconds))
		return;
	gap = new_gap(track);
	if (!gap) {
		track->gaps_lost = true;
		return;
	}
	*gap = (struct gap){
		.clock_seconds = track->arrived,
		.silence_seconds = silence,
		.gap_seconds = fmax(0, silence - (beginning + end) / 2),
		.resolution_seconds = fmax((beginning + end) / 2, track->interval_seconds / 2),
		.own_late_seconds = own_late,
		.probes = probes,
		.open = open,
		.collector = !(silence - own_late > track->baseline.threshold_seconds),
	};
}

/* The spacing of the probes where a silence began: the last one answered and the next one. */
static double beginning_of(const struct track *track, double otherwise)
{
	return isnan(track->next_sent) ? otherwise : track->next_sent - track->sent;
}

/* The same where it ended; 0 if the answered probe had waited in a queue. */
static double end_of(const struct track *track, const struct track_answer *answer)
{
	double usual = fmax(0, track->baseline.round_trip_p99_seconds);
	double round_trip = answer->arrived - answer->sent;

	if (track->watching && round_trip > track->interval_seconds + usual)
		return 0;
	return answer->sent - answer->previous;
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
		double silence = answer->arrived - track->arrived;
		double beginning = beginning_of(track, fmin(silence, track->interval_seconds));
		double end = end_of(track, answer);

		/* one spacing at both ends: a single late probe must not count twice */
		if (answer->number == track->number + 1 && end > 0)
			end = fmin(end, track->interval_seconds);
		keep_silence(track, silence, beginning, end, track->sends_count - 1 - track->number,
			     false);
		remember(track, answer,
			 fmax(0, silence - excess(track, beginning) - excess(track, end)));
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

/* Nearest rank. values is sorted. */
static double p99(double *values, size_t count)
{
	qsort(values, count, sizeof *values, by_value);
	return values[(size_t)ceil(0.99 * (double)count) - 1];
}

struct track_baseline track_baseline_since(const struct track *track, double from)
{
	struct track_baseline baseline = { 0, NAN, NAN, NAN };
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
		baseline.spacing_p99_seconds = p99(values, baseline.answers);
		baseline.round_trip_p99_seconds = p99(round_trips, baseline.answers);
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
		keep_silence(track, now - track->arrived, beginning_of(track, 0),
			     now - track->sends[(track->sends_count - 1) % SENDS],
			     track->sends_count - 1 - track->number, true);
	track->watching = false;
}
