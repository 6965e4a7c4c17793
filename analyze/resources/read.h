/*
 * read.h — the rows of metrics.csv, and which migrations each of them is of.
 */
#ifndef MIGSTAT_ANALYZE_RESOURCES_READ_H
#define MIGSTAT_ANALYZE_RESOURCES_READ_H

#include "resources.h"

/* Reads metrics.csv once and adds every span to its migrations. resources has its anchors and bins.
 * False with *err: the file is malformed, or no memory. */
bool resources_read(struct resources *resources, struct error *err);

#endif
