/* workers.c — the same work by several threads at once. */
#include "workers.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

size_t workers_most(void)
{
	cpu_set_t set;
	int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;

	return count > 0 ? (size_t)count : 1;
}

struct work {
	void (*work)(void *closure);
	void *closure;
};

static void *work_of(void *closure)
{
	const struct work *work = closure;

	work->work(work->closure);
	return NULL;
}

/* Enough for whoever does not recurse; the system's own 8 MiB each count where memory is limited.
 */
enum { STACK_BYTES = 1 << 18 };

static size_t start(size_t count, struct work *of, pthread_t *threads)
{
	pthread_attr_t attributes;
	size_t started = 0;

	if (pthread_attr_init(&attributes) != 0)
		return 0;
	if (pthread_attr_setstacksize(&attributes, STACK_BYTES) == 0)
		while (started < count &&
		       pthread_create(&threads[started], &attributes, work_of, of) == 0)
			started++;
	pthread_attr_destroy(&attributes);
	return started;
}

void workers_run(size_t count, void (*work)(void *closure), void *closure)
{
	struct work of = { work, closure };
	pthread_t *threads = count > 1 ? calloc(count - 1, sizeof *threads) : NULL;
	size_t started = threads ? start(count - 1, &of, threads) : 0;

	work(closure);
	for (size_t i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
	free(threads);
}
