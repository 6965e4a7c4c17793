/*
 * dictionary.h — which cells have stood together in a row before: each tuple of texts has a number.
 *
 * A hash table with open addressing over the cells' bytes.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_DICTIONARY_H
#define MIGSTAT_ANALYZE_ROWS_DICTIONARY_H

#include "datasets/csv-scan.h"

#include <stddef.h>
#include <stdint.h>

struct dictionary_slot {
	uint64_t hash;
	size_t number; /* plus 1; 0: the slot is free */
};

/* Zero it but for `width` before use; free with dictionary_free. */
struct dictionary {
	size_t width; /* cells of a tuple */
	struct dictionary_slot *slots;
	size_t slot_count; /* a power of two */
	size_t *starts;    /* in text, of each tuple */
	size_t count, capacity;
	char *text; /* of the tuples: their cells, each ended by '\0' */
	size_t text_length, text_capacity;
};

/* The number of the tuple cells[width], none of which has a NUL byte; from 0, in the order of
 * appearance: that of a new one is the count before. */
size_t dictionary_number(struct dictionary *dictionary, const struct csv_span *cells);

/* The texts of a tuple, one behind the other; good until a tuple is added. */
const char *dictionary_text(const struct dictionary *dictionary, size_t number);

/* Forgets all tuples, but not the room for them. */
void dictionary_clear(struct dictionary *dictionary);

void dictionary_free(struct dictionary *dictionary);

#endif
