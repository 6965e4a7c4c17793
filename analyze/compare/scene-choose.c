/* scene-choose.c — which rows of a scene count, and how its sides stand to each other. */
#include "scene-rows.h"

#include "datasets/must.h"
#include "datasets/order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const situation_words[] = {
	[SITUATION_NONE] = "",
	[SITUATION_IN_RUN] = "in_run",
	[SITUATION_PARTS_OF_RUN] = "parts_of_run",
	[SITUATION_TWO_RUNS] = "two_runs",
	[SITUATION_RUNS] = "runs",
	[SITUATION_ONE_ROUND] = "one_round",
	[SITUATION_ROWS] = "rows",
	NULL,
};

bool scene_has_negative(const struct scene *scene)
{
	for (enum which_side side = BEFORE; side < SIDES; side++)
		for (size_t i = 0; i < scene->side[side].count; i++)
			if (scene->side[side].at[i].value < 0)
				return true;
	return false;
}

void scene_free(struct scene *scene)
{
	free(scene->side[BEFORE].at);
	free(scene->side[AFTER].at);
	*scene = (struct scene){ 0 };
}

/* ---- counting ---- */

/* Different cycles, each run's by itself; 0 if one is not known. */
static size_t count_cycles(const struct scene_side *side, size_t places)
{
	uint64_t *keys = must_alloc(side->count, sizeof *keys);
	size_t cycles = 0;

	for (size_t i = 0; i < side->count; i++) {
		if (side->at[i].cycle == CYCLE_NONE) {
			free(keys);
			return 0;
		}
		keys[i] = side->at[i].run * places + side->at[i].cycle;
	}
	order_keys(keys, NULL, side->count);
	for (size_t i = 0; i < side->count; i++)
		cycles += i == 0 || keys[i] != keys[i - 1];
	free(keys);
	return cycles;
}

static size_t count_vms(const struct scene_side *side)
{
	size_t vms = 0;

	for (size_t i = 0; i < side->count; i++)
		vms += i == 0 || side->at[i].vm != side->at[i - 1].vm;
	return vms;
}

/* Numbers the runs that have values, from 0. */
static void number_runs(struct scene_side *side)
{
	unsigned most = 0;
	unsigned *number;

	side->runs = 0;
	for (size_t i = 0; i < side->count; i++)
		most = side->at[i].run > most ? side->at[i].run : most;
	number = must_alloc((size_t)most + 1, sizeof *number);
	for (size_t i = 0; i < side->count; i++)
		number[side->at[i].run] = 1;
	for (unsigned run = 0; run <= most; run++)
		if (number[run])
			number[run] = (unsigned)side->runs++;
	for (size_t i = 0; i < side->count; i++)
		side->at[i].run = number[side->at[i].run];
	free(number);
}

/* Time is in no interval where nothing tells the cycles, or there is but one. */
static bool has_time(const struct scene *scene)
{
	return scene->side[BEFORE].cycles > 1 && scene->side[AFTER].cycles > 1;
}

static bool has_values(const struct scene *scene)
{
	return scene->side[BEFORE].count > 0 && scene->side[AFTER].count > 0;
}

void scene_count(struct scene *scene)
{
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		number_runs(&scene->side[side]);
		scene->side[side].vms = count_vms(&scene->side[side]);
		scene->side[side].cycles = count_cycles(&scene->side[side], scene->cycle_places);
	}
	if (!has_values(scene))
		scene->situation = SITUATION_NONE;
	else if (scene->situation == SITUATION_ROWS)
		return;
	else if (scene->side[BEFORE].runs > 1 || scene->side[AFTER].runs > 1)
		scene->situation = SITUATION_RUNS;
	else if (!has_time(scene))
		scene->situation = SITUATION_ONE_ROUND;
}

/* ---- the same VMs ---- */

/* In how many runs of both sides a VM has values in a direction: at[2 * vm + direction]; and how
 * many VMs each run has. */
struct presence {
	size_t *at, *vms_in;
	size_t runs;
};

static struct presence presence_of(const struct scene *scene)
{
	size_t before_runs = scene->side[BEFORE].runs;
	struct presence presence = { .runs = before_runs + scene->side[AFTER].runs };
	size_t *last;

	presence.at = must_alloc(2 * scene->vm_places, sizeof *presence.at);
	presence.vms_in = must_alloc(presence.runs, sizeof *presence.vms_in);
	last = must_alloc(presence.runs, sizeof *last);
	for (enum which_side side = BEFORE; side < SIDES; side++)
		for (size_t i = 0; i < scene->side[side].count; i++) {
			const struct scene_row *row = &scene->side[side].at[i];
			size_t run = row->run + (side == AFTER ? before_runs : 0);
			bool new_cell = i == 0 || !rows_share_cell(row, row - 1);

			presence.at[2 * row->vm + row->direction] += new_cell;
			presence.vms_in[run] += last[run] != row->vm + 1;
			last[run] = row->vm + 1;
		}
	free(last);
	return presence;
}

static void presence_free(struct presence *presence)
{
	free(presence->at);
	free(presence->vms_in);
}

/* Whether a VM has a direction that every run has. */
static bool is_common(const struct presence *presence, size_t vm)
{
	return presence->at[2 * vm] == presence->runs || presence->at[2 * vm + 1] == presence->runs;
}

static bool are_same(const struct scene *scene, const struct presence *presence)
{
	size_t common = 0;
	size_t most = 0;

	for (size_t vm = 0; vm < scene->vm_places; vm++)
		common += is_common(presence, vm);
	for (size_t run = 0; run < presence->runs; run++)
		most = presence->vms_in[run] > most ? presence->vms_in[run] : most;
	return 2 * common >= most && (common > 1 || scene->vm_places == 1);
}

/* Whether every run has values in the direction, of whatever VM. */
static void common_directions(const struct scene *scene, bool common[2])
{
	for (unsigned direction = 0; direction < 2; direction++) {
		common[direction] = true;
		for (enum which_side side = BEFORE; side < SIDES; side++) {
			bool any = false;

			for (size_t i = 0; i < scene->side[side].count; i++)
				any = any || scene->side[side].at[i].direction == direction;
			common[direction] = common[direction] && any;
		}
	}
}

/* Takes out the rows that do not count. */
static void choose_rows(struct scene *scene, const struct presence *presence)
{
	bool common[2];

	common_directions(scene, common);
	scene->ways_apart = !common[0] && !common[1];
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		struct scene_side *of = &scene->side[side];
		size_t kept = 0;

		for (size_t i = 0; i < of->count; i++) {
			const struct scene_row *row = &of->at[i];
			size_t runs = presence->at[2 * row->vm + row->direction];
			bool counts = scene->paired ? runs == presence->runs
						    : common[row->direction] || scene->ways_apart;

			if (counts)
				of->at[kept++] = *row;
			else
				scene->one_way += !scene->paired || is_common(presence, row->vm);
		}
		of->count = kept;
	}
}

static void choose_vms(struct scene *scene, enum pairing pairing)
{
	struct presence presence = presence_of(scene);

	scene->paired = pairing == PAIRING_WHERE_POSSIBLE && are_same(scene, &presence);
	for (size_t vm = 0; scene->paired && vm < scene->vm_places; vm++)
		scene->left_out += !is_common(&presence, vm);
	choose_rows(scene, &presence);
	presence_free(&presence);
}

/* ---- the same cells ---- */

static bool same_place(const struct scene_row *a, const struct scene_row *b)
{
	return a->vm == b->vm && a->direction == b->direction && a->cycle == b->cycle;
}

static bool place_precedes(const struct scene_row *a, const struct scene_row *b)
{
	if (a->vm != b->vm)
		return a->vm < b->vm;
	return a->direction != b->direction ? a->direction < b->direction : a->cycle < b->cycle;
}

/* Marks the rows of one side whose VM, cycle and direction the other side has, too. Returns how
 * many. */
static size_t mark_common(bool *common, const struct scene_side *of, const struct scene_side *other)
{
	size_t count = 0;
	size_t j = 0;

	for (size_t i = 0; i < of->count; i++) {
		while (j < other->count && place_precedes(&other->at[j], &of->at[i]))
			j++;
		common[i] = of->at[i].cycle != CYCLE_NONE && j < other->count &&
			    same_place(&of->at[i], &other->at[j]);
		count += common[i];
	}
	return count;
}

static void keep(struct scene_side *side, const bool *kept)
{
	size_t count = 0;

	for (size_t i = 0; i < side->count; i++)
		if (kept[i])
			side->at[count++] = side->at[i];
	side->count = count;
}

/* Two cases of one run: if at least half of either side has its counterpart, these rows are the
 * scene; else they are two parts of the run. */
static void choose_cells(struct scene *scene)
{
	struct scene_side *before = &scene->side[BEFORE];
	struct scene_side *after = &scene->side[AFTER];
	bool *of_before = must_alloc(before->count, sizeof *of_before);
	bool *of_after = must_alloc(after->count, sizeof *of_after);
	size_t common_before = mark_common(of_before, before, after);
	size_t common_after = mark_common(of_after, after, before);

	scene->situation = SITUATION_PARTS_OF_RUN;
	if (scene->paired && 2 * common_before >= before->count &&
	    2 * common_after >= after->count) {
		scene->situation = SITUATION_IN_RUN;
		keep(before, of_before);
		keep(after, of_after);
	}
	free(of_before);
	free(of_after);
}

/* ---- all of it ---- */

struct scene scene_of(const struct observations sides[SIDES], const struct scene_query *query)
{
	struct scene scene = scene_rows_of(sides, query);
	bool made_up = sides[BEFORE].made_up || sides[AFTER].made_up;

	scene_count(&scene);
	if (!has_values(&scene) || scene.situation == SITUATION_ROWS)
		return scene;
	choose_vms(&scene, made_up && !query->by_migration ? PAIRING_NEVER : query->pairing);
	if (scene.side[BEFORE].runs == 1 && scene.side[AFTER].runs == 1) {
		scene.situation = SITUATION_TWO_RUNS;
		if (query->one_run)
			choose_cells(&scene);
	}
	scene_count(&scene);
	return scene;
}
