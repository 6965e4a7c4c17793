/*
 * migstat.c — the front door: `migstat VERB ...` runs that stage's program.
 *
 * The stages are programs of their own, so that the laptop that draws the figures needs no
 * libvirt. This one knows only which program carries out which verb.
 */
#include "datasets/array.h"
#include "datasets/characters.h"
#include "datasets/exit-status.h"
#include "datasets/flags.h"
#include "datasets/nearest.h"

#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The one that needs libvirt, and so is packaged by itself. */
static const char collect_program[] = "migstat-collect";

static const struct stage {
	const char *verb;
	const char *program;
	const char *purpose;
} stages[] = {
	{ "collect", collect_program, "move VMs between two hosts and measure every migration" },
	{ "import", collect_program, "make a run of what other programs have measured" },
	{ "analyze", "migstat-analyze", "means, deviations, intervals and counts of a run" },
	{ "compare", "migstat-analyze",
	  "say what became better, worse or stayed equal; a gate for CI" },
	{ "trend", "migstat-analyze",
	  "follow metrics over many releases: which one made them better or worse" },
	{ "plan", "migstat-analyze",
	  "how many VMs and cycles the next study takes; emptying a host" },
	{ "report", "migstat-report", "draw a run's figure as PDF, PNG or SVG" },
	{ "export", collect_program, "write a run in a form that other programs read" },
};

enum { STAGES = COUNT(stages) };

static void print_help(FILE *stream)
{
	fprintf(stream, "Usage: migstat VERB [OPTION]...\n"
			"Measures the live migration of virtual machines and says honestly what "
			"the\nmeasurements mean.\n\nVerbs, in the order of work:\n");
	for (size_t i = 0; i < STAGES; i++)
		fprintf(stream, "  %-10s%s\n", stages[i].verb, stages[i].purpose);
	fprintf(stream, "\n`migstat VERB --help` tells a verb's options, migstat(1) and "
			"migstat-VERB(1) the rest.\n  --help    show this page\n"
			"  --version show the version\n");
}

static int unknown_verb(const char *typed)
{
	char guess[NEAREST_TEXT_SIZE];

	nearest_of(guess, typed, &stages[0].verb, STAGES, sizeof *stages);
	visible_print(stderr, "migstat: unknown verb '%s'%s (migstat --help lists them)\n", typed,
		      guess);
	return EXIT_USAGE;
}

/* The program beside this one if it is there (a build folder, an installation), else by PATH. */
static int run_stage(const struct stage *stage, char **argv)
{
	char self[PATH_MAX];
	char path[PATH_MAX + 32];
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);

	if (length > 0) {
		self[length] = '\0';
		snprintf(path, sizeof path, "%s/%s", dirname(self), stage->program);
		execv(path, argv);
	}
	execvp(stage->program, argv);
	fprintf(stderr, "migstat: %s cannot be run: %s%s\n", stage->program, strerror(errno),
		errno == ENOENT && strcmp(stage->program, collect_program) == 0
			? "; what measures, imports and exports is a package of its own, "
			  "migstat-collect"
			: "");
	return EXIT_FAILED;
}

static int print_version(void)
{
	printf("migstat " MIGSTAT_VERSION "\nLicence: GPL-3.0-or-later. No warranty.\n");
	return EXIT_DONE;
}

/* For shells: `migstat --complete WORD...`, of which the last is under the cursor: the verbs, or
 * what the verb's program says (datasets/complete.h). */
static int complete(int argc, char **argv)
{
	char *verb = argv[2];

	for (size_t i = 0; i < STAGES; i++) {
		if (argc == 3 && strncmp(stages[i].verb, verb, strlen(verb)) == 0)
			printf("%s\t%s\n", stages[i].verb, stages[i].purpose);
		if (argc > 3 && strcmp(stages[i].verb, verb) == 0) {
			argv[2] = argv[1];
			argv[1] = verb;
			return run_stage(&stages[i], argv);
		}
	}
	return fflush(stdout) == 0 ? EXIT_DONE : EXIT_FAILED;
}

int main(int argc, char **argv)
{
	int status = EXIT_DONE;

	if (argc < 2) {
		print_help(stderr);
		return EXIT_USAGE;
	}
	for (size_t i = 0; i < STAGES; i++)
		if (strcmp(argv[1], stages[i].verb) == 0)
			return run_stage(&stages[i], argv);
	if (argc > 2 && strcmp(argv[1], "--complete") == 0)
		return complete(argc, argv);
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
	    strcmp(argv[1], "help") == 0)
		print_help(stdout);
	else if (strcmp(argv[1], "--version") == 0)
		status = print_version();
	else
		return unknown_verb(argv[1]);
	if (fflush(stdout) != 0) {
		fprintf(stderr, "migstat: standard output cannot be written\n");
		return EXIT_FAILED;
	}
	return status;
}
