/* groups.c — the groups of a CSV file's rows, and their VMs. */
#include "inside.h"

#include "datasets/must.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

/* For tsearch, which knows neither the number of texts nor where they end: keys end in NULL. */
static int compare_keys(const void *left, const void *right)
{
	char *const *a = ((const struct rows_group *)left)->key;
	char *const *b = ((const struct rows_group *)right)->key;
	int order = 0;

	for (size_t i = 0; a[i] && order == 0; i++)
		order = strcmp(a[i], b[i]);
	return order;
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(((const struct rows_vm *)left)->name, ((const struct rows_vm *)right)->name);
}

static int by_name(const void *left, const void *right)
{
	return compare_names(*(struct rows_vm *const *)left, *(struct rows_vm *const *)right);
}

static void vm_free(struct rows_vm *vm, size_t columns)
{
	for (size_t i = 0; i < columns; i++)
		packed_free(&vm->columns[i]);
	free(vm->columns);
	free(vm->name);
	free(vm);
}

static void keep_node(void *node)
{
	(void)node; /* what the trees point at is freed by its owner */
}

static void group_free(struct rows_group *group, size_t columns)
{
	for (size_t i = 0; i < group->count; i++)
		vm_free(group->vms[i], columns);
	for (size_t i = 0; group->key[i]; i++)
		free(group->key[i]);
	tdestroy(group->tree, keep_node);
	free(group->vms);
	free(group->missing);
	free(group->censored);
	free(group->values);
	free(group->key);
	free(group);
}

static struct rows_group *new_group(char *const *key, size_t columns)
{
	struct rows_group *group = must_alloc(1, sizeof *group);
	size_t keys = 0;

	while (key[keys])
		keys++;
	group->key = must_alloc(keys + 1, sizeof *group->key);
	group->missing = must_alloc(columns, sizeof *group->missing);
	group->censored = must_alloc(columns, sizeof *group->censored);
	for (size_t i = 0; i < keys; i++)
		group->key[i] = must_copy(key[i]);
	return group;
}

/* Puts an item into the tree of its kind. */
static void plant(void *item, void **tree, int (*compare)(const void *left, const void *right))
{
	must_have(tsearch(item, tree, compare));
}

struct rows_group *rows_group_of(struct rows *rows, char *const *key)
{
	struct rows_group wanted = { .key = (char **)key };
	struct rows_group *const *found = tfind(&wanted, &rows->tree, compare_keys);
	struct rows_group *group;

	if (found)
		return *found;
	must_grow(&rows->groups, &rows->capacity, rows->count, sizeof(void *));
	group = rows->groups[rows->count++] = new_group(key, rows->column_count);
	plant(group, &rows->tree, compare_keys);
	return group;
}

static struct rows_vm *new_vm(const char *name, size_t columns)
{
	struct rows_vm *vm = must_alloc(1, sizeof *vm);

	vm->name = must_copy(name);
	vm->columns = must_alloc(columns, sizeof *vm->columns);
	return vm;
}

struct rows_vm *rows_vm_of(const struct rows *rows, struct rows_group *group, const char *name)
{
	struct rows_vm wanted = { .name = (char *)name };
	struct rows_vm *const *found = tfind(&wanted, &group->tree, compare_names);
	struct rows_vm *vm;

	if (found)
		return *found;
	must_grow(&group->vms, &group->capacity, group->count, sizeof(void *));
	vm = group->vms[group->count++] = new_vm(name, rows->column_count);
	plant(vm, &group->tree, compare_names);
	return vm;
}

static void finish_vm(struct rows *rows, const struct rows_vm *vm)
{
	for (size_t c = 0; c < rows->column_count; c++) {
		int *decimals = &rows->columns[c].metric.decimals;

		if (!rows->marks.kept)
			packed_unmark(&vm->columns[c]);
		if (-vm->columns[c].exponent > *decimals)
			*decimals = -vm->columns[c].exponent;
		packed_fit(&vm->columns[c]);
	}
}

void rows_finish(struct rows *rows)
{
	for (size_t g = 0; g < rows->count; g++) {
		struct rows_group *group = rows->groups[g];

		qsort(group->vms, group->count, sizeof(void *), by_name);
		for (size_t v = 0; v < group->count; v++)
			finish_vm(rows, group->vms[v]);
	}
	places_finish(&rows->places);
	marks_finish(&rows->marks);
}

void rows_free(struct rows *rows)
{
	tdestroy(rows->tree, keep_node);
	for (size_t i = 0; i < rows->count; i++)
		group_free(rows->groups[i], rows->column_count);
	for (size_t i = 0; i < rows->column_count; i++) {
		free(rows->columns[i].header);
		free(rows->columns[i].name);
	}
	free(rows->columns);
	free(rows->groups);
	places_free(&rows->places);
	marks_free(&rows->marks);
	texts_free(&rows->said);
	*rows = (struct rows){ 0 };
}

void rows_censor(struct rows *rows, size_t column, double limit)
{
	uint64_t *censored = must_alloc(rows->count, sizeof *censored);

	for (size_t g = 0; g < rows->count; g++) {
		const struct rows_group *group = rows->groups[g];

		for (size_t v = 0; v < group->count; v++)
			censored[g] += packed_drop(&group->vms[v]->columns[column], limit);
	}
	across_sum(rows->across, censored, rows->count);
	for (size_t g = 0; g < rows->count; g++) {
		struct rows_group *group = rows->groups[g];

		group->censored[column] += censored[g];
		if (group->values)
			group->values[column] -= censored[g];
	}
	free(censored);
}

size_t rows_values(const struct rows *rows, size_t group, size_t column)
{
	const struct rows_group *of = rows->groups[group];
	size_t values = 0;

	if (of->values)
		return of->values[column];
	for (size_t v = 0; v < of->count; v++)
		values += of->vms[v]->columns[column].count;
	return values;
}
