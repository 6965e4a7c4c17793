/*
 * manifest.h — what a verb made of what: beside the tables of an analysis, a JSON file that holds
 * the digests of the tables they were made from and of the tables themselves.
 *
 * Whoever reads such a table asks it first: a run that has grown since, a table of another call, a
 * call that was broken off between two files are told from what belongs together.
 *
 *     {"format": 1, "made_by": "migstat analyze 0.1",
 *      "from": [{"run": "NAME", "side": "before", "tables": {"migrations.csv": {"bytes": 1,
 * "sha256": "…"}}}], "files": {"summary.csv": {"bytes": 1, "sha256": "…"}}}
 *
 * It tells no time and no path: the same input makes the same bytes.
 */
#ifndef MIGSTAT_MANIFEST_H
#define MIGSTAT_MANIFEST_H

#include "error.h"
#include "output-set.h"
#include "schema.h"

#include <jansson.h>
#include <stdbool.h>

/* The manifests' files, by what they stand beside. */
#define MANIFEST_ANALYSIS    "analysis.json"    /* of analyze: summary.csv and the others */
#define MANIFEST_COMPARISONS "comparisons.json" /* of compare */
#define MANIFEST_CONTRASTS   "contrasts.json"   /* of analyze: each case against the first */
#define MANIFEST_TREND       "trend.json"       /* of trend */
#define MANIFEST_EVACUATION  "evacuation.json"  /* of plan */

/* An empty one of that verb; json_decref it. NULL without memory. */
json_t *manifest_new(const char *verb);

/*
 * Adds a run that something will be made from, before it is read: what is added to it later makes
 * the digests those of another run. tables: which of its tables are read, ended by NULL; one that
 * is not there is left out. side: "before" or "after", NULL: there are no sides.
 */
bool manifest_add_run(json_t *manifest, const char *folder, const char *side,
		      const struct schema *const *tables, struct error *err);

/*
 * Adds every output of the set, which are whole, and the manifest itself, under that name in the
 * folder, as the set's last. Then the old manifest is removed and all are placed, so that a
 * manifest is never beside tables that are not its own without telling. False with *err; nothing
 * stays of the set then.
 */
bool manifest_place(json_t *manifest, const char *folder, const char *name, struct output_set *set,
		    struct error *err);

/* Reads the manifest of that name in the folder; json_decref it. NULL with *err: there is none, or
 * it is none. */
json_t *manifest_read(const char *folder, const char *name, struct error *err);

/* Whether the file in that folder is the one that the manifest tells of. False with *err. */
bool manifest_has_file(const json_t *manifest, const char *folder, const char *file,
		       struct error *err);

/* Whether the file at path is one of those that the manifest tells of, under whatever name. */
bool manifest_tells_of(const json_t *manifest, const char *path, struct error *err);

/*
 * Whether something was made from the run in that folder as it is now, on that side (NULL: any), as
 * far as its table of that schema goes. False with *err, which does not say what to do about it.
 */
bool manifest_is_from(const json_t *manifest, const char *folder, const char *side,
		      const struct schema *table, struct error *err);

#endif
