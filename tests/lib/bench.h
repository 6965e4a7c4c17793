/*
 * bench.h — a study on the scripted platform, in a run of its own, and what it has written.
 */
#ifndef MIGSTAT_TESTS_BENCH_H
#define MIGSTAT_TESTS_BENCH_H

#include "scripted.h"

#include "collect/study/study.h"

#include "datasets/run.h"

/* A study of the VMs vm1, vm2 … on host A, in a run of its own. */
struct bench {
	char folder[32];
	struct scripted scripted;
	struct cases cases;
	struct vms vms;
	struct journal journal;
	struct display display;
	struct run_writer *run;
	struct study study;
};

/* What a test wants different; all zero: one case, two VMs, one cycle, a new run. */
struct wish {
	const enum fate *fates;
	size_t fate_count;
	const char *cases[3]; /* as --case takes them; none: "plain" */
	size_t vms;
	int cycles;
	enum plan_order order;
	const char *folder; /* of a run that goes on */
};

void bench_open(struct bench *bench, const struct wish *wish);

/* Closes without removing the folder. */
void bench_close(struct bench *bench);

void remove_folder(const char *folder);

/* Reads the run; free it with run_free. */
void read_run(struct bench *bench, struct run *run);

/* Reads another table of the run; free it with table_free. */
void read_table_of(struct bench *bench, const struct schema *schema, struct table *table);

/* How often that event is in events.csv; each must have `detail` in its detail (NULL: any). */
size_t count_events(struct bench *bench, const char *word, const char *detail);

#endif
