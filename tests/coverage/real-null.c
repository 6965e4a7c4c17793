/*
 * real-null.c — the real null: the cycles of one case of a measured run are halved at random, many
 * times, and compare is asked what changed between the halves. Nothing did: they are of one case,
 * one run, the same hours. So p <= 0.05 may come up in 5 of 100 halves, and is let pass in 8.
 *
 * One line for each case, metric and aspect; with --tap as tests: each aspect over all cases, and
 * each line, for which three standard errors of so many halves are allowed.
 */
#include "ask.h"
#include "study-run.h"

#include "datasets/array.h"
#include "datasets/must.h"
#include "datasets/run.h"
#include "datasets/schema.h"

#include <errno.h>
#include <getopt.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SEED = 20160401, MOST_CASES = 16, MOST_CYCLES = 200 };

static const double most_share = 0.08;

static const char *const metrics[] = { "total_time_seconds", "downtime_seconds",
				       "downtime_network_seconds", "tcp_stall_seconds" };
static const char *const aspects[] = { "mean", "median", "spread", "p95" };

/* How often p was at most 0.05 in one case, metric and aspect. */
struct tally {
	size_t halves, alarms;
};

/* A run, its cases and the cycles that they have. */
struct measured_run {
	struct run run;
	const char *cases[MOST_CASES];
	size_t case_count, cycles;
	struct tally tallies[MOST_CASES][COUNT(metrics)][COUNT(aspects)];
};

static _Noreturn void give_up(const char *what, const char *why)
{
	fprintf(stderr, "%s: %s\n", what, why);
	exit(2);
}

static size_t cycle_of(const struct run *run, size_t row)
{
	return strtoul(run_text(run, row, "cycle"), NULL, 10);
}

static void read_run(struct measured_run *measured, const char *folder)
{
	struct error error = { 0 };

	if (!run_read(&measured->run, folder, &error))
		give_up(folder, error.text);
	measured->case_count =
		table_add_texts(&measured->run.migrations, "case", measured->cases, 0);
	for (size_t row = 0; row < run_rows(&measured->run); row++) {
		size_t cycle = cycle_of(&measured->run, row);

		if (cycle > measured->cycles)
			measured->cycles = cycle;
	}
	if (measured->cycles < 4 || measured->cycles >= MOST_CYCLES)
		give_up(folder, "4 cycles or more are to be halved");
}

/* One side's run while it is written. */
struct half {
	FILE *csv;
	size_t migrations;
};

static struct half half_open(const struct asker *asker, const char *name)
{
	char *folder = asker_path(asker, name);
	char *path = must_print("%s/migrations.csv", folder);
	static const char *const cases[] = { "plain", NULL };
	struct study_run run;
	struct half half = { 0 };

	asker_clear(asker, name);
	run = study_run_open(folder, cases, 0); /* for its datapackage.json */
	study_run_close(&run);
	half.csv = must_have(fopen(path, "w"));
	fprintf(half.csv, "migration,%s,case,vm,cycle,direction,order,clock_seconds,outcome",
		STUDY_COLUMN);
	for (size_t m = 0; m < COUNT(metrics); m++)
		fprintf(half.csv, ",%s", metrics[m]);
	fputc('\n', half.csv);
	free(folder);
	free(path);
	return half;
}

static void half_add(struct half *half, const struct run *run, size_t row, size_t split)
{
	static const char *const columns[] = { "case",      "vm",    "cycle",
					       "direction", "order", "clock_seconds",
					       "outcome" };

	fprintf(half->csv, "%zu,s%zu", ++half->migrations, split + 1);
	for (size_t i = 0; i < COUNT(columns); i++)
		fprintf(half->csv, ",%s", run_text(run, row, columns[i]));
	for (size_t m = 0; m < COUNT(metrics); m++)
		fprintf(half->csv, ",%s", run_text(run, row, metrics[m]));
	fputc('\n', half->csv);
}

static void half_close(struct half *half)
{
	if (fclose(half->csv) != 0)
		give_up("a half", strerror(errno));
}

/* Which half every cycle is of: all cases are halved alike, as they were measured together. */
static void split_cycles(bool after[MOST_CYCLES], size_t cycles, gsl_rng *random)
{
	size_t order[MOST_CYCLES];

	for (size_t i = 0; i < cycles; i++)
		order[i] = i + 1;
	gsl_ran_shuffle(random, order, cycles, sizeof *order);
	for (size_t i = 0; i < cycles; i++)
		after[order[i]] = i >= cycles / 2;
}

static void write_halves(const struct measured_run *measured, const struct asker *asker,
			 size_t splits, gsl_rng *random)
{
	struct half halves[2] = { half_open(asker, "before"), half_open(asker, "after") };

	for (size_t split = 0; split < splits; split++) {
		bool after[MOST_CYCLES] = { false };

		split_cycles(after, measured->cycles, random);
		for (size_t row = 0; row < run_rows(&measured->run); row++)
			half_add(&halves[after[cycle_of(&measured->run, row)]], &measured->run, row,
				 split);
	}
	half_close(&halves[0]);
	half_close(&halves[1]);
}

static size_t index_of(const char *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(text, words[i]) == 0)
			return i;
	give_up(text, "was not asked about");
}

static void ask(struct measured_run *measured, const struct asker *asker)
{
	char *out = asker_path(asker, "out");
	char *before = asker_path(asker, "before");
	char *after = asker_path(asker, "after");
	char *wanted = must_print("%s,%s,%s,%s", metrics[0], metrics[1], metrics[2], metrics[3]);
	const char *const arguments[] = { "compare",
					  "--by",
					  "case," STUDY_COLUMN,
					  "--metric",
					  wanted,
					  "--aspect",
					  "mean,median,spread,p95",
					  "--limit",
					  "none",
					  "--format",
					  "csv",
					  "--output",
					  out,
					  before,
					  after,
					  NULL };
	struct table table;

	asker_run(asker, arguments);
	table = asker_table(asker, &schema_comparisons);
	for (size_t row = 0; row < table.rows; row++) {
		size_t c = index_of(table_text(&table, row, table_find(&table, "case")),
				    measured->cases, measured->case_count);
		size_t m = index_of(table_cell(&table, row, "metric"), metrics, COUNT(metrics));
		size_t a = index_of(table_cell(&table, row, "aspect"), aspects, COUNT(aspects));
		struct tally *tally = &measured->tallies[c][m][a];

		tally->halves++;
		tally->alarms += table_tells(&table, row, "p") <= 0.05;
	}
	table_free(&table);
	free(out);
	free(before);
	free(after);
	free(wanted);
}

/* Batch by batch, so that no table holds them all. */
static void measure(struct measured_run *measured, const struct asker *asker, size_t splits,
		    gsl_rng *random)
{
	enum { BATCH = 50 };

	for (size_t done = 0; done < splits; done += BATCH) {
		write_halves(measured, asker, splits - done < BATCH ? splits - done : BATCH,
			     random);
		ask(measured, asker);
	}
}

static double share_of(struct tally tally)
{
	return tally.halves > 0 ? (double)tally.alarms / (double)tally.halves : NAN;
}

/* What TAP counts. */
struct judge {
	bool tap;
	double slack; /* of one line */
	size_t tests, failed;
	struct tally sums[COUNT(aspects)];
};

static void judge_one(struct judge *judge, const char *name, struct tally tally, double most)
{
	bool good = share_of(tally) <= most; /* NaN is none */

	judge->failed += !good;
	if (judge->tap)
		printf("%sok %zu - ", good ? "" : "not ", ++judge->tests);
	printf("%-60s  %5.1f %% of %zu%s\n", name, 100 * share_of(tally), tally.halves,
	       good || judge->tap ? "" : "  !");
}

static void judge_run(struct judge *judge, const struct measured_run *measured)
{
	for (size_t c = 0; c < measured->case_count; c++)
		for (size_t m = 0; m < COUNT(metrics); m++)
			for (size_t a = 0; a < COUNT(aspects); a++) {
				struct tally tally = measured->tallies[c][m][a];
				char *name = must_print("%s %s, %s, %s", run_name(&measured->run),
							measured->cases[c], metrics[m], aspects[a]);

				judge_one(judge, name, tally, most_share + judge->slack);
				judge->sums[a].halves += tally.halves;
				judge->sums[a].alarms += tally.alarms;
				free(name);
			}
}

static int study(char *const *folders, size_t count, const char *programs, size_t splits, bool tap)
{
	struct judge judge = { .tap = tap };
	struct asker asker = asker_open(programs);
	gsl_rng *random = must_have(gsl_rng_alloc(gsl_rng_mt19937));

	judge.slack = tap ? 3 * sqrt(most_share * (1 - most_share) / (double)splits) : 0;
	gsl_rng_set(random, SEED);
	for (size_t i = 0; i < count; i++) {
		struct measured_run measured = { 0 };

		read_run(&measured, folders[i]);
		measure(&measured, &asker, splits, random);
		judge_run(&judge, &measured);
		run_free(&measured.run);
	}
	for (size_t a = 0; a < COUNT(aspects); a++)
		judge_one(&judge, aspects[a], judge.sums[a], most_share);
	if (tap)
		printf("1..%zu\n", judge.tests);
	else
		printf("\n%zu lines have p <= 0.05 in more than %g %% of the halves (!).\n",
		       judge.failed, 100 * most_share);
	gsl_rng_free(random);
	asker_close(&asker);
	return judge.failed > 0;
}

int main(int argc, char **argv)
{
	static const struct option options[] = { { "tap", no_argument, NULL, 't' },
						 { "splits", required_argument, NULL, 's' },
						 { 0 } };
	size_t splits = 400;
	bool tap = false;
	bool good = true;
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		good = good && option != '?';
		tap = tap || option == 't';
		if (option == 's')
			splits = strtoul(optarg, NULL, 10);
	}
	if (!good || splits < 1 || argc - optind < 2) {
		fputs("usage: real-null [--tap] [--splits N] BUILD/bin RUN...\n", stderr);
		return 2;
	}
	return study(argv + optind + 1, (size_t)(argc - optind - 1), argv[optind], splits, tap);
}
