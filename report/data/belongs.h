/*
 * belongs.h — does what analyze, compare, plan or trend wrote belong to the runs as they are now?
 *
 * Their manifests (datasets/manifest.h) tell by digest: every table was made by one call, from the
 * tables that the run has. A run that has grown since, or of whose analysis a part is of another
 * call, is refused, and the message says what to do.
 */
#ifndef MIGSTAT_REPORT_DATA_BELONGS_H
#define MIGSTAT_REPORT_DATA_BELONGS_H

#include "datasets/error.h"
#include "datasets/schema.h"

#include <jansson.h>
#include <stdbool.h>

enum { MANIFESTS = 5 };

/* What is known of one run's analysis: each manifest is read once, each table's digest worked out
 * once. Zero it before use; free with belongings_free. */
struct belongings {
	json_t *manifest[MANIFESTS]; /* NULL: not read yet */
	bool is_from[MANIFESTS];     /* and it was made from the run as it is */
};

/* Whether the table of an analysis in folder/analysis is one that its manifest tells of, or has
 * none that could tell; else it is left over from an earlier call. */
bool belongs_at_all(struct belongings *belongings, const char *folder, const struct schema *schema);

/* Whether that table belongs to the run in folder. False with *err. */
bool belongs(struct belongings *belongings, const char *folder, const struct schema *schema,
	     struct error *err);

void belongings_free(struct belongings *belongings);

#endif
