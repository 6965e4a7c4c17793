/*
 * stages.h — the folders that one call of analyze writes, each made beside its place until all of
 * its files are whole: tables and contrasts come together.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_STAGES_H
#define MIGSTAT_ANALYZE_OUTPUT_STAGES_H

#include "datasets/stage.h"

#include <stddef.h>

/* Zero it before use; end with stages_commit or stages_abandon. */
struct stages {
	struct stages_folder {
		char *folder;
		struct stage stage;
	} * at;
	size_t count, capacity;
};

/* The stage of that folder, which is begun where it is asked for the first time. Borrowed until the
 * next call. NULL with *err. */
struct stage *stages_of(struct stages *stages, const char *folder, struct error *err);

/* Puts all in their places, folder by folder. False with *err; *stages is empty either way. */
bool stages_commit(struct stages *stages, struct error *err);

/* Removes what was made. Empty ones are allowed. */
void stages_abandon(struct stages *stages);

#endif
