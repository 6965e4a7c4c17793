/*
 * findings.h — what was found to stand in the way, gathered, the weightiest first.
 */
#ifndef MIGSTAT_COLLECT_FINDINGS_H
#define MIGSTAT_COLLECT_FINDINGS_H

#include "finding.h"

#include <stdbool.h>
#include <stddef.h>

struct found {
	enum finding_kind kind;
	char *about, *what, *remedy;
	char *given; /* by the finder, which stands in the remedy; NULL = nothing */
};

struct findings {
	struct found *at;
	size_t count, capacity;
	bool failed; /* one got no memory */
};

/* A finding_sink; closure is a struct findings. The same of the same is kept once. */
void findings_add(void *closure, enum finding_kind kind, const char *about, const char *what,
		  const char *remedy);

/* The weightiest first, else as they came. */
void findings_sort(struct findings *findings);

/* How many weigh so much. */
size_t findings_of(const struct findings *findings, enum finding_weight weight);

/* One line: how much it weighs, about what, what, why it matters, what to do. */
void found_text(const struct found *found, char *text, size_t size);

/* Tells another sink of all of them, as their finders did. */
void findings_tell(const struct findings *findings, finding_sink *sink, void *closure);

void findings_free(struct findings *findings);

#endif
