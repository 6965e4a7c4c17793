/* analysis.c — a run, analyzed. */
#include "inside.h"

#include "analyze/groups/events.h"
#include "analyze/statistics/censor.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void choose_metrics(struct analysis *analysis)
{
	const struct query *query = analysis->query;

	if (query->metrics.count > 0) {
		memcpy(analysis->metrics, query->metrics.at, sizeof analysis->metrics);
		analysis->metric_count = query->metrics.count;
		return;
	}
	for (size_t metric = 0; metric < metric_count(); metric++)
		if (run_measured(&analysis->run, metric))
			analysis->metrics[analysis->metric_count++] = metric;
}

static double limit_of(const struct metric *metric, const struct samples *samples, size_t count,
		       const struct query *query)
{
	double limit;

	return limits_to_find(&query->limits, &metric->column, &limit) ? censor_find(samples, count)
								       : limit;
}

/* A row counts once, however many of its times are censored. */
static void count_censored(struct analysis *analysis, size_t g, const struct samples *samples)
{
	for (size_t i = 0; i < samples->censored; i++) {
		bool *censored = &analysis->censored[samples->at[samples->count + i].row];

		analysis->counts[g].censored += !*censored;
		*censored = true;
	}
}

/* A value of every metric of migstat, and of every column that has a unit, is a time, an amount or
 * a rate. */
static bool is_never_negative(const struct analysis *analysis, size_t m)
{
	return !analysis->of_csv || analysis_metric(analysis, m)->column.unit[0] != '\0';
}

void choose_interval(const struct analysis *analysis, size_t m, struct summary *summary)
{
	summary_choose(summary, analysis->query->interval, is_never_negative(analysis, m));
}

static void count_looks(const struct analysis *analysis, size_t m, const struct samples *samples,
			struct summary *summary)
{
	int looks = samples->count == 0
			    ? 0
			    : run_looks_counted(&analysis->run,
						analysis_metric(analysis, m)->column.name,
						samples->at[0].row);

	if (looks > 0)
		summary_count_looks(summary, looks, is_never_negative(analysis, m));
}

static void take_group(struct analysis *analysis, size_t m, size_t g, const struct samples *samples)
{
	const struct query *query = analysis->query;
	size_t cell = m * analysis->groups.count + g;
	struct summary *summary = &analysis->summaries[cell];
	struct diagnosis *diagnoses = &analysis->diagnoses[cell * CHECK_COUNT];
	struct sorted sorted = sorted_of(samples);

	*summary = summary_of_sorted(&sorted, analysis_unit(analysis), query->level);
	summary_bootstrap(summary, samples, query->seed, &analysis->draws);
	choose_interval(analysis, m, summary);
	if (analysis->of_csv) {
		diagnose_rows(diagnoses, &sorted, &analysis->rows, analysis_metric(analysis, m),
			      query->level);
	} else {
		count_looks(analysis, m, samples, summary);
		count_censored(analysis, g, samples);
		diagnose(diagnoses, &sorted, &analysis->run, analysis->busy,
			 analysis_metric(analysis, m), query->level);
		analysis->parts[cell] = vm_parts_of(samples, &analysis->run);
	}
	sorted_free(&sorted);
}

void summarize_metric(struct analysis *analysis, size_t m, struct samples *samples)
{
	size_t groups = analysis->groups.count;
	double limit = limit_of(analysis_metric(analysis, m), samples, groups, analysis->query);

	for (size_t g = 0; g < groups; g++) {
		if (!isnan(limit))
			samples_censor(&samples[g], limit);
		take_group(analysis, m, g, &samples[g]);
		analysis->summaries[m * groups + g].value[SUMMARY_LIMIT] = limit;
	}
}

/* All groups of one metric at once, for a give-up limit is one of the whole run. */
static void take_metric(struct analysis *analysis, size_t m)
{
	size_t groups = analysis->groups.count;
	struct samples *samples = must_alloc(groups, sizeof *samples);

	for (size_t g = 0; g < groups; g++)
		samples[g] = samples_of(&analysis->run, analysis->groups.at[g].rows,
					analysis->groups.at[g].count, analysis->metrics[m]);
	summarize_metric(analysis, m, samples);
	for (size_t g = 0; g < groups; g++)
		samples_free(&samples[g]);
	free(samples);
}

static size_t diagnosis_count(const struct analysis *analysis)
{
	return analysis->metric_count * analysis->groups.count * CHECK_COUNT;
}

/* The sentences tell of adjusted p-values, so they come when all tests are made. */
void judge_all(struct analysis *analysis)
{
	size_t groups = analysis->groups.count;

	for (size_t m = 0; m < analysis->metric_count; m++)
		diagnoses_judge(&analysis->diagnoses[m * groups * CHECK_COUNT], groups,
				analysis->query->level);
	for (size_t i = 0; i < diagnosis_count(analysis); i++) {
		size_t cell = i / CHECK_COUNT;
		struct diagnosis_about about = {
			.check = (enum check)(i % CHECK_COUNT),
			.run = &analysis->run,
			.rows = analysis->of_csv ? &analysis->rows : NULL,
			.metric = analysis_metric(analysis, cell / groups),
			.summary = &analysis->summaries[cell],
		};

		diagnosis_say(&analysis->diagnoses[i], &about);
	}
}

/* Of run number `number` of the query. */
static void summarize_all(struct analysis *analysis, size_t number)
{
	size_t groups = analysis->groups.count;
	size_t cells = analysis->metric_count * groups;

	analysis->counts = must_alloc(groups, sizeof *analysis->counts);
	analysis->summaries = must_alloc(cells, sizeof *analysis->summaries);
	analysis->parts = must_alloc(cells, sizeof *analysis->parts);
	analysis->diagnoses = must_alloc(diagnosis_count(analysis), sizeof *analysis->diagnoses);
	analysis->censored = must_alloc(run_rows(&analysis->run), sizeof *analysis->censored);
	analysis->silent = must_alloc(groups, sizeof *analysis->silent);
	for (size_t g = 0; g < groups; g++) {
		const struct group *group = &analysis->groups.at[g];

		analysis->counts[g] = counts_of(&analysis->run, group->rows, group->count);
		analysis->silent[g] = silent_of(&analysis->run, group->rows, group->count);
	}
	for (size_t m = 0; m < analysis->metric_count; m++) {
		take_metric(analysis, m);
		progress_share(analysis->query->progress, number * analysis->metric_count + m + 1,
			       analysis->query->run_count * analysis->metric_count);
	}
	judge_all(analysis);
}

/* A group's rows without those that stand at a give-up limit, into kept: how many. */
static size_t keep_measured(size_t *kept, const struct analysis *analysis,
			    const struct group *group)
{
	size_t count = 0;

	for (size_t i = 0; i < group->count; i++)
		if (!analysis->censored[group->rows[i]])
			kept[count++] = group->rows[i];
	return count;
}

static void model_all(struct analysis *analysis)
{
	const struct groups *groups = &analysis->groups;
	size_t *kept = must_alloc(run_rows(&analysis->run), sizeof *kept);

	analysis->models = must_alloc(groups->count, sizeof *analysis->models);
	for (size_t g = 0; g < groups->count; g++)
		analysis->models[g] = model_of(&analysis->run, kept,
					       keep_measured(kept, analysis, &groups->at[g]),
					       analysis->query->level);
	free(kept);
}

static void analysis_free(struct analysis *analysis)
{
	run_free(&analysis->run);
	rows_free(&analysis->rows);
	diagnoses_free(analysis->diagnoses, diagnosis_count(analysis));
	for (size_t i = 0; analysis->parts && i < analysis->metric_count * analysis->groups.count;
	     i++)
		vm_parts_free(&analysis->parts[i]);
	free(analysis->parts);
	for (size_t g = 0; analysis->silent && g < analysis->groups.count; g++)
		silent_free(&analysis->silent[g]);
	free(analysis->silent);
	groups_free(&analysis->groups);
	free(analysis->summaries);
	free(analysis->counts);
	free(analysis->censored);
	free(analysis->busy);
	free(analysis->models);
	free(analysis->draws.at);
	*analysis = (struct analysis){ 0 };
}

static void see_event(void *closure, const struct run_event *event)
{
	if (strcmp(event->event, "host_busy") == 0)
		((bool *)closure)[event->row] = true;
}

/* Reads run number i of the query, unless that was done. */
static bool take_run(struct run *run, const struct query *query, size_t i, struct error *err)
{
	if (!query->read || !query->read[i].folder)
		return run_read(run, query->runs[i], err);
	*run = query->read[i];
	query->read[i] = (struct run){ 0 };
	return true;
}

/* After false, *analysis is to be freed all the same. */
static bool analysis_of(struct analysis *analysis, size_t i, const struct query *query,
			struct error *err)
{
	if (!take_run(&analysis->run, query, i, err) ||
	    !groups_of(&analysis->groups, &analysis->run, &query->by, err))
		return false;
	analysis->query = query;
	choose_metrics(analysis);
	analysis->busy = must_alloc(run_rows(&analysis->run), sizeof *analysis->busy);
	if (!run_events_read(&analysis->run, see_event, analysis->busy, err))
		return false;
	summarize_all(analysis, i);
	model_all(analysis);
	return true;
}

bool analyses_of(struct analyses *analyses, const struct query *query, struct error *err)
{
	bool good = true;

	*analyses = (struct analyses){ .at = must_alloc(query->run_count, sizeof *analyses->at) };
	while (good && analyses->count < query->run_count) {
		size_t i = analyses->count++;

		good = analysis_of(&analyses->at[i], i, query, err);
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

enum summary_unit analysis_unit(const struct analysis *analysis)
{
	return analysis->of_csv && analysis->rows.independent ? UNIT_MIGRATION
							      : analysis->query->unit;
}

const struct diagnosis *analysis_diagnosis(const struct analysis *analysis, size_t metric,
					   size_t group, enum check check)
{
	size_t cell = metric * analysis->groups.count + group;

	return &analysis->diagnoses[cell * CHECK_COUNT + check];
}

const struct summary *analysis_summary(const struct analysis *analysis, size_t metric, size_t group)
{
	return &analysis->summaries[metric * analysis->groups.count + group];
}
