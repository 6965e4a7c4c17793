/* points.c — the points of the figure of cycles, sorted by track: VM and direction of a group. */
#include "cycles.h"

#include "datasets/must.h"
#include "datasets/nearest.h"

#include <stdlib.h>
#include <string.h>

static void vm_of(struct cycles *cycles, const struct point *point, size_t *vm)
{
	for (*vm = 0; *vm < cycles->vm_count; (*vm)++)
		if (strcmp(cycles->vms[*vm], point->vm_key) == 0)
			return;
	cycles->vm_labels[*vm] = labels_text(cycles->job->labels, point->vm);
	cycles->vms[cycles->vm_count++] = point->vm_key;
}

struct named_vm {
	const char *key;
	char *label;
	size_t was; /* its place by first appearance */
};

/* vm2 before vm10. */
static int by_name(const void *a, const void *b)
{
	const struct named_vm *first = a;
	const struct named_vm *second = b;
	int order = strverscmp(first->label, second->label);

	return order != 0 ? order : strcmp(first->key, second->key);
}

/* The order of the legend is not that in which the dice of the plan fell. */
static void sort_vms(struct cycles *cycles)
{
	struct named_vm *named = must_alloc(cycles->vm_count, sizeof *named);
	size_t *place = must_alloc(cycles->vm_count, sizeof *place);

	for (size_t i = 0; i < cycles->vm_count; i++)
		named[i] = (struct named_vm){ cycles->vms[i], cycles->vm_labels[i], i };
	qsort(named, cycles->vm_count, sizeof *named, by_name);
	for (size_t i = 0; i < cycles->vm_count; i++) {
		cycles->vms[i] = named[i].key;
		cycles->vm_labels[i] = named[i].label;
		place[named[i].was] = i;
	}
	for (size_t i = 0; i < cycles->point_count; i++)
		cycles->points[i].vm = place[cycles->points[i].vm];
	free(named);
	free(place);
}

static int by_track(const void *a, const void *b)
{
	const struct cycle_point *first = a;
	const struct cycle_point *second = b;

	if (first->group != second->group)
		return first->group < second->group ? -1 : 1;
	if (first->vm != second->vm)
		return first->vm < second->vm ? -1 : 1;
	if (first->point->direction != second->point->direction)
		return first->point->direction < second->point->direction ? -1 : 1;
	if (first->cycle != second->cycle)
		return first->cycle < second->cycle ? -1 : 1;
	return first->point < second->point ? -1 : first->point > second->point;
}

static bool choose_points(struct cycles *cycles, const char *only_vm, struct error *err)
{
	const struct figure_data *data = &cycles->data;
	struct nearest nearest = { .typed = only_vm };
	char guess[NEAREST_TEXT_SIZE];

	for (size_t i = 0; i < data->group_count; i++)
		for (size_t j = 0; j < data->groups[i].point_count; j++) {
			const struct point *point = &data->points[data->groups[i].first_point + j];
			struct cycle_point *to = &cycles->points[cycles->point_count];

			if (only_vm)
				nearest_offer(&nearest, point->vm);
			if (only_vm && strcmp(point->vm, only_vm) != 0)
				continue;
			*to = (struct cycle_point){ .point = point,
						    .cycle = strtod(point->cycle, NULL),
						    .group = i };
			vm_of(cycles, point, &to->vm);
			cycles->point_count++;
		}
	if (!only_vm || cycles->point_count > 0 || !nearest.typed)
		return true;
	nearest_text(&nearest, guess);
	return error_set(err, "--vm %s: no migration of such a VM has a value%s", only_vm, guess);
}

bool cycles_take_points(struct cycles *cycles, const char *only_vm, struct error *err)
{
	size_t room = cycles->data.point_count;

	cycles->points = must_alloc(room, sizeof *cycles->points);
	cycles->vms = must_alloc(room, sizeof *cycles->vms);
	cycles->vm_labels = must_alloc(room, sizeof *cycles->vm_labels);
	if (!choose_points(cycles, only_vm, err))
		return false;
	sort_vms(cycles);
	qsort(cycles->points, cycles->point_count, sizeof *cycles->points, by_track);
	cycles->by_vm = cycles->vm_count <= LOOK_COUNT;
	return true;
}
