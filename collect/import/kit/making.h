/*
 * making.h — the folder of a run in the making, beside the place it will have.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_MAKING_H
#define MIGSTAT_COLLECT_IMPORT_KIT_MAKING_H

#include "datasets/error.h"

#include <stdbool.h>

/* Zero it before use; free with making_free. */
struct making {
	char *folder; /* where the run will be, without trailing slashes */
	char *outer;  /* the temporary folder */
	char *inner;  /* the run in it, under its own name */
};

/* Makes the temporary folder. False with *err: also if folder is there and not empty. */
bool making_open(struct making *making, const char *folder, struct error *err);

/* Puts the run in its place. */
bool making_commit(struct making *making, struct error *err);

/* Removes what was not committed. */
void making_free(struct making *making);

#endif
