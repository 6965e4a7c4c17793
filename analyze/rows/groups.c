/* groups.c — the groups of a CSV file's rows, and their VMs. */
#include "inside.h"

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
	return strcmp(((const struct rows_unit *)left)->name,
		      ((const struct rows_unit *)right)->name);
}

static int by_name(const void *left, const void *right)
{
	return compare_names(*(struct rows_unit *const *)left, *(struct rows_unit *const *)right);
}

static void unit_free(struct rows_unit *unit, size_t columns)
{
	for (size_t i = 0; unit->columns && i < columns; i++)
		packed_free(&unit->columns[i]);
	free(unit->columns);
	free(unit->name);
	free(unit);
}

static void keep_node(void *node)
{
	(void)node; /* what the trees point at is freed by its owner */
}

static void group_free(struct rows_group *group, size_t columns)
{
	for (size_t i = 0; i < group->count; i++)
		unit_free(group->units[i], columns);
	for (size_t i = 0; group->key && group->key[i]; i++)
		free(group->key[i]);
	tdestroy(group->tree, keep_node);
	free(group->units);
	free(group->missing);
	free(group->censored);
	free(group->key);
	free(group);
}

static struct rows_group *new_group(char *const *key, size_t columns)
{
	struct rows_group *group = calloc(1, sizeof *group);
	size_t keys = 0;

	if (!group)
		return NULL;
	while (key[keys])
		keys++;
	group->key = calloc(keys + 1, sizeof *group->key);
	group->missing = calloc(columns + 1, sizeof *group->missing);
	group->censored = calloc(columns + 1, sizeof *group->censored);
	for (size_t i = 0; group->key && i < keys; i++) {
		group->key[i] = strdup(key[i]);
		if (!group->key[i])
			break;
	}
	if (group->key && group->missing && group->censored && (keys == 0 || group->key[keys - 1]))
		return group;
	group_free(group, columns);
	return NULL;
}

/* The list with room for one more pointer than `count`; its room is always the next power of two.
 * NULL without memory: the list is then as it was. */
static void *grown(void *list, size_t count)
{
	bool full = count == 0 || (count >= 8 && (count & (count - 1)) == 0);

	return full ? realloc(list, (count > 0 ? 2 * count : 8) * sizeof(void *)) : list;
}

struct rows_group *rows_group_of(struct rows *rows, char *const *key)
{
	struct rows_group wanted = { .key = (char **)key };
	struct rows_group *const *found = tfind(&wanted, &rows->tree, compare_keys);
	struct rows_group **bigger;
	struct rows_group *group;

	if (found)
		return *found;
	bigger = grown(rows->groups, rows->count);
	if (!bigger)
		return NULL;
	rows->groups = bigger;
	group = new_group(key, rows->column_count);
	if (!group)
		return NULL;
	rows->groups[rows->count++] = group;
	return tsearch(group, &rows->tree, compare_keys) ? group : NULL;
}

static struct rows_unit *new_unit(const char *name, size_t columns)
{
	struct rows_unit *unit = calloc(1, sizeof *unit);

	if (!unit)
		return NULL;
	unit->name = strdup(name);
	unit->columns = calloc(columns + 1, sizeof *unit->columns);
	if (unit->name && unit->columns)
		return unit;
	unit_free(unit, columns);
	return NULL;
}

struct rows_unit *rows_unit_of(const struct rows *rows, struct rows_group *group, const char *name)
{
	struct rows_unit wanted = { .name = (char *)name };
	struct rows_unit *const *found = tfind(&wanted, &group->tree, compare_names);
	struct rows_unit **bigger;
	struct rows_unit *unit;

	if (found)
		return *found;
	bigger = grown(group->units, group->count);
	if (!bigger)
		return NULL;
	group->units = bigger;
	unit = new_unit(name, rows->column_count);
	if (!unit)
		return NULL;
	group->units[group->count++] = unit;
	return tsearch(unit, &group->tree, compare_names) ? unit : NULL;
}

static void learn_digits(struct rows *rows, const struct rows_unit *unit)
{
	for (size_t c = 0; c < rows->column_count; c++) {
		int *decimals = &rows->columns[c].metric.decimals;

		if (-unit->columns[c].exponent > *decimals)
			*decimals = -unit->columns[c].exponent;
	}
}

void rows_finish(struct rows *rows)
{
	for (size_t g = 0; g < rows->count; g++) {
		struct rows_group *group = rows->groups[g];

		qsort(group->units, group->count, sizeof(void *), by_name);
		for (size_t u = 0; u < group->count; u++)
			learn_digits(rows, group->units[u]);
	}
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
	*rows = (struct rows){ 0 };
}

void rows_censor(struct rows *rows, size_t column, double limit)
{
	for (size_t g = 0; g < rows->count; g++) {
		struct rows_group *group = rows->groups[g];

		for (size_t u = 0; u < group->count; u++)
			group->censored[column] +=
				packed_drop(&group->units[u]->columns[column], limit);
	}
}

size_t rows_values(const struct rows *rows, size_t group, size_t column)
{
	size_t values = 0;

	for (size_t u = 0; u < rows->groups[group]->count; u++)
		values += rows->groups[group]->units[u]->columns[column].count;
	return values;
}
