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
	uint64_t total, before, part; /* of progress_begin, progress_part; bytes */
};

/* The stream, if a person can see a line that changes there; else NULL. */
FILE *progress_terminal(FILE *stream);

/* So many bytes of total (0: not known) are done; in all 0: the work is over, and the line goes
 * away. closure: struct progress *; for one thread at a time. */
void progress_show(void *closure, uint64_t done, uint64_t total);

/*
 * Work that is more than reading is told in shares of the bytes that it is done on: first how many
 * bytes in all; then, part by part, how many of each hundred the part is worth; and in the part so
 * many of its steps are done. All of them do nothing where progress is NULL or nothing is shown.
 */
void progress_begin(struct progress *progress, uint64_t bytes);
void progress_part(struct progress *progress, unsigned percent);
void progress_share(struct progress *progress, uint64_t step, uint64_t steps);
void progress_end(struct progress *progress);

/* The bytes of a file, or of the files in a folder; 0: not known. */
uint64_t progress_bytes(const char *path);

enum { PROGRESS_TEXT_SIZE = 128 };

/* What the line says of so many bytes in so many seconds, which is above 0. */
void progress_text(char text[PROGRESS_TEXT_SIZE], double seconds, uint64_t done, uint64_t total);

#endif
