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
#include "stage.h"

#include <stdbool.h>

/*
 * Makes the datapackage.json of the folder anew, in the folder beside: from the headers of the
 * tables there and of those that will stay; their columns beyond the schema are those grouped by. A
 * datapackage.json of somebody else, a run's above all, is left alone. False with *err.
 */
bool package_write_analysis(const struct stage *stage, struct error *err);

#endif
