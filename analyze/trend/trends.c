/* trends.c — every series of one call, its steps and its changes of level. */
#include "trends.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- steps ---- */

/* The two releases' runs, held against each other once. */
static size_t pair_of(struct trends *trends, size_t before, size_t after)
{
	const struct release *at = trends->releases->at;
	const struct run_range of[SIDES] = { at[before].runs, at[after].runs };
	struct trend_pair *pair;

	for (size_t i = 0; i < trends->pair_count; i++)
		if (trends->pairs[i].before == before && trends->pairs[i].after == after)
			return i;
	must_grow(&trends->pairs, &trends->pair_capacity, trends->pair_count,
		  sizeof *trends->pairs);
	pair = &trends->pairs[trends->pair_count];
	*pair = (struct trend_pair){ before, after, sides_view(trends->all, of) };
	return trends->pair_count++;
}

static long add_step(struct trends *trends, const struct trend *trend, size_t before, size_t after)
{
	size_t pair = pair_of(trends, before, after);
	size_t capacity = trends->step_capacity;

	must_grow(&trends->steps, &trends->step_capacity, trends->step_count,
		  sizeof *trends->steps);
	must_grow(&trends->pair_of, &capacity, trends->step_count, sizeof *trends->pair_of);
	trends->steps[trends->step_count] = comparison_measure(
		&trends->pairs[pair].sides, &trend->course.compared, &trends->terms);
	trends->pair_of[trends->step_count] = pair;
	return (long)trends->step_count++;
}

/* Where the release before is the baseline, one comparison is both. */
static void add_steps(struct trends *trends, struct trend *trend)
{
	for (size_t i = 0; i < trend->filled_count; i++) {
		size_t release = trend->filled[i];
		long *steps = trend->places[release].steps;
		bool first = i == 0;
		size_t previous = first ? 0 : trend->filled[i - 1];

		if (!first)
			steps[AGAINST_PREVIOUS] = add_step(trends, trend, previous, release);
		if (release == trends->baseline || trend->course.levels[trends->baseline].runs == 0)
			continue;
		if (!first && previous == trends->baseline)
			steps[AGAINST_BASELINE] = steps[AGAINST_PREVIOUS];
		else
			steps[AGAINST_BASELINE] =
				add_step(trends, trend, trends->baseline, release);
	}
}

const struct comparison *step_at(const struct trends *trends, const struct trend *trend,
				 size_t release, enum against against)
{
	long at = trend->places[release].steps[against];

	return at == STEP_NONE ? NULL : &trends->steps[at];
}

struct comparisons trends_step(const struct trends *trends, long step)
{
	return (struct comparisons){
		.sides = &trends->pairs[trends->pair_of[step]].sides,
		.terms = trends->terms,
		.at = &trends->steps[step],
		.count = 1,
		.tests = trends->tests,
	};
}

/* ---- changes of level ---- */

/* The runs of the releases that have values, as places without a gap. The caller frees place. */
static struct change_series change_series_of(const struct trend *trend, size_t **place)
{
	size_t *number = must_alloc(trend->course.releases, sizeof *number);

	*place = must_alloc(trend->course.count, sizeof **place);
	for (size_t i = 0; i < trend->filled_count; i++)
		number[trend->filled[i]] = i;
	for (size_t i = 0; i < trend->course.count; i++)
		(*place)[i] = number[trend->course.release_of[i]];
	free(number);
	return (struct change_series){ trend->course.numbers, *place, trend->course.count };
}

/* Numbers that count different things have no common level. */
static bool is_mixed(const struct sides *all, const struct compared *compared)
{
	return compared->aspect != ASPECT_FAILURES &&
	       sides_mean_other(all, compared->group, compared->metric);
}

static void split(struct trend *trend, double most_p)
{
	size_t *place;
	struct change_series series;

	if (trend->mixed) {
		trend->least_p = NAN;
		return;
	}
	series = change_series_of(trend, &place);
	trend->splits = must_alloc(trend->filled_count, sizeof *trend->splits);
	trend->p_holm = must_alloc(trend->filled_count, sizeof *trend->p_holm);
	trend->split_count = change_splits(&series, most_p, trend->splits);
	trend->least_p = change_least_p(&series);
	for (size_t i = 0; i < trend->split_count; i++)
		trend->places[trend->filled[trend->splits[i].place]].split = (long)i;
	free(place);
}

static bool is_found(const struct trend *trend, size_t i, double level)
{
	return trend->p_holm[i] <= 1 - level;
}

/* The segment between the changes that are found before and behind a split. */
static struct change_segment segment_about(const struct trend *trend, size_t split, double level)
{
	struct change_segment segment = { 0, trend->filled_count };

	for (size_t i = 0; i < trend->split_count; i++) {
		size_t place = trend->splits[i].place;

		if (!is_found(trend, i, level))
			continue;
		if (place < trend->splits[split].place && place > segment.first)
			segment.first = place;
		if (place > trend->splits[split].place && place < segment.end)
			segment.end = place;
	}
	return segment;
}

static enum verdict verdict_of(const struct trend *trend, bool rises)
{
	const struct compared *compared = &trend->course.compared;
	enum better better =
		compared->aspect == ASPECT_FAILURES || compared->aspect == ASPECT_SPREAD
			? LOWER_IS_BETTER
			: compared->metric->better;

	if (better == NEITHER_IS_BETTER)
		return VERDICT_CHANGED;
	return rises == (better == LOWER_IS_BETTER) ? VERDICT_WORSE : VERDICT_BETTER;
}

static double in_unit(const struct trend *trend, double number)
{
	return trend->course.by_ratio ? exp(number) : number;
}

static void add_change(struct trend *trend, const struct change_series *series, size_t split,
		       double level)
{
	struct change_point point = change_point_of(series, segment_about(trend, split, level),
						    trend->splits[split].place, level);
	size_t release = trend->filled[point.place];

	trend->places[release].change = (long)trend->change_count;
	trend->changes[trend->change_count++] = (struct trend_change){
		.release = release,
		.earliest = trend->filled[point.earliest],
		.latest = trend->filled[point.latest],
		.split = split,
		.before = in_unit(trend, point.before),
		.after = in_unit(trend, point.after),
		.change = in_unit(trend, point.after - point.before),
		.interval = { in_unit(trend, point.interval.low),
			      in_unit(trend, point.interval.high) },
		.verdict = verdict_of(trend, point.after > point.before),
	};
}

/* Every place that a split is found at, in order. */
static void find_changes(struct trend *trend, double level)
{
	size_t *place;
	struct change_series series = change_series_of(trend, &place);

	trend->changes = must_alloc(trend->split_count, sizeof *trend->changes);
	for (size_t at = 1; at < trend->filled_count; at++)
		for (size_t i = 0; i < trend->split_count; i++)
			if (trend->splits[i].place == at && is_found(trend, i, level))
				add_change(trend, &series, i, level);
	free(place);
}

/* ---- all of it ---- */

static void add_series(struct trends *trends, const struct compared *compared)
{
	struct trend *trend = &trends->at[trends->count++];

	trend->course = course_of(trends->all, trends->releases, compared, &trends->terms);
	trend->places = must_alloc(trend->course.releases, sizeof *trend->places);
	trend->filled = must_alloc(trend->course.releases, sizeof *trend->filled);
	for (size_t i = 0; i < trend->course.releases; i++) {
		trend->places[i] =
			(struct trend_place){ { STEP_NONE, STEP_NONE }, STEP_NONE, STEP_NONE };
		if (trend->course.levels[i].runs > 0)
			trend->filled[trend->filled_count++] = i;
	}
}

/* A group that no release has a value of has no trend. */
static void drop_if_empty(struct trends *trends)
{
	struct trend *trend = &trends->at[trends->count - 1];

	if (trend->filled_count > 0)
		return;
	course_free(&trend->course);
	free(trend->places);
	free(trend->filled);
	*trend = (struct trend){ 0 };
	trends->count--;
}

static void add_all(struct trends *trends, const struct trends_query *query)
{
	for (enum aspect aspect = ASPECT_MEAN; aspect <= ASPECT_FAILURES; aspect++) {
		bool failures = aspect == ASPECT_FAILURES;

		for (size_t m = 0; m < (failures ? 1 : query->metric_count); m++)
			for (size_t g = 0; query->aspects[aspect] && g < trends->all->group_count;
			     g++) {
				add_series(trends,
					   &(struct compared){
						   g, failures ? NULL : query->metrics[m],
						   failures ? NAN : query->limits[m], aspect });
				drop_if_empty(trends);
			}
	}
}

/* What the runs of each series differ by is known before two releases are compared. */
static void know(struct trends *trends)
{
	trends->known = must_alloc(trends->count, sizeof *trends->known);
	trends->terms.known = trends->known;
	for (size_t i = 0; i < trends->count; i++) {
		const struct course *course = &trends->at[i].course;

		if (course->spread.sd > 0)
			trends->known[trends->terms.known_count++] =
				(struct known_spread){ course->compared.metric,
						       course->compared.group,
						       course->compared.aspect, course->spread };
	}
}

static void hold_limits(struct trends *trends, const struct trends_query *query)
{
	const struct release *newest = &trends->releases->at[trends->releases->count - 1];
	const struct run_range of[SIDES] = { { 0, 0 }, newest->runs };
	const struct comparisons_query asked = {
		.terms = trends->terms,
		.metrics = query->metrics,
		.limits = query->limits,
		.metric_count = query->metric_count,
	};

	trends->newest = sides_view(trends->all, of);
	trends->bounds = bounds_of(&trends->newest, &asked);
}

/* Steps, splits and limits are one family. */
static void settle(struct trends *trends)
{
	size_t splits = 0;
	size_t at = 0;
	double *p;

	for (size_t i = 0; i < trends->count; i++)
		splits += trends->at[i].split_count;
	p = must_alloc(splits + trends->bounds.count, sizeof *p);
	for (size_t i = 0; i < trends->count; i++)
		for (size_t k = 0; k < trends->at[i].split_count; k++)
			p[at++] = trends->at[i].splits[k].p;
	bounds_take_tests(&trends->bounds, p + splits);
	trends->tests = comparisons_settle(trends->steps, trends->step_count, p,
					   splits + trends->bounds.count, &trends->terms);
	at = 0;
	for (size_t i = 0; i < trends->count; i++)
		for (size_t k = 0; k < trends->at[i].split_count; k++)
			trends->at[i].p_holm[k] = p[at++];
	bounds_settle(&trends->bounds, p + splits, trends->terms.level);
	free(p);
}

struct trends trends_of(const struct sides *all, const struct releases *releases,
			const struct trends_query *query)
{
	size_t most = (query->metric_count + 1) * all->group_count * ASPECTS;
	struct trends trends = {
		.all = all,
		.releases = releases,
		.terms = query->terms,
		.baseline = query->baseline,
		.at = must_alloc(most, sizeof *trends.at),
	};

	add_all(&trends, query);
	know(&trends);
	for (size_t i = 0; i < trends.count; i++) {
		add_steps(&trends, &trends.at[i]);
		trends.at[i].mixed = is_mixed(all, &trends.at[i].course.compared);
		split(&trends.at[i], 1 - trends.terms.level);
	}
	hold_limits(&trends, query);
	settle(&trends);
	for (size_t i = 0; i < trends.count; i++)
		find_changes(&trends.at[i], trends.terms.level);
	return trends;
}

bool trends_have_runs(const struct trends *trends)
{
	for (size_t i = 0; i < trends->releases->count; i++)
		if (trends->releases->at[i].runs.count > 1)
			return true;
	return false;
}

void trends_free(struct trends *trends)
{
	for (size_t i = 0; i < trends->count; i++) {
		course_free(&trends->at[i].course);
		free(trends->at[i].places);
		free(trends->at[i].splits);
		free(trends->at[i].p_holm);
		free(trends->at[i].changes);
		free(trends->at[i].filled);
	}
	for (size_t i = 0; i < trends->pair_count; i++)
		sides_view_free(&trends->pairs[i].sides);
	bounds_free(&trends->bounds);
	sides_view_free(&trends->newest);
	free(trends->at);
	free(trends->steps);
	free(trends->pair_of);
	free(trends->pairs);
	free(trends->known);
	*trends = (struct trends){ 0 };
}
