/*
 * package-analysis.h — analysis/datapackage.json: the tables of an analysis as a Frictionless Data
 * Package.
 *
 * It describes the tables that are there, whoever made them: analyze, compare, trend or plan. It is
 * no run's: it has no "migstat" in it.
 */
#ifndef MIGSTAT_PACKAGE_ANALYSIS_H
#define MIGSTAT_PACKAGE_ANALYSIS_H

#include "stage.h"

/*
 * Makes the stage's datapackage.json, from the headers of the tables that its folder will hold, new
 * and old; their columns beyond the schema are those grouped by. A datapackage.json of somebody
 * else, a run's above all, is left alone. To be called when all tables are made and all that go are
 * dropped. False with *err.
 */
bool package_stage_analysis(const struct stage *stage, struct error *err);

#endif
