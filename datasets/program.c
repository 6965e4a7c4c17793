/* program.c — what every main does. */
#include "program.h"

#include "complete.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool flush_output(struct error *err)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	return error_system(err, "standard output: %s", strerror(errno));
}

static enum exit_status answer(const struct action *action, void *options, int argc, char **argv,
			       struct error *err)
{
	switch (flags_parse(action->verb, options, argc, argv, err)) {
	case FLAGS_HELP:
		flags_help(action->verb, stdout);
		return EXIT_DONE;
	case FLAGS_VERSION:
		flags_version(action->verb, stdout);
		return EXIT_DONE;
	case FLAGS_RUN:
		return action->run(options, argc, argv, err);
	case FLAGS_WRONG:
		break;
	}
	return EXIT_USAGE;
}

enum exit_status verb_main(const struct action *action, int argc, char **argv, struct error *err)
{
	void *options = malloc(action->verb->options_size);
	enum exit_status status;

	if (!options) {
		error_memory(err);
		return EXIT_FAILED;
	}
	status = answer(action, options, argc, argv, err);
	if (action->verb->free)
		action->verb->free(options);
	free(options);
	if (status != EXIT_FAILED && status != EXIT_USAGE && !flush_output(err))
		status = EXIT_FAILED;
	return status;
}

/* For `make lint`: `migstat VERB --flags-as-table`; for shells: `migstat VERB --complete WORD...`.
 * No flags of the table, lest they stand in the way of an abbreviation. */
static bool answers_program(const struct verb *verb, int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--flags-as-table") == 0)
		flags_list(verb, stdout);
	else if (argc > 2 && strcmp(argv[1], "--complete") == 0)
		complete_print(verb, (size_t)argc - 2, argv + 2, stdout);
	else
		return false;
	return true;
}

/* Who complains: the verb that was typed; what is said beside an error finds it as the program's
 * name. */
static void take_name(char *name, size_t size, const struct action *actions, size_t count,
		      const char *typed)
{
	for (size_t i = 0; typed && i < count; i++)
		if (strcmp(actions[i].verb->name, typed) == 0)
			snprintf(name, size, "migstat %s", typed);
	program_invocation_short_name = name;
}

static enum exit_status run_verb(const struct action *actions, size_t count, int argc, char **argv,
				 struct error *err)
{
	char list[64] = "";
	size_t used = 0;

	for (size_t i = 0; i < count; i++)
		if (!flags_check(actions[i].verb, err))
			return EXIT_FAILED;
	for (size_t i = 0; argc > 0 && i < count; i++) {
		if (strcmp(actions[i].verb->name, argv[0]) != 0)
			continue;
		if (!answers_program(actions[i].verb, argc, argv))
			return verb_main(&actions[i], argc, argv, err);
		return flush_output(err) ? EXIT_DONE : EXIT_FAILED;
	}
	for (size_t i = 0; i < count && used < sizeof list; i++)
		used += (size_t)snprintf(list + used, sizeof list - used, "%s%s", i > 0 ? ", " : "",
					 actions[i].verb->name);
	if (argc > 0)
		error_set(err, "unknown verb '%s'; it knows: %s", argv[0], list);
	else
		error_set(err, "no verb; it knows: %s", list);
	return EXIT_USAGE;
}

int program_main(const char *program, const struct action *actions, size_t count, int argc,
		 char **argv)
{
	struct error err = { 0 };
	char *own_name = program_invocation_short_name;
	char name[32];
	enum exit_status status;

	snprintf(name, sizeof name, "%s", program);
	take_name(name, sizeof name, actions, count, argc > 1 ? argv[1] : NULL);
	status = run_verb(actions, count, argc - 1, argv + 1, &err);
	if (err.text[0] != '\0' &&
	    (status == EXIT_FAILED || status == EXIT_USAGE || status == EXIT_NOTHING))
		fprintf(stderr, "%s: %s\n", name, err.text);
	program_invocation_short_name = own_name;
	return (int)status;
}
