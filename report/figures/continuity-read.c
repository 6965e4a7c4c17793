/* continuity-read.c — all gaps of a run. */
#include "continuity.h"

#include "report/data/facts.h"
#include "report/figures/kit/one-run.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Whether the migration is one of those wished for. */
static bool is_wished(const struct figure_wish *wish, const struct run *run, size_t row)
{
	return (!wish->vm || strcmp(run_text(run, row, "vm"), wish->vm) == 0) &&
	       (!wish->case_name || strcmp(run_text(run, row, "case"), wish->case_name) == 0);
}

static long long number_of(const struct run *run, size_t row)
{
	return atoll(run_text(run, row, "migration"));
}

static int by_number(const void *left, const void *right, void *closure)
{
	const struct run *const *run = closure;
	long long a = number_of(*run, *(const size_t *)left);
	long long b = number_of(*run, *(const size_t *)right);

	return (a > b) - (a < b);
}

static bool find_rows(struct continuity *continuity, const struct figure_job *job,
		      struct error *err)
{
	const struct run *run = continuity->run;
	size_t rows = run_rows(run);

	continuity->zero = NAN;
	continuity->rows = must_alloc(rows, sizeof *continuity->rows);
	for (size_t row = 0; row < rows; row++) {
		continuity->zero = fmin(continuity->zero, run_number(run, row, "clock_seconds"));
		if (is_wished(job->wish, run, row))
			continuity->rows[continuity->row_count++] = row;
	}
	if (continuity->row_count == 0)
		return error_set(err, "%s has no migration of this --case and --vm",
				 run->migrations.path);
	qsort_r(continuity->rows, continuity->row_count, sizeof *continuity->rows, by_number,
		&continuity->run);
	return true;
}

static void count_vms(struct continuity *continuity)
{
	const char **names = must_alloc(continuity->row_count, sizeof *names);

	for (size_t i = 0; i < continuity->row_count; i++)
		names[i] = run_text(continuity->run, continuity->rows[i], "vm");
	continuity->vms = count_different(names, continuity->row_count);
	free(names);
}

/* The row of the migration with that number among those wished for, or -1. */
static long long find_row(const struct continuity *continuity, double number)
{
	size_t low = 0;
	size_t high = continuity->row_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		size_t row = continuity->rows[middle];
		double here = (double)number_of(continuity->run, row);

		if (here == number)
			return (long long)row;
		if (here < number)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}

static void take_gap(void *closure, const struct table_stream *stream)
{
	struct continuity *continuity = closure;
	long long row = find_row(continuity, row_number(stream, "migration"));
	struct continuity_gap *gap;

	if (row < 0)
		return;
	must_grow(&continuity->gaps, &continuity->gap_capacity, continuity->gap_count,
		  sizeof *continuity->gaps);
	gap = &continuity->gaps[continuity->gap_count++];
	*gap = (struct continuity_gap){ .at = row_number(stream, "clock_seconds"),
					.length = row_number(stream, "gap_seconds"),
					.probe = row_probe(stream),
					.row = (size_t)row,
					.own = strcmp(row_text(stream, "cause"), "collector") == 0,
					.open = strcmp(row_text(stream, "open"), "yes") == 0 };
	if (isnan(continuity->zero)) /* a run that tells no start: its first gap is 0 */
		continuity->zero = gap->at;
	gap->at -= continuity->zero;
}

bool continuity_read(struct continuity *continuity, const struct figure_job *job, struct error *err)
{
	*continuity = (struct continuity){ .job = job, .run = one_run(job, err) };
	if (continuity->run && find_rows(continuity, job, err) &&
	    each_row(job, &schema_gaps, take_gap, continuity, &continuity->has_gaps, err)) {
		count_vms(continuity);
		return true;
	}
	continuity_free(continuity);
	return false;
}

void continuity_free(struct continuity *continuity)
{
	free(continuity->rows);
	free(continuity->gaps);
	*continuity = (struct continuity){ 0 };
}
