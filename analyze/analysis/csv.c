/* csv.c — a CSV file, analyzed. */
#include "inside.h"

#include "analyze/rows/rows.h"
#include "analyze/rows/shared.h"
#include "analyze/summary/rows-summary.h"

#include "datasets/must.h"
#include "datasets/workers.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>

/* Group number g is row number g of the table of keys. */
static struct groups groups_of_keys(size_t count)
{
	struct groups groups = {
		.at = must_alloc(count, sizeof *groups.at),
		.count = count,
		.rows = must_alloc(count, sizeof *groups.rows),
	};

	for (size_t g = 0; g < count; g++) {
		groups.rows[g] = g;
		groups.at[g] = (struct group){ &groups.rows[g], 1 };
	}
	return groups;
}

/* Whether all groups of the column together are small enough to be held as samples. */
static bool fits_samples(const struct analysis *analysis, size_t column)
{
	size_t values = 0;

	for (size_t g = 0; g < analysis->groups.count; g++)
		values += rows_values(&analysis->rows, g, column);
	return values <= ROWS_AS_SAMPLES;
}

/* Whether all that is told is told by another process. */
static bool is_silent(const struct analysis *analysis)
{
	return analysis->rows.across && analysis->rows.across->rank > 0;
}

/* With everything that samples allow: limits, and what rests on the VMs. */
static void take_samples(struct analysis *analysis, size_t m)
{
	size_t groups = analysis->groups.count;
	struct rows_samples *rows = must_alloc(groups, sizeof *rows);
	struct samples *samples = must_alloc(groups, sizeof *samples);

	for (size_t g = 0; g < groups; g++)
		rows_gather(&analysis->rows, g, m);
	for (size_t g = 0; g < groups && !is_silent(analysis); g++) {
		rows[g] = rows_samples(&analysis->rows, g, m);
		samples[g] = rows[g].samples;
	}
	if (!is_silent(analysis))
		summarize_metric(analysis, m, samples);
	for (size_t g = 0; g < groups; g++)
		rows_samples_free(&rows[g]);
	free(rows);
	free(samples);
}

/* The groups of one column, which threads share out. */
struct large_column {
	struct analysis *analysis;
	size_t column;
	double limit;
	atomic_size_t next; /* group to be summed up */
};

static void summarize_groups(void *closure)
{
	struct large_column *of = closure;
	const struct query *query = of->analysis->query;
	size_t groups = of->analysis->groups.count;

	for (size_t g; (g = atomic_fetch_add(&of->next, 1)) < groups;) {
		struct summary *summary = &of->analysis->summaries[of->column * groups + g];

		*summary = rows_summary(&of->analysis->rows, g, of->column, query->unit, 0,
					query->level);
		choose_interval(of->analysis, of->column, summary);
		summary->value[SUMMARY_LIMIT] = of->limit;
		diagnose_nothing(&of->analysis->diagnoses[(of->column * groups + g) * CHECK_COUNT]);
	}
}

/* None of the groups is held as samples, however small it is: there may be many. */
static void take_large(struct analysis *analysis, size_t m)
{
	const struct query *query = analysis->query;
	size_t threads = query->csv.threads > 0 ? query->csv.threads : workers_most();
	struct large_column of = { .analysis = analysis, .column = m };

	if (limits_to_find(&query->limits, &analysis->rows.columns[m].metric.column, &of.limit))
		of.limit = rows_limit(&analysis->rows, m);
	if (!isnan(of.limit))
		rows_censor(&analysis->rows, m, of.limit);
	if (analysis->rows.across)
		threads = 1; /* all processes take the groups in the same order */
	if (threads > analysis->groups.count)
		threads = analysis->groups.count;
	workers_run(threads, summarize_groups, &of);
}

/* Nothing tells that a row failed. */
static void count_rows(struct analysis *analysis)
{
	for (size_t g = 0; g < analysis->groups.count; g++) {
		size_t rows = analysis->rows.groups[g]->rows;

		analysis->counts[g] = (struct counts){ .planned = rows,
						       .attempted = rows,
						       .ok = rows,
						       .by_outcome[OUTCOME_OK] = rows };
	}
}

static void summarize_all(struct analysis *analysis)
{
	size_t groups = analysis->groups.count;
	size_t columns = analysis->rows.column_count;

	analysis->counts = must_alloc(groups, sizeof *analysis->counts);
	count_rows(analysis);
	analysis->summaries = must_alloc(columns * groups, sizeof *analysis->summaries);
	analysis->diagnoses =
		must_alloc(columns * groups * CHECK_COUNT, sizeof *analysis->diagnoses);
	for (size_t m = 0; m < columns; m++) {
		analysis->metrics[analysis->metric_count++] = metric_count() + m;
		if (fits_samples(analysis, m))
			take_samples(analysis, m);
		else
			take_large(analysis, m);
	}
	if (!is_silent(analysis))
		judge_all(analysis);
}

bool analyses_of_csv(struct analyses *analyses, const struct query *query, struct error *err)
{
	struct analysis *analysis = must_alloc(1, sizeof *analysis);

	*analyses = (struct analyses){ analysis, 1 };
	analysis->query = query;
	analysis->of_csv = true;
	if (query->across ? !rows_read_shared(&analysis->rows, &query->csv, query->across, err)
			  : !rows_read(&analysis->rows, &query->csv, err)) {
		analyses_free(analyses);
		return false;
	}
	analysis->run = rows_run(&analysis->rows, query->csv.path, &query->by);
	analysis->groups = groups_of_keys(analysis->rows.count);
	summarize_all(analysis);
	return true;
}
