/* clusters.c — which groups stand together, and in which order. */
#include "inside.h"

#include "datasets/must.h"
#include "datasets/nearest.h"

#include <stdlib.h>
#include <string.h>

bool clusters_select(struct figure_data *data, const char *only_case, struct error *err)
{
	struct nearest nearest = { .typed = only_case };
	char guess[NEAREST_TEXT_SIZE];
	size_t kept = 0;

	for (size_t i = 0; only_case && i < data->group_count; i++) {
		struct group *group = &data->groups[i];

		nearest_offer(&nearest, group->keys[0]);
		if (strcmp(group->keys[0], only_case) == 0)
			data->groups[kept++] = *group;
		else
			free(group->label);
	}
	if (!only_case)
		return true;
	data->group_count = kept;
	if (kept > 0)
		return true;
	nearest_text(&nearest, guess);
	return error_set(err, "--case %s: the analysis has no such %s%s", only_case, data->by[0],
			 guess);
}

/* In which order the texts of a key first appear, over all runs. */
static size_t first_with(const struct figure_data *data, const struct group *group, size_t key)
{
	size_t index = 0;

	while (strcmp(data->groups[index].keys[key], group->keys[key]) != 0)
		index++;
	return index;
}

/* A group with its place in the order. */
struct placed {
	struct group group;
	size_t order[1 + BY_MOST];
	size_t index;
};

static int by_order(const void *a, const void *b)
{
	const struct placed *first = a;
	const struct placed *second = b;

	for (size_t i = 0; i <= BY_MOST; i++)
		if (first->order[i] != second->order[i])
			return first->order[i] < second->order[i] ? -1 : 1;
	return first->index < second->index ? -1 : first->index > second->index;
}

static void sort_groups(struct figure_data *data)
{
	struct placed *placed = must_alloc(data->group_count, sizeof *placed);

	for (size_t i = 0; i < data->group_count; i++) {
		placed[i].group = data->groups[i];
		placed[i].index = i;
		placed[i].order[0] = data->groups[i].run;
		for (size_t key = 0; key < data->by_count; key++)
			placed[i].order[1 + key] = first_with(data, &data->groups[i], key);
	}
	qsort(placed, data->group_count, sizeof *placed, by_order);
	for (size_t i = 0; i < data->group_count; i++)
		data->groups[i] = placed[i].group;
	free(placed);
}

/* Whether two groups stand in one cluster. */
static bool belong_together(const struct figure_data *data, const struct group *a,
			    const struct group *b)
{
	return a->run == b->run && (data->by_count == 1 || strcmp(a->keys[0], b->keys[0]) == 0);
}

/* "run", "case", "run\ncase", or nothing if there is but the one run. */
static char *label_of(const struct figure_data *data, const struct cluster *cluster,
		      const struct labels *labels)
{
	const char *run = data->runs[cluster->run].label;
	char *key = cluster->key ? labels_text(labels, cluster->key) : NULL;
	char *label = key;

	if (data->run_count > 1) {
		label = must_print("%s%s%s", run, key ? "\n" : "", key ? key : "");
		free(key);
	}
	return label;
}

void clusters_make(struct figure_data *data, const struct labels *labels)
{
	sort_groups(data);
	data->clusters = must_alloc(data->group_count, sizeof *data->clusters);
	for (size_t i = 0; i < data->group_count; i++) {
		struct group *group = &data->groups[i];

		if (i == 0 || !belong_together(data, group, group - 1)) {
			struct cluster *cluster = &data->clusters[data->cluster_count++];

			cluster->run = group->run;
			cluster->key = data->by_count > 1 ? group->keys[0] : NULL;
			cluster->label = label_of(data, cluster, labels);
		}
		group->cluster = data->cluster_count - 1;
	}
}
