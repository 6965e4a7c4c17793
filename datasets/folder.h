/*
 * folder.h — folders and paths.
 */
#ifndef MIGSTAT_FOLDER_H
#define MIGSTAT_FOLDER_H

#include "error.h"

#include <stdbool.h>

/* The file by which a process claims a folder (lock.h). */
#define LOCK_FILE ".migstat-lock"

/* folder/name as new text, NULL with *err without memory; the caller frees it. */
char *path_join(const char *folder, const char *name, struct error *err);

/* Makes the folder if it is not there (its parent must be). */
bool folder_make(const char *folder, struct error *err);

/* Whether nothing stands at folder, or an empty folder (a claim on it counts as nothing); else
 * false with *err. */
bool folder_is_free(const char *folder, struct error *err);

/* Syncs the folder itself, so that names made in it survive a loss of power. */
bool folder_sync(const char *folder, struct error *err);

#endif
