/*
 * append.h — a file that grows by whole lines and survives signals, a full disk and kill -9.
 *
 * Each line goes out by write() at once, so that a killed program loses nothing it has added. A
 * line that could not be written whole is taken back. append_sync puts everything on the disk.
 */
#ifndef MIGSTAT_APPEND_H
#define MIGSTAT_APPEND_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>

struct append; /* opaque */

/* Opens path for growing, new or as it is; a torn last line (without \n) is cut off and *torn says
 * so. The caller frees *file with append_close. */
bool append_open(struct append **file, const char *path, bool *torn, struct error *err);

/* Sets aside room on the disk for `bytes` more, so that a disk that fills up later does not hurt
 * this file. It is only a help: a filesystem that cannot do it is no error. */
void append_reserve(struct append *file, size_t bytes);

/* Adds one line; text must end in \n. False with *err: the file is as it was before. */
bool append_line(struct append *file, const char *text, size_t length, struct error *err);

/* Puts what was added on the disk. */
bool append_sync(struct append *file, struct error *err);

bool append_is_empty(const struct append *file);

/* NULL is allowed. */
void append_close(struct append *file);

#endif
