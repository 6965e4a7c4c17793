/* scene-thin.c — as many values of every VM and direction on both sides. */
#include "scene-rows.h"

#include "analyze/statistics/random.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* The rows of one VM, direction and run; in one run also of one cycle. */
struct heap {
	enum which_side side;
	size_t first, count;
	size_t group; /* heaps of the same number get the same number of rows */
};

struct heaps {
	struct heap *at;
	size_t count, groups;
};

static bool share_heap(const struct scene *scene, const struct scene_row *a,
		       const struct scene_row *b)
{
	return rows_share_cell(a, b) &&
	       (scene->situation != SITUATION_IN_RUN || a->cycle == b->cycle);
}

/* In one run both sides have the same places in the same order. */
static struct heaps heaps_of(const struct scene *scene)
{
	size_t rows = scene->side[BEFORE].count + scene->side[AFTER].count;
	struct heaps heaps = { .at = must_alloc(rows, sizeof *heaps.at),
			       .groups = 2 * scene->vm_places + rows };

	for (enum which_side side = BEFORE; side < SIDES; side++) {
		const struct scene_side *of = &scene->side[side];
		size_t begin = heaps.count;

		for (size_t i = 0; i < of->count; i++) {
			const struct scene_row *row = &of->at[i];

			if (i > 0 && share_heap(scene, row, row - 1)) {
				heaps.at[heaps.count - 1].count++;
				continue;
			}
			heaps.at[heaps.count] = (struct heap){
				side,
				i,
				1,
				scene->situation == SITUATION_IN_RUN ? heaps.count - begin
								     : 2 * row->vm + row->direction,
			};
			heaps.count++;
		}
	}
	return heaps;
}

/* ---- how many stay ---- */

static int by_count(const void *left, const void *right)
{
	const struct heap *a = left;
	const struct heap *b = right;

	if (a->side != b->side)
		return a->side < b->side ? -1 : 1;
	return (a->count > b->count) - (a->count < b->count);
}

/* Whether both sides have heaps of the same sizes; other VMs need not be thinned then. */
static bool are_alike(const struct heaps *heaps)
{
	struct heap *sorted = must_alloc(heaps->count, sizeof *sorted);
	size_t half = heaps->count / 2;
	bool alike = heaps->count % 2 == 0;

	memcpy(sorted, heaps->at, heaps->count * sizeof *sorted);
	qsort(sorted, heaps->count, sizeof *sorted, by_count);
	for (size_t i = 0; alike && i < half; i++)
		alike = sorted[i].side == BEFORE && sorted[half + i].side == AFTER &&
			sorted[i].count == sorted[half + i].count;
	free(sorted);
	return alike;
}

/* The most rows that a heap of each group may keep. */
static size_t *limits_of(const struct scene *scene, const struct heaps *heaps)
{
	size_t *most = must_alloc(heaps->groups, sizeof *most);
	bool alike = !scene->paired && are_alike(heaps);
	size_t least = (size_t)-1;

	for (size_t i = 0; i < heaps->count; i++) {
		const struct heap *heap = &heaps->at[i];

		if (most[heap->group] == 0 || heap->count < most[heap->group])
			most[heap->group] = heap->count;
		if (heap->count > 1 && heap->count < least)
			least = heap->count;
	}
	for (size_t i = 0; !scene->paired && i < heaps->groups; i++)
		most[i] = alike ? (size_t)-1 : least;
	return most;
}

/* ---- which ones ---- */

/* Cycles in a random order, as ranks by number. */
static size_t *drawn_order(size_t cycles, struct random *random)
{
	size_t *rank = must_alloc(cycles, sizeof *rank);

	for (size_t i = 0; i < cycles; i++) { /* Fisher and Yates */
		size_t j = random_index(random, i + 1);

		rank[i] = rank[j];
		rank[j] = i;
	}
	return rank;
}

struct lot {
	size_t first, second; /* the cycle's, then its own */
	size_t row;
};

static int by_lot(const void *left, const void *right)
{
	const struct lot *a = left;
	const struct lot *b = right;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return (a->second > b->second) - (a->second < b->second);
}

/* Marks the rows of a heap that go. */
static void draw(bool *gone, struct lot *lots, const struct scene_side *side,
		 const struct heap *heap, size_t most, const size_t *rank, struct random *random)
{
	for (size_t i = 0; i < heap->count; i++) {
		size_t cycle = side->at[heap->first + i].cycle;

		lots[i] = (struct lot){ cycle == CYCLE_NONE ? 0 : rank[cycle],
					random_index(random, (size_t)1 << 31), heap->first + i };
	}
	qsort(lots, heap->count, sizeof *lots, by_lot);
	for (size_t i = most; i < heap->count; i++)
		gone[lots[i].row] = true;
}

static size_t take_out(struct scene_side *side, const bool *gone)
{
	size_t kept = 0;
	size_t all = side->count;

	for (size_t i = 0; i < all; i++)
		if (!gone[i])
			side->at[kept++] = side->at[i];
	side->count = kept;
	return all - kept;
}

void scene_thin(struct scene *scene)
{
	struct random random = random_of_seed(RANDOM_SEED);
	struct heaps heaps = heaps_of(scene);
	size_t *most = limits_of(scene, &heaps);
	size_t *rank = drawn_order(scene->cycle_places, &random);

	for (enum which_side side = BEFORE; side < SIDES; side++) {
		struct scene_side *of = &scene->side[side];
		bool *gone = must_alloc(of->count, sizeof *gone);
		struct lot *lots = must_alloc(of->count, sizeof *lots);

		for (size_t i = 0; i < heaps.count; i++) {
			const struct heap *heap = &heaps.at[i];

			if (heap->side == side && heap->count > most[heap->group])
				draw(gone, lots, of, heap, most[heap->group], rank, &random);
		}
		scene->thinned += take_out(of, gone);
		free(gone);
		free(lots);
	}
	free(heaps.at);
	free(most);
	free(rank);
	scene_count(scene);
}
