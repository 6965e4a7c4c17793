/*
 * sheet.h — a few columns for a person: names, states, what is the matter; as wide as they need be.
 */
#ifndef MIGSTAT_COLLECT_CHECK_SHEET_H
#define MIGSTAT_COLLECT_CHECK_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct sheet {
	size_t columns;
	char **cell; /* row by row, the heads first */
	size_t count, capacity;
	bool failed; /* a cell got no memory */
};

/* An empty one with these heads. Free with sheet_free. */
struct sheet sheet_of(const char *const *heads, size_t columns);

/* The next cell, from left to right, line by line; what would act on a terminal is made visible. ""
 * is shown as -. */
void sheet_add(struct sheet *sheet, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* False: a cell got no memory, and nothing is printed. */
bool sheet_print(const struct sheet *sheet, FILE *stream);

void sheet_free(struct sheet *sheet);

#endif
