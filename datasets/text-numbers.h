/*
 * text-numbers.h — texts of which many are the same: each gets a number, from 0 on, in the order of
 * appearance.
 */
#ifndef MIGSTAT_TEXT_NUMBERS_H
#define MIGSTAT_TEXT_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero it before use; free with text_numbers_free. */
struct text_numbers {
	const char **texts; /* by number; they must outlive it */
	size_t count, capacity;
	uint32_t *slots;   /* a text's number plus 1; 0: free */
	size_t slot_count; /* a power of two */
};

/* *number is the text's, whether it was known or not. False: no memory. */
bool text_numbers_find(struct text_numbers *numbers, const char *text, uint32_t *number);

/* By number: how many of the other texts are less (strcmp). NULL: no memory. Free it. */
uint32_t *text_numbers_ranks(const struct text_numbers *numbers);

void text_numbers_free(struct text_numbers *numbers);

#endif
