/* json-error.c — what jansson could not read, as a complaint with its place. */
#include "json-error.h"

#include <errno.h>
#include <string.h>

bool json_error(struct error *err, struct place at, const json_error_t *where)
{
	if (errno == ENOMEM)
		return error_memory(err);
	if (errno == EIO || errno == EISDIR ||
	    json_error_code(where) == json_error_cannot_open_file)
		return error_system(err, "%s: %s", at.file, strerror(errno));
	return error_at(err, at, "bad JSON: %s", where->text);
}
