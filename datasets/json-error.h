/*
 * json-error.h — what jansson could not read, as a complaint with its place.
 */
#ifndef MIGSTAT_JSON_ERROR_H
#define MIGSTAT_JSON_ERROR_H

#include "error.h"

#include <jansson.h>

/*
 * Fills *err after a failed json_load…, and returns false. The caller sets errno to 0 before that
 * call: jansson takes memory that it does not get, and a file that cannot be read on, for the end
 * of the text; errno tells them from text that is wrong, and then the error is of the system.
 */
bool json_error(struct error *err, struct place at, const json_error_t *where);

#endif
