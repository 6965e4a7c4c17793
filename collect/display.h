/*
 * display.h — what a person sees while collect runs: one line that changes on a terminal, one line
 * a migration otherwise, nothing with --quiet. Everything goes to standard error.
 */
#ifndef MIGSTAT_DISPLAY_H
#define MIGSTAT_DISPLAY_H

#include "datasets/run-write.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct display {
	FILE *stream; /* NULL: quiet */
	bool terminal;
	size_t done, planned, first; /* first: how many were done before this start */
	double started_seconds;
	char running[128]; /* what is under way */
};

/* Chooses the manner by whether stream is a terminal. done: rows that are there already. */
void display_init(struct display *display, FILE *stream, bool quiet, size_t done, size_t planned);

/* A migration begins. */
void display_begin(struct display *display, const struct migration_row *row);

/* It is under way: for struct measurer. closure is the display. */
void display_watch(void *closure, const struct progress_row *sample);

/* It is over. */
void display_end(struct display *display, const struct migration_row *row);

/* A line that stays, e.g. about a case that begins. */
void display_say(struct display *display, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Removes the changing line. */
void display_clear(struct display *display);

#endif
