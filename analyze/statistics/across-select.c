/* across-select.c — order statistics of values of which each process holds a part. */
#include "across-select.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

enum { PATTERNS = 1 << SELECT_BITS };

#define SIGN (UINT64_C(1) << 63)

/* In the order of the doubles: those below zero count down. */
static uint64_t key_of(double value)
{
	uint64_t bits;

	value += 0.0; /* one zero only */
	memcpy(&bits, &value, sizeof bits);
	return bits & SIGN ? ~bits : bits | SIGN;
}

static double value_of(uint64_t key)
{
	uint64_t bits = key & SIGN ? key ^ SIGN : ~key;
	double value;

	memcpy(&value, &bits, sizeof value);
	return value;
}

/* How many values have a key below that one. */
static size_t count_below(const struct across_place *place, uint64_t key)
{
	size_t low = 0;
	size_t high = place->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (key_of(place->sorted[middle]) < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* How many of the values with those first bits have which next ones, of which `shift` follow. */
static void count_patterns(const struct across_place *place, uint64_t prefix, unsigned shift,
			   uint64_t counts[PATTERNS])
{
	size_t below = count_below(place, prefix);

	for (uint64_t p = 0; p < PATTERNS; p++) {
		uint64_t next = prefix + ((p + 1) << shift);
		/* behind the largest key there is none */
		size_t end = next > prefix ? count_below(place, next) : place->count;

		counts[p] = end - below;
		below = end;
	}
}

/* Goes on to the pattern among whose values the place falls. */
static void narrow(uint64_t *prefix, uint64_t *rest, unsigned shift,
		   const uint64_t counts[PATTERNS])
{
	uint64_t p = 0;

	while (p + 1 < PATTERNS && *rest >= counts[p])
		*rest -= counts[p++];
	*prefix += p << shift;
}

void across_select(const struct across *across, struct across_place *places, size_t count)
{
	uint64_t *prefix = must_alloc(count, sizeof *prefix);
	uint64_t *rest = must_alloc(count, sizeof *rest);
	uint64_t(*counts)[PATTERNS] = must_alloc(count, sizeof *counts);

	for (size_t i = 0; i < count; i++)
		rest[i] = places[i].place;
	for (unsigned round = 1; round <= SELECT_ROUNDS; round++) {
		const unsigned shift = 64 - round * SELECT_BITS;

		for (size_t i = 0; i < count; i++)
			count_patterns(&places[i], prefix[i], shift, counts[i]);
		across_sum(across, &counts[0][0], count * PATTERNS);
		for (size_t i = 0; i < count; i++)
			narrow(&prefix[i], &rest[i], shift, counts[i]);
	}
	for (size_t i = 0; i < count; i++)
		places[i].value = value_of(prefix[i]);
	free(prefix);
	free(rest);
	free(counts);
}
