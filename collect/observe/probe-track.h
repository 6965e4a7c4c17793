/*
 * probe-track.h — what one probe of one VM heard: from answers and their times to gaps.
 *
 * Pure arithmetic on one clock (seconds, monotonic, of the collecting host); no sockets, no
 * threads. Probes are sent every interval and numbered; an answer tells which probe it belongs to.
 *
 * A *silence* is the time between the arrivals of two successive answers. What of it is outage?
 * The VM still answered the last probe before it and no longer the next one: the outage began
 * between these two. It ended between the last probe that was lost and the first that was answered;
 * or, if that first one had waited in a queue (its round trip is longer than the interval and the
 * p99 of the baseline's round trips together), with its answer, a usual round trip (the baseline's
 * median) before it arrived. Taken are the times of sending, which are ours: a VM that takes its
 * time to answer makes the silence longer, but not the outage. `between` these two moments the VM
 * was gone, but for the spacing of the probes at both ends, half of which it was there, so
 *
 *     gap = between − (spacing at the beginning + spacing at the end) / 2,
 *     resolution = (spacing at the beginning + spacing at the end) / 2,
 *
 * and the true length lies within gap ± resolution. With probes sent in time the resolution is one
 * interval; half of one after a queue, where there is no spacing at the end.
 *
 * When collect itself is late to send, the spacing is longer than the interval. What it is longer
 * by, at either end, is *own lateness*: nobody asked, so nobody can know. A silence that is longer
 * than the threshold only with its own lateness is kept as a gap of the collector's, never of the
 * VM's. Lateness in the midst of an outage is no matter: the probes around it were lost.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_PROBE_TRACK_H
#define MIGSTAT_COLLECT_OBSERVE_PROBE_TRACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The baseline's p99 times this is the threshold. */
enum { TRACK_THRESHOLD_FACTOR = 3 };
/* With fewer answers in the baseline there is none, and the probe says nothing of the VM. */
enum { TRACK_BASELINE_LEAST = 10 };

struct track_answer {
	uint32_t number; /* of the probe it answers */
	double sent;     /* when that probe was sent */
	double previous; /* and the one before it; = sent if it was the first */
	double arrived;
};

struct gap {
	double clock_seconds; /* arrival of the last answer before it */
	double silence_seconds, gap_seconds, resolution_seconds, own_late_seconds;
	uint32_t probes; /* sent since the last one that was answered before it */
	bool open;       /* no answer came; the lengths are lower bounds */
	bool collector;  /* over the threshold only by collect's own lateness */
};

struct track_baseline {
	size_t answers; /* below TRACK_BASELINE_LEAST: the others are NaN */
	double spacing_p99_seconds;
	double round_trip_p99_seconds, round_trip_median_seconds;
	double threshold_seconds;
};

struct track_sample;

struct track {
	double interval_seconds;
	/* the newest probe that has been answered */
	bool answered;
	uint32_t number;
	double sent, arrived;
	/* the probe after it: when it was sent, NaN = not yet */
	double next_sent;
	/* the last sends, to find next_sent when the answer comes after it */
	double sends[64];
	uint32_t sends_count; /* = the number of the next probe */
	/* the last answers' spacing and round trip: what a baseline is made from */
	struct track_sample *samples;
	size_t sample_capacity, sample_count, sample_next;
	/* the window, while one is open */
	bool watching;
	struct track_baseline baseline;
	struct gap *gaps;
	size_t gap_count, gap_capacity;
	bool gaps_lost; /* there was no memory for one */
};

/*
 * Room for the answers of `memory_seconds` (at most some thousands: the newest). False without
 * memory. Free with track_free; a zeroed track may be freed, too.
 */
bool track_init(struct track *track, double interval_seconds, double memory_seconds);
void track_free(struct track *track);

/* The next probe (numbers count from 0) was sent then. One that could not be sent because of the
 * other end (no connection, no route) counts as sent and lost. */
void track_sent(struct track *track, double when);

/* An answer arrived. Answers must be told in the order of their arrival. */
void track_heard(struct track *track, const struct track_answer *answer);

/* Nearest-rank quantiles of spacing (less own lateness) and round trip of the answers since `from`.
 */
struct track_baseline track_baseline_since(const struct track *track, double from);

/* A window begins: from now on gaps over the baseline's threshold are kept. */
void track_watch(struct track *track, const struct track_baseline *baseline);

/* How long the VM has been silent beyond the threshold; 0 = it has not (or there is no baseline).
 */
double track_silent(const struct track *track, double now);

/* The window ends. A silence still under way becomes an open gap. gaps[0 … gap_count) stand until
 * the next track_watch. */
void track_end(struct track *track, double now);

#endif
