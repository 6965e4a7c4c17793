/*
 * package-inside.h — inside of datasets/: what the packages of runs and of analyses are made of.
 */
#ifndef MIGSTAT_PACKAGE_INSIDE_H
#define MIGSTAT_PACKAGE_INSIDE_H

#include "schema.h"

#include <jansson.h>

/* The field that describes a column, in a Frictionless table schema. */
json_t *package_field(const struct column *column);

/* The resource of a table whose fields these are (taken over), in their order. by: names of those
 * that are in its key, too, an array that is taken over; NULL = none. */
json_t *package_resource(const struct schema *schema, json_t *fields, json_t *by);

#endif
