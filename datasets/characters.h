/*
 * characters.h — texts that come from outside: what is in them, and made fit to be shown or kept.
 */
#ifndef MIGSTAT_CHARACTERS_H
#define MIGSTAT_CHARACTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Number of bytes of the character at text if it is well-formed UTF-8 (RFC 3629), else 0. Reads no
 * byte behind the first that is wrong. */
size_t character_length(const char *text);

/* The code point of the character at text, which is `length` bytes long. */
unsigned character_code(const char *text, size_t length);

/* How many columns of a terminal it takes: 2 of East Asian scripts and pictures, 0 of what stands
 * on the character before it, else 1. */
unsigned character_width(unsigned code);

/* Whether showing it changes anything else than adding a sign: controls (ESC, U+009B, the line's
 * end), what turns the direction of writing, and code points that are no characters. */
bool character_acts(unsigned code);

/* Whether text is UTF-8 without any such character: fit for a name. */
bool text_is_plain(const char *text);

/*
 * Puts text into `to` (size bytes) as it can be shown to a person: what acts is written as \n, \t,
 * \x1b or \u202e, a byte that is no UTF-8 as \xff. What does not fit is left out, whole characters
 * only. Returns how long it is.
 */
size_t text_visible(char *to, size_t size, const char *text);

/* fprintf of a text that may have names from anywhere in it, as it can be shown to a person; the
 * line's end at the end of the format stays. At most VISIBLE_MOST bytes of it. */
enum { VISIBLE_MOST = 4096 };
void visible_print(FILE *stream, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A copy whose bytes that are no UTF-8 are each U+FFFD; NULL without memory. The caller frees it.
 */
char *text_mended(const char *text);

#endif
