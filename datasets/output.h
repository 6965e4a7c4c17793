/*
 * output.h — a file that is written whole or not at all.
 *
 * It is written without a name, or where the filesystem cannot do that under a temporary one,
 * beside its place, flushed, checked, synced and renamed, so a failed or killed program leaves the
 * old file or none, never half a one. Symbolic links are followed: what they point to is replaced,
 * they stay. What is there and is no regular file (a device, a FIFO, the standard output by its
 * name in /dev) is written to as it is, never replaced.
 */
#ifndef MIGSTAT_OUTPUT_H
#define MIGSTAT_OUTPUT_H

#include "digest.h"
#include "error.h"
#include "folder.h"

#include <stdbool.h>
#include <stdio.h>

struct output_file; /* opaque: the open file */

struct output {
	FILE *stream; /* write here */
	char *path;   /* as it was given */
	struct output_file *file;
};

/*
 * Opens path. After true, end with output_commit, output_finish or output_abandon. What an earlier
 * program that was killed left beside path is removed. False with *err if it cannot be made;
 * *output is then empty.
 */
bool output_open(struct output *output, const char *path, struct error *err);

/* Flushes, checks, syncs, renames. False with *err (with the reason of the first write that went
 * wrong): the old file at path, if any, still stands. *output is empty afterwards, either way. */
bool output_commit(struct output *output, struct error *err);

/* The two halves of output_commit, so that several files can come together: all are finished first,
 * and only then any of them is placed. Where one gives false, *output is empty; so it is after
 * output_place. */
bool output_finish(struct output *output, struct error *err);
bool output_place(struct output *output, struct error *err);

/* The digest of a finished output that is a regular file of its own. */
bool output_digest(const struct output *output, struct digest *digest, struct error *err);

/* Removes the temporary file. An empty *output is allowed. */
void output_abandon(struct output *output);

#endif
