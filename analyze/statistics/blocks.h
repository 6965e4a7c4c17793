/*
 * blocks.h — two shares of failures compared by whole blocks (a VM, a round): a permutation test
 * that holds whatever failures of one block have to do with each other.
 *
 * Without a difference each block could as well have happened on the other side. Blocks that both
 * sides have (the same VMs; the rounds of one run) are exchanged before against after, each by
 * itself; blocks of their own (other VMs; the rounds of two runs) change sides, as many staying
 * before as there were. Statistic: the difference of the shares of failures; p: how often it is at
 * least as far from 0 as seen. R. A. Fisher, The Design of Experiments (1935); E. S. Edgington and
 * P. Onghena, Randomization Tests, 4th edition (2007), who show that whole blocks are the units.
 *
 * All arrangements are counted where there are at most BLOCKS_EXACT of them; else BLOCKS_DRAWS are
 * drawn, always the same ones, and the one seen counts among them, so that p is never too small
 * (B. Phipson and G. K. Smyth, Statistical Applications in Genetics and Molecular Biology 9, 2010).
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_BLOCKS_H
#define MIGSTAT_ANALYZE_STATISTICS_BLOCKS_H

#include "trials.h"

enum { BLOCKS_EXACT = 20000, BLOCKS_DRAWS = 19999 };

/* p is two-sided; least_p the smallest that any difference of so many blocks could have. */
struct blocks_test {
	double p, least_p;
};

/* Blocks with the same number on both sides are the same block. */
struct blocks_test blocks_exchanged(const struct trials *before, const struct trials *after,
				    enum grouping grouping);

/* Each side has blocks of its own, whatever their numbers. */
struct blocks_test blocks_shuffled(const struct trials *before, const struct trials *after,
				   enum grouping grouping);

#endif
