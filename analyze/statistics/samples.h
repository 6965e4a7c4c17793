/*
 * samples.h — the values of one metric in one group of migrations, VM by VM.
 *
 * Only a row whose outcome is timed (outcome.h) and whose cell is not empty gives a sample.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_SAMPLES_H
#define MIGSTAT_ANALYZE_STATISTICS_SAMPLES_H

#include "decimal.h"

#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* One value. vm is the VM's key (vm-key.h). Texts are the run's. */
struct sample {
	const char *vm;
	const char *text;
	size_t row;
	size_t cycle;       /* in the order of time; 0 where it is not known */
	unsigned direction; /* 0: AB, 1: BA; 0 where it is not known */
	int exponent;       /* of the digits, until all have that of their samples */
	long double value;  /* text, rounded */
	int128 digits;      /* text in units of 10^exponent of its samples, if they are exact */
};

struct samples {
	struct sample *at; /* ordered by VM, then by row */
	size_t count;
	size_t vms;      /* different ones among the samples */
	bool cycles;     /* the cycle of each is known */
	size_t missing;  /* rows with a timed outcome, but an empty cell */
	size_t censored; /* further ones, behind at[count - 1]: known to be at least as large as
			  * every other, but not how large (censor.h) */
	/* of metrics with a resolution (metric.h): how many are 0 because nothing was seen, and the
	 * most that one of them may be; 0 and NaN where there is none */
	size_t unseen;
	double unseen_limit;
	bool resolved; /* the metric has a resolution */
	bool exact;    /* every value fits `digits` */
	int exponent;
};

/*
 * The samples of `metric` (its index) in rows[count] of run, which must outlive them.
 * Free with samples_free.
 */
struct samples samples_of(const struct run *run, const size_t *rows, size_t count, size_t metric);

/*
 * Orders the samples, counts the VMs and brings the values to a common exponent; samples_of calls
 * it. Wanted are vm, text and row of each.
 */
void samples_prepare(struct samples *samples);

/* Whether two keys are one VM's: mostly they are the same pointer (run_vm). */
static inline bool same_vm(const char *one, const char *other)
{
	return one == other || strcmp(one, other) == 0;
}

/* The index behind the last sample of the VM whose first sample is at `first`. */
size_t samples_vm_end(const struct samples *samples, size_t first);

/* A value less the first one, in the values' unit: exact before it is rounded, where the digits
 * are. */
long double samples_distance(const struct samples *samples, size_t index);

void samples_free(struct samples *samples);

/* Censors all values at or above limit (censor.h): they stand behind samples->count then, and
 * samples->censored tells how many there are. NaN censors none. */
void samples_censor(struct samples *samples, double limit);

#endif
