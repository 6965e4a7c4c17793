/*
 * truth suspend|link|port INTERVAL REPETITIONS URI NETNS VM ADDRESS OUTAGE_MS...: how near to the
 * truth is what collect's own prober says of outages of known length? A row of CSV for every
 * repetition and probe. Run it outside both hosts, as `lab in client` does; see tests/bench/bench.
 * port: VM is the port of a bridge in NETNS, behind which is ADDRESS; URI is not used.
 */
#include "outage.h"

#include "collect/prober.h"

#include "datasets/clock.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What a migration has by --margin: here there are many outages, and no need to wait long. */
#define BASELINE_SECONDS 0.5

struct series {
	const char *kind;
	double interval;
	struct prober *prober;
	struct outage_maker *maker;
};

static void wait_seconds(double seconds)
{
	struct timespec time = { (time_t)seconds, 0 };

	time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
	(void)nanosleep(&time, NULL);
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

static void print_row(const struct series *series, double asked, int repetition,
		      enum probe_kind kind, const struct track *track, const struct outage *outage,
		      double late)
{
	const struct gap *gap = gap_on(track, outage);
	double truth = outage->ended - outage->began;

	printf("%s,%s,%.3f,%.0f,%d,%.3f,%.3f,", series->kind, probe_word(kind),
	       1e3 * series->interval, 1e3 * asked, repetition, 1e3 * truth,
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

	wait_seconds(0.1 + 3 * series->interval);
	while (prober_silence(series->prober, 0).silent > 0 && clock_seconds() < until)
		wait_seconds(0.01);
	wait_seconds(0.05);
}

static bool repeat(const struct series *series, double asked, int repetition)
{
	struct probe_result result;
	struct outage outage;

	wait_seconds(BASELINE_SECONDS + 0.1);
	prober_watch(series->prober, 0, clock_seconds() - BASELINE_SECONDS);
	/* not in step with the probes */
	wait_seconds(0.05 + 0.05 * drand48());
	/* nor in length: a multiple of the interval would be found either exactly or one off */
	if (!outage_make(series->maker, asked + series->interval * drand48(), &outage))
		return false;
	wait_for_answers(series);
	prober_end(series->prober, 0, &result);
	for (int kind = 0; kind < PROBE_KINDS; kind++)
		print_row(series, asked, repetition, (enum probe_kind)kind, result.track[kind],
			  &outage, result.late_max_seconds);
	(void)fflush(stdout);
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
	struct probe_plan plan;
	struct error err = { 0 };
	const char *address;
	int repetitions;

	if (argc < 9 || !kind_of(argv[1], &kind)) {
		(void)fprintf(stderr,
			      "usage: truth suspend|link|port INTERVAL REPETITIONS URI NETNS VM "
			      "ADDRESS OUTAGE_MS...\n");
		return 2;
	}
	series.kind = argv[1];
	series.interval = plan.interval_seconds = strtod(argv[2], NULL);
	repetitions = atoi(argv[3]);
	address = argv[7];
	if (!probe_plan_read(&plan, "icmp,udp,tcp", &err) ||
	    !prober_open(&series.prober, &plan, &address, 1, 2, &err)) {
		(void)fprintf(stderr, "bench: %s\n", err.text);
		return 1;
	}
	series.maker = outage_open(kind, argv[4], argv[5], argv[6]);
	if (!series.maker)
		return 1;
	wait_seconds(1); /* connections, neighbours */
	for (int i = 1; i <= repetitions; i++)
		for (int k = 8; k < argc; k++)
			if (!repeat(&series, strtod(argv[k], NULL) / 1e3, i))
				return 1;
	prober_close(series.prober);
	outage_close(series.maker);
	return 0;
}
