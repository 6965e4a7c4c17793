/* study-run.c — drawn studies as a run on the disk. */
#include "study-run.h"

#include "collect/study/until.h"
#include "datasets/must.h"

#include <errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_CASES = 4 };

static FILE *create(const char *folder, const char *name)
{
	char *path = must_print("%s/%s", folder, name);
	FILE *file = fopen(path, "w");

	if (!file) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		exit(2);
	}
	free(path);
	return file;
}

static void end(FILE *file)
{
	if (fclose(file) != 0) {
		fprintf(stderr, "a made-up run cannot be written: %s\n", strerror(errno));
		exit(2);
	}
}

static void write_package(const char *folder, const char *const *cases, size_t most_cycles)
{
	FILE *package = create(folder, "datapackage.json");
	const char *slash = strrchr(folder, '/');
	const char *name = slash ? slash + 1 : folder;

	fprintf(package,
		"{\n  \"profile\": \"tabular-data-package\", \"name\": \"%s\", \"title\": \"%s\",\n"
		"  \"created\": \"2026-01-01T00:00:00.000000Z\",\n"
		"  \"resources\": [ { \"name\": \"migrations\", \"path\": \"migrations.csv\", "
		"\"profile\": \"tabular-data-resource\" } ],\n"
		"  \"migstat\": { \"format\": 1, \"plan\": { \"order\": \"random\", \"seed\": 1, "
		"\"cases\": [",
		name, name);
	for (size_t i = 0; cases[i]; i++)
		fprintf(package, "%s { \"case\": \"%s\" }", i > 0 ? "," : "", cases[i]);
	fprintf(package, " ]");
	if (most_cycles > 0)
		fprintf(package,
			", \"cycles\": %zu, \"until\": { \"metric\": \"total_time_seconds\", "
			"\"least_cycles\": %d }",
			most_cycles, UNTIL_LEAST_CYCLES);
	fprintf(package, " } }\n}\n");
	end(package);
}

struct study_run study_run_open(const char *folder, const char *const *cases, size_t most_cycles)
{
	struct study_run run = { 0 };

	if (mkdir(folder, 0777) != 0) {
		fprintf(stderr, "%s: %s\n", folder, strerror(errno));
		exit(2);
	}
	write_package(folder, cases, most_cycles);
	run.csv = create(folder, "migrations.csv");
	fprintf(run.csv,
		"migration,%s,case,vm,cycle,direction,order,clock_seconds,outcome,"
		"total_time_seconds\n",
		STUDY_COLUMN);
	return run;
}

static void add_row(struct study_run *run, const char *case_name, const struct world_row *row,
		    const char *prefix)
{
	fprintf(run->csv, "%zu,s%zu,%s,%s%zu,%zu,%s,%zu,%.6f,%s,", ++run->migrations, run->studies,
		case_name, prefix, row->vm + 1, row->cycle + 1, row->direction == 0 ? "AB" : "BA",
		row->vm + 1, run->clock, row->failed ? "error_returned" : "ok");
	if (!isnan(row->value))
		fprintf(run->csv, "%.6f", row->value);
	fputc('\n', run->csv);
	run->clock += 2 * world_mean;
}

/* The rows of one cycle, which stand together; the index behind them. */
static size_t add_cycle(struct study_run *run, const char *case_name,
			const struct world_study *study, size_t first, const char *prefix)
{
	size_t at = first;

	while (at < study->count && study->rows[at].cycle == study->rows[first].cycle)
		add_row(run, case_name, &study->rows[at++], prefix);
	return at;
}

void study_run_add(struct study_run *run, const char *const *cases,
		   const struct world_study *studies, const char *prefix, gsl_rng *random)
{
	size_t at[MOST_CASES] = { 0 };
	size_t order[MOST_CASES] = { 0, 1, 2, 3 };
	size_t count = 0;
	bool more = true;

	while (cases[count])
		count++;
	run->studies++;
	while (more) {
		more = false;
		gsl_ran_shuffle(random, order, count, sizeof *order);
		for (size_t i = 0; i < count; i++) {
			size_t c = order[i];

			if (at[c] < studies[c].count)
				at[c] = add_cycle(run, cases[c], &studies[c], at[c], prefix);
			more = more || at[c] < studies[c].count;
		}
	}
}

void study_run_close(struct study_run *run)
{
	end(run->csv);
}
