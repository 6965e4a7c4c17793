/*
 * verb.h — the verb `report`: from analyzed runs to figures.
 */
#ifndef MIGSTAT_REPORT_VERB_H
#define MIGSTAT_REPORT_VERB_H

#include "datasets/error.h"
#include "datasets/flags.h"

/* argv[0] is the verb. Prints only what is asked for (--help, --version) and warnings; anything
 * else than EXIT_DONE comes with *err. */
enum exit_status verb_report(int argc, char **argv, struct error *err);

#endif
