/*
 * junit.c — trends as JUnit XML: a test for every verdict that the exit status looks at; what is
 * worse failed, what is undecided was skipped (or failed, with --fail-on undecided), all else
 * passed.
 */
#include "analyze/page/junit.h"

#include "analyze/verdict/sentences.h"
#include "inside.h"

#include "datasets/must.h"

#include <stdlib.h>

static char *name_of(const struct trends *trends, const struct gate_item *item)
{
	char *trend = trend_name(trends, item->trend);
	const char *release = release_label(trends, item->release);
	const struct trend_place *place = &item->trend->places[item->release];
	char *name;

	if (item->of == GATE_OF_CHANGE)
		name = must_print("%s, change of level with %s", trend, release);
	else if (item->of == GATE_OF_GAP)
		name = must_print("%s, %s", trend, release);
	else
		name = must_print(
			"%s, %s against %s", trend, release,
			release_label(
				trends,
				trends->pairs
					[trends->pair_of[place->steps[item->of == GATE_OF_BASELINE
									      ? AGAINST_BASELINE
									      : AGAINST_PREVIOUS]]]
						.before));
	free(trend);
	return name;
}

static char *words_of(const struct trends *trends, const struct gate_item *item)
{
	switch (item->of) {
	case GATE_OF_CHANGE:
		return change_words(trends, item->trend, item->change);
	case GATE_OF_PREVIOUS:
		return step_words(trends, item->trend, item->release, AGAINST_PREVIOUS, NULL);
	case GATE_OF_BASELINE:
		return step_words(trends, item->trend, item->release, AGAINST_BASELINE, NULL);
	case GATE_OF_GAP:
		break;
	}
	return trend_words(trends, item->trend, item->release);
}

bool trend_print_junit(FILE *stream, const struct trends *trends,
		       const struct trend_options *options, struct error *err)
{
	struct gate_items items = gate_items_of(trends, options->gate);
	const struct limits_met met = trend_limits(trends);
	size_t marks[JUNIT_MARKS] = { 0 };

	(void)err;
	for (size_t i = 0; i < items.count; i++)
		marks[junit_mark_of(items.at[i].verdict, options->fail_on)]++;
	limits_met_count(marks, &trends->bounds, options->fail_on);
	junit_begin(stream, "migstat trend", marks);
	for (size_t i = 0; i < items.count; i++) {
		char *group = trend_group_label(trends, items.at[i].trend);
		char *name = name_of(trends, &items.at[i]);
		char *words = words_of(trends, &items.at[i]);

		junit_case(stream, group, name, words,
			   junit_mark_of(items.at[i].verdict, options->fail_on));
		free(group);
		free(name);
		free(words);
	}
	limits_met_junit(stream, &met, options->fail_on);
	junit_end(stream);
	free(items.at);
	return true;
}
