/*
 * utf16.h — UTF-16, as programs of Windows write text, becomes UTF-8 while it is read, by iconv(3).
 */
#ifndef MIGSTAT_UTF16_H
#define MIGSTAT_UTF16_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>

struct utf16; /* opaque */

/* Where the bytes come from: up to size of them, fewer only at the end. False with *err. */
typedef bool utf16_source(void *closure, void *bytes, size_t size, size_t *got, struct error *err);

/* Length of a byte-order mark of UTF-16 at the beginning of text; 0: there is none. */
size_t utf16_mark(const void *text, size_t length);

/* Begins behind such a mark, whose bytes tell the order; path names the file in complaints
 * (borrowed). NULL with *err without memory. Free with utf16_close. */
struct utf16 *utf16_open(const void *mark, const char *path, utf16_source *source, void *closure,
			 struct error *err);

/* Reads up to size bytes of UTF-8, fewer only at the end. False with *err: the source failed, or it
 * is no UTF-16: half a character, or half of a pair. */
bool utf16_read(struct utf16 *utf16, void *bytes, size_t size, size_t *got, struct error *err);

void utf16_close(struct utf16 *utf16); /* NULL is allowed */

#endif
