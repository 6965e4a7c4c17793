/*
 * series.h — the samples of a group in the course of the study: what each one's VM, direction,
 * cycle and place in the order were.
 */
#ifndef MIGSTAT_ANALYZE_CHECKS_SERIES_H
#define MIGSTAT_ANALYZE_CHECKS_SERIES_H

#include "analyze/statistics/samples.h"

#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

/* From host A to B, back, or not known. */
enum direction { DIRECTION_AB, DIRECTION_BA, DIRECTION_COUNT };

struct observation {
	size_t vm;                /* from 0, in the order of the samples */
	long long cycle, place;   /* from 1; 0 = not known. place: in the order of its round */
	enum direction direction; /* DIRECTION_COUNT = not known */
	size_t row;
	bool busy;    /* a host was busy before it */
	double value; /* in the metric's unit */
	double rest;  /* value less the mean of its VM in its direction */
};

struct rows; /* analyze/rows/rows.h */

/* VM by VM, and in a VM as time went. */
struct series {
	struct observation *at;
	size_t count, vms;
	double *upwards; /* its values in order, where they are known already; NULL: not yet */
	double spread;   /* a robust standard deviation about the VMs' own medians: 1.4826 times the
			  * median distance; NaN without values */
	bool of_file;    /* of a CSV file: a row is the mark of its line (marks.h) */
	size_t turns;    /* of a CSV file that tells no cycles: so many values of each VM, one
			  * after the other, stand for a cycle, whose number is that of the first */
};

/*
 * The series of samples, which came from run (NULL: no place is known). busy: by row of the run,
 * whether a host was busy before the migration; NULL: not known of any. Free with series_free.
 */
struct series series_of(const struct samples *samples, const struct run *run, const bool *busy);

/*
 * The same of a CSV file's samples, whose marks are kept. Where it tells no VM, all are of one;
 * where it tells no cycles, a VM's values in the order of time are taken for them.
 */
struct series series_of_rows(const struct samples *samples, const struct rows *rows);

/* Works out rest and spread when all else is there. */
void series_finish(struct series *series);

void series_free(struct series *series);

/* The index behind the last observation of the VM whose first is at `first`. */
size_t series_vm_end(const struct series *series, size_t first);

/* All its values, upwards. Free them. */
double *series_sorted(const struct series *series);

/* Why a check of the values' shape cannot be made: too few of them; for one that goes by their
 * spread also none of it. NULL: it can. */
const char *series_too_few(const struct series *series);
const char *series_too_small(const struct series *series);

/* The cycles, upwards, and the mean `rest` of each. */
struct cycles {
	double *number, *mean;
	size_t count;
};

/* Cycles that are not known are left out. Free with cycles_free. */
struct cycles cycles_of(const struct series *series);

void cycles_free(struct cycles *cycles);

#endif
