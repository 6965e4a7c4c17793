/*
 * qmp.h — what the values of a QMP stream say, one by one (qmp-object.c), for the reader of the
 * text that they stand in (qmp.c).
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_QMP_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_QMP_H

#include "collect/import/kit/job.h"
#include "collect/import/kit/json.h"
#include "formats.h"

/* What is read of an answer to query-migrate, and the columns that a run has for it alone. */
extern const struct import_field qmp_fields[];
extern const char *const qmp_columns[];

/* A stream on its way through the file. */
struct qmp_stream {
	const struct import_source *source;
	struct import_sink *sink;
	struct jobs jobs;
	struct job *job; /* of the VM that was named last */
	double when;     /* of the next answer, in seconds since 1970; NaN = not known */
	size_t placed;   /* the byte whose place jobs.at is */
};

/* From now on it is of the VM of that name; NULL: of the only one. */
bool qmp_select_vm(struct qmp_stream *stream, const char *name, struct error *err);

/*
 * One value of the stream: an answer, alone, in its envelope, or in whatever a script wrapped it
 * in; an event. What else a monitor says is passed over. A json_take; closure is the stream.
 */
bool qmp_take_object(void *closure, const struct json_at *root, struct error *err);

#endif
