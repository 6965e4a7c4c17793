/*
 * options.h — what `migstat collect` is asked for: its command line (flags.c), and what is checked
 * of it as a whole (options.c, options-drain.c).
 */
#ifndef MIGSTAT_COLLECT_SESSION_OPTIONS_H
#define MIGSTAT_COLLECT_SESSION_OPTIONS_H

#include "collect/observe/options.h"
#include "collect/plan/case.h"
#include "collect/plan/plan.h"
#include "collect/plan/vm.h"
#include "collect/study/hook.h"

#include "datasets/error.h"
#include "datasets/flags.h"
#include "datasets/texts.h"

#include <stdbool.h>
#include <stdint.h>

struct collect_options {
	char *cloud;              /* NULL = libvirt is the platform */
	char *region, *interface; /* of the cloud's; NULL = as its settings say */
	char *libvirt[2];         /* beside a cloud, by enum side; NULL = not reached */
	char *host[2];            /* by enum side: URIs, or with a cloud Nova's names */
	char *peer[2];            /* NULL = the same as host[] */
	struct cases cases;
	struct vms vms;              /* also patterns, until choose_vms */
	bool evacuate;               /* host A is emptied by Nova's choice, and filled again */
	struct texts drained;        /* the hosts that are emptied: of --rolling, or host A */
	bool rolling;                /* one after the other, and nothing goes back */
	bool all;                    /* every VM of host A that can be moved */
	bool check;                  /* nothing is measured: what stands in the way is told */
	bool no_check;               /* a run begins without looking */
	bool dry_run;                /* nothing is measured: what would be done is told */
	bool list;                   /* nothing is measured: the hosts' VMs are listed */
	char *cases_file, *vms_file; /* NULL = none; read by collect_options_read_files */
	int cycles;                  /* the most that are done; 0 = not given */
	enum plan_order order;
	uint32_t seed;             /* of the random order */
	int parallel;              /* VMs under way at once; 0 = not said */
	double settle_seconds;     /* between a migration's end and the next one's start */
	int refusals_most;         /* of one case in a row; 0 = any number */
	int warm_up;               /* cycles that are not measured */
	double until_ratio;        /* half an interval over its mean; 0 = not asked */
	size_t until_metric;       /* by metric index */
	int max_cycles;            /* as given; 0 = not */
	int least_cycles;          /* with until_ratio: it is not looked at before */
	double interval_seconds;   /* between two samples of the job */
	double patience_seconds;   /* with a migration that gets nowhere; 0 = for ever */
	double deadline_seconds;   /* of cases that have none of their own; 0 = none */
	char *command[HOOK_COUNT]; /* NULL = none */
	bool hook_failure_stops;
	struct observe_options observe;
	char *output;          /* the new run's folder */
	char *resume;          /* the folder of a run to go on with */
	struct plan_file plan; /* path NULL = none; what it says is in here already */
	bool print_plan;       /* nothing is done: the command line is written as such a file */
	bool quiet;
};

extern const struct verb verb_collect;

/* The verb's begin, finish and free. */
bool collect_options_begin(void *options, struct error *err);
bool collect_options_finish(void *options, size_t count, char **operands, struct error *err);
void collect_options_free(void *options);

/* Adds what stands in the files of --cases and --vms, and checks the whole plan. Apart from
 * parsing, because a bad file is no wrong usage. */
bool collect_options_read_files(struct collect_options *options, struct error *err);

/* How long a host may take to answer before the first migration: the patience, but no longer than
 * any other question may take. */
double collect_options_begin_seconds(const struct collect_options *options);

/* Checks what it says of emptying hosts (options-drain.c), and fills in what follows from that;
 * then the same of the cases, once all of them have been read. */
bool collect_options_drain(struct collect_options *options, struct error *err);
bool collect_options_drain_cases(const struct collect_options *options, struct error *err);

/* Whether there are enough VMs for what is asked; when they are chosen. */
bool collect_options_check_vms(const struct collect_options *options, struct error *err);

#endif
