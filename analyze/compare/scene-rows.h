/*
 * scene-rows.h — the rows of a scene (scene.h), before it is judged which of them count.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_SCENE_ROWS_H
#define MIGSTAT_ANALYZE_COMPARE_SCENE_ROWS_H

#include "scene.h"

/* All rows of the query's cast, with their numbers in place of names. SITUATION_ROWS where rows are
 * units of their own: VMs do not count and no cycle is known; else SITUATION_NONE. */
struct scene scene_rows_of(const struct observations sides[SIDES], const struct scene_query *query);

/* Whether both are of one VM, direction and run. */
bool rows_share_cell(const struct scene_row *a, const struct scene_row *b);

#endif
