/*
 * progress.h — a line on a terminal that says how far long work is: bytes done, rate, time left.
 *
 * Whoever works calls progress_show now and then; nothing is shown of work that is done within a
 * second, and none where the line would not stand on a terminal.
 */
#ifndef MIGSTAT_PROGRESS_H
#define MIGSTAT_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Zero it but for `to` before use. */
struct progress {
	FILE *to;           /* a terminal; NULL: nothing is shown */
	double begin, last; /* clock_seconds of the first call, of the last line; 0: none yet */
	bool shown;
};

/* The stream, if a person can see a line that changes there; else NULL. */
FILE *progress_terminal(FILE *stream);

/* So many bytes of total (0: not known) are done; in all 0: the work is over, and the line goes
 * away. closure: struct progress *; for one thread at a time. */
void progress_show(void *closure, uint64_t done, uint64_t total);

enum { PROGRESS_TEXT_SIZE = 128 };

/* What the line says of so many bytes in so many seconds, which is above 0. */
void progress_text(char text[PROGRESS_TEXT_SIZE], double seconds, uint64_t done, uint64_t total);

#endif
