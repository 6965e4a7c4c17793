/*
 * stop.h — SIGINT, SIGTERM and SIGHUP as something to look at, not as an interruption.
 *
 * The signals are blocked in every thread; one thread waits for them, so that no handler and no
 * global is needed. The first one asks for an orderly end; a second one ends the program at once,
 * whatever it waits for, which the run survives (every row is in its file already).
 */
#ifndef MIGSTAT_COLLECT_STOP_H
#define MIGSTAT_COLLECT_STOP_H

#include "datasets/error.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>

struct stop {
	int fd;            /* readable from the first signal on: for poll() */
	atomic_int signal; /* the signal that asked for the end, 0 = none yet */
	sigset_t before;   /* the mask to give back to child processes */
	pthread_t thread;
	bool waiting; /* the thread runs */
	int signal_fd, close_fd;
};

/* Call it before any other thread is started. False with *err; stop_close is allowed then. */
bool stop_open(struct stop *stop, struct error *err);

/* Whether the end is asked for. Does not wait. */
bool stop_requested(const struct stop *stop);

/* Waits that long, or until the end is asked for: true then. */
bool stop_wait(const struct stop *stop, double seconds);

void stop_close(struct stop *stop);

#endif
