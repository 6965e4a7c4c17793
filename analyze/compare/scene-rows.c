/* scene-rows.c — names become numbers: VMs, directions, cycles and runs of both sides. */
#include "scene-rows.h"

#include "datasets/must.h"
#include "datasets/order.h"

#include <math.h>
#include <stdlib.h>

bool rows_share_cell(const struct scene_row *a, const struct scene_row *b)
{
	return a->vm == b->vm && a->direction == b->direction && a->run == b->run;
}

/* Rows are put in order by their numbers. */
static int by_place(const void *left, const void *right)
{
	const struct scene_row *a = left;
	const struct scene_row *b = right;

	if (a->vm != b->vm)
		return a->vm < b->vm ? -1 : 1;
	if (a->direction != b->direction)
		return a->direction < b->direction ? -1 : 1;
	if (a->run != b->run)
		return a->run < b->run ? -1 : 1;
	if (a->cycle != b->cycle)
		return a->cycle < b->cycle ? -1 : 1;
	return (a->value > b->value) - (a->value < b->value);
}

/* ---- names ---- */

struct names {
	const char **at; /* of every row that plays, side by side */
	uint32_t *rank;  /* of each */
	size_t count, different;
};

static void names_settle(struct names *names)
{
	names->rank = must_alloc(names->count, sizeof *names->rank);
	names->different = rank_texts(names->rank, names->at, names->count);
}

/* ---- cycles ---- */

struct rounds {
	long long *at; /* in order, each once */
	size_t count;
};

static int by_number(const void *left, const void *right)
{
	long long a = *(const long long *)left;
	long long b = *(const long long *)right;

	return (a > b) - (a < b);
}

static void rounds_settle(struct rounds *rounds)
{
	size_t kept = 0;

	qsort(rounds->at, rounds->count, sizeof *rounds->at, by_number);
	for (size_t i = 0; i < rounds->count; i++)
		if (i == 0 || rounds->at[i] != rounds->at[kept - 1])
			rounds->at[kept++] = rounds->at[i];
	rounds->count = kept;
}

static size_t rounds_find(const struct rounds *rounds, long long cycle)
{
	const long long *found =
		bsearch(&cycle, rounds->at, rounds->count, sizeof *rounds->at, by_number);

	return cycle == CYCLE_UNKNOWN || !found ? CYCLE_NONE : (size_t)(found - rounds->at);
}

/* ---- rows ---- */

/* What is numbered, of both sides. */
struct numbering {
	struct names vms, directions;
	struct rounds rounds;
};

static bool plays(const struct measured *of, enum cast cast)
{
	if (isnan(of->value))
		return cast == CAST_WITH_FAILURES;
	return !of->at_limit || cast != CAST_MEASURED;
}

static size_t count_all(const struct observations sides[SIDES])
{
	size_t count = 0;

	for (enum which_side side = BEFORE; side < SIDES; side++)
		count += sides[side].count + sides[side].lost_count;
	return count;
}

static void number_all(struct numbering *numbering, const struct measured *at, size_t count,
		       enum cast cast)
{
	for (size_t i = 0; i < count; i++) {
		if (!plays(&at[i], cast))
			continue;
		numbering->vms.at[numbering->vms.count++] = at[i].vm;
		numbering->directions.at[numbering->directions.count++] = at[i].direction;
		numbering->rounds.at[numbering->rounds.count++] = at[i].cycle;
	}
}

static struct numbering numbering_of(const struct observations sides[SIDES], enum cast cast)
{
	size_t count = count_all(sides);
	struct numbering numbering = {
		.vms.at = must_alloc(count, sizeof *numbering.vms.at),
		.directions.at = must_alloc(count, sizeof *numbering.directions.at),
		.rounds.at = must_alloc(count, sizeof *numbering.rounds.at),
	};

	for (enum which_side side = BEFORE; side < SIDES; side++) {
		number_all(&numbering, sides[side].at, sides[side].count, cast);
		number_all(&numbering, sides[side].lost, sides[side].lost_count, cast);
	}
	names_settle(&numbering.vms);
	names_settle(&numbering.directions);
	rounds_settle(&numbering.rounds);
	return numbering;
}

static void numbering_free(struct numbering *numbering)
{
	free(numbering->vms.at);
	free(numbering->vms.rank);
	free(numbering->directions.at);
	free(numbering->directions.rank);
	free(numbering->rounds.at);
}

/* As number_all went over them; *next: how many rows were added before. */
static void add_rows(struct scene_side *side, const struct measured *at, size_t count,
		     const struct numbering *numbering, const struct scene_query *query,
		     size_t *next)
{
	for (size_t i = 0; i < count; i++) {
		const struct measured *of = &at[i];

		if (!plays(of, query->cast))
			continue;
		side->at[side->count++] = (struct scene_row){
			.vm = query->by_migration ? 0U : numbering->vms.rank[*next],
			.cycle = rounds_find(&numbering->rounds, of->cycle),
			.run = of->run,
			.of_run = (unsigned short)of->run,
			.direction = numbering->directions.different == 2
					     ? (unsigned short)numbering->directions.rank[*next]
					     : 0,
			.value = isnan(of->value) ? INFINITY : of->value,
			.number = NAN,
		};
		(*next)++;
	}
}

/* Rows that are neither of a VM nor of a cycle are units of their own. */
static bool are_units(const struct scene *scene, const struct scene_query *query)
{
	if (!query->by_migration)
		return false;
	for (enum which_side side = BEFORE; side < SIDES; side++)
		for (size_t i = 0; i < scene->side[side].count; i++)
			if (scene->side[side].at[i].cycle == CYCLE_NONE)
				return true;
	return false;
}

/* They are all alike, whatever their direction and file. */
static void make_units(struct scene *scene)
{
	scene->situation = SITUATION_ROWS;
	for (enum which_side side = BEFORE; side < SIDES; side++)
		for (size_t i = 0; i < scene->side[side].count; i++) {
			struct scene_row *row = &scene->side[side].at[i];

			row->direction = 0;
			row->run = 0;
			row->cycle = CYCLE_NONE;
		}
}

struct scene scene_rows_of(const struct observations sides[SIDES], const struct scene_query *query)
{
	struct numbering numbering = numbering_of(sides, query->cast);
	struct scene scene = {
		.vm_places = query->by_migration ? 1 : numbering.vms.different,
		.cycle_places = numbering.rounds.count,
	};
	size_t next = 0;

	for (enum which_side side = BEFORE; side < SIDES; side++) {
		const struct observations *of = &sides[side];
		struct scene_side *into = &scene.side[side];

		into->at = must_alloc(of->count + of->lost_count, sizeof *into->at);
		add_rows(into, of->at, of->count, &numbering, query, &next);
		add_rows(into, of->lost, of->lost_count, &numbering, query, &next);
	}
	if (are_units(&scene, query))
		make_units(&scene);
	for (enum which_side side = BEFORE; side < SIDES; side++)
		qsort(scene.side[side].at, scene.side[side].count, sizeof *scene.side[side].at,
		      by_place);
	numbering_free(&numbering);
	return scene;
}
