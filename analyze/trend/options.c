/* options.c — what the user asks of `migstat trend`: operands, defaults, contradictions. */
#include "options.h"

#include "datasets/nearest.h"
#include "datasets/schema.h"

static bool find_baseline(struct trend_options *options, struct error *err)
{
	const struct releases *releases = &options->releases;
	char guess[NEAREST_TEXT_SIZE];

	if (!options->baseline)
		return true;
	options->query.baseline = releases_find(releases, options->baseline);
	if (options->query.baseline < releases->count)
		return true;
	nearest_of(guess, options->baseline, (const char *const *)&releases->at[0].label,
		   releases->count, sizeof *releases->at);
	return error_set(err, "--baseline %s: no release is called so%s", options->baseline, guess);
}

static bool check_by(const struct texts *by, struct error *err)
{
	for (size_t i = 0; i < by->count; i++)
		if (schema_find(&schema_trend, by->at[i]) < schema_count(&schema_trend))
			return error_set(err,
					 "--by %s: trend.csv has a column of that name already",
					 by->at[i]);
	return true;
}

/* The level of each release, and what failed: every test more makes all of them less sharp. */
static void fill_defaults(struct trend_options *options)
{
	bool any = false;

	for (enum aspect aspect = ASPECT_MEAN; aspect < ASPECTS; aspect++)
		any = any || options->query.aspects[aspect];
	if (!any) {
		options->query.aspects[ASPECT_MEAN] = true;
		options->query.aspects[ASPECT_FAILURES] = true;
	}
	if (options->unpaired)
		options->query.terms.pairing = PAIRING_NEVER;
	if (options->by.count == 0)
		texts_add(&options->by, "case");
}

bool trend_options_finish(void *closure, size_t count, char **operands, struct error *err)
{
	struct trend_options *options = closure;

	for (size_t i = 0; i < count; i++)
		if (!releases_add_run(&options->releases, operands[i], err))
			return false;
	if (options->releases.count < 2)
		return error_set(err,
				 "wanted are two releases or more, not %zu: migstat trend RUN "
				 "RUN..., or --release LABEL=RUN[,RUN...] for each",
				 options->releases.count);
	if (!limits_check(&options->limits, err) || !find_baseline(options, err) ||
	    !check_by(&options->by, err))
		return false;
	fill_defaults(options);
	if (options->goals.count > 0)
		options->query.terms.goals = &options->goals;
	return goals_check_metrics(&options->goals, err) &&
	       goals_check_cases(&options->goals, texts_have(&options->by, "case"), err);
}
