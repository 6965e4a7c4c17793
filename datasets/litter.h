/*
 * litter.h — what processes that were killed left beside the place of their output.
 *
 * A file in the making is PLACE.PID.tmp, a folder .PLACE.PID.tmp beside it. Such a thing is dead if
 * no process of that number lives here and nobody holds its lock (a file's own; a folder's:
 * lock.h); only then is it removed. What cannot be removed stays without a word.
 */
#ifndef MIGSTAT_LITTER_H
#define MIGSTAT_LITTER_H

#include "error.h"

#include <stdbool.h>

/* Removes dead files that were to be at path. */
void litter_sweep(const char *path);

/* Removes dead folders that were to be at path. False with *err, which names who it is: somebody
 * alive is making one. */
bool litter_sweep_folders(const char *path, struct error *err);

/* Removes a folder and the files and folders in it, as far as that goes. */
void litter_remove_folder(const char *folder);

#endif
