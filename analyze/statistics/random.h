/*
 * random.h — random numbers that are the same on every machine: xoshiro256** by D. Blackman and
 * S. Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47 (2021), its state filled
 * by splitmix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014).
 *
 * Chosen before GSL's generators because drawing an index is the work of a bootstrap, and it is
 * five to fourteen times faster.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_RANDOM_H
#define MIGSTAT_ANALYZE_STATISTICS_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct random {
	uint64_t state[4];
};

/* What is drawn with unless the user says otherwise; every output that depends on it tells it. */
enum { RANDOM_SEED = 20160401 };

struct random random_of_seed(uint64_t seed);

uint64_t random_bits(struct random *random);

/* A whole number from 0 to below - 1; below is at most 2^32. */
size_t random_index(struct random *random, size_t below);

#endif
