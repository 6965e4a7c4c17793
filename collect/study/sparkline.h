/*
 * sparkline.h — how a value went, in a few signs: as many points as fit, each for as long a time as
 * it takes to hold all of it.
 */
#ifndef MIGSTAT_COLLECT_STUDY_SPARKLINE_H
#define MIGSTAT_COLLECT_STUDY_SPARKLINE_H

#include <stdbool.h>
#include <stddef.h>

enum { SPARKLINE_MOST = 32, SPARKLINE_SIZE = 3 * SPARKLINE_MOST + 1 };

/* Zero it before use. */
struct sparkline {
	double at[SPARKLINE_MOST]; /* the last value of each time */
	size_t count;
	size_t each; /* so many values a point; 0 = none has come */
	size_t in_last;
};

/* The next value, from 0 on. */
void sparkline_add(struct sparkline *line, double value);

/* The last `most` points as signs, the largest of them the highest: eighths of a block, or in ASCII
 * what is as dark. */
void sparkline_text(const struct sparkline *line, size_t most, bool utf8,
		    char text[SPARKLINE_SIZE]);

#endif
