/* array.c — how a growing array grows. */
#include "array.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 16 };

bool array_reserve(void *array, size_t *capacity, size_t needed, size_t item_bytes)
{
	size_t wanted = *capacity == 0 ? FIRST_CAPACITY : *capacity;
	void *items, *grown;

	if (needed <= *capacity)
		return true;
	while (wanted < needed) {
		if (wanted > SIZE_MAX / 2)
			return false; /* no memory is that large, and twice as much is 0 */
		wanted *= 2;
	}
	memcpy(&items, array, sizeof items); /* whatever the items are, a pointer is a pointer */
	grown = reallocarray(items, wanted, item_bytes);
	if (!grown)
		return false;
	memcpy(array, &grown, sizeof grown);
	*capacity = wanted;
	return true;
}

bool array_grow(void *array, size_t *capacity, size_t count, size_t item_bytes)
{
	return array_reserve(array, capacity, count + 1, item_bytes);
}
