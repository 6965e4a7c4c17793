/*
 * screen.h — lines that are drawn again and again at the same place of a terminal, below all that
 * stays.
 *
 * The cursor rests below the last line, so that nothing is spoilt when the program ends without a
 * word, is stopped or killed: a prompt comes below it. A terminal that becomes too small for what
 * is drawn breaks its lines and lets some of it out of reach, each kind of terminal in its own way,
 * and brings it back when it grows: from then on, the whole screen is cleared when its size
 * changes.
 */
#ifndef MIGSTAT_COLLECT_STUDY_SCREEN_H
#define MIGSTAT_COLLECT_STUDY_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { SCREEN_LINES = 16 };

struct screen_size {
	size_t columns, rows;
};

/* Zero it but for the stream. */
struct screen {
	FILE *stream;
	size_t drawn;               /* lines that stand there */
	size_t width[SCREEN_LINES]; /* of each */
	struct screen_size size;    /* when they were drawn */
	bool broken;                /* the terminal was too small for them */
};

/* Asked anew each time, which is all that a change of size needs; 80 x 24 where it is not known. */
struct screen_size screen_size(const struct screen *screen);

/* Draws lines (of line_size bytes each; at most SCREEN_LINES, narrower than the terminal, fewer
 * than its rows) in the place of those that stand there, by one write. */
void screen_draw(struct screen *screen, const char *lines, size_t line_size, size_t count);

/* Takes them away; what is written next stands in their place. */
void screen_clear(struct screen *screen);

#endif
