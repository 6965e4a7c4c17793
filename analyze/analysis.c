/* analysis.c — a run, analyzed. */
#include "analysis.h"

#include <stdlib.h>
#include <string.h>

/* Whether any row that enters the statistics has a value of the metric. */
static bool has_value(const struct run *run, size_t metric)
{
	size_t column = table_column(&run->migrations, metric_at(metric)->column.name);

	for (size_t row = 0; row < run_rows(run); row++)
		if (table_text(&run->migrations, row, column)[0] != '\0' &&
		    outcome_info(run_outcome(run, row))->timed)
			return true;
	return false;
}

static void choose_metrics(struct analysis *analysis, const struct options *options)
{
	if (options->metric_count > 0) {
		memcpy(analysis->metrics, options->metrics, sizeof analysis->metrics);
		analysis->metric_count = options->metric_count;
		return;
	}
	for (size_t metric = 0; metric < metric_count(); metric++)
		if (has_value(&analysis->run, metric))
			analysis->metrics[analysis->metric_count++] = metric;
}

static bool summarize(struct summary *summary, const struct run *run, const struct group *group,
		      size_t metric, double level, struct error *err)
{
	struct samples samples;
	bool good = samples_of(&samples, run, group->rows, group->count, metric, err) &&
		    summary_of(summary, &samples, level, err);

	samples_free(&samples);
	return good;
}

static bool summarize_all(struct analysis *analysis, double level, struct error *err)
{
	size_t groups = analysis->groups.count;

	analysis->counts = calloc(groups + 1, sizeof *analysis->counts);
	analysis->summaries =
		calloc(analysis->metric_count * groups + 1, sizeof *analysis->summaries);
	if (!analysis->counts || !analysis->summaries)
		return error_memory(err);
	for (size_t g = 0; g < groups; g++) {
		const struct group *group = &analysis->groups.at[g];

		analysis->counts[g] = counts_of(&analysis->run, group->rows, group->count);
		for (size_t m = 0; m < analysis->metric_count; m++)
			if (!summarize(&analysis->summaries[m * groups + g], &analysis->run, group,
				       analysis->metrics[m], level, err))
				return false;
	}
	return true;
}

static void analysis_free(struct analysis *analysis)
{
	run_free(&analysis->run);
	rows_free(&analysis->rows);
	groups_free(&analysis->groups);
	free(analysis->summaries);
	free(analysis->counts);
	*analysis = (struct analysis){ 0 };
}

/* After false, *analysis is to be freed all the same. */
static bool analysis_of(struct analysis *analysis, const char *folder,
			const struct options *options, struct error *err)
{
	if (!run_read(&analysis->run, folder, err) ||
	    !groups_of(&analysis->groups, &analysis->run, &options->by, err))
		return false;
	choose_metrics(analysis, options);
	return summarize_all(analysis, options->level, err);
}

bool analyses_of(struct analyses *analyses, const struct options *options, struct error *err)
{
	bool good = true;

	*analyses = (struct analyses){ .at = calloc(options->run_count + 1, sizeof *analyses->at) };
	if (!analyses->at)
		return error_memory(err);
	while (good && analyses->count < options->run_count) {
		size_t i = analyses->count++;

		good = analysis_of(&analyses->at[i], options->runs[i], options, err);
	}
	if (!good)
		analyses_free(analyses);
	return good;
}

void analyses_free(struct analyses *analyses)
{
	for (size_t i = 0; i < analyses->count; i++)
		analysis_free(&analyses->at[i]);
	free(analyses->at);
	*analyses = (struct analyses){ 0 };
}

const struct metric *analysis_metric(const struct analysis *analysis, size_t metric)
{
	size_t index = analysis->metrics[metric];

	return analysis->of_csv ? &analysis->rows.columns[index - metric_count()].metric
				: metric_at(index);
}

const struct summary *analysis_summary(const struct analysis *analysis, size_t metric, size_t group)
{
	return &analysis->summaries[metric * analysis->groups.count + group];
}
