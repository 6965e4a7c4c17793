/*
 * worlds.h — worlds of which the truth is known, and studies drawn from them.
 *
 * A value is mean · VM · (1 + session + cycle + cycle by direction + cycle by case + row): the VM's
 * factor has the mean 1, the others the mean 0, so that the true mean is world_mean. All standard
 * deviations are shares of the mean. Cycles are a stationary AR(1): neighbours resemble each other
 * by rho. Whoever asks a method what it thinks of a study stands elsewhere (measure.h).
 */
#ifndef MIGSTAT_COVERAGE_WORLDS_H
#define MIGSTAT_COVERAGE_WORLDS_H

#include <gsl/gsl_rng.h>
#include <stdbool.h>
#include <stddef.h>

enum { WORLD_MOST_VMS = 40, WORLD_MOST_CYCLES = 200, WORLD_DIRECTIONS = 2 };

/* What VMs differ by. */
enum vm_kind {
	VMS_NORMAL,     /* vm_sd about 1 */
	VMS_LOG_NORMAL, /* vm_sd of the logarithms */
	VMS_TWO_KINDS   /* a share kind_share of the VMs takes kind_factor times as long */
};

/* Where failures heap. */
enum fail_kind { FAIL_ANYWHERE, FAIL_BY_CYCLE, FAIL_BY_VM };

struct world {
	enum vm_kind vm_kind;
	double vm_sd, kind_share, kind_factor;
	double row_sd;
	double cycle_sd, rho; /* common to all VMs (and cases) of a run */
	double direction_sd;  /* of one direction of one cycle */
	double case_cycle_sd; /* of one case in one cycle */
	double session_sd;    /* of a whole run */
	double vm_session_sd; /* of one VM in a whole run */
	double step;          /* way back longer than the way there, by this share */

	double missing;      /* share of the rows without a value */
	double missing_back; /* the same of the way back alone */
	bool unequal;        /* VM by VM fewer cycles: the last one has half of them */
	double slow_share;   /* of the rows are slow: */
	double slow_factor;  /* so many times as long */
	double limit;        /* values above it stand there, given up; 0: none */
	enum fail_kind fail_kind;
	double fail_share; /* the true share of failures */
	double until;      /* the run is one that --until-ci of this ratio ended before its time */
	double fail_grain; /* beta distribution of a cycle's or VM's share: a + b; 0.5 heaps much */
};

/* The mean without failures and slow rows. */
extern const double world_mean;

struct world_row {
	size_t vm, cycle;
	int direction;
	double value; /* NaN: no value, though it did not fail */
	bool failed;
};

/* What stays of VMs when they are measured again. */
struct world_vms {
	double factor[WORLD_MOST_VMS];
	double fail[WORLD_MOST_VMS]; /* FAIL_BY_VM: their share of failures */
	size_t count;
};

/* What is common to all that runs at the same time. */
struct world_times {
	double effect[WORLD_MOST_CYCLES]; /* session and cycle */
	double session;                   /* alone; it is in effect already */
	size_t count;
};

struct world_study {
	struct world_row *rows; /* in the order of time */
	size_t count;
};

struct world_vms world_draw_vms(const struct world *world, size_t count, gsl_rng *random);
struct world_times world_draw_times(const struct world *world, size_t cycles, gsl_rng *random);

/* The study of those VMs at those times, all values times factor. Free with world_study_free. */
struct world_study world_draw(const struct world *world, const struct world_vms *vms,
			      const struct world_times *times, double factor, gsl_rng *random);

void world_study_free(struct world_study *study);

/* The mean over those VMs at all times. Where VMs are chance, world_mean is the truth. */
double world_mean_of_vms(const struct world_vms *vms);

#endif
