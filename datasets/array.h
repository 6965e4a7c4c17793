/*
 * array.h — arrays: how many items a fixed one has, and how a growing one grows.
 */
#ifndef MIGSTAT_ARRAY_H
#define MIGSTAT_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

/* The items of an array whose size the compiler knows. */
#define COUNT(array) (sizeof(array) / sizeof *(array))

/*
 * Makes room for one item more behind the `count` that are there:
 *
 *     if (!array_grow(&list->items, &list->capacity, list->count, sizeof *list->items))
 *             return error_memory(err);
 *     list->items[list->count++] = item;
 *
 * array is the address of the pointer to the items (NULL at first; free() frees them), *capacity
 * how many there is room for (0 at first; it doubles). False without memory: both are as they were.
 */
bool array_grow(void *array, size_t *capacity, size_t count, size_t item_bytes);

/* The same for room for `needed` items in all. */
bool array_reserve(void *array, size_t *capacity, size_t needed, size_t item_bytes);

#endif
