/* workers.c — trials measured by several processes at once. */
#include "workers.h"

#include "datasets/must.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the processes have in common. */
struct shared {
	atomic_size_t next, done;
	struct outcome_of_trial outcomes[];
};

/* The same for all of them. */
struct work {
	const struct job *jobs;
	size_t count;
	const char *programs;
	unsigned long seed;
	bool progress;
	struct shared *shared;
};

static void measure_one(const struct work *work, const struct asker *asker, size_t at)
{
	gsl_rng *random = must_have(gsl_rng_alloc(gsl_rng_mt19937));
	struct task task = { work->jobs[at].trial, work->jobs[at].rounds, asker, random };
	struct outcome_of_trial *outcome = &work->shared->outcomes[at];
	size_t done;

	gsl_rng_set(random, work->seed + 7919 * (unsigned long)work->jobs[at].number);
	outcome->count = measure(&task, outcome->lines);
	gsl_rng_free(random);
	done = atomic_fetch_add(&work->shared->done, 1) + 1;
	if (work->progress && (done % 20 == 0 || done == work->count))
		fprintf(stderr, "%zu of %zu\n", done, work->count);
}

static _Noreturn void worker(const struct work *work)
{
	struct asker asker = asker_open(work->programs);
	size_t at;

	while ((at = atomic_fetch_add(&work->shared->next, 1)) < work->count)
		measure_one(work, &asker, at);
	asker_close(&asker);
	exit(0);
}

static void give_up(const char *what)
{
	fprintf(stderr, "%s: %s\n", what, strerror(errno));
	exit(2);
}

/* The words of a line stand in the program itself, at the same place in every process. */
struct outcome_of_trial *workers_measure(const struct job *jobs, size_t count, size_t workers,
					 const char *programs, unsigned long seed, bool progress)
{
	struct work work = { jobs, count, programs, seed, progress, NULL };
	size_t size = sizeof *work.shared + count * sizeof *work.shared->outcomes;
	struct outcome_of_trial *outcomes = must_alloc(count, sizeof *outcomes);
	bool good = true;

	work.shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (work.shared == MAP_FAILED)
		give_up("memory for the workers");
	fflush(NULL);
	for (size_t i = 0; i < workers; i++) {
		pid_t process = fork();

		if (process < 0)
			give_up("a worker");
		if (process == 0)
			worker(&work);
	}
	for (size_t i = 0; i < workers; i++) {
		int status;

		good = wait(&status) > 0 && status == 0 && good;
	}
	if (!good)
		exit(2);
	memcpy(outcomes, work.shared->outcomes, count * sizeof *outcomes);
	munmap(work.shared, size);
	return outcomes;
}
