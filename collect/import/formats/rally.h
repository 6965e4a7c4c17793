/*
 * rally.h — what Rally's report and its older task results have in common.
 *
 * Rally boots a VM for each iteration and migrates it: the vm of a row is the iteration's number in
 * its workload. The time is that of the atomic action nova.live_migrate, whose end Rally finds by
 * asking every 2 s or so.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_RALLY_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_RALLY_H

#include "collect/import/kit/json.h"
#include "collect/import/kit/sink.h"

#include <stdbool.h>

/* The atomic action that is the migration. */
#define RALLY_ACTION "nova.live_migrate"

enum { RALLY_WORD = 96 };

/* What holds for the iterations of one workload. Texts are borrowed from the JSON. */
struct rally {
	struct import_sink *sink;
	char case_name[2 * RALLY_WORD];
	const char *storage, *flavor; /* NULL = not said */
	char parallel[32];            /* "" = not said */
	struct json_at args;          /* of the scenario; value NULL = none */
};

/* One migration of an iteration. */
struct rally_migration {
	size_t iteration;          /* from 0 */
	double started_at;         /* seconds since 1970; NaN = not known */
	double seconds;            /* NaN = no time */
	bool failed;               /* Rally says so */
	bool attempted;            /* false: the iteration ended before it */
	const struct json_at *why; /* the iteration's "error": a list of texts, or empty */
};

/* Says what everybody must know of Rally's times and hands the root to take, a struct rally as its
 * closure. */
bool rally_read(const struct import_source *source, struct import_sink *sink, json_take *take,
		struct error *err);

/* All workloads have been read. */
void rally_end(const struct rally *rally);

/* A workload begins. runner: the object with "concurrency". False with *err. */
bool rally_begin_workload(struct rally *rally, const char *name, const struct json_at *args,
			  const struct json_at *runner, struct error *err);

/* Adds the migration's row and its parameters. */
bool rally_add(struct rally *rally, const struct rally_migration *migration, struct error *err);

/* An event: the name of an action, say. at NaN = not known; migration 0 = none. */
bool rally_event(struct rally *rally, double at, long migration, const char *event,
		 const char *detail, struct error *err);

/* The SLA's results: a list of {criterion, success, detail}. */
bool rally_add_sla(struct rally *rally, const struct json_at *results, struct error *err);

/* Whether "error" of an iteration says that something failed. */
bool rally_is_error(const struct json_at *error);

#endif
