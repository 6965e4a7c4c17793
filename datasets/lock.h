/*
 * lock.h — a folder that one process at a time may write to.
 *
 * The claim is an flock on the file `.migstat-lock` in the folder, which names who holds it. It
 * ends with the process, however that ends; the file goes with it where the process can still
 * remove it, and else is taken over by the next. Who only reads takes none.
 */
#ifndef MIGSTAT_LOCK_H
#define MIGSTAT_LOCK_H

#include "error.h"

#include <stdbool.h>

/* All zero: nothing is held. */
struct lock {
	char *path; /* NULL: nothing is held */
	int fd;
};

/*
 * Claims the folder, which must be there. Does not wait: false with *err, which names program,
 * process, host and time of who holds it, or says why it cannot be claimed; *lock is then empty.
 * End with lock_release.
 */
bool lock_take(struct lock *lock, const char *folder, struct error *err);

/* An empty *lock is allowed. */
void lock_release(struct lock *lock);

#endif
