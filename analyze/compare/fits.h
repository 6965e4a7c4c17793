/*
 * fits.h — numbers of a scene's rows, put into tables of VMs by blocks, fitted and compared.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_FITS_H
#define MIGSTAT_ANALYZE_COMPARE_FITS_H

#include "scene.h"

#include "datasets/two-way/two-way.h"

/* Both sides' fits, and after less before, by the scene's situation: cells of one run are
 * subtracted one by one; one run a side: its cycles are the blocks; several runs: each is a block;
 * one round: there is but one. Free with fits_free. */
struct fits {
	struct two_way_fit of[SIDES];
	struct two_way_change change;
};

/* numbers: one for each row of each side. prior: of neighbouring cycles (two-way.h). */
struct fits fits_of(const struct scene *scene, double *const numbers[SIDES], double prior);

void fits_free(struct fits *fits);

/* One side alone; free with two_way_fit_free. */
struct two_way_fit fit_side(const struct scene *scene, enum which_side side, const double *numbers);

#endif
