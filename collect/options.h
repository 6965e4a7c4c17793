/*
 * options.h — the command line of `migstat collect`.
 */
#ifndef MIGSTAT_COLLECT_OPTIONS_H
#define MIGSTAT_COLLECT_OPTIONS_H

#include "case.h"
#include "observe-options.h"
#include "plan.h"
#include "vm.h"

#include "datasets/error.h"
#include "datasets/flags.h"

#include <stdbool.h>

struct collect_options {
	char *host[2]; /* URIs by enum side */
	char *peer[2]; /* NULL = the same as host[] */
	struct cases cases;
	struct vms vms;
	char *cases_file, *vms_file; /* NULL = none; read by options_read_files */
	int cycles;                  /* 0 = not given */
	double interval_seconds;     /* between two samples of the job */
	double deadline_seconds;     /* 0 = none */
	char *before_case;           /* a command; NULL = none */
	struct observe_options observe;
	char *output; /* the new run's folder */
	char *resume; /* the folder of a run to go on with */
	bool quiet;
};

extern const struct verb verb_collect;

/* Parses argv (argv[0] is skipped). FLAGS_WRONG with *err also where something is missing. */
enum flags_result options_parse(struct collect_options *options, int argc, char **argv,
				struct error *err);

/* Adds what stands in the files of --cases and --vms. Apart from parsing, because a bad file is no
 * wrong usage. */
bool options_read_files(struct collect_options *options, struct error *err);

void options_free(struct collect_options *options);

#endif
