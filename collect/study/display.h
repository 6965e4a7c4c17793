/*
 * display.h — what a person sees while collect runs: a page that is drawn anew on a terminal that
 * can, one line a migration otherwise, nothing with --quiet. Everything goes to standard error, and
 * nothing of it acts on a terminal but what draws the page.
 */
#ifndef MIGSTAT_COLLECT_STUDY_DISPLAY_H
#define MIGSTAT_COLLECT_STUDY_DISPLAY_H

#include "collect/plan/plan.h"
#include "page.h"
#include "screen.h"

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
	bool told_busy[2]; /* by host */
	struct page page;
	bool utf8;
	struct screen screen;
	char shown[PAGE_LINES][PAGE_LINE_SIZE]; /* what stands there */
	struct screen_size shown_in;
	size_t resting;       /* so many commands write to the terminal themselves */
	pthread_t painter;    /* draws the page again and again */
	bool paints, leaving; /* it runs; it shall end */
	pthread_cond_t changed;
};

/* Chooses the manner by what stream is. The caller then calls display_plan. Everything else may be
 * called from several threads. Free with display_free. */
void display_init(struct display *display, FILE *stream, bool quiet);

/* So many migrations are planned; so many are done already, by outcome. */
void display_plan(struct display *display, size_t planned, const size_t done[OUTCOME_COUNT]);

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
void display_drop(struct display *display, const struct migration_row *row);

/* A line that stays. */
void display_say(struct display *display, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* A case begins. Where no page tells how long the rest will take, this one does. */
void display_case(struct display *display, const char *name);

/* A line that nobody may miss; said in spite of --quiet. */
void display_shout(struct display *display, const char *text);

/* A command of the user's may write to the terminal from here; no longer. */
void display_rest(struct display *display);
void display_go_on(struct display *display);

/* Removes the page for good. */
void display_clear(struct display *display);

void display_free(struct display *display);

#endif
