/*
 * goals.h — limits that the user names in a file (--limits-from), metric by metric: a margin, below
 * which a change does not matter, and the most that a number may be, whatever it was before.
 *
 *     metric,case,aspect,margin,most
 *     downtime_seconds,,p95,,0.5
 *     total_time_seconds,shared,,5%,
 *     failures,,,2%,1%
 *
 * A row of a case counts before one of all cases, and one of an aspect before one of all aspects.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_GOALS_H
#define MIGSTAT_ANALYZE_COMPARE_GOALS_H

#include "aspect.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

struct goal {
	char *metric;       /* its name; "failures": their share */
	char *case_name;    /* "": every case */
	enum aspect aspect; /* ASPECTS: every one, of a margin; the mean, of a most */
	double margin;      /* a ratio, of failures a difference of shares; NaN: none */
	double most;        /* in the metric's unit, of failures a share; NaN: none */
	long line;          /* in the file */
};

/* Zero it before use; free with goals_free. */
struct goals {
	struct goal *at;
	size_t count, capacity;
	char *path;
};

/* Reads the file. False with *err (file:line:column, what is wrong, what would be right): it has no
 * row, a row without a limit, two of the same, or what is no number. */
bool goals_read(struct goals *goals, const char *path, struct error *err);

/* Whether every row is of a metric of runs; and, of grouped by cases or not, whether a row names a
 * case that cannot be told. False with *err. */
bool goals_check_metrics(const struct goals *goals, struct error *err);
bool goals_check_cases(const struct goals *goals, bool by_case, struct error *err);

/* The margin that is named for it, NaN: none. case_name: "" where the groups are not by case. */
double goals_margin(const struct goals *goals, const char *metric, const char *case_name,
		    enum aspect aspect);

void goals_free(struct goals *goals);

#endif
