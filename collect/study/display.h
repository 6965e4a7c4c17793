/*
 * display.h — what a person sees while collect runs: one line that changes on a terminal, one line
 * a migration otherwise, nothing with --quiet. Everything goes to standard error.
 */
#ifndef MIGSTAT_COLLECT_STUDY_DISPLAY_H
#define MIGSTAT_COLLECT_STUDY_DISPLAY_H

#include "collect/plan/plan.h"

#include "datasets/run-write.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct display {
	pthread_mutex_t lock;
	FILE *stream; /* NULL: quiet */
	FILE *alarm;  /* what must be said even then */
	bool terminal;
	size_t done, planned, first; /* first: how many were done before this start */
	double started_seconds;
	size_t under_way;
	char running[128]; /* what began last */
	bool told_busy[2]; /* by host */
};

/* Chooses the manner by whether stream is a terminal. The caller then sets planned, done and first.
 * Everything else may be called from several threads. Free with display_free. */
void display_init(struct display *display, FILE *stream, bool quiet);

/* A migration begins. */
void display_begin(struct display *display, const struct migration_row *row);

/* It is under way: for struct measurer. closure is the display. */
void display_watch(void *closure, const struct progress_row *sample);

/* A host is busy before a migration: for struct measurer. Said once for each host; the events have
 * every time. closure is the display. */
void display_busy(void *closure, enum side side, double ratio);

/* It is over. */
void display_end(struct display *display, const struct migration_row *row);

/* One that was planned will not be. */
void display_skip(struct display *display);

/* It was broken off and has no row. */
void display_drop(struct display *display);

/* A line that stays. */
void display_say(struct display *display, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* A case begins. Where no changing line tells how long the rest will take, this one does. */
void display_case(struct display *display, const char *name);

/* A line that nobody may miss; said in spite of --quiet. */
void display_shout(struct display *display, const char *text);

/* Removes the changing line. */
void display_clear(struct display *display);

void display_free(struct display *display);

#endif
