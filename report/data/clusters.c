/* clusters.c — which groups stand together, and in which order. */
#include "inside.h"

#include "datasets/must.h"
#include "datasets/nearest.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In which order the texts of a key first appear, over all runs. */
static size_t first_with(const struct figure_data *data, const char *text, size_t key)
{
	size_t index = 0;

	while (strcmp(data->groups[index].keys[key], text) != 0)
		index++;
	return index;
}

/* How many texts of the key come before this one by name, vm2 before vm10. */
static size_t place_by_name(const struct figure_data *data, const char *text, size_t key)
{
	size_t before = 0;

	for (size_t i = 0; i < data->group_count; i++)
		before += strverscmp(data->groups[i].keys[key], text) < 0;
	return before;
}

/* The value of a text: its group's where it first appears. One without a value comes last. */
static double value_of(const struct figure_data *data, const char *text, size_t key)
{
	double mean = data->groups[first_with(data, text, key)].mean;

	return isnan(mean) ? INFINITY : mean;
}

static size_t place_by_value(const struct figure_data *data, const char *text, size_t key)
{
	double value = value_of(data, text, key);
	size_t before = 0;

	for (size_t i = 0; i < data->group_count; i++)
		before += value_of(data, data->groups[i].keys[key], key) < value;
	return before;
}

/* The text's place in the list, or behind it. */
static size_t place_in_list(const struct texts *order, const char *text)
{
	size_t place = 0;

	while (place < order->count && strcmp(order->at[place], text) != 0)
		place++;
	return place;
}

static bool is_word(const struct texts *order, const char *word)
{
	return order && order->count == 1 && strcmp(order->at[0], word) == 0;
}

/* The place of the text as the order wants it; those of one place are in that of their first
 * appearance. */
static size_t place_of(const struct figure_data *data, const struct texts *order, const char *text,
		       size_t key)
{
	if (is_word(order, ORDER_BY_NAME))
		return place_by_name(data, text, key);
	if (is_word(order, ORDER_BY_VALUE))
		return key + 1 == data->by_count ? place_by_value(data, text, key) : 0;
	return order ? place_in_list(order, text) : 0;
}

/* A group with its place in the order: its run, then each key's place as wished and as it came. */
struct placed {
	struct group group;
	size_t order[1 + 2 * BY_MOST];
	size_t index;
};

static int by_order(const void *a, const void *b)
{
	const struct placed *first = a;
	const struct placed *second = b;

	for (size_t i = 0; i <= (size_t)2 * BY_MOST; i++)
		if (first->order[i] != second->order[i])
			return first->order[i] < second->order[i] ? -1 : 1;
	return first->index < second->index ? -1 : first->index > second->index;
}

static void sort_groups(struct figure_data *data, const struct texts *order)
{
	struct placed *placed = must_alloc(data->group_count, sizeof *placed);

	for (size_t i = 0; i < data->group_count; i++) {
		placed[i].group = data->groups[i];
		placed[i].index = i;
		placed[i].order[0] = data->groups[i].run;
		for (size_t key = 0; key < data->by_count; key++) {
			const char *text = data->groups[i].keys[key];

			placed[i].order[1 + 2 * key] = place_of(data, order, text, key);
			placed[i].order[2 + 2 * key] = first_with(data, text, key);
		}
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

/* What a group is called by its last key; of a CSV file a cell may be empty, or there is none. */
static char *group_label(const struct figure_data *data, const struct labels *labels,
			 const char *text)
{
	if (data->file && text[0] == '\0')
		return must_copy(data->by[0][0] == '\0' ? "all rows" : "(empty)");
	return labels_text(labels, text);
}

/* "run", "case", "run\ncase", or nothing if there is but the one run. */
static char *label_of(const struct figure_data *data, const struct cluster *cluster,
		      const struct labels *labels)
{
	const char *run = data->runs[cluster->run].label;
	char *key = cluster->key ? group_label(data, labels, cluster->key) : NULL;
	char *label = key;

	if (data->run_count > 1) {
		label = must_print("%s%s%s", run, key ? "\n" : "", key ? key : "");
		free(key);
	}
	return label;
}

/* A text of a list must be one of the groups' keys; of a plot among several it may be another's. */
static bool check_order(const struct figure_data *data, const struct texts *order,
			struct error *err)
{
	bool listed = order && order->count > 0 && !is_word(order, ORDER_BY_NAME) &&
		      !is_word(order, ORDER_BY_VALUE);

	for (size_t i = 0; listed && i < order->count; i++) {
		struct nearest nearest = { .typed = order->at[i] };
		char guess[NEAREST_TEXT_SIZE];
		bool found = false;

		for (size_t g = 0; g < data->group_count; g++)
			for (size_t key = 0; key < key_count(data); key++) {
				found = found ||
					strcmp(data->groups[g].keys[key], order->at[i]) == 0;
				nearest_offer(&nearest, data->groups[g].keys[key]);
			}
		nearest_text(&nearest, guess);
		if (!found && data->fixed_count == 0)
			return error_set(err, "--order %s: no group is called so%s", order->at[i],
					 guess);
	}
	return true;
}

bool clusters_make(struct figure_data *data, const struct labels *labels, const struct texts *order,
		   struct error *err)
{
	if (!check_order(data, order, err))
		return false;
	sort_groups(data, order);
	for (size_t i = 0; i < data->group_count; i++)
		data->groups[i].label =
			group_label(data, labels, data->groups[i].keys[data->by_count - 1]);
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
	return true;
}
