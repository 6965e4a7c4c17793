/*
 * status.h — the exit status that a call of compare ends with: what a gate reads.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_STATUS_H
#define MIGSTAT_ANALYZE_VERDICT_STATUS_H

#include "analyze/compare/compare.h"
#include "options.h"

#include "datasets/exit-status.h"

/* EXIT_WORSE or EXIT_UNDECIDED, as --fail-on wants them, else EXIT_DONE. */
enum exit_status compare_status(const struct comparisons *comparisons,
				const struct compare_options *options);

#endif
