/*
 * datasets-run-names.c — what runs are called that share a name.
 */
#include "testing.h"

#include "datasets/array.h"
#include "datasets/run-names.h"

#include <stdlib.h>

enum { RUNS_MOST = 4 };

static const struct call {
	size_t count;
	const char *own[RUNS_MOST], *folders[RUNS_MOST], *wanted[RUNS_MOST];
} calls[] = {
	{ 1, { "run" }, { "a/run" }, { "run" } },
	{ 2, { "one", "two" }, { "a/run", "b/run" }, { "one", "two" } },
	/* the shortest end that tells them apart */
	{ 2, { "run", "run" }, { "8.2/run", "9.0/run/" }, { "8.2/run", "9.0/run" } },
	{ 3,
	  { "run", "run", "x" },
	  { "before", "/data/after//", "x" },
	  { "before", "after", "x" } },
	{ 3,
	  { "run", "run", "run" },
	  { "a/1/run", "b/1/run", "b/2/run" },
	  { "a/1/run", "b/1/run", "2/run" } },
	/* the run in whose folder the other lies */
	{ 2, { "run", "run" }, { "run", "old/run" }, { "run", "old/run" } },
	/* another run has the name already */
	{ 3, { "run", "run", "new" }, { "a/new", "a/old", "c" }, { "a/new", "old", "new" } },
	/* nothing tells a folder from itself */
	{ 2, { "run", "run" }, { "a/run", "a/run" }, { "a/run", "a/run" } },
	{ 2, { "run", "run" }, { "/", "/" }, { "/", "/" } },
};

static void runs_of_one_name_are_told_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(calls); i++) {
		char *names[RUNS_MOST];

		run_names(names, calls[i].own, calls[i].folders, calls[i].count);
		for (size_t run = 0; run < calls[i].count; run++) {
			assert_string_equal(names[run], calls[i].wanted[run]);
			free(names[run]);
		}
	}
}

/* "." is no name. */
static void dots_are_looked_up(void **state)
{
	static const char *const own[] = { "run", "run" };
	static const char *const folders[] = { "/usr/./lib", "/usr/bin/.." };
	char *names[2];

	(void)state;
	run_names(names, own, folders, 2);
	assert_string_equal(names[0], "lib");
	assert_string_equal(names[1], "usr");
	free(names[0]);
	free(names[1]);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(runs_of_one_name_are_told_apart),
		cmocka_unit_test(dots_are_looked_up),
	};

	return cmocka_run_group_tests_name("datasets-run-names", tests, NULL, NULL);
}
