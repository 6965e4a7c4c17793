/*
 * source.h — a foreign file in memory: its text, the SHA-256 of its bytes, its lines and places.
 *
 * What is hashed is what is read: both come from the same bytes. The text is what a reader expects:
 * a byte-order mark is taken away, UTF-16 behind one becomes UTF-8, and the line ends of Windows
 * become \n.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_SOURCE_H
#define MIGSTAT_COLLECT_IMPORT_KIT_SOURCE_H

#include "datasets/error.h"
#include "datasets/progress.h"

#include <stdbool.h>
#include <stddef.h>

enum { SHA256_TEXT_SIZE = 65 };

struct import_source {
	char *path; /* as the user gave it */
	char *text; /* length bytes and a '\0' */
	size_t length;
	size_t bytes;                  /* of the file */
	char sha256[SHA256_TEXT_SIZE]; /* in lower-case hexadecimal */
	struct progress *progress;     /* told of what is read of the text; NULL: nobody is */
};

/* Reads the file whole; it may be empty. Free with source_free. False with *err if it cannot be
 * read, or holds a NUL byte: no text (or one half of a pair in UTF-16 without the other). */
bool source_read(struct import_source *source, const char *path, struct error *err);

/* The same from bytes that are there already (copied); path names them in complaints. */
bool source_of_text(struct import_source *source, const char *path, const char *text, size_t length,
		    struct error *err);

void source_free(struct import_source *source);

/* The place of a byte of text. */
struct place source_place(const struct import_source *source, const char *byte);

/* The same, counted on from the place of a byte before it. */
struct place source_place_on(const char *byte, struct place from, const char *from_byte);

/* Whether the words stand anywhere in the file. */
bool source_has(const struct import_source *source, const char *words);

/* The line that is being read. Zero it and set source. */
struct import_lines {
	const struct import_source *source;
	char *text; /* the line without its end (\n or \r\n); the caller may write into it */
	size_t length;
	long number;  /* from 1 */
	size_t start; /* where the line begins in the source */
	size_t next;
	size_t capacity;
};

/* Takes the line that stands in the closure's lines; false with *err ends the reading. */
typedef bool lines_take(void *closure, struct error *err);

/* Puts each line of the source into lines and calls take; lines is empty afterwards. */
bool lines_each(struct import_lines *lines, lines_take *take, void *closure, struct error *err);

/* The place of a byte of lines->text. */
struct place lines_place(const struct import_lines *lines, const char *byte);

#endif
