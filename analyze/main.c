/* main.c — migstat-analyze VERB ...: picks the verb, reports its failure, returns its status. */
#include "analyze/output/output.h"
#include "analyze/plan/plan.h"
#include "analyze/verdict/verdict.h"

#include "datasets/array.h"

#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <string.h>

static const struct {
	const char *name;
	enum exit_status (*run)(int argc, char **argv, struct error *err);
} verbs[] = {
	{ "analyze", verb_analyze },
	{ "compare", verb_compare },
	{ "plan", verb_plan },
};

static enum exit_status run_verb(int argc, char **argv, struct error *err)
{
	for (size_t i = 0; argc > 1 && i < COUNT(verbs); i++)
		if (strcmp(verbs[i].name, argv[1]) == 0)
			return verbs[i].run(argc - 1, argv + 1, err);
	if (argc > 1)
		error_set(err, "unknown verb '%s'; it knows: analyze, compare, plan", argv[1]);
	else
		error_set(err, "no verb; it knows: analyze, compare, plan");
	return EXIT_USAGE;
}

int main(int argc, char **argv)
{
	struct error err = { 0 };
	enum exit_status status;

	gsl_set_error_handler_off(); /* its default is to abort */
	status = run_verb(argc, argv, &err);
	if (err.text[0] != '\0')
		fprintf(stderr, "migstat-analyze: %s\n", err.text);
	return (int)status;
}
