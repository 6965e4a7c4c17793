/*
 * output.h — a file that is written whole or not at all.
 *
 * It is written without a name, or where the filesystem cannot do that under a temporary one,
 * beside its place, flushed, checked, synced and renamed, so a failed or killed program leaves the
 * old file or none, never half a one.
 */
#ifndef MIGSTAT_OUTPUT_H
#define MIGSTAT_OUTPUT_H

#include "error.h"

#include <stdbool.h>
#include <stdio.h>

struct output {
	FILE *stream; /* write here */
	char *path;
	char *temporary;
	bool nameless; /* it has no name yet, not even the temporary one */
};

/*
 * Opens a temporary file beside path. After true, end with output_commit or output_abandon.
 * False with *err if it cannot be made; *output is then empty.
 */
bool output_open(struct output *output, const char *path, struct error *err);

/* Flushes, checks, syncs, renames. False with *err: the old file at path, if any, still stands.
 * *output is empty afterwards, either way. */
bool output_commit(struct output *output, struct error *err);

/* Removes the temporary file. An empty *output is allowed. */
void output_abandon(struct output *output);

/* folder/name as new text, NULL with *err without memory; the caller frees it. */
char *path_join(const char *folder, const char *name, struct error *err);

/* Makes the folder if it is not there (its parent must be). */
bool folder_make(const char *folder, struct error *err);

/* Whether nothing stands at folder, or an empty folder; else false with *err. */
bool folder_is_free(const char *folder, struct error *err);

/* Syncs the folder itself, so that names made in it survive a loss of power. */
bool folder_sync(const char *folder, struct error *err);

#endif
