/*
 * figure-data.h — runs with their analysis, as a figure needs them: one metric, by case.
 *
 * The numbers come from RUN/analysis/summary.csv and outcomes.csv, the single points from
 * RUN/migrations.csv. Nothing is computed here, only checked: an analysis that does not belong to
 * the migrations it lies beside is refused.
 */
#ifndef MIGSTAT_REPORT_FIGURE_DATA_H
#define MIGSTAT_REPORT_FIGURE_DATA_H

#include "datasets/error.h"
#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

enum direction { DIRECTION_AB, DIRECTION_BA, DIRECTION_COUNT };

/* One migration that has a value. Texts are borrowed from the run. */
struct point {
	const char *vm, *cycle;
	const char *vm_key; /* tells VMs apart: the UUID, or the name where there is none */
	enum direction direction;
	enum outcome outcome;
	double value;
};

/* One case of one run. Numbers are the metric's, NaN = there is none. */
struct group {
	size_t run;       /* index in runs */
	const char *name; /* of the case, as the files have it; borrowed */
	char *label;      /* the same, fit for drawing */
	long long n, vms;
	long long censored;          /* further values, at or above limit: given up, not measured */
	long long censored_analyzed; /* how many the analysis says there are */
	double limit;                /* NaN = none */
	double mean;                 /* what is drawn: the interval's centre */
	bool mean_is_of_vms; /* it is mean_of_vms, which differs from the mean of all values */
	double low, high;    /* the confidence interval of that mean */
	const char *kind;    /* of the interval, as summary.csv has it; "" = not told; borrowed */
	double least, most;  /* the extreme values, as the analysis has them */
	const char *by_outcome; /* as outcomes.csv has it; borrowed */
	long long planned;
	long long counts[OUTCOME_COUNT];
	size_t first_point, point_count; /* its part of points */
};

struct run_data {
	struct run run;
	struct table summary, outcomes;
	char *label; /* the run's name, fit for drawing */
};

struct figure_data {
	const struct metric *metric;
	double level; /* of the intervals, the same in all runs */
	struct run_data *runs;
	size_t run_count;
	struct group *groups; /* run by run, the cases in the order of summary.csv */
	size_t group_count;
	struct point *points; /* group by group, in the order of migrations.csv */
	size_t point_count;
};

/*
 * Reads the runs in these folders for the metric. Free with figure_data_free. False with *err: a
 * folder is no run, is not analyzed, is analyzed without this metric or by other columns than
 * `case`, the analysis is older than the run, or the runs' levels differ.
 */
bool figure_data_read(struct figure_data *data, char *const *folders, size_t count,
		      const struct metric *metric, struct error *err);

void figure_data_free(struct figure_data *data);

/* How many migrations of the group moved their VM but have no value of the metric. */
long long group_without_value(const struct group *group);

/*
 * Why migrations of the group are not drawn: "refused 2, not attempted 1 of 8", "" if all are.
 * The caller frees it; NULL without memory.
 */
char *group_absent_text(const struct group *group);

#endif
