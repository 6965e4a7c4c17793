/*
 * stop.h — SIGINT, SIGTERM and SIGHUP as something to look at, not as an interruption.
 *
 * The signals are blocked in every thread and read from a file descriptor, so that no handler and
 * no global is needed. The first one asks for an orderly end; a second one ends at once, which
 * the run survives (every row is in its file already).
 */
#ifndef MIGSTAT_STOP_H
#define MIGSTAT_STOP_H

#include "datasets/error.h"

#include <signal.h>
#include <stdbool.h>

struct stop {
	int fd;          /* readable when a signal has come: for poll() */
	int signal;      /* the signal that asked for the end, 0 = none yet */
	sigset_t before; /* the mask to give back to child processes */
};

/* Call it before any thread is started. False with *err. */
bool stop_open(struct stop *stop, struct error *err);

/* Whether the end is asked for. Does not wait. A second signal ends the program here. */
bool stop_requested(struct stop *stop);

void stop_close(struct stop *stop);

#endif
