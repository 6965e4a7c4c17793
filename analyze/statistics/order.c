/* order.c — many keys in order, digit by digit. */
#include "order.h"

#include "datasets/must.h"
#include "datasets/text-numbers.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Bytes are the digits, from the last one on (R. Sedgewick, Algorithms in C, chapter 10). */
enum { DIGITS = 8, VALUES = 256, FEW = 48 };

static void insert_keys(uint64_t *keys, uint32_t *payload, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		uint64_t key = keys[i];
		uint32_t load = payload ? payload[i] : 0;
		size_t at = i;

		for (; at > 0 && keys[at - 1] > key; at--) {
			keys[at] = keys[at - 1];
			if (payload)
				payload[at] = payload[at - 1];
		}
		keys[at] = key;
		if (payload)
			payload[at] = load;
	}
}

static void count_digits(size_t counts[DIGITS][VALUES], const uint64_t *keys, size_t count)
{
	memset(counts, 0, sizeof(size_t[DIGITS][VALUES]));
	for (size_t i = 0; i < count; i++)
		for (size_t digit = 0; digit < DIGITS; digit++)
			counts[digit][keys[i] >> 8 * digit & 0xff]++;
}

/* From how often each value of a digit stands there to where its keys begin. False: all keys have
 * the same. */
static bool take_places(size_t *counts, size_t count)
{
	size_t place = 0;

	for (size_t value = 0; value < VALUES; value++) {
		size_t times = counts[value];

		if (times == count)
			return false;
		counts[value] = place;
		place += times;
	}
	return true;
}

struct load {
	uint64_t *keys;
	uint32_t *payload;
};

static void move_by(size_t digit, size_t *places, const struct load *from, const struct load *to,
		    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t place = places[from->keys[i] >> 8 * digit & 0xff]++;

		to->keys[place] = from->keys[i];
		if (from->payload)
			to->payload[place] = from->payload[i];
	}
}

void order_keys(uint64_t *keys, uint32_t *payload, size_t count)
{
	size_t counts[DIGITS][VALUES];
	struct load from = { keys, payload };
	struct load to;

	if (count <= FEW) {
		insert_keys(keys, payload, count);
		return;
	}
	to = (struct load){ must_alloc(count, sizeof *to.keys),
			    payload ? must_alloc(count, sizeof *to.payload) : NULL };
	count_digits(counts, keys, count);
	for (size_t digit = 0; digit < DIGITS; digit++) {
		struct load next = from;

		if (!take_places(counts[digit], count))
			continue;
		move_by(digit, counts[digit], &from, &to, count);
		from = to;
		to = next;
	}
	if (from.keys != keys) { /* what is ordered stands in the other room */
		memcpy(keys, from.keys, count * sizeof *keys);
		if (payload)
			memcpy(payload, from.payload, count * sizeof *payload);
		to = from;
	}
	free(to.keys);
	free(to.payload);
}

size_t rank_texts(uint32_t *ranks, const char *const *texts, size_t count)
{
	struct text_numbers numbers = { 0 };
	uint32_t *by_number;
	size_t different;

	for (size_t i = 0; i < count; i++)
		must_have(text_numbers_find(&numbers, texts[i] ? texts[i] : "", &ranks[i]) ? ranks
											   : NULL);
	by_number = must_have(text_numbers_ranks(&numbers));
	for (size_t i = 0; i < count; i++)
		ranks[i] = by_number[ranks[i]];
	different = numbers.count;
	free(by_number);
	text_numbers_free(&numbers);
	return different;
}
