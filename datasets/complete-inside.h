/*
 * complete-inside.h — inside of datasets/: a completion under way.
 */
#ifndef MIGSTAT_COMPLETE_INSIDE_H
#define MIGSTAT_COMPLETE_INSIDE_H

#include "flags.h"
#include "run.h"

#include <stdbool.h>
#include <stdio.h>

struct completion {
	FILE *stream;
	const char *stem; /* what stands before the part that is completed, and stays */
	int stem_length;
	const char *typed; /* the part, as far as it is typed */
	struct run run;
	bool has_run;
};

/* Moves the beginning of the part behind the last `mark` that is typed, if there is one. */
void completion_pass(struct completion *completion, char mark);

/* Offers a word, if it begins with what is typed; end is put behind it. help: its first sentence;
 * NULL = none. */
void completion_offer(const struct completion *completion, const char *word, const char *end,
		      const char *help);

/* Offers paths: folders, and files, too, or runs. */
enum completion_paths { PATHS_FILES, PATHS_FOLDERS, PATHS_RUNS };
void completion_paths(const struct completion *completion, enum completion_paths what);

#endif
