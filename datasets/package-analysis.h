/*
 * package-analysis.h — analysis/datapackage.json: the tables of an analysis as a Frictionless Data
 * Package.
 *
 * It describes the tables that are there, whoever made them: analyze, compare, trend or plan. It is
 * no run's: it has no "migstat" in it.
 */
#ifndef MIGSTAT_PACKAGE_ANALYSIS_H
#define MIGSTAT_PACKAGE_ANALYSIS_H

#include "error.h"

#include <stdbool.h>

/*
 * Writes folder/datapackage.json anew, from the headers of the tables there; their columns beyond
 * the schema are those grouped by. A datapackage.json of somebody else, a run's above all, is left
 * alone. To be called by who holds the folder's lock (lock.h). False with *err.
 */
bool package_write_analysis(const char *folder, struct error *err);

#endif
