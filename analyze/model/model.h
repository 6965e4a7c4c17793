/*
 * model.h — what a migration's time is made of, and whether pre-copy comes to an end.
 *
 * In: the rows of a group of a run.
 * Out: the two lines and what follows from them, NaN where nothing does.
 * Doors: model.h.
 *
 * Two lines (fit.h) through the migrations of a group whose outcome gives a time:
 *   total time = fixed + bytes moved / bandwidth
 *   bytes moved = base + seconds · dirty rate      (the highest seen in each migration)
 * They give the time of a migration that moves twice the bytes, as twice the memory makes it, and
 * of one of a VM that writes twice as fast: its bytes by the second line, its time by the first,
 * and the prediction's variance is s1² + v1 + slope1² · (s2² + v2) by the delta method, with the
 * fewer of both degrees of freedom.
 *
 * Pre-copy sends in each round what the guest wrote during the round before. With dirty rate D and
 * bandwidth B round i moves M · (D/B)^i: a geometric series, which ends where D/B < 1, after
 * M / (1 - D/B) bytes in all (C. Clark et al., Live migration of virtual machines, NSDI 2005; H.
 * Liu et al., Performance and energy modeling for live migration of virtual machines, HPDC 2011).
 * What remains fits the pause at the end, of MODEL_PAUSE_SECONDS (QEMU's default downtime limit),
 * after log(B · pause / M) / log(D/B) rounds.
 */
#ifndef MIGSTAT_ANALYZE_MODEL_MODEL_H
#define MIGSTAT_ANALYZE_MODEL_MODEL_H

#include "analyze/statistics/fit.h"

#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

#define MODEL_PAUSE_SECONDS 0.3

/* A line takes as many migrations, and x to differ by as much of its mean from least to most. */
enum { MODEL_ROWS_MIN = 10, MODEL_SPREAD_PERCENT_MIN = 10 };

/* Why a line is missing, or what it is good for. */
enum line_state {
	LINE_GOOD,
	LINE_FEW_ROWS,
	LINE_LITTLE_SPREAD,
	LINE_NOT_RISING, /* the slope is not above zero: there is nothing to predict by */
};

/* One of the two lines. */
struct line {
	enum line_state state;
	size_t rows;   /* migrations that have both values */
	double spread; /* of x: (most - least) / mean; NaN without rows */
	double mean_x; /* NaN without rows */
	double least_x, most_x;
	struct fit fit; /* where state is LINE_GOOD or LINE_NOT_RISING */
};

/* Whether pre-copy ends, by the whole interval of D/B. */
enum convergence {
	CONVERGENCE_UNKNOWN, /* no bandwidth, or no dirty rate */
	CONVERGENCE_YES,     /* below 1 */
	CONVERGENCE_NO,      /* at or above 1 */
	CONVERGENCE_UNDECIDED
};

/* The words of model.csv, indexed by the enums. */
extern const char *const line_words[];
extern const char *const convergence_words[];

/* NaN = there is no such number. The intervals' ends, too: bandwidth.interval.high is NaN where no
 * upper end can be told. */
struct model {
	struct line time;  /* total time by bytes */
	struct line bytes; /* bytes by dirty rate */
	double level;
	struct estimate fixed;       /* seconds */
	struct estimate bandwidth;   /* bytes per second */
	struct estimate twice_bytes; /* seconds */
	struct estimate base;        /* bytes */
	struct estimate per_rate;    /* seconds: bytes per dirty byte a second */
	struct estimate twice_rate;  /* seconds */
	struct estimate ratio;       /* dirty rate by bandwidth */
	enum convergence convergence;
	double rounds; /* until what remains fits the pause */
};

/* The model of rows[count] of run. */
struct model model_of(const struct run *run, const size_t *rows, size_t count, double level);

#endif
