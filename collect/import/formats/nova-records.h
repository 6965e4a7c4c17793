/*
 * nova-records.h — migration records of OpenStack Nova, wherever they come from: its API, or the
 * command line that lists what the API answered.
 *
 * Resizes, cold migrations and evacuations stand in the same list and are left out. A record is not
 * the truth about its VM: an error may come when it has moved already, and a record can be
 * completed though it has not. Where the VM's next record finds it, that tells.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_NOVA_RECORDS_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_NOVA_RECORDS_H

#include "collect/import/kit/sink.h"

#include "datasets/error.h"
#include "datasets/metric.h"

#include <stdbool.h>
#include <stddef.h>

/* A record; texts are borrowed until nova_records_write. NULL and NaN: it does not tell. */
struct nova_record {
	double id; /* records stand in its order */
	const char *server, *source, *destination, *status;
	const char *type;        /* migration_type */
	bool flavor_changes;     /* a resize */
	bool live_alone;         /* of a list that has live migrations alone */
	double created, updated; /* seconds since 1970 */
	double value[METRIC_MAX];
	size_t index;         /* in the list; set by nova_records_add */
	const char *found_on; /* the source of the VM's next record; NULL = there is none. Set by
			       * nova_records_write */
};

/* Zero it before use; free with nova_records_free. */
struct nova_records {
	struct nova_record *at;
	size_t count, capacity;
};

struct nova_record nova_record_blank(void);

/* False without memory. */
bool nova_records_add(struct nova_records *records, const struct nova_record *record,
		      struct error *err);

/* Writes those of live migrations, in the order of their ids, and notes what was left out. */
bool nova_records_write(struct nova_records *records, struct import_sink *sink, struct error *err);

void nova_records_free(struct nova_records *records);

#endif
