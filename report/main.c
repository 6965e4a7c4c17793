/* main.c — migstat-report VERB ...: picks the verb, reports its failure, returns its status. */
#include "verb.h"

#include "datasets/array.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *name;
	enum exit_status (*run)(int argc, char **argv, struct error *err);
} verbs[] = {
	{ "report", verb_report },
};

static enum exit_status run_verb(int argc, char **argv, struct error *err)
{
	for (size_t i = 0; argc > 1 && i < COUNT(verbs); i++)
		if (strcmp(verbs[i].name, argv[1]) == 0)
			return verbs[i].run(argc - 1, argv + 1, err);
	if (argc > 1)
		error_set(err, "unknown verb '%s'; it knows: report", argv[1]);
	else
		error_set(err, "no verb; it knows: report");
	return EXIT_USAGE;
}

int main(int argc, char **argv)
{
	struct error err = { 0 };
	enum exit_status status = run_verb(argc, argv, &err);

	if (err.text[0] != '\0')
		fprintf(stderr, "migstat-report: %s\n", err.text);
	return (int)status;
}
