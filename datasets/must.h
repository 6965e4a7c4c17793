/*
 * must.h — memory for programs that have nothing to lose: without it they end with one sentence.
 *
 * analyze and report take all their memory from here: their input lies on the disk and their output
 * is written whole or not at all (output.h), so there is nothing to rescue, and no caller has to
 * thread a failure that no test has ever seen. collect and datasets/ itself do not use this: there,
 * a measurement would be lost. The only functions of datasets/ that print and exit.
 *
 * What is returned is never NULL; the caller frees it with free().
 */
#ifndef MIGSTAT_MUST_H
#define MIGSTAT_MUST_H

#include <stddef.h>
#include <stdio.h>

/* count items of item_bytes each, all zero. At least one byte, so that it can be told from NULL. */
void *must_alloc(size_t count, size_t item_bytes) __attribute__((malloc, returns_nonnull));

/* The same as realloc: room for count items in place of `old` (NULL: none yet). */
void *must_resize(void *old, size_t count, size_t item_bytes) __attribute__((returns_nonnull));

/* What a library made (GSL, jansson): itself, or the end where it had no memory and gave NULL. */
void *must_have(void *made) __attribute__((returns_nonnull));

/* Makes jansson take its memory from here, too, for the whole program: it leaves out of an object
 * what it has no memory for, without a word. */
void must_json(void);

/* A copy of text, whole or of its first `length` bytes at the most. */
char *must_copy(const char *text) __attribute__((malloc, returns_nonnull));
char *must_copy_part(const char *text, size_t length) __attribute__((malloc, returns_nonnull));

/* A new text, printed by format. */
char *must_print(const char *format, ...)
	__attribute__((malloc, returns_nonnull, format(printf, 1, 2)));

/* array_grow (array.h), which cannot fail. */
void must_grow(void *array, size_t *capacity, size_t count, size_t item_bytes);

/* A stream whose text grows in memory: *text and *length are there after must_close_text. */
FILE *must_open_text(char **text, size_t *length) __attribute__((returns_nonnull));
void must_close_text(FILE *stream);

#endif
