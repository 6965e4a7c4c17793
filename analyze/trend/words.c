/* words.c — a release of a series in sentences. */
#include "inside.h"

#include "analyze/verdict/change-text.h"
#include "analyze/verdict/sentences.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

const char *release_label(const struct trends *trends, size_t release)
{
	return trends->releases->at[release].label;
}

struct limits_met trend_limits(const struct trends *trends)
{
	return (struct limits_met){ &trends->newest, &trends->bounds,
				    release_label(trends, trends->releases->count - 1),
				    trends->tests };
}

char *trend_group_label(const struct trends *trends, const struct trend *trend)
{
	return sides_group_label(trends->all, trend->course.compared.group);
}

char *trend_name(const struct trends *trends, const struct trend *trend)
{
	const struct compared *compared = &trend->course.compared;
	char *group = trend_group_label(trends, trend);
	char *name = compared->aspect == ASPECT_FAILURES
			     ? must_print("%s, failures", group)
			     : must_print("%s, %s, %s", group, compared->metric->title,
					  aspect_words[compared->aspect]);

	free(group);
	return name;
}

/* ---- numbers ---- */

/* Amounts of one series have the same unit and decimals: those of the largest. */
static double largest_of(const struct trend *trend)
{
	double largest = 0;

	for (size_t i = 0; i < trend->filled_count; i++)
		largest = fmax(largest, fabs(trend->course.levels[trend->filled[i]].value));
	return largest;
}

struct phrase level_text(const struct trend *trend, double amount)
{
	const struct compared *compared = &trend->course.compared;
	double largest = largest_of(trend);
	const struct comparison like = { .metric = compared->metric,
					 .aspect = compared->aspect,
					 .before = largest,
					 .after = largest };

	return amount_text(&like, amount);
}

struct phrase level_interval_text(const struct trend *trend, size_t release)
{
	const struct level *level = &trend->course.levels[release];

	if (isnan(level->interval.low))
		return phrase_of("-");
	return phrase_of("%s to %s", level_text(trend, level->interval.low).text,
			 level_text(trend, level->interval.high).text);
}

/* A change of level, as changes of comparisons are told. */
static struct comparison as_comparison(const struct trend *trend, const struct trend_change *change)
{
	const struct course *course = &trend->course;
	struct comparison like = { .metric = course->compared.metric,
				   .aspect = course->compared.aspect,
				   .before = change->before,
				   .after = change->after,
				   .by_ratio = course->by_ratio };

	if (course->by_ratio) {
		like.ratio = change->change;
		like.ratio_interval = change->interval;
	} else {
		like.difference = change->change;
		like.difference_interval = change->interval;
	}
	return like;
}

/* ---- sentences ---- */

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static void say_level(FILE *stream, const struct trends *trends, const struct trend *trend,
		      size_t release)
{
	const struct level *level = &trend->course.levels[release];
	size_t all = trends->releases->at[release].runs.count;

	if (level->runs == 0) {
		fprintf(stream, "A gap: none of the %zu run%s of %s has a value.", all, plural(all),
			release_label(trends, release));
		return;
	}
	fprintf(stream, "%s: %s", release_label(trends, release),
		level_text(trend, level->value).text);
	if (!isnan(level->interval.low))
		fprintf(stream, " (%.10g %% interval: %s)", 100 * trends->terms.level,
			level_interval_text(trend, release).text);
	if (trend->course.compared.aspect == ASPECT_FAILURES)
		fprintf(stream, ", %zu of %zu migration%s", level->failed, level->values,
			plural(level->values));
	fprintf(stream, ", from %zu run%s", level->runs, plural(level->runs));
	if (level->runs < all)
		fprintf(stream, " of %zu; the other%s no value", all,
			all - level->runs == 1 ? " has" : "s have");
	fputs(level->chance == LEVEL_SESSION ? ", which is one session: the interval does not "
					       "know what else was different that day."
					     : ".",
	      stream);
}

char *step_words(const struct trends *trends, const struct trend *trend, size_t release,
		 enum against against, struct texts *cautions)
{
	long at = trend->places[release].steps[against];
	struct comparisons step = trends_step(trends, at);
	size_t before = trends->pairs[trends->pair_of[at]].before;
	char *words = cautions ? comparison_words_of_row(&step, step.at, cautions)
			       : comparison_words(&step, step.at);
	char *sentence = must_print("%s against %s%s: %s", release_label(trends, release),
				    release_label(trends, before),
				    before == trends->baseline ? " (the baseline)" : "", words);

	free(words);
	return sentence;
}

static const char *verdict_text(enum verdict verdict)
{
	return verdict == VERDICT_WORSE    ? "worse"
	       : verdict == VERDICT_BETTER ? "better"
					   : "changed";
}

char *change_words(const struct trends *trends, const struct trend *trend,
		   const struct trend_change *change)
{
	const struct comparison like = as_comparison(trend, change);
	double p = trend->splits[change->split].p;
	char *words;
	size_t size;
	FILE *stream = must_open_text(&words, &size);

	fprintf(stream, "A change of level begins with %s: %s, by %s",
		release_label(trends, change->release), verdict_text(change->verdict),
		change_text(&like).text);
	if (!isnan(change->interval.low))
		fprintf(stream, " (%.10g %% interval: %s, given that it begins there)",
			100 * trends->terms.level, change_interval_text(&like).text);
	fprintf(stream, ", from %s to %s", level_text(trend, change->before).text,
		level_text(trend, change->after).text);
	if (change->earliest == change->latest)
		fputs("; every other release is ruled out as the first of it", stream);
	else
		fprintf(stream, "; the first of it may be any release from %s to %s",
			release_label(trends, change->earliest),
			release_label(trends, change->latest));
	fprintf(stream,
		". Runs put in another order split as clearly with p = %s; %s when corrected for "
		"%zu test%s.",
		p_text(p).text, p_text(trend->p_holm[change->split]).text, trends->tests,
		plural(trends->tests));
	must_close_text(stream);
	return words;
}

char *no_change_words(const struct trends *trends, const struct trend *trend)
{
	double most = 1 - trends->terms.level;

	if (trend->mixed)
		return must_print("Changes of level: not looked for, the values do not count the "
				  "same thing in every release.");
	if (isnan(trend->least_p))
		return must_print("Changes of level: not looked for, fewer than two releases have "
				  "values.");
	if (trend->least_p > most)
		return must_print("Changes of level: not looked for, %zu runs of %zu releases "
				  "could never show one (the smallest p possible is %s); more runs "
				  "of each release would.",
				  trend->course.count, trend->filled_count,
				  p_text(trend->least_p).text);
	return must_print("Changes of level: none is found. That is not the same as none.");
}

char *trend_words(const struct trends *trends, const struct trend *trend, size_t release)
{
	const struct trend_place *place = &trend->places[release];
	char *words;
	size_t size;
	FILE *stream = must_open_text(&words, &size);
	char *part;

	say_level(stream, trends, trend, release);
	for (enum against against = AGAINST_PREVIOUS; against < AGAINSTS; against++) {
		if (place->steps[against] == STEP_NONE ||
		    (against == AGAINST_BASELINE &&
		     place->steps[against] == place->steps[AGAINST_PREVIOUS]))
			continue;
		part = step_words(trends, trend, release, against, NULL);
		fprintf(stream, " %s", part);
		free(part);
	}
	if (place->change != STEP_NONE) {
		part = change_words(trends, trend, &trend->changes[place->change]);
		fprintf(stream, " %s", part);
		free(part);
	}
	must_close_text(stream);
	return words;
}
