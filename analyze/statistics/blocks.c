/* blocks.c — two shares of failures compared by whole blocks. */
#include "blocks.h"

#include "random.h"

#include "datasets/must.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>

/* Farther from 0 than `seen`, or as far but for rounding. */
static bool as_far(double difference, double seen)
{
	return fabs(difference) >= fabs(seen) * (1 - 1e-9);
}

static struct tally sum_of(const struct tally *tally, size_t count)
{
	struct tally sum = { 0, 0 };

	for (size_t i = 0; i < count; i++) {
		sum.failed += tally[i].failed;
		sum.count += tally[i].count;
	}
	return sum;
}

/* after less before; 0 where a side has nothing. */
static double difference_of(struct tally before, struct tally after)
{
	if (before.count == 0 || after.count == 0)
		return 0;
	return (double)after.failed / (double)after.count -
	       (double)before.failed / (double)before.count;
}

/* How many arrangements there are, or were drawn; how many are as far as the one seen; the
 * farthest, and how many are as far as that. */
struct census {
	double arrangements, far, farthest, at_farthest;
};

static void count_arrangement(struct census *census, double difference, double seen)
{
	census->arrangements++;
	census->far += as_far(difference, seen);
	if (fabs(difference) > census->farthest * (1 + 1e-9)) {
		census->farthest = fabs(difference);
		census->at_farthest = 0;
	}
	census->at_farthest += as_far(difference, census->farthest);
}

/* Of all arrangements. */
static struct blocks_test exact_test(struct census census)
{
	return (struct blocks_test){ census.far / census.arrangements,
				     census.at_farthest / census.arrangements };
}

/* Of drawn ones, and the one seen. */
static struct blocks_test drawn_test(struct census census)
{
	return (struct blocks_test){ (census.far + 1) / (census.arrangements + 1),
				     1 / (census.arrangements + 1) };
}

/* ---- blocks that both sides have ---- */

/* The blocks whose exchange changes anything, and the sums of both sides. */
struct pairs {
	struct tally *before, *after;
	size_t count;
	struct tally sum[2];
};

static struct pairs pairs_of(const struct trials *before, const struct trials *after,
			     enum grouping grouping)
{
	struct pairs pairs = { trials_tally(before, grouping),
			       trials_tally(after, grouping),
			       0,
			       { { 0, 0 }, { 0, 0 } } };
	size_t limit = before->limit[grouping] < after->limit[grouping] ? before->limit[grouping]
									: after->limit[grouping];

	pairs.sum[0] = sum_of(pairs.before, before->limit[grouping]);
	pairs.sum[1] = sum_of(pairs.after, after->limit[grouping]);
	for (size_t i = 0; i < limit; i++) {
		struct tally b = pairs.before[i];
		struct tally a = pairs.after[i];

		if (b.count > 0 && a.count > 0 && (b.count != a.count || b.failed != a.failed)) {
			pairs.before[pairs.count] = b;
			pairs.after[pairs.count++] = a;
		}
	}
	return pairs;
}

/* Exchanges block i: what was after is before, and the other way round. */
static void exchange(struct pairs *pairs, size_t i)
{
	struct tally *b = &pairs->before[i];
	struct tally *a = &pairs->after[i];
	struct tally before = *b;

	pairs->sum[0].failed += a->failed - b->failed;
	pairs->sum[0].count += a->count - b->count;
	pairs->sum[1].failed += b->failed - a->failed;
	pairs->sum[1].count += b->count - a->count;
	*b = *a;
	*a = before;
}

/* Every choice of blocks, each one exchange from the one before it: F. Gray's code, U.S. patent
 * 2632058 (1953). */
static struct census exchange_all(struct pairs *pairs, double seen)
{
	struct census census = { 0, 0, 0, 0 };
	size_t arrangements = (size_t)1 << pairs->count;

	for (size_t n = 1; n <= arrangements; n++) {
		size_t block = 0;

		count_arrangement(&census, difference_of(pairs->sum[0], pairs->sum[1]), seen);
		while (block + 1 < pairs->count && (n >> block & 1) == 0)
			block++;
		if (pairs->count > 0)
			exchange(pairs, block);
	}
	return census;
}

static struct census exchange_drawn(struct pairs *pairs, double seen)
{
	struct random random = random_of_seed(RANDOM_SEED);
	struct census census = { 0, 0, 0, 0 };

	for (size_t draw = 0; draw < BLOCKS_DRAWS; draw++) {
		for (size_t i = 0; i < pairs->count; i++)
			if (random_index(&random, 2) == 1)
				exchange(pairs, i);
		count_arrangement(&census, difference_of(pairs->sum[0], pairs->sum[1]), seen);
	}
	return census;
}

struct blocks_test blocks_exchanged(const struct trials *before, const struct trials *after,
				    enum grouping grouping)
{
	struct pairs pairs = pairs_of(before, after, grouping);
	double seen = difference_of(pairs.sum[0], pairs.sum[1]);
	bool exact = pairs.count < 40 && exp2((double)pairs.count) <= BLOCKS_EXACT;
	struct blocks_test test = exact ? exact_test(exchange_all(&pairs, seen))
					: drawn_test(exchange_drawn(&pairs, seen));

	free(pairs.before);
	free(pairs.after);
	return test;
}

/* ---- blocks of their own ---- */

/* All blocks, those before first. */
struct pool {
	struct tally *at;
	size_t count, before;
	struct tally sum;
};

static void add_blocks(struct pool *pool, const struct trials *side, enum grouping grouping)
{
	struct tally *tally = trials_tally(side, grouping);

	for (size_t i = 0; i < side->limit[grouping]; i++)
		if (tally[i].count > 0)
			pool->at[pool->count++] = tally[i];
	free(tally);
}

static double difference_with(const struct pool *pool, struct tally before)
{
	return difference_of(before, (struct tally){ pool->sum.failed - before.failed,
						     pool->sum.count - before.count });
}

/* Every choice of pool->before blocks, in the order of their numbers. */
static struct census shuffle_all(const struct pool *pool, double seen)
{
	struct census census = { 0, 0, 0, 0 };
	size_t *chosen = must_alloc(pool->before, sizeof *chosen);
	size_t next = 0;

	for (size_t i = 0; i < pool->before; i++)
		chosen[i] = i;
	do {
		struct tally before = { 0, 0 };

		for (size_t i = 0; i < pool->before; i++) {
			before.failed += pool->at[chosen[i]].failed;
			before.count += pool->at[chosen[i]].count;
		}
		count_arrangement(&census, difference_with(pool, before), seen);
		/* the last one that can go up does, and those behind it follow at once */
		next = pool->before;
		while (next > 0 && chosen[next - 1] == pool->count - pool->before + next - 1)
			next--;
		if (next > 0)
			chosen[next - 1]++;
		for (size_t i = next; next > 0 && i < pool->before; i++)
			chosen[i] = chosen[i - 1] + 1;
	} while (next > 0);
	free(chosen);
	return census;
}

static struct census shuffle_drawn(struct pool *pool, double seen)
{
	struct random random = random_of_seed(RANDOM_SEED);
	struct census census = { 0, 0, 0, 0 };

	for (size_t draw = 0; draw < BLOCKS_DRAWS; draw++) {
		for (size_t i = 0; i < pool->before; i++) {
			size_t other = i + random_index(&random, pool->count - i);
			struct tally block = pool->at[other];

			pool->at[other] = pool->at[i];
			pool->at[i] = block;
		}
		count_arrangement(&census, difference_with(pool, sum_of(pool->at, pool->before)),
				  seen);
	}
	return census;
}

struct blocks_test blocks_shuffled(const struct trials *before, const struct trials *after,
				   enum grouping grouping)
{
	struct pool pool = { must_alloc(before->limit[grouping] + after->limit[grouping],
					sizeof *pool.at),
			     0,
			     0,
			     { 0, 0 } };
	struct blocks_test test;
	double seen;
	bool exact;

	add_blocks(&pool, before, grouping);
	pool.before = pool.count;
	add_blocks(&pool, after, grouping);
	pool.sum = sum_of(pool.at, pool.count);
	seen = difference_with(&pool, sum_of(pool.at, pool.before));
	exact = gsl_sf_lnchoose((unsigned)pool.count, (unsigned)pool.before) <= log(BLOCKS_EXACT);
	test = exact ? exact_test(shuffle_all(&pool, seen))
		     : drawn_test(shuffle_drawn(&pool, seen));
	free(pool.at);
	return test;
}
