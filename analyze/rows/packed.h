/*
 * packed.h — decimal numbers kept in 8 bytes each, without loss.
 *
 * A decimal number of at most 15 significant digits comes back from the double nearest to it: the
 * shortest text that reads as this double is that number (DBL_DIG in C17 5.2.4.2.2). So does a
 * longer one that a program printed from a double. What does not come back is kept as text beside
 * the doubles: right, only larger.
 *
 * Beside each number may stand a tag of 4 bytes, and a mark of 4 more; all of them have one or none
 * has.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_PACKED_H
#define MIGSTAT_ANALYZE_ROWS_PACKED_H

#include "analyze/statistics/decimal.h"
#include "datasets/texts.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero it before use, free with packed_free. */
struct packed {
	double *at; /* by packed_number; NaN stands for a text in `odd` */
	size_t count, capacity;
	struct texts odd; /* numbers that no double holds */
	int exponent;     /* the least power of ten among those that are not odd */
	uint32_t *tags;   /* NULL: there are none */
	size_t tag_capacity;
	uint32_t *marks; /* NULL: there are none */
	size_t mark_capacity;
};

enum { PACKED_TEXT_SIZE = 32 };

/* Adds the number that text says (number_of_text in table.h). */
void packed_add(struct packed *packed, const char *text);

/* Adds a number of which is known that it comes back from this double. Its power of ten goes into
 * packed->exponent by packed_lower. */
void packed_add_double(struct packed *packed, double value);

/* Takes note that there are numbers of so small a power of ten. */
void packed_lower(struct packed *packed, int exponent);

/* A tag for the number that is added next. */
void packed_tag_next(struct packed *packed, uint32_t tag);

/* packed_add, with a tag. */
void packed_add_tagged(struct packed *packed, const char *text, uint32_t tag);

/* Gives back the room that is left when no number is added any more. */
void packed_fit(struct packed *packed);

/* The tag of number `index`; 0 where there are none. */
uint32_t packed_tag(const struct packed *packed, size_t index);

/* Marks the number that was added last; every one is marked, or those that are no longer count for
 * nothing. */
void packed_mark_last(struct packed *packed, uint32_t mark);

/* The mark of number `index`; 0 where there are none. */
uint32_t packed_mark(const struct packed *packed, size_t index);

/* Forgets all marks. */
void packed_unmark(struct packed *packed);

/* The double nearest to number `index`. */
double packed_number(const struct packed *packed, size_t index);

/* Number `index` as text; it stands in buffer or in *packed. */
const char *packed_text(const struct packed *packed, size_t index, char buffer[PACKED_TEXT_SIZE]);

/* Number `index` in whole units of 10^exponent, which is at most packed->exponent. False if it has
 * too many digits, or is one of `odd`. */
bool packed_digits(const struct packed *packed, size_t index, int exponent, int128 *digits);

/* The same of all numbers at once, as doubles from digits[packed->count] on; false if not all of
 * them have at most 15 digits and are as small as packed_value takes them. */
bool packed_all_digits(const struct packed *packed, int exponent, double *digits);

/* Back from there: the number of so many units of 10^exponent, which is 0 to -22. */
double packed_value(double digits, int exponent);

/* Takes out the numbers at or above limit; how many there were. The others keep their order,
 * their tags and marks. */
size_t packed_drop(struct packed *packed, double limit);

void packed_free(struct packed *packed);

#endif
