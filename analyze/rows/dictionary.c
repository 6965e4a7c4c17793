/* dictionary.c — which cells have stood together in a row before. */
#include "dictionary.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 256, WORD = 8 };

/* D. E. Knuth, The Art of Computer Programming 3, section 6.4: 2^64 by the golden ratio, odd. */
#define MULTIPLIER UINT64_C(0x9E3779B97F4A7C15)

static uint64_t mixed(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * MULTIPLIER;
	return hash ^ (hash >> 29);
}

/* The word at text; beyond `length` bytes it is zero. */
static uint64_t word_at(const char *text, size_t length)
{
	uint64_t word;

	memcpy(&word, text, sizeof word);
	word = le64toh(word);
	return length >= WORD ? word : word & ((UINT64_C(1) << (8 * length)) - 1);
}

static uint64_t hash_of(const struct csv_span *cells, size_t width)
{
	uint64_t hash = 1;

	for (size_t i = 0; i < width; i++) {
		const char *text = cells[i].text;
		size_t left = cells[i].length;

		hash += left;
		for (; left > WORD; left -= WORD, text += WORD)
			hash = mixed(hash, word_at(text, WORD));
		hash = mixed(hash, left > 0 ? word_at(text, left) : 0);
	}
	return hash ^ (hash >> 32);
}

/* Whether text, behind whose end may be read as behind a cell's, begins with the cell. */
static bool begins(const char *text, const struct csv_span *cell)
{
	for (size_t at = 0; at < cell->length; at += WORD)
		if (word_at(text + at, cell->length - at) !=
		    word_at(cell->text + at, cell->length - at))
			return false;
	return true;
}

static bool is_tuple(const struct dictionary *dictionary, size_t number,
		     const struct csv_span *cells)
{
	const char *text = dictionary_text(dictionary, number);
	const char *end = dictionary->width > 0 ? dictionary->text + dictionary->text_length : text;

	for (size_t i = 0; i < dictionary->width; i++) {
		/* cells have no '\0', tuples end in one */
		if (cells[i].length >= (size_t)(end - text) || !begins(text, &cells[i]) ||
		    text[cells[i].length] != '\0')
			return false;
		text += cells[i].length + 1;
	}
	return true;
}

static void put(struct dictionary *dictionary, struct dictionary_slot slot)
{
	size_t mask = dictionary->slot_count - 1;
	size_t at = slot.hash & mask;

	while (dictionary->slots[at].number > 0)
		at = (at + 1) & mask;
	dictionary->slots[at] = slot;
}

/* At most half of the slots are taken. */
static void grow_slots(struct dictionary *dictionary)
{
	struct dictionary_slot *old = dictionary->slots;
	size_t count = dictionary->slot_count;

	dictionary->slot_count = count > 0 ? 2 * count : FIRST_SLOTS;
	dictionary->slots = must_alloc(dictionary->slot_count, sizeof *dictionary->slots);
	for (size_t i = 0; i < count; i++)
		if (old[i].number > 0)
			put(dictionary, old[i]);
	free(old);
}

static void keep(struct dictionary *dictionary, const struct csv_span *cells)
{
	size_t length = dictionary->text_length;

	must_grow(&dictionary->starts, &dictionary->capacity, dictionary->count,
		  sizeof *dictionary->starts);
	dictionary->starts[dictionary->count++] = length;
	for (size_t i = 0; i < dictionary->width; i++) {
		size_t more = cells[i].length;

		must_have(array_reserve(&dictionary->text, &dictionary->text_capacity,
					length + more + 1 + CSV_SCAN_SLACK, 1)
				  ? dictionary->text
				  : NULL);
		memcpy(dictionary->text + length, cells[i].text, more);
		memset(dictionary->text + length + more, 0, 1 + CSV_SCAN_SLACK);
		length += more + 1;
	}
	dictionary->text_length = length;
}

size_t dictionary_number(struct dictionary *dictionary, const struct csv_span *cells)
{
	uint64_t hash = hash_of(cells, dictionary->width);
	const struct dictionary_slot *slot;
	size_t at = hash;

	if (2 * dictionary->count >= dictionary->slot_count)
		grow_slots(dictionary);
	for (;; at++) {
		slot = &dictionary->slots[at & (dictionary->slot_count - 1)];
		if (slot->number == 0)
			break;
		if (slot->hash == hash && is_tuple(dictionary, slot->number - 1, cells))
			return slot->number - 1;
	}
	keep(dictionary, cells);
	put(dictionary, (struct dictionary_slot){ hash, dictionary->count });
	return dictionary->count - 1;
}

const char *dictionary_text(const struct dictionary *dictionary, size_t number)
{
	return dictionary->width > 0 ? dictionary->text + dictionary->starts[number] : "";
}

void dictionary_clear(struct dictionary *dictionary)
{
	if (dictionary->slot_count > 0)
		memset(dictionary->slots, 0, dictionary->slot_count * sizeof *dictionary->slots);
	dictionary->count = dictionary->text_length = 0;
}

void dictionary_free(struct dictionary *dictionary)
{
	free(dictionary->slots);
	free(dictionary->starts);
	free(dictionary->text);
	*dictionary = (struct dictionary){ 0 };
}
