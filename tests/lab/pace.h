/* pace.h: small helpers that the lab's programs share: clock, steady pace, number options. */
#ifndef LAB_PACE_H
#define LAB_PACE_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Seconds on a clock that never jumps. */
static inline double now_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline void sleep_milliseconds(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000L };

	nanosleep(&t, NULL);
}

/*
 * A steady pace of work: so many units in a second. Work that was missed (the
 * guest was paused, the disk was slow) is made up for, but never more than
 * `burst` units of it, so that a pause is not followed by a flood.
 */
struct pace {
	double rate;  /* units per second */
	double burst; /* the most units that are ever owed */
	double owed;  /* units due and not yet done */
	double last;  /* when `owed` was last brought up to date */
};

static inline void pace_start(struct pace *p, double rate, double burst)
{
	p->rate = rate;
	p->burst = burst;
	p->owed = 0;
	p->last = now_seconds();
}

/* Brings the pace up to date; returns how many units are due now. */
static inline double pace_due(struct pace *p)
{
	double now = now_seconds();

	p->owed += (now - p->last) * p->rate;
	p->last = now;
	if (p->owed > p->burst)
		p->owed = p->burst;
	return p->owed;
}

/* Reads a number option; anything that is not a number from min to max ends the program. */
static inline double number_or_exit(const char *text, const char *what, double min, double max)
{
	char *end;
	double value;

	errno = 0;
	value = strtod(text, &end);
	if (errno != 0 || end == text || *end != '\0' || !(value >= min && value <= max)) {
		fprintf(stderr, "%s must be a number from %g to %g, not '%s'\n", what, min, max,
			text);
		exit(2);
	}
	return value;
}

#endif
