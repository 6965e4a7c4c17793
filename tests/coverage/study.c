/*
 * study.c — how often the programs are right, in worlds of which the truth is known: `make
 * coverage-study` prints the whole table (minutes), --short the few trials that `make test` asks,
 * as TAP.
 *
 * The programs themselves are asked (migstat-analyze; of collect, what decides on --until-ci), and
 * beside them stand the method that takes the VM as the only source of chance (old) and the one
 * that takes every row as independent (naive).
 */
#include "results.h"
#include "trials.h"
#include "workers.h"

#include "datasets/must.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SEED = 20160401, ROUNDS = 1000 };

struct wishes {
	const char *programs, *csv, *only;
	size_t rounds, workers;
	bool is_short;
};

static const char usage[] =
	"usage: study [--short] [--rounds N] [--workers N] [--only WORDS] [--csv FILE] BUILD/bin\n"
	"--only: trials whose question or world has these words in it\n";

static struct wishes wishes_of(int argc, char **argv)
{
	static const struct option options[] = {
		{ "short", no_argument, NULL, 's' },
		{ "rounds", required_argument, NULL, 'r' },
		{ "workers", required_argument, NULL, 'w' },
		{ "only", required_argument, NULL, 'o' },
		{ "csv", required_argument, NULL, 'c' },
		{ 0 },
	};
	struct wishes wishes = { .rounds = ROUNDS };
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	int option;

	wishes.workers = processors > 0 ? (size_t)processors : 1;
	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
		switch (option) {
		case 's':
			wishes.is_short = true;
			break;
		case 'r':
			wishes.rounds = strtoul(optarg, NULL, 10);
			break;
		case 'w':
			wishes.workers = strtoul(optarg, NULL, 10);
			break;
		case 'o':
			wishes.only = optarg;
			break;
		case 'c':
			wishes.csv = optarg;
			break;
		default:
			optind = argc;
		}
	wishes.programs = optind == argc - 1 ? argv[optind] : NULL;
	return wishes;
}

static bool is_wanted(const struct trial *trial, const char *only)
{
	return !only || strstr(question_word(trial), only) || strstr(trial->name, only);
}

static int study_all(const struct wishes *wishes)
{
	struct trials trials = trials_all();
	struct job *jobs = must_alloc(trials.count, sizeof *jobs);
	struct outcome_of_trial *outcomes;
	size_t count = 0;

	for (size_t i = 0; i < trials.count; i++)
		if (is_wanted(&trials.at[i], wishes->only))
			jobs[count++] = (struct job){ &trials.at[i], wishes->rounds, i };
	outcomes = workers_measure(jobs, count, wishes->workers, wishes->programs, SEED, true);
	printf("%zu studies of each trial, seed %d\n\n", wishes->rounds, SEED);
	results_print(jobs, outcomes, count);
	if (wishes->csv && !results_write(wishes->csv, jobs, outcomes, count)) {
		perror(wishes->csv);
		return 2;
	}
	free(outcomes);
	free(jobs);
	trials_free(&trials);
	return 0;
}

static int study_short(const struct wishes *wishes)
{
	struct short_trials trials = trials_short();
	struct job *jobs = must_alloc(trials.count, sizeof *jobs);
	struct outcome_of_trial *outcomes;
	size_t tests = 0;
	size_t failed = 0;

	for (size_t i = 0; i < trials.count; i++)
		jobs[i] = (struct job){ &trials.at[i].trial, trials.at[i].rounds, i };
	outcomes =
		workers_measure(jobs, trials.count, wishes->workers, wishes->programs, SEED, false);
	for (size_t i = 0; i < trials.count; i++)
		failed += tap_print(&trials.at[i], &outcomes[i], &tests);
	printf("1..%zu\n", tests);
	free(outcomes);
	free(jobs);
	return failed > 0;
}

int main(int argc, char **argv)
{
	struct wishes wishes = wishes_of(argc, argv);

	if (!wishes.programs || wishes.rounds < 1 || wishes.workers < 1) {
		fputs(usage, stderr);
		return 2;
	}
	return wishes.is_short ? study_short(&wishes) : study_all(&wishes);
}
