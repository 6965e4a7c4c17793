/*
 * kit.h — what a foreign format is to import, and the tools that its reader is made of.
 *
 * In: the bytes of a foreign file (source.h), --set and --utc-offset.
 * Out: the rows of a run, through the sink (sink.h), with all that had to be filled in said in its
 * description.
 * Doors: this header, the contract; source.h (a file in memory, its lines and places), csv.h,
 * box-table.h, json.h and iso-time.h (what stands in it), field.h and unit.h (what a field
 * becomes), column.h (columns that no other run has), sink.h (rows); and for a kind of file each:
 * job.h and one-vm.h (a log of migration jobs), log-line.h (what stands between them), probe-log.h
 * (a log of probes), monitor.h (samples of hosts).
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_KIT_H
#define MIGSTAT_COLLECT_IMPORT_KIT_KIT_H

#include "field.h"
#include "sink.h"
#include "source.h"

#include "datasets/error.h"

#include <stdbool.h>

/* In which order files are read, whatever that of the command line. */
enum import_order {
	IMPORT_MIGRATIONS,  /* it tells of migrations */
	IMPORT_OBSERVATIONS /* probes or samples, which may belong to migrations of other files */
};

enum { IMPORT_WORDS = 4 };

struct import_format {
	const char *name;
	const char *producer; /* who writes it, in a few words */
	const char *holds;    /* what becomes of it: the tables that get rows */

	/* How a file of it looks: it begins with one of these, all of those stand in it, one of
	 * these, too (NULL: no such demand). Where words do not tell, looks_like does. */
	const char *begins[IMPORT_WORDS], *has_all[IMPORT_WORDS], *has_one[IMPORT_WORDS];
	bool (*looks_like)(const struct import_source *source);

	/* Puts all that the file holds into the sink. False with *err (file:line:column). The
	 * second one is for a format that is one JSON text: it gets the root, and the sink as its
	 * closure. A format has one of them. */
	bool (*read)(const struct import_source *source, struct import_sink *sink,
		     struct error *err);
	json_take *read_json;

	enum import_order order;
	import_fields *fields;      /* ended by a field NULL */
	import_fields *derived;     /* columns that come of several fields, or of their whole
				       course (job.h, probe-log.h); NULL = none */
	const char *const *columns; /* further columns of migrations.csv that it fills (column.h),
				       ended by NULL; NULL = none */
	bool samples;               /* it fills those of metrics.csv (monitor.h) */
};

#endif
