/*
 * truth suspend|link|port INTERVAL[,INTERVAL] REPETITIONS URI NETNS VM ADDRESS OUTAGE_MS...: how
 * near to the truth is what collect's own prober says of outages of known length? A prober of each
 * interval watches every outage: the first one with all kinds of probes, the others, finer ones,
 * with ICMP only (thousands of datagrams that wait for an emulated guest show how fast the
 * emulator is). A row of CSV for every repetition, prober and kind, but for outages that a prober
 * cannot see, because its threshold is three intervals at least. Run it outside both hosts, as
 * `lab in client` does; see tests/bench/bench. port: VM is the port of a bridge in NETNS, behind
 * which is ADDRESS; URI is not used.
 */
#include "outage.h"

#include "collect/observe/prober.h"

#include "datasets/clock.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What a migration has by --margin: here there are many outages, and no need to wait long. */
#define BASELINE_SECONDS 0.4

enum { PROBERS_MAX = 4 };

struct watcher {
	double interval;
	struct prober *prober;
};

struct series {
	const char *kind;
	struct watcher watchers[PROBERS_MAX];
	int count;
	double longest; /* interval */
	struct outage_maker *maker;
};

static void wait_seconds(double seconds)
{
	struct timespec time = { (time_t)seconds, 0 };

	time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
	nanosleep(&time, NULL);
}

/* The gap that lies on the outage: the one that overlaps it most. NULL: the probe saw none. */
static const struct gap *gap_on(const struct track *track, const struct outage *outage)
{
	const struct gap *best = NULL;
	double most = 0;

	for (size_t i = 0; i < track->gap_count; i++) {
		const struct gap *gap = &track->gaps[i];
		double overlap = fmin(gap->clock_seconds + gap->silence_seconds, outage->ended) -
				 fmax(gap->clock_seconds, outage->began);

		if (!gap->collector && overlap > most) {
			most = overlap;
			best = gap;
		}
	}
	return best;
}

static void print_row(const struct series *series, double interval, double asked, int repetition,
		      enum probe_kind kind, const struct track *track, const struct outage *outage,
		      double late)
{
	const struct gap *gap = gap_on(track, outage);
	double truth = outage->ended - outage->began;

	printf("%s,%s,%.3f,%.0f,%d,%.3f,%.3f,", series->kind, probe_word(kind), 1e3 * interval,
	       1e3 * asked, repetition, 1e3 * truth,
	       1e3 * (outage->began_error + outage->ended_error));
	if (gap)
		printf("%.3f,%.3f,%.3f", 1e3 * gap->gap_seconds, 1e3 * gap->resolution_seconds,
		       1e3 * (gap->gap_seconds - truth));
	else
		printf(",,");
	printf(",%.3f,%zu,%.3f\n", 1e3 * track->baseline.threshold_seconds, track->gap_count,
	       1e3 * late);
}

/* Until every probe hears the VM again, and a little longer. */
static void wait_for_answers(const struct series *series)
{
	double until = clock_seconds() + 10;

	wait_seconds(0.1 + 3 * series->longest);
	for (int i = 0; i < series->count; i++)
		while (prober_silence(series->watchers[i].prober, 0).silent > 0 &&
		       clock_seconds() < until)
			wait_seconds(0.01);
}

static void end_watch(const struct series *series, const struct watcher *watcher, double asked,
		      int repetition, const struct outage *outage)
{
	struct probe_result result;

	prober_end(watcher->prober, 0, &result);
	if (asked < TRACK_THRESHOLD_FACTOR * watcher->interval)
		return;
	for (int kind = 0; kind < PROBE_KINDS; kind++)
		if (result.track[kind])
			print_row(series, watcher->interval, asked, repetition,
				  (enum probe_kind)kind, result.track[kind], outage,
				  result.late_max_seconds);
}

static bool repeat(const struct series *series, double asked, int repetition)
{
	struct outage outage;

	wait_seconds(BASELINE_SECONDS);
	for (int i = 0; i < series->count; i++)
		prober_watch(series->watchers[i].prober, 0, clock_seconds() - BASELINE_SECONDS);
	/* not in step with the probes */
	wait_seconds(0.02 + 0.02 * drand48());
	/* nor in length: a multiple of the interval would be found either exactly or one off */
	if (!outage_make(series->maker, asked + series->longest * drand48(), &outage))
		return false;
	wait_for_answers(series);
	for (int i = 0; i < series->count; i++)
		end_watch(series, &series->watchers[i], asked, repetition, &outage);
	fflush(stdout);
	return true;
}

static bool open_probers(struct series *series, const char *intervals, const char *address)
{
	struct probe_plan plan;
	struct error err = { 0 };
	char *rest = NULL;

	for (; series->count < PROBERS_MAX && (series->count == 0 || *rest == ',');
	     series->count++) {
		struct watcher *watcher = &series->watchers[series->count];

		watcher->interval = strtod(rest ? rest + 1 : intervals, &rest);
		series->longest = fmax(series->longest, watcher->interval);
		plan.interval_seconds = watcher->interval;
		if (!probe_plan_read(&plan, series->count == 0 ? "icmp,udp,tcp" : "icmp", &err) ||
		    !prober_open(&watcher->prober, &plan, &address, 1, 2, &err)) {
			fprintf(stderr, "bench: %s\n", err.text);
			return false;
		}
	}
	return true;
}

static bool kind_of(const char *word, enum outage_kind *kind)
{
	static const char *const words[] = { "suspend", "link", "port" };

	for (int i = 0; i < 3; i++)
		if (strcmp(words[i], word) == 0) {
			*kind = (enum outage_kind)i;
			return true;
		}
	return false;
}

int main(int argc, char **argv)
{
	enum outage_kind kind;
	struct series series = { 0 };
	int repetitions;

	if (argc < 9 || !kind_of(argv[1], &kind)) {
		fprintf(stderr,
			"usage: truth suspend|link|port INTERVAL[,INTERVAL] REPETITIONS URI "
			"NETNS VM ADDRESS OUTAGE_MS...\n");
		return 2;
	}
	series.kind = argv[1];
	repetitions = atoi(argv[3]);
	if (!open_probers(&series, argv[2], argv[7]))
		return 1;
	series.maker = outage_open(kind, argv[4], argv[5], argv[6]);
	if (!series.maker)
		return 1;
	wait_seconds(1); /* connections, neighbours */
	for (int i = 1; i <= repetitions; i++)
		for (int k = 8; k < argc; k++)
			if (!repeat(&series, strtod(argv[k], NULL) / 1e3, i))
				return 1;
	for (int i = 0; i < series.count; i++)
		prober_close(series.watchers[i].prober);
	outage_close(series.maker);
	return 0;
}
