/*
 * junit.c — comparisons as JUnit XML, which CI servers show as tests: what is worse failed,
 * what is undecided was skipped (or failed, with --fail-on undecided), all else passed.
 */
#include "analyze/page/junit.h"
#include "inside.h"
#include "limits-met.h"
#include "options.h"

#include <stdlib.h>

static enum junit_mark mark_of(const struct comparison *comparison,
			       const struct compare_options *options)
{
	return junit_mark_of(comparison->verdict, options->fail_on);
}

static void print_comparison(FILE *stream, const struct comparisons *comparisons,
			     const struct comparison *comparison,
			     const struct compare_options *options)
{
	char *group = sides_group_label(comparisons->sides, comparison->group);
	char *name = comparison_name(comparisons, comparison, NAME_WHOLE);
	char *words = comparison_words(comparisons, comparison);

	junit_case(stream, group, name, words, mark_of(comparison, options));
	free(group);
	free(name);
	free(words);
}

enum junit_mark junit_mark_of(enum verdict verdict, enum fail_on fail_on)
{
	if (verdict == VERDICT_WORSE)
		return fail_on == FAIL_ON_NEVER ? JUNIT_SKIPPED : JUNIT_FAILED;
	if (verdict == VERDICT_UNDECIDED)
		return fail_on == FAIL_ON_UNDECIDED ? JUNIT_FAILED : JUNIT_SKIPPED;
	return JUNIT_PASSED;
}

static void print_limits(FILE *stream, const struct comparisons *comparisons,
			 const struct compare_options *options)
{
	char *after = sides_label(comparisons->sides, AFTER);
	const struct limits_met met = { comparisons->sides, &comparisons->bounds, after,
					comparisons->tests };

	limits_met_junit(stream, &met, options->fail_on);
	free(after);
}

bool compare_print_junit(FILE *stream, const struct comparisons *comparisons,
			 const struct compare_options *options, struct error *err)
{
	size_t marks[JUNIT_MARKS] = { 0 };

	(void)err;
	for (size_t i = 0; i < comparisons->count; i++)
		marks[mark_of(&comparisons->at[i], options)]++;
	limits_met_count(marks, &comparisons->bounds, options->fail_on);
	junit_begin(stream, "migstat compare", marks);
	for (size_t i = 0; i < comparisons->count; i++)
		print_comparison(stream, comparisons, &comparisons->at[i], options);
	print_limits(stream, comparisons, options);
	junit_end(stream);
	return true;
}
