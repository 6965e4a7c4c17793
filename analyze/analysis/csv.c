/* csv.c — a CSV file, analyzed. */
#include "inside.h"

#include "analyze/rows/run.h"
#include "analyze/summary/rows-summary.h"

#include <math.h>
#include <stdlib.h>

/* Group number g is row number g of the table of keys. */
static bool make_groups(struct groups *groups, size_t count, struct error *err)
{
	groups->rows = calloc(count + 1, sizeof *groups->rows);
	groups->at = calloc(count + 1, sizeof *groups->at);
	if (!groups->rows || !groups->at)
		return error_memory(err);
	for (size_t g = 0; g < count; g++) {
		groups->rows[g] = g;
		groups->at[g] = (struct group){ &groups->rows[g], 1 };
	}
	groups->count = count;
	return true;
}

/* Whether all groups of the column together are small enough to be held as samples. */
static bool fits_samples(const struct analysis *analysis, size_t column)
{
	size_t values = 0;

	for (size_t g = 0; g < analysis->groups.count; g++)
		values += rows_values(&analysis->rows, g, column);
	return values <= ROWS_AS_SAMPLES;
}

/* With everything that samples allow: limits, and what rests on the VMs. */
static bool take_samples(struct analysis *analysis, size_t m, const struct query *query,
			 struct error *err)
{
	size_t groups = analysis->groups.count;
	struct rows_samples *rows = calloc(groups + 1, sizeof *rows);
	struct samples *samples = calloc(groups + 1, sizeof *samples);
	bool good = rows && samples;
	size_t made = 0;

	if (!good)
		error_memory(err);
	for (; good && made < groups; made++) {
		rows[made] = rows_samples(&analysis->rows, made, m);
		samples[made] = rows[made].samples;
	}
	good = good && summarize_metric(analysis, m, samples, query, err);
	for (size_t g = 0; g < made; g++)
		rows_samples_free(&rows[g]);
	free(rows);
	free(samples);
	return good;
}

static bool take_large(struct analysis *analysis, size_t m, const struct query *query,
		       struct error *err)
{
	size_t groups = analysis->groups.count;
	double limit;

	if (limits_to_find(&query->limits, &analysis->rows.columns[m].metric.column, &limit))
		limit = rows_limit(&analysis->rows, m);
	if (!isnan(limit))
		rows_censor(&analysis->rows, m, limit);
	for (size_t g = 0; g < groups; g++) {
		struct summary *summary = &analysis->summaries[m * groups + g];

		if (!rows_summary(summary, &analysis->rows, g, m, ROWS_AS_SAMPLES, query->level,
				  err))
			return false;
		summary_choose(summary, query->interval);
		summary->limit = limit;
	}
	return true;
}

static bool summarize_all(struct analysis *analysis, const struct query *query, struct error *err)
{
	size_t groups = analysis->groups.count;
	size_t columns = analysis->rows.column_count;

	analysis->counts = calloc(groups + 1, sizeof *analysis->counts);
	analysis->summaries = calloc(columns * groups + 1, sizeof *analysis->summaries);
	if (!analysis->counts || !analysis->summaries)
		return error_memory(err);
	for (size_t m = 0; m < columns; m++) {
		analysis->metrics[analysis->metric_count++] = metric_count() + m;
		if (!(fits_samples(analysis, m) ? take_samples(analysis, m, query, err)
						: take_large(analysis, m, query, err)))
			return false;
	}
	return true;
}

bool analyses_of_csv(struct analyses *analyses, const struct query *query, struct error *err)
{
	struct analysis *analysis = calloc(1, sizeof *analysis);

	*analyses = (struct analyses){ analysis, 1 };
	if (!analysis)
		return error_memory(err);
	analysis->of_csv = true;
	if (rows_read(&analysis->rows, &query->csv, err)) {
		analysis->run = rows_run(&analysis->rows, query->csv.path, &query->by);
		if (make_groups(&analysis->groups, analysis->rows.count, err) &&
		    summarize_all(analysis, query, err))
			return true;
	}
	analyses_free(analyses);
	return false;
}
