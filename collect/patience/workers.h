/*
 * workers.h — threads that do what may never end, for callers who do not wait for ever.
 *
 * A worker that has ended its task is used again; one that never does is left to itself.
 */
#ifndef MIGSTAT_COLLECT_PATIENCE_WORKERS_H
#define MIGSTAT_COLLECT_PATIENCE_WORKERS_H

#include <stdbool.h>

struct workers; /* opaque */

/* NULL without memory. */
struct workers *workers_open(void);

/* What a worker does. */
struct task {
	void (*run)(void *closure);
	void (*drop)(void *closure); /* frees closure; by the worker, if the caller has left */
	bool (*left)(void *closure); /* whether the caller leaves now; NULL: only by the time */
	void *closure;
};

/*
 * Has the task run, and waits for its end, at most until that moment of collect's clock (INFINITY:
 * for ever). True: it has ended, and closure is the caller's. False: the caller has left it to the
 * worker; closure must not be touched any more. Where no thread can be had, the caller runs it.
 */
bool workers_run(struct workers *workers, const struct task *task, double until_seconds);

/* Some task's left() may say yes now. */
void workers_wake(struct workers *workers);

/* Waits for tasks that were left to their workers, at most so long. True: none is out any more, and
 * all is freed. False: the workers stay, with whatever their tasks use. NULL is allowed. */
bool workers_close(struct workers *workers, double seconds);

#endif
