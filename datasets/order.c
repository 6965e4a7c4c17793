/* order.c — many keys in order, digit by digit. */
#include "order.h"

#include "must.h"
#include "text-numbers.h"

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

/* The bits in which keys differ: keys near each other, as whole numbers of like size are, have most
 * of their bytes in common, and these need no pass. */
static uint64_t varying_bits(const uint64_t *keys, size_t count)
{
	uint64_t varying = 0;

	for (size_t i = 1; i < count; i++)
		varying |= keys[i] ^ keys[0];
	return varying;
}

static void count_digit(size_t counts[VALUES], const uint64_t *keys, size_t count, size_t digit)
{
	memset(counts, 0, sizeof(size_t[VALUES]));
	for (size_t i = 0; i < count; i++)
		counts[keys[i] >> 8 * digit & 0xff]++;
}

/* From how often each value of a digit stands there to where its keys begin. */
static void take_places(size_t counts[VALUES])
{
	size_t place = 0;

	for (size_t value = 0; value < VALUES; value++) {
		size_t times = counts[value];

		counts[value] = place;
		place += times;
	}
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
	size_t counts[VALUES];
	struct load from = { keys, payload };
	struct load to;
	uint64_t varying;

	if (count <= FEW) {
		insert_keys(keys, payload, count);
		return;
	}
	to = (struct load){ must_alloc(count, sizeof *to.keys),
			    payload ? must_alloc(count, sizeof *to.payload) : NULL };
	varying = varying_bits(keys, count);
	for (size_t digit = 0; digit < DIGITS; digit++) {
		struct load next = from;

		if ((varying >> 8 * digit & 0xff) == 0)
			continue;
		count_digit(counts, from.keys, count, digit);
		take_places(counts);
		move_by(digit, counts, &from, &to, count);
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

/* ---- doubles ---- */

static int upwards(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

/* Fewer are sorted sooner by comparing. */
enum { MANY = 64 };

/* The bits of doubles are in their order but for the sign. False: there is a -0, which equals 0. */
static bool keys_of(uint64_t *keys, const double *values, size_t count)
{
	const uint64_t sign = UINT64_C(1) << 63;

	for (size_t i = 0; i < count; i++) {
		uint64_t bits;

		memcpy(&bits, &values[i], sizeof bits);
		if (bits == sign)
			return false;
		keys[i] = bits & sign ? ~bits : bits | sign;
	}
	return true;
}

static void take_keys(double *values, const uint64_t *keys, size_t count)
{
	const uint64_t sign = UINT64_C(1) << 63;

	for (size_t i = 0; i < count; i++) {
		uint64_t bits = keys[i] & sign ? keys[i] & ~sign : ~keys[i];

		memcpy(&values[i], &bits, sizeof bits);
	}
}

void numbers_sort(double *values, size_t count)
{
	uint64_t *keys = count >= MANY ? must_alloc(count, sizeof *keys) : NULL;

	if (keys && keys_of(keys, values, count)) {
		order_keys(keys, NULL, count);
		take_keys(values, keys, count);
	} else if (count > 0) {
		qsort(values, count, sizeof *values, upwards);
	}
	free(keys);
}

/* ---- texts ---- */

/* Texts of which many are the same are mostly the same pointer, too: which number the last one at
 * such an address had. */
enum { KNOWN = 1024 };

struct known {
	const char *text;
	uint32_t number;
};

static uint32_t number_of(struct text_numbers *numbers, struct known known[KNOWN], const char *text)
{
	struct known *at = &known[((uintptr_t)text >> 3 ^ (uintptr_t)text >> 13) % KNOWN];

	if (at->text != text) {
		must_have(text_numbers_find(numbers, text, &at->number) ? at : NULL);
		at->text = text;
	}
	return at->number;
}

size_t rank_texts(uint32_t *ranks, const char *const *texts, size_t count)
{
	struct text_numbers numbers = { 0 };
	struct known known[KNOWN] = { { 0 } };
	uint32_t *by_number;
	size_t different;

	for (size_t i = 0; i < count; i++)
		ranks[i] = number_of(&numbers, known, texts[i] ? texts[i] : "");
	by_number = must_have(text_numbers_ranks(&numbers));
	for (size_t i = 0; i < count; i++)
		ranks[i] = by_number[ranks[i]];
	different = numbers.count;
	free(by_number);
	text_numbers_free(&numbers);
	return different;
}
