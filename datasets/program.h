/*
 * program.h — what every main does: picks the verb, parses its words, runs it, complains, closes
 * the output and returns the exit status.
 */
#ifndef MIGSTAT_PROGRAM_H
#define MIGSTAT_PROGRAM_H

#include "exit-status.h"
#include "flags.h"

/*
 * Carries a verb out. options are the verb's own; argv[0] is its name. EXIT_FAILED and EXIT_USAGE
 * come with *err. What it prints to stdout is checked by the caller.
 */
typedef enum exit_status verb_run(void *options, int argc, char **argv, struct error *err);

/* A verb and who carries it out. */
struct action {
	const struct verb *verb;
	verb_run *run;
};

/*
 * Parses argv (argv[0] is the verb), answers --help and --version, else runs the action. Standard
 * output that could not be written, because the disk is full, is a failure. Other than what the
 * verb itself returns: EXIT_FAILED and EXIT_USAGE, with *err.
 */
enum exit_status verb_main(const struct action *action, int argc, char **argv, struct error *err);

/*
 * The whole of a main: `PROGRAM VERB ...` by the table of its verbs, whose flags are checked first,
 * all of them: a table that is not sound never gets as far as a user. Failures go to stderr, each
 * begun with the verb that was typed ("migstat compare: ..."; the program's name where none was);
 * what a verb says beside its error begins with program_invocation_short_name, which is the same
 * meanwhile.
 */
int program_main(const char *program, const struct action *actions, size_t count, int argc,
		 char **argv);

#endif
