/*
 * flags.h — one table for each verb, from which come the parser (getopt_long) and --help.
 *
 * --help and --version need no line in the table: every verb has them.
 */
#ifndef MIGSTAT_FLAGS_H
#define MIGSTAT_FLAGS_H

#include "error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define MIGSTAT_VERSION "0.1"

struct flag {
	const char *name;     /* the long option without its dashes */
	char letter;          /* the short option, 0 = none */
	const char *argument; /* the argument's name in --help, NULL = takes none */
	const char *help;     /* what it does, in a sentence or two */
};

struct verb {
	const char *name;     /* "analyze" */
	const char *operands; /* after the options: "RUN..." */
	const char *purpose;  /* one sentence */
	const struct flag *flags;
	size_t flag_count;
	const char *epilogue; /* printed after the options, NULL = nothing */
};

/* Exit statuses of every program, each distinct. */
enum exit_status {
	EXIT_DONE = 0,
	EXIT_FAILED = 1, /* could not do it: bad input, I/O, the hypervisor */
	EXIT_USAGE = 2,  /* called wrongly */
	EXIT_WORSE = 3,  /* a gate: worse */
	EXIT_UNDECIDED = 4
};

enum flags_result { FLAGS_RUN, FLAGS_HELP, FLAGS_VERSION, FLAGS_WRONG };

/* Takes one option into the caller's options; value is NULL where it takes none (and lives as
 * long as argv). False with *err if the value is wrong. */
typedef bool flag_take(void *options, const char *name, const char *value, struct error *err);

/*
 * Parses argv (argv[0] is skipped); options and operands may be mixed. *first is the index of the
 * first operand in argv, which getopt_long reorders. FLAGS_WRONG comes with *err.
 */
enum flags_result flags_parse(const struct verb *verb, int argc, char **argv, flag_take *take,
			      void *options, int *first, struct error *err);

/* Prints the help page to stream. */
void flags_help(const struct verb *verb, FILE *stream);

/* Prints "migstat VERB 0.1" and the licence in one line to stream. */
void flags_version(const struct verb *verb, FILE *stream);

#endif
