/* aspect.c — the words of the aspects. */
#include "aspect.h"

const char *const aspect_words[ASPECTS + 1] = {
	[ASPECT_MEAN] = "mean", [ASPECT_MEDIAN] = "median",     [ASPECT_SPREAD] = "spread",
	[ASPECT_TAIL] = "p95",  [ASPECT_FAILURES] = "failures",
};
