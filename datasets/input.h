/*
 * input.h — the bytes of a file, from its beginning to its end, unpacked where it is compressed,
 * and UTF-8 where they begin with a byte-order mark of UTF-16.
 *
 * gzip, zstd, xz and bzip2 are known by the file's first bytes, whatever its name, and unpacked by
 * libarchive while they are read, so that files larger than memory work. A file that is not
 * compressed is read as it is.
 */
#ifndef MIGSTAT_INPUT_H
#define MIGSTAT_INPUT_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct input; /* opaque */

/*
 * Opens a file's own bytes for reading. A device is refused unless a person
 * may type there (a terminal) or nothing comes from it (/dev/null): /dev/zero has no end. NULL with
 * *err. The caller closes it.
 */
FILE *input_stream(const char *path, struct error *err);

/* Opens path; "-" is standard input. Free *input with input_close. False with *err if it cannot be
 * opened. */
bool input_open(struct input **input, const char *path, struct error *err);

/* The same of length bytes in memory (borrowed until input_close); path names them in complaints.
 */
bool input_open_text(struct input **input, const char *path, const char *text, size_t length,
		     struct error *err);

/* Reads up to size bytes, fewer only at the end; 0: the end, or false with *err. */
bool input_read(struct input *input, void *bytes, size_t size, size_t *got, struct error *err);

/* How many bytes input_read will give in all, where that is known before: of a file that is read
 * as it is; else 0. */
uint64_t input_size(const struct input *input);

/* Whether input_go can be called: of a file on a disk that is read as it is. */
bool input_has_places(const struct input *input);

/* Reads on from that byte of the file. False with *err. */
bool input_go(struct input *input, uint64_t offset, struct error *err);

/* Whether it is compressed. */
bool input_is_packed(const struct input *input);

/* Whether what is read are not the file's own bytes: it is compressed, or UTF-16. */
bool input_is_changed(const struct input *input);

void input_close(struct input *input); /* NULL is allowed */

#endif
