/*
 * exit-status.h — the exit statuses of every program, each distinct.
 */
#ifndef MIGSTAT_EXIT_STATUS_H
#define MIGSTAT_EXIT_STATUS_H

enum exit_status {
	EXIT_DONE = 0,
	EXIT_FAILED = 1, /* could not do it: bad input, I/O, the hypervisor */
	EXIT_USAGE = 2,  /* called wrongly */
	EXIT_WORSE = 3,  /* a gate: worse */
	EXIT_UNDECIDED = 4,
	EXIT_NOTHING = 5 /* carried out, and not one thing of all succeeded */
};

#endif
