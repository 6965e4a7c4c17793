/* session.c — how much a run's number differs from session to session, as the user says it or as
 * runs of before tell it. */
#include "compare.h"
#include "inside.h"
#include "pseudo.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool same_key(const struct texts *a, const struct texts *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (strcmp(a->at[i], b->at[i]) != 0)
			return false;
	return true;
}

/* The group of the same key among the runs of before; their group_count: none. */
static size_t group_in(const struct sides *baseline, const struct texts *key)
{
	size_t group = 0;

	while (group < baseline->group_count && !same_key(&baseline->groups[group].key, key))
		group++;
	return group;
}

bool comparisons_baseline_fits(const struct sides *sides, const struct sides *baseline,
			       struct error *err)
{
	for (size_t g = 0; g < sides->group_count; g++) {
		const struct sided_group *group = &sides->groups[g];
		char *label;

		if (group->side[BEFORE].count == 0 || group->side[AFTER].count == 0 ||
		    group_in(baseline, &group->key) < baseline->group_count)
			continue;
		label = sides_group_label(sides, g);
		error_set(err,
			  "--baseline: none of its runs has %s, which is compared: name runs that "
			  "have, or leave it out by --case",
			  label);
		free(label);
		return false;
	}
	return true;
}

/* The runs of before stand on both sides, which are then of the same VMs. */
static struct session session_in(const struct sides *baseline, size_t group,
				 const struct compared *compared, const struct terms *terms)
{
	struct observations observations =
		observations_of(baseline, group, BEFORE, compared->metric, compared->limit);
	const struct observations twice[SIDES] = { observations, observations };
	const struct scene_query query = {
		.cast = compared->aspect == ASPECT_MEAN ? CAST_MEASURED : CAST_WITH_LIMIT,
		.pairing = PAIRING_WHERE_POSSIBLE,
		.by_migration = terms->by_migration,
	};
	struct scene scene = scene_of(twice, &query);
	struct session session = { 0, INFINITY };

	if (scene.situation != SITUATION_NONE)
		pseudo_numbers(&scene, compared->aspect);
	if (scene.situation == SITUATION_RUNS)
		session = session_of(&scene);
	scene_free(&scene);
	observations_free(&observations);
	return session;
}

struct session comparison_known(const struct compared *compared, const struct terms *terms)
{
	for (size_t i = 0; i < terms->known_count; i++) {
		const struct known_spread *known = &terms->known[i];

		if (known->metric == compared->metric && known->group == compared->group &&
		    known->aspect == compared->aspect)
			return known->session;
	}
	return (struct session){ 0, INFINITY };
}

struct session comparison_session(const struct sides *sides, const struct compared *compared,
				  const struct terms *terms)
{
	size_t group;

	if (!terms->baseline && terms->session_sd > 0)
		return (struct session){ terms->session_sd, INFINITY };
	if (!terms->baseline)
		return comparison_known(compared, terms);
	group = group_in(terms->baseline, &sides->groups[compared->group].key);
	if (group == terms->baseline->group_count)
		return (struct session){ 0, INFINITY };
	return session_in(terms->baseline, group, compared, terms);
}
