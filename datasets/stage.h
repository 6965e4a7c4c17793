/*
 * stage.h — the files of a folder, made in a folder beside it and exchanged for the old ones only
 * when all are whole.
 *
 * The folder beside is called .NAME.PID.tmp, is locked (lock.h), and is removed by the next call if
 * this one is killed (litter.h). Where the folder itself is new it gets its name in one step; else
 * the files take the place of those of their names, one after the other, and others stay.
 */
#ifndef MIGSTAT_STAGE_H
#define MIGSTAT_STAGE_H

#include "error.h"
#include "lock.h"

#include <stdbool.h>

struct stage {
	char *folder; /* where the files will be, without trailing slashes */
	char *beside; /* where they are written */
	struct lock lock;
};

/* Whether the file at path, which is there, may be replaced; false with *err. */
typedef bool stage_may(const char *path, struct error *err);

/* Makes the folder beside. End with stage_commit or stage_abandon. False with *err: also if another
 * process is making that folder. *stage is then empty. */
bool stage_open(struct stage *stage, const char *folder, struct error *err);

/* Puts the files in their places, if all of them may go there (may NULL: they may). *stage is empty
 * afterwards, either way. False with *err; where a file may not be replaced, nothing has changed.
 */
bool stage_commit(struct stage *stage, stage_may *may, struct error *err);

/* Removes the folder beside. An empty *stage is allowed. */
void stage_abandon(struct stage *stage);

/* Makes a complaint about a file beside one about its place. */
void stage_tell(const struct stage *stage, struct error *err);

#endif
