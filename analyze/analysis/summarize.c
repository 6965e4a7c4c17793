/* summarize.c — one metric of an analysis: limits, summaries and diagnoses of all its groups. */
#include "summarize.h"

#include "analyze/statistics/censor.h"

#include <math.h>

static double limit_of(const struct metric *metric, const struct samples *samples, size_t count,
		       const struct options *options)
{
	double limit;

	return limits_to_find(&options->limits, &metric->column, &limit)
		       ? censor_find(samples, count)
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

static bool take_group(struct analysis *analysis, size_t m, size_t g, const struct samples *samples,
		       const struct options *options, struct error *err)
{
	size_t cell = m * analysis->groups.count + g;
	struct summary *summary = &analysis->summaries[cell];

	if (!summary_of(summary, samples, options->level, err) ||
	    !summary_bootstrap(summary, samples, options->seed, err))
		return false;
	summary_choose(summary, options->interval);
	if (analysis->of_csv)
		return true;
	count_censored(analysis, g, samples);
	diagnose(&analysis->diagnoses[cell * CHECK_COUNT], samples, &analysis->run, analysis->busy,
		 analysis_metric(analysis, m), options->level);
	return vm_parts_of(&analysis->parts[cell], samples, &analysis->run, err);
}

bool summarize_metric(struct analysis *analysis, size_t m, struct samples *samples,
		      const struct options *options, struct error *err)
{
	size_t groups = analysis->groups.count;
	double limit = limit_of(analysis_metric(analysis, m), samples, groups, options);
	bool good = true;

	for (size_t g = 0; good && g < groups; g++) {
		if (!isnan(limit))
			samples_censor(&samples[g], limit);
		good = take_group(analysis, m, g, &samples[g], options, err);
		analysis->summaries[m * groups + g].limit = limit;
	}
	return good;
}
