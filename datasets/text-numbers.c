/* text-numbers.c — a hash table with open addressing. */
#include "text-numbers.h"

#include "array.h"

#include <stdlib.h>
#include <string.h>

/* G. Fowler, L. C. Noll, K.-P. Vo: FNV-1a. */
static uint64_t hash_of(const char *text)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
	return hash ^ hash >> 32;
}

static uint32_t *slot_of(const struct text_numbers *numbers, const char *text)
{
	size_t at = hash_of(text) & (numbers->slot_count - 1);

	while (numbers->slots[at] != 0 && strcmp(numbers->texts[numbers->slots[at] - 1], text) != 0)
		at = (at + 1) & (numbers->slot_count - 1);
	return &numbers->slots[at];
}

static bool make_room(struct text_numbers *numbers)
{
	uint32_t *old = numbers->slots;
	size_t slots = numbers->slot_count == 0 ? 64 : 2 * numbers->slot_count;

	if (2 * (numbers->count + 1) <= numbers->slot_count)
		return true;
	numbers->slots = calloc(slots, sizeof *numbers->slots);
	if (!numbers->slots) {
		numbers->slots = old;
		return false;
	}
	numbers->slot_count = slots;
	for (size_t i = 0; i < numbers->count; i++)
		*slot_of(numbers, numbers->texts[i]) = (uint32_t)i + 1;
	free(old);
	return true;
}

bool text_numbers_find(struct text_numbers *numbers, const char *text, uint32_t *number)
{
	uint32_t *slot;

	if (!make_room(numbers) || !array_grow(&numbers->texts, &numbers->capacity, numbers->count,
					       sizeof *numbers->texts))
		return false;
	slot = slot_of(numbers, text);
	if (*slot == 0) {
		numbers->texts[numbers->count++] = text;
		*slot = (uint32_t)numbers->count;
	}
	*number = *slot - 1;
	return true;
}

static int by_text(const void *left, const void *right, void *closure)
{
	const struct text_numbers *numbers = closure;

	return strcmp(numbers->texts[*(const uint32_t *)left],
		      numbers->texts[*(const uint32_t *)right]);
}

uint32_t *text_numbers_ranks(const struct text_numbers *numbers)
{
	uint32_t *order = calloc(numbers->count + 1, sizeof *order);
	uint32_t *rank = calloc(numbers->count + 1, sizeof *rank);

	if (order && rank) {
		for (size_t i = 0; i < numbers->count; i++)
			order[i] = (uint32_t)i;
		qsort_r(order, numbers->count, sizeof *order, by_text, (void *)numbers);
		for (size_t i = 0; i < numbers->count; i++)
			rank[order[i]] = (uint32_t)i;
	} else {
		free(rank);
		rank = NULL;
	}
	free(order);
	return rank;
}

void text_numbers_free(struct text_numbers *numbers)
{
	free(numbers->texts);
	free(numbers->slots);
	*numbers = (struct text_numbers){ 0 };
}
