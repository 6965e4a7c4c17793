/*
 * continuity.h — the inside of the figure of all gaps of a run: what is read of it.
 */
#ifndef MIGSTAT_REPORT_FIGURES_CONTINUITY_H
#define MIGSTAT_REPORT_FIGURES_CONTINUITY_H

#include "report/figures/kit/kit.h"

#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

/* One gap that one probe heard. */
struct continuity_gap {
	double at;     /* seconds since the first migration call of the run */
	double length; /* of the outage, in seconds */
	size_t probe;  /* number in probe_words (one-run.h) */
	size_t row;    /* of migrations.csv */
	bool own;      /* collect itself was late */
	bool open;     /* the true length is greater */
};

struct continuity {
	const struct figure_job *job;
	const struct run *run;
	double zero;  /* collect's clock at the first migration call; NaN: none is told */
	size_t *rows; /* of migrations.csv that are wished for, in the order of their numbers */
	size_t row_count;
	size_t vms; /* among them */
	struct continuity_gap *gaps;
	size_t gap_count, gap_capacity;
	bool has_gaps; /* the table is there */
};

/* Reads the gaps of the migrations that the job wishes for (--case, --vm). Free with
 * continuity_free. False with *err: no such migration, or a table is malformed. */
bool continuity_read(struct continuity *continuity, const struct figure_job *job,
		     struct error *err);

void continuity_free(struct continuity *continuity);

#endif
