/*
 * verb.h — carries the verb `report` out: from analyzed runs to figures and reports.
 */
#ifndef MIGSTAT_REPORT_VERB_H
#define MIGSTAT_REPORT_VERB_H

#include "options.h"

#include "datasets/program.h"

/* Its options are struct report_options; prints only what is asked for, and warnings. */
verb_run run_report;

#endif
