/*
 * workers.h — the same work by several threads at once.
 */
#ifndef MIGSTAT_WORKERS_H
#define MIGSTAT_WORKERS_H

#include <stddef.h>

/* How many processors this process may use; at least 1. */
size_t workers_most(void);

/*
 * Calls work(closure) in `count` threads at once, this one among them, and returns when all of them
 * have. Where the system gives fewer threads, fewer do it: at least this one. Each takes from
 * what is to be done until nothing is left.
 */
void workers_run(size_t count, void (*work)(void *closure), void *closure);

#endif
