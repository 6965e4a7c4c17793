/*
 * window.h — which VMs have a migration around them now, and in which phase: what the samplers need
 * to know to write their rows. Safe from any thread.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_WINDOW_H
#define MIGSTAT_COLLECT_OBSERVE_WINDOW_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

enum phase { PHASE_NONE, PHASE_BEFORE, PHASE_DURING, PHASE_AFTER };

/* "", "before", "during", "after". */
const char *phase_word(enum phase phase);

struct window {
	long migration;
	enum phase phase; /* PHASE_NONE: no migration around the VM */
};

struct windows {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct window *at; /* by VM */
	size_t count;
	bool closing;
};

/* False without memory. */
bool windows_init(struct windows *windows, size_t vms);
void windows_free(struct windows *windows);

/* The VM's migration enters that phase; PHASE_NONE: its window is over. */
void windows_set(struct windows *windows, size_t vm, long migration, enum phase phase);

/*
 * Copies all windows into at[0 … vms), and into at[vms] the oldest one, to which belong the hosts
 * and the VMs without a window of their own. Waits while there is none. False: windows_close was
 * called, the sampler shall end.
 */
bool windows_wait(struct windows *windows, struct window *at);

/* Lets every windows_wait return false. */
void windows_close(struct windows *windows);

#endif
