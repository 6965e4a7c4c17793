/*
 * stage.h — the files of a folder, made in a folder beside it and exchanged for the old ones only
 * when all are whole.
 *
 * The folder beside is called .NAME.PID.tmp, is locked (lock.h), and is removed by the next call if
 * this one is killed (litter.h). It takes the place of the old one in one step (exchange.h), with
 * the files that are not of ours, so that there are either all old files or all new ones. Where
 * that cannot be done the files take the place of those of their names one after the other: then
 * what seals them is removed first and comes last, so that whoever reads it can tell. Where the
 * folder's parent may not be written to, or is another filesystem, the folder beside is inside of
 * it.
 */
#ifndef MIGSTAT_STAGE_H
#define MIGSTAT_STAGE_H

#include "error.h"
#include "lock.h"
#include "texts.h"

#include <stdbool.h>

struct stage {
	char *folder;     /* where the files will be, behind its links, without trailing slashes */
	char *given;      /* as it was named */
	char *beside;     /* where they are written */
	bool inside;      /* which is in the folder itself */
	struct lock lock; /* of beside */
	struct lock own_lock; /* of the folder, once it is there */
	struct texts drops, seals, keeps;
};

/* Whether the file at path, which is there, may be replaced; false with *err. */
typedef bool stage_may(const char *path, struct error *err);

/* Makes the folder beside, and claims the folder if it is there. End with stage_commit or
 * stage_abandon. False with *err: also if another process is making that folder. *stage is then
 * empty. */
bool stage_open(struct stage *stage, const char *folder, struct error *err);

/* The old file of that name is removed unless a new one was made. */
void stage_drop(struct stage *stage, const char *name);

/* The file at path is read by whoever makes the files: under whatever name it is in the folder
 * (one device and inode), stage_commit refuses to replace or remove it. A path that is not there,
 * such as "-", is allowed. */
void stage_keep(struct stage *stage, const char *path);

/* The file of that name tells which others belong together. */
void stage_seal(struct stage *stage, const char *name);

/* Where the file of that name is which the folder will hold: the new one, or the old one that is
 * not dropped; NULL: none (or no memory). Free it. */
char *stage_source(const struct stage *stage, const char *name);

/* Puts the files in their places, if all of them may go there (may NULL: they may replace regular
 * files; nothing else is ever replaced). *stage is empty afterwards, either way. False with *err;
 * where a file may not be replaced, nothing has changed. */
bool stage_commit(struct stage *stage, stage_may *may, struct error *err);

/* Removes the folder beside. An empty *stage is allowed. */
void stage_abandon(struct stage *stage);

/* Makes a complaint about a file beside one about its place. */
void stage_tell(const struct stage *stage, struct error *err);

#endif
