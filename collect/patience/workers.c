/* workers.c — threads that do what may never end, for callers who do not wait for ever. */
#include "workers.h"

#include "datasets/clock.h"

#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

struct worker {
	struct workers *workers;
	pthread_t thread;
	struct task task;
	bool busy, done, left; /* left: the caller has not waited for the end */
	struct worker *next;
};

struct workers {
	pthread_mutex_t lock;
	pthread_cond_t changed; /* of anything: there are few of them, and they wait long */
	struct worker *all;
	bool closing;
};

struct workers *workers_open(void)
{
	struct workers *workers = calloc(1, sizeof *workers);
	pthread_condattr_t monotonic;

	if (!workers)
		return NULL;
	pthread_mutex_init(&workers->lock, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&workers->changed, &monotonic);
	pthread_condattr_destroy(&monotonic);
	return workers;
}

/* The lock is held. False: the moment has come. */
static bool wait_until(struct workers *workers, double until_seconds)
{
	struct timespec moment;

	if (isinf(until_seconds)) {
		pthread_cond_wait(&workers->changed, &workers->lock);
		return true;
	}
	moment.tv_sec = (time_t)until_seconds;
	moment.tv_nsec = (long)((until_seconds - (double)moment.tv_sec) * 1e9);
	return pthread_cond_timedwait(&workers->changed, &workers->lock, &moment) != ETIMEDOUT;
}

static void *work(void *closure)
{
	struct worker *self = closure;
	struct workers *workers = self->workers;

	pthread_mutex_lock(&workers->lock);
	for (;;) {
		while (!(self->busy && !self->done) && !workers->closing)
			pthread_cond_wait(&workers->changed, &workers->lock);
		if (!self->busy || self->done)
			break;
		pthread_mutex_unlock(&workers->lock);
		self->task.run(self->task.closure);
		pthread_mutex_lock(&workers->lock);
		self->done = true;
		if (self->left) {
			self->task.drop(self->task.closure);
			self->busy = self->done = self->left = false;
		}
		pthread_cond_broadcast(&workers->changed);
	}
	pthread_mutex_unlock(&workers->lock);
	return NULL;
}

/* The lock is held. An idle one, or a new one; NULL: none can be had. */
static struct worker *find_worker(struct workers *workers)
{
	struct worker *worker = workers->all;

	while (worker && worker->busy)
		worker = worker->next;
	if (worker)
		return worker;
	worker = calloc(1, sizeof *worker);
	if (!worker)
		return NULL;
	worker->workers = workers;
	if (pthread_create(&worker->thread, NULL, work, worker) != 0) {
		free(worker);
		return NULL;
	}
	worker->next = workers->all;
	workers->all = worker;
	return worker;
}

bool workers_run(struct workers *workers, const struct task *task, double until_seconds)
{
	struct worker *worker;
	bool ended;

	pthread_mutex_lock(&workers->lock);
	worker = find_worker(workers);
	if (!worker) {
		pthread_mutex_unlock(&workers->lock);
		task->run(task->closure);
		return true;
	}
	worker->task = *task;
	worker->busy = true;
	worker->done = worker->left = false;
	pthread_cond_broadcast(&workers->changed);
	while (!worker->done && !(task->left && task->left(task->closure)) &&
	       wait_until(workers, until_seconds))
		;
	ended = worker->done;
	if (ended)
		worker->busy = worker->done = false;
	else
		worker->left = true;
	pthread_mutex_unlock(&workers->lock);
	return ended;
}

void workers_wake(struct workers *workers)
{
	pthread_mutex_lock(&workers->lock);
	pthread_cond_broadcast(&workers->changed);
	pthread_mutex_unlock(&workers->lock);
}

/* The lock is held. */
static bool any_busy(const struct workers *workers)
{
	const struct worker *worker = workers->all;

	while (worker && !worker->busy)
		worker = worker->next;
	return worker != NULL;
}

bool workers_close(struct workers *workers, double seconds)
{
	double until = clock_seconds() + seconds;
	bool busy;

	if (!workers)
		return true;
	pthread_mutex_lock(&workers->lock);
	while (any_busy(workers) && wait_until(workers, until))
		;
	busy = any_busy(workers);
	workers->closing = !busy;
	pthread_cond_broadcast(&workers->changed);
	pthread_mutex_unlock(&workers->lock);
	if (busy)
		return false;
	while (workers->all) {
		struct worker *worker = workers->all;

		workers->all = worker->next;
		pthread_join(worker->thread, NULL);
		free(worker);
	}
	pthread_cond_destroy(&workers->changed);
	pthread_mutex_destroy(&workers->lock);
	free(workers);
	return true;
}
