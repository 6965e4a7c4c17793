/*
 * osic.h — what the OSIC study's text log and its JSON have in common: evacuations.
 *
 * The study emptied a host, VM by VM, and then the other one. Its files tell the time of "VM1",
 * "VM2", ... of each evacuation: these are places in its order, not VMs. After a failure they
 * belong to others. Where a VM was left behind, the log names it, but not its place.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_OSIC_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_OSIC_H

#include "collect/import/kit/field.h"
#include "collect/import/kit/sink.h"

#include <stdbool.h>

enum { OSIC_VMS = 200, OSIC_WORD = 64 };

/* What holds for the evacuations that follow. */
struct osic {
	const struct import_source *source;
	struct import_sink *sink;
	const char *storage;    /* "shared", "block"; NULL = nobody knows */
	const char *tunnelled;  /* "yes", "no"; NULL = not said */
	char flavor[OSIC_WORD]; /* "" = not said */
	char level[OSIC_WORD];  /* how many at once, "" = one */
	int vms;                /* how many an evacuation moves; 0 = not said */
	bool times_by_vm;       /* the file tells a time for each VM */
	bool failures_named;    /* and which VMs were left behind */
};

/* One evacuation of one host. */
struct osic_evacuation {
	bool under_way;
	int cycle;
	bool back; /* from B to A */
	char from[OSIC_WORD], to[OSIC_WORD];
	double seconds[OSIC_VMS]; /* by place; NaN = no time */
	int highest;              /* the last place that is named */
	int left;                 /* VMs that were left on the source */
	char names[600];          /* whose they are; "" = none */
	bool finished;
};

/* Begins a file: finds out what the storage is, and says what everybody must know. */
void osic_begin(struct osic *osic, const struct import_source *source, struct import_sink *sink);

/* "on" or "off", as the study writes it. False if it is neither. */
bool osic_set_tunnelling(struct osic *osic, const char *word);

void osic_evacuation_begin(struct osic_evacuation *evacuation, int cycle, bool back);

/* Writes a row for every VM that the evacuation should have moved. */
bool osic_evacuation_end(struct osic *osic, struct osic_evacuation *evacuation, struct error *err);

/* The sum of a VM's lost pings over all its migrations: kept as an event, for it is no single
 * migration's downtime. text: "4.5 seconds". False (without *err) if it is something else. */
bool osic_add_lost_pings(struct osic *osic, const char *address, const char *name, const char *text,
			 struct error *err);

/* What the study says of a VM's TCP stream. */
bool osic_add_stream(struct osic *osic, const char *address, const char *name, const char *text,
		     struct error *err);

/* "small, AB, cycle 3": where in the study we are. */
void osic_where(const struct osic *osic, const struct osic_evacuation *evacuation, char *text,
		size_t size);

/* Both formats' further columns. */
extern const char *const osic_columns[];

#endif
