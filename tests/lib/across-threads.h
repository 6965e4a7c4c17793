/*
 * across-threads.h — threads that take themselves for processes (across.h), so that what several
 * processes do is tested where there is no MPI.
 */
#ifndef MIGSTAT_TESTS_ACROSS_THREADS_H
#define MIGSTAT_TESTS_ACROSS_THREADS_H

#include "analyze/statistics/across.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { ACROSS_MOST = 8 };

/* What the threads have in common. */
struct across_job {
	pthread_barrier_t barrier;
	size_t ranks;
	const void *at[ACROSS_MOST];
	size_t length[ACROSS_MOST];
	void (*work)(const struct across *across, void *closure);
	void *closure;
	struct across across[ACROSS_MOST];
};

/* Everybody's numbers are there from here on. */
static inline struct across_job *across_post(const struct across *across, const void *at,
					     size_t length)
{
	struct across_job *job = across->closure;

	job->at[across->rank] = at;
	job->length[across->rank] = length;
	pthread_barrier_wait(&job->barrier);
	return job;
}

/* When all have read them, the result takes their place. */
static inline void across_end(const struct across *across, void *at, void *result, size_t bytes)
{
	struct across_job *job = across->closure;

	pthread_barrier_wait(&job->barrier);
	memcpy(at, result, bytes);
	free(result);
}

static inline void across_threads_sum(const struct across *across, uint64_t *at, size_t count)
{
	struct across_job *job = across_post(across, at, count);
	uint64_t *all = calloc(count, sizeof *all);

	for (size_t r = 0; r < job->ranks; r++)
		for (size_t i = 0; i < count; i++)
			all[i] += ((const uint64_t *)job->at[r])[i];
	across_end(across, at, all, count * sizeof *all);
}

static inline bool across_threads_sum_whole(const struct across *across, int128 *at, size_t count)
{
	struct across_job *job = across_post(across, at, count);
	int128 *all = calloc(count, sizeof *all);
	bool good = true;

	for (size_t r = 0; r < job->ranks; r++)
		for (size_t i = 0; i < count; i++)
			good &= !__builtin_add_overflow(all[i], ((const int128 *)job->at[r])[i],
							&all[i]);
	across_end(across, at, all, count * sizeof *all);
	return good;
}

static inline void across_threads_most(const struct across *across, double *at, size_t count)
{
	struct across_job *job = across_post(across, at, count);
	double *all = calloc(count, sizeof *all);

	memcpy(all, at, count * sizeof *all);
	for (size_t r = 0; r < job->ranks; r++)
		for (size_t i = 0; i < count; i++)
			if (((const double *)job->at[r])[i] > all[i])
				all[i] = ((const double *)job->at[r])[i];
	across_end(across, at, all, count * sizeof *all);
}

static inline void across_threads_collect(const struct across *across, const char *bytes,
					  size_t length, across_take *take, void *closure)
{
	struct across_job *job = across_post(across, bytes, length);

	for (size_t r = 0; across->rank == 0 && r < job->ranks; r++)
		take(closure, job->at[r], job->length[r]);
	pthread_barrier_wait(&job->barrier);
}

static inline void across_threads_spread(const struct across *across, size_t from, char **bytes,
					 size_t *length)
{
	struct across_job *job = across_post(across, *bytes, *length);
	char *got = NULL;

	if (across->rank != from) {
		*length = job->length[from];
		got = malloc(*length + 1);
		memcpy(got, job->at[from], *length);
	}
	pthread_barrier_wait(&job->barrier);
	if (across->rank == from)
		return;
	free(*bytes);
	*bytes = got;
}

static inline void *across_thread(void *closure)
{
	const struct across *across = closure;
	struct across_job *job = across->closure;

	job->work(across, job->closure);
	return NULL;
}

/* Has as many threads as ranks do the work together. */
static inline void across_threads(size_t ranks, void (*work)(const struct across *, void *),
				  void *closure)
{
	struct across_job job = { .ranks = ranks, .work = work, .closure = closure };
	pthread_t threads[ACROSS_MOST];

	pthread_barrier_init(&job.barrier, NULL, (unsigned)ranks);
	for (size_t r = 0; r < ranks; r++) {
		job.across[r] = (struct across){
			.rank = r,
			.ranks = ranks,
			.host = "here",
			.closure = &job,
			.sum = across_threads_sum,
			.sum_whole = across_threads_sum_whole,
			.most = across_threads_most,
			.collect = across_threads_collect,
			.spread = across_threads_spread,
		};
		if (pthread_create(&threads[r], NULL, across_thread, &job.across[r]) != 0)
			abort();
	}
	for (size_t r = 0; r < ranks; r++)
		pthread_join(threads[r], NULL);
	pthread_barrier_destroy(&job.barrier);
}

#endif
