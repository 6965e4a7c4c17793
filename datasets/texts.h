/*
 * texts.h — a growing list of texts: names, cells of a table, notes beneath it.
 *
 * Zero it before use, free with texts_free.
 */
#ifndef MIGSTAT_TEXTS_H
#define MIGSTAT_TEXTS_H

#include <stdbool.h>
#include <stddef.h>

struct texts {
	char **at;
	size_t count, capacity;
};

void texts_add(struct texts *texts, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds the parts of list, which commas separate; one that holds a comma stands in quotes, as in
 * CSV. False if one of them is empty. */
bool texts_add_list(struct texts *texts, const char *list);

bool texts_have(const struct texts *texts, const char *text);

void texts_free(struct texts *texts);

/* How many columns of a terminal text is wide (character_width); a byte that is no UTF-8 takes one.
 */
size_t text_width(const char *text);

#endif
