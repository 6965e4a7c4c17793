/*
 * anatomy.h — the inside of the figure of one migration: what is read of it.
 *
 * Raw rows of migrations.csv, progress.csv, events.csv and gaps.csv, put on one time axis whose 0
 * is the migration call. Nothing is computed but the distance from there.
 */
#ifndef MIGSTAT_REPORT_FIGURES_ANATOMY_H
#define MIGSTAT_REPORT_FIGURES_ANATOMY_H

#include "report/figures/kit/kit.h"

#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

/* One sample of progress.csv; NaN: not known. */
struct anatomy_sample {
	double at; /* since the call */
	double remaining, rate, dirty_rate, throttle;
	double iteration;
};

/* One event that is drawn. */
struct anatomy_event {
	double at;
	bool is_iteration; /* else it is the end of a switchover or its beginning */
	bool is_hole;      /* or the end of a time in which the job could not be sampled */
	bool is_resumed;
	long long number; /* of the iteration */
};

/* One silence that one probe heard. */
struct anatomy_gap {
	double from, to, length; /* to is from and the silence; length is that of the outage */
	size_t probe;            /* number in probe_words (one-run.h) */
	bool own;                /* collect itself was late */
};

struct anatomy {
	const struct run *run;
	size_t row;  /* of migrations.csv */
	bool chosen; /* by the user */
	long long number;
	double start; /* on collect's clock; NaN: not known */
	struct anatomy_sample *samples;
	size_t sample_count, sample_capacity;
	struct anatomy_event *events;
	size_t event_count, event_capacity;
	struct anatomy_gap *gaps;
	size_t gap_count, gap_capacity;
	bool has_progress, has_gaps; /* the tables are there */
};

/* Reads the migration that the job wishes for, else the longest one. Free with anatomy_free. False
 * with *err: there is no such migration, or a table is malformed; *anatomy is then empty. */
bool anatomy_read(struct anatomy *anatomy, const struct figure_job *job, struct error *err);

void anatomy_free(struct anatomy *anatomy);

#endif
