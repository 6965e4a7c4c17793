/*
 * kit.h — what a foreign format is to import, and the tools that its reader is made of.
 *
 * In: the bytes of a foreign file (source.h), --set and --utc-offset.
 * Out: the rows of a run, through the sink (sink.h), with all that had to be filled in said in its
 * description.
 * Doors: this header, the contract; source.h (a file in memory, its lines and places), csv.h,
 * json.h and iso-time.h (what stands in it), field.h and unit.h (what a field becomes), column.h
 * (columns that no other run has), sink.h (rows); and for a kind of file each: job.h (a log of
 * migration jobs), probe-log.h (a log of probes), monitor.h (samples of hosts).
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_KIT_H
#define MIGSTAT_COLLECT_IMPORT_KIT_KIT_H

#include "field.h"
#include "sink.h"
#include "source.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* In which order files are read, whatever that of the command line. */
enum import_order {
	IMPORT_MIGRATIONS,  /* it tells of migrations */
	IMPORT_OBSERVATIONS /* probes or samples, which may belong to migrations of other files */
};

struct import_format {
	const char *name;
	const char *producer; /* who writes it, in a few words */
	const char *holds;    /* what becomes of it: the tables that get rows */

	/* Whether a file looks like it. Cheap: it need not be right about a malformed file. */
	bool (*looks_like)(const struct import_source *source);

	/* Puts all that the file holds into the sink. False with *err (file:line:column). */
	bool (*read)(const struct import_source *source, struct import_sink *sink,
		     struct error *err);

	enum import_order order;
	import_fields *fields;        /* ended by a field NULL */
	const char *const *columns;   /* further columns of migrations.csv that it fills
					 (column.h), ended by NULL; NULL = none */
	const struct column *metrics; /* further columns of metrics.csv; NULL = none */
	size_t metrics_count;
};

#endif
