/*
 * package.h — datapackage.json: a run as a Frictionless Data Package.
 *
 * It holds the schema of every table of the run, made from schema.h, and under the key "migstat"
 * the provenance: where the data come from (command line, versions, hosts, VM definitions, plan,
 * seed), which collect or import puts together as a JSON object.
 * See https://specs.frictionlessdata.io/data-package/ and /table-schema/.
 */
#ifndef MIGSTAT_PACKAGE_H
#define MIGSTAT_PACKAGE_H

#include "error.h"
#include "schema.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

/* The format of a run: "format" of its provenance, written by package_write. What changed from one
 * to the next stands in datasets/README.md. */
enum { PACKAGE_FORMAT = 1 };

/* What stands in a package; all of it borrowed. */
struct package_content {
	const char *name;                      /* the run's */
	const char *created;                   /* its start in UTC */
	const struct further_columns *further; /* NULL = none */
	json_t *provenance;
};

/* Writes folder/datapackage.json whole. */
bool package_write(const char *folder, const struct package_content *content, struct error *err);

/*
 * Reads folder/datapackage.json. The result is a new reference: json_decref it. NULL with *err
 * (file:line:column for bad JSON) if it is not there, is no package of migstat's, or is of a format
 * that this migstat does not read.
 */
json_t *package_read(const char *folder, struct error *err);

/* The command line, for a provenance: a new array. */
json_t *package_command(int argc, char *const *argv);

/* The text at package[key], or "" if there is none. Borrowed from the package. */
const char *package_text(const json_t *package, const char *key);

/* Of the sentences that an import left for everybody who uses the run, the one of that number, from
 * 0; NULL after the last. Borrowed from the package. */
const char *package_note(const json_t *package, size_t number);

/* The object at package["migstat"], borrowed; never NULL for a package that package_read gave. */
json_t *package_provenance(const json_t *package);

#endif
