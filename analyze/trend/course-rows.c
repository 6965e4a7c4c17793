/* course-rows.c — the rows of all runs that count in a course, with their numbers. */
#include "course-rows.h"

#include "analyze/compare/pseudo.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* Each release's rows get their numbers as the side that they are of a step. */
static void number_release(struct scene_side *all, const struct releases *releases, size_t release,
			   enum aspect aspect)
{
	struct scene_side side = { .at = must_alloc(all->count, sizeof *side.at) };
	size_t *place = must_alloc(all->count, sizeof *place);

	for (size_t i = 0; i < all->count; i++)
		if (releases_of_run(releases, all->at[i].of_run) == release) {
			side.at[side.count] = all->at[i];
			place[side.count++] = i;
		}
	pseudo_of_side(&side, aspect);
	for (size_t i = 0; i < side.count; i++)
		all->at[place[i]].number = side.at[i].number;
	free(side.at);
	free(place);
}

/* Rows that have none are taken out. */
static void number_rows(struct scene *scene, const struct releases *releases, enum aspect aspect)
{
	struct scene_side *side = &scene->side[BEFORE];
	size_t vms = side->vms;
	size_t kept = 0;

	for (size_t release = 0; release < releases->count; release++)
		number_release(side, releases, release, aspect);
	for (size_t i = 0; i < side->count; i++)
		if (!isnan(side->at[i].number))
			side->at[kept++] = side->at[i];
	side->count = kept;
	scene_count(scene);
	if (scene->paired)
		scene->left_out += vms - side->vms;
}

/* Whether any release has values of two runs. */
static bool has_several(const struct scene_side *side, const struct releases *releases)
{
	size_t *first = must_alloc(releases->count, sizeof *first);
	bool several = false;

	for (size_t i = 0; i < side->count; i++) {
		size_t run = (size_t)side->at[i].of_run + 1;
		size_t *of = &first[releases_of_run(releases, side->at[i].of_run)];

		several = several || (*of != 0 && *of != run);
		*of = run;
	}
	free(first);
	return several;
}

/* All runs stand on both sides, so that all of them agree on which rows count. */
struct course_rows course_rows_of(const struct observations *observations,
				  const struct releases *releases, enum aspect aspect,
				  enum pairing pairing)
{
	const struct observations twice[SIDES] = { *observations, *observations };
	const struct scene_query query = {
		.cast = aspect == ASPECT_MEAN ? CAST_MEASURED : CAST_WITH_LIMIT,
		.pairing = pairing,
	};
	struct course_rows rows = { scene_of(twice, &query), releases, false };

	if (rows.scene.situation == SITUATION_NONE)
		return rows;
	if (aspect == ASPECT_SPREAD || aspect == ASPECT_TAIL)
		scene_thin(&rows.scene);
	number_rows(&rows.scene, releases, aspect);
	rows.several = has_several(&rows.scene.side[BEFORE], releases);
	return rows;
}

void course_rows_free(struct course_rows *rows)
{
	scene_free(&rows->scene);
}

struct scene course_rows_release(const struct course_rows *rows, size_t release)
{
	const struct scene_side *from = &rows->scene.side[BEFORE];
	struct scene scene = { .situation = rows->several ? SITUATION_RUNS : SITUATION_TWO_RUNS,
			       .vm_places = rows->scene.vm_places,
			       .cycle_places = rows->scene.cycle_places };
	struct scene_side *side = &scene.side[BEFORE];
	bool timeless = false;

	side->at = must_alloc(from->count, sizeof *side->at);
	for (size_t i = 0; i < from->count; i++) {
		struct scene_row *row = &side->at[side->count];

		if (releases_of_run(rows->releases, from->at[i].of_run) != release)
			continue;
		*row = from->at[i];
		if (row->cycle == CYCLE_NONE) {
			row->cycle = 0;
			timeless = true;
		}
		side->count++;
	}
	if (timeless && !rows->several)
		scene.situation = SITUATION_ONE_ROUND;
	return scene;
}
