/*
 * cost PROBES INTERVAL SECONDS TARGETS: what does probing that many targets cost? The targets are
 * addresses of the loopback, 127.1.0.1 and on, which answer ICMP by themselves and the rest by
 * tests/bench/echo. Prints a row of CSV: what,targets,interval_ms,ticks,missed,cpu_percent,
 * cpu_percent_per_target,late_p99_ms,late_max_ms,answered.
 */
#include "collect/observe/prober.h"

#include "datasets/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TARGETS_MAX = 1000 };

static void wait_seconds(double seconds)
{
	struct timespec time = { (time_t)seconds, 0 };

	time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
	nanosleep(&time, NULL);
}

/* How many targets were answered by every kind of probe that was asked for. */
static size_t answered(struct prober *prober, const struct probe_plan *plan, size_t targets)
{
	size_t count = 0;

	for (size_t i = 0; i < targets; i++) {
		prober_watch(prober, i, 0);
		count += prober_silence(prober, i).kinds == plan->count;
	}
	return count;
}

int main(int argc, char **argv)
{
	static char text[TARGETS_MAX][16];
	const char *addresses[TARGETS_MAX];
	struct probe_plan plan = { .count = 0 };
	struct prober *prober;
	struct probe_cost cost;
	struct error err = { 0 };
	size_t targets = argc == 5 ? (size_t)atoi(argv[4]) : 0;
	double began = clock_seconds();
	double percent;

	if (targets < 1 || targets > TARGETS_MAX) {
		fprintf(stderr, "usage: cost PROBES INTERVAL SECONDS TARGETS\n");
		return 2;
	}
	plan.interval_seconds = strtod(argv[2], NULL);
	for (size_t i = 0; i < targets; i++) {
		snprintf(text[i], sizeof text[i], "127.1.%zu.%zu", i / 250, i % 250 + 1);
		addresses[i] = text[i];
	}
	if (!probe_plan_read(&plan, argv[1], &err) ||
	    !prober_open(&prober, &plan, addresses, targets, 1, &err)) {
		fprintf(stderr, "bench: %s\n", err.text);
		return 1;
	}
	wait_seconds(strtod(argv[3], NULL));
	cost = prober_cost(prober);
	percent = 100 * cost.cpu_seconds / (clock_seconds() - began);
	printf("%s,%zu,%.1f,%lu,%lu,%.2f,%.3f,%.3f,%.3f,%zu\n", "collect", targets,
	       1e3 * plan.interval_seconds, cost.ticks, cost.missed, percent,
	       percent / (double)targets, 1e3 * cost.late_p99_seconds, 1e3 * cost.late_max_seconds,
	       answered(prober, &plan, targets));
	prober_close(prober);
	return 0;
}
