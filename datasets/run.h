/*
 * run.h — a run: the folder of tables that one call of collect or import leaves behind. Reading.
 */
#ifndef MIGSTAT_RUN_H
#define MIGSTAT_RUN_H

#include "error.h"
#include "metric.h"
#include "outcome.h"
#include "run-facts.h"
#include "table.h"

#include <jansson.h>
#include <stdbool.h>

struct run {
	char *folder;
	json_t *package;         /* datapackage.json */
	struct table migrations; /* .torn tells of a torn last line that was left out */
	struct run_facts facts;  /* of run_read; .at NULL: not worked out */
};

/*
 * Reads folder/datapackage.json and folder/migrations.csv. A run that was cut short is a valid
 * run. Free with run_free. False with *err: no run, malformed, or without any row.
 */
bool run_read(struct run *run, const char *folder, struct error *err);

void run_free(struct run *run);

/* The run's name as it was given (UTF-8; a line's end in it is a blank, as in every table), and its
 * start in UTC. Borrowed. */
const char *run_name(const struct run *run);

/* Gives it another name, in memory only. False with *err where there is none. */
bool run_call(struct run *run, const char *name, struct error *err);

const char *run_created(const struct run *run);

/* How many migrations the run's plan has, as datapackage.json tells; 0 = not known. */
size_t run_planned(const struct run *run);

/* The place of a case in the run's plan, from 0; behind all of them if the plan does not have it
 * (or there is none). */
size_t run_case_rank(const struct run *run, const char *name);

/* Whether the run's plan asks in that case for post-copy, from the first pass or a deadline on.
 * Then the hypervisor's own downtime tells only a part of how long the guest stood still. */
bool run_case_post_copies(const struct run *run, const char *name);

/* Whether it does in any case. */
bool run_post_copies(const struct run *run);

/*
 * Whether whoever imported the run made up its VMs' names ("iteration 7" of a benchmark that boots
 * a VM for each), all or some: "vm_names" of the package's migstat/import is not "told". Such a
 * name tells the rows of a run apart, but is not the VM of the same name in another run or case.
 */
bool run_vm_names_made_up(const struct run *run);

/* Whether the run's plan says that in every cycle the cases were measured in an order drawn anew.
 */
bool run_order_is_random(const struct run *run);

/* When a run ends that looks at a metric while it comes (collect --until-ci). */
struct run_looks {
	const char *metric; /* its column; borrowed; NULL: it ends by its plan alone */
	int least_cycles;   /* of the first look */
	int most_cycles;    /* of the last one */
};
struct run_looks run_looks_of(const struct run *run);

/*
 * How many looks what is said of a metric has to count, in the case of a row: those of the whole
 * plan, if the case ended by one of them before its last cycle (whatever became of that cycle's
 * migrations), which is one in which VMs and cycles agreed by chance, too (two-way/looks.h). 0:
 * none, for it went on to its end, looked at another metric, or at none.
 */
int run_looks_counted(const struct run *run, const char *metric, size_t row);

/* Number of rows of migrations.csv. */
size_t run_rows(const struct run *run);

/* A cell of migrations.csv by its column's name; "" where the file has no such column. */
const char *run_text(const struct run *run, size_t row, const char *column);

/* The row's VM, by its key (vm-key.h): the same pointer in all rows of one VM that run_read read.
 */
const char *run_vm(const struct run *run, size_t row);

enum outcome run_outcome(const struct run *run, size_t row);

/* Whether any row that enters the statistics has a value of the metric. */
bool run_measured(const struct run *run, size_t metric);

#endif
