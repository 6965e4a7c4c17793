/*
 * phases.h — the figure of phases: what a migration through a manager above the hosts (OpenStack
 * Nova) is made of, from the request until the manager is done.
 *
 * One row for each group: a bar from zero, in one segment for each phase; together they are
 * api_time_seconds. The means are those of the migrations all of whose phases are known; under the
 * bar stands the interval of the mean of api_time_seconds as summary.csv has it.
 *
 *     queue     queue_time_seconds
 *     prepare   prepare_time_seconds - queue_time_seconds
 *     job       what is left: the hypervisor's job, but for the downtime
 *     downtime  downtime_seconds; where no migration of a group has one, it is part of the job
 *     post      post_time_seconds
 *
 * In: migrations.csv and summary.csv of all runs (data.h).
 *
 * Out: figure_phases, for the table of figures.
 *
 * Doors: this header.
 */
#ifndef MIGSTAT_REPORT_FIGURES_PHASES_PHASES_H
#define MIGSTAT_REPORT_FIGURES_PHASES_PHASES_H

#include "report/data/data.h"
#include "report/figures/kit/kit.h"

enum phase { PHASE_QUEUE, PHASE_PREPARE, PHASE_JOB, PHASE_DOWNTIME, PHASE_POST, PHASE_COUNT };

/* What the sidecar and the legend call a phase, and whether it is the manager's and not the
 * hypervisor's. */
struct phase_info {
	const char *word, *name;
	bool managers;
};
extern const struct phase_info phase_infos[PHASE_COUNT];

struct phase_row {
	const struct group *group;
	char *label;               /* "run/case/flavor" */
	char *text;                /* "71 % of 4.42 s" */
	double means[PHASE_COUNT]; /* in seconds; NaN: it is not known, or no migration has all */
	double total;              /* their sum; NaN: no migration has all */
	long long n;               /* migrations that the means are of */
	long long left_out;        /* that have api_time_seconds, but not all of the phases */
	long long odd;             /* whose phases are longer than the whole, left out, too */
};

/* Belongs to the panels that are drawn. */
struct phases {
	struct figure_data data;
	const struct figure_job *job;
	struct phase_row *rows; /* one for each group */
};

/* Fills the means of a row whose group is set from the group's migrations. */
void phase_row_measure(struct phase_row *row, const struct figure_data *data);

/* The manager's part of the whole, 0 to 1; NaN: not known. */
double phase_row_share(const struct phase_row *row);

void phases_write_numbers(const struct drawing *drawing, struct sidecar *sidecar);

/* The caption behind the question, and the alternative text. */
figure_printer phases_caption, phases_alt;

figure_function figure_phases;
extern const struct schema figure_phases_numbers;

#endif
