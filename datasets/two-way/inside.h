/*
 * inside.h — what makes a chance (two-way.h) of its parts.
 */
#ifndef MIGSTAT_TWO_WAY_INSIDE_H
#define MIGSTAT_TWO_WAY_INSIDE_H

#include "two-way.h"

/* A chance without any part and candidate. */
extern const struct two_way_chance chance_of_nothing;

/* Fills in the candidates from the parts. cycle_squares: Σ part² / df of the parts whose sum
 * cycle_part is; rest_squares: the same of the smaller rest. */
void chance_join(struct two_way_chance *chance, double cycle_squares, double rest_squares);

/* The lag-1 correlation, freed of the bias that few cycles give it, and shrunk towards the prior.
 * weight: of what was measured, 0 where there is too little of it. */
double correlation_shrunk(double lag_1, double cycles, double weight, double prior);

/* What AR(1) neighbours do to the variance of a mean of n values: how much they add to it, and, for
 * they take from the variance between the values, by how much the usual estimate must be
 * multiplied; and the degrees of freedom that are left. */
struct neighbours {
	double adds, factor, degrees_of_freedom;
};
struct neighbours neighbours_of(double correlation, size_t cycles);

#endif
