/*
 * junit.c — comparisons as JUnit XML, which CI servers show as tests: what is worse failed,
 * what is undecided was skipped (or failed, with --fail-on undecided), all else passed.
 *
 * The dialect is that of the Jenkins xUnit plug-in's junit-10.xsd.
 */
#include "inside.h"
#include "options.h"

#include "datasets/xml.h"

#include <stdlib.h>

enum mark { MARK_PASSED, MARK_SKIPPED, MARK_FAILED };

static enum mark mark_of(const struct comparison *comparison, const struct compare_options *options)
{
	if (comparison->verdict == VERDICT_WORSE)
		return options->fail_on == FAIL_ON_NEVER ? MARK_SKIPPED : MARK_FAILED;
	if (comparison->verdict == VERDICT_UNDECIDED)
		return options->fail_on == FAIL_ON_UNDECIDED ? MARK_FAILED : MARK_SKIPPED;
	return MARK_PASSED;
}

static void print_case(FILE *stream, const char *group, const char *name, const char *words,
		       enum mark mark)
{
	static const char *const tags[] = {
		[MARK_PASSED] = "system-out",
		[MARK_SKIPPED] = "skipped",
		[MARK_FAILED] = "failure",
	};

	fputs("    <testcase classname=\"migstat.", stream);
	xml_print(stream, group);
	fputs("\" name=\"", stream);
	xml_print(stream, name);
	fprintf(stream, "\" time=\"0\">\n      <%s%s", tags[mark],
		mark == MARK_PASSED ? ">" : " message=\"");
	xml_print(stream, words);
	if (mark == MARK_PASSED)
		fprintf(stream, "</%s>\n", tags[mark]);
	else
		fputs("\"/>\n", stream);
	fputs("    </testcase>\n", stream);
}

static void print_comparison(FILE *stream, const struct comparisons *comparisons,
			     const struct comparison *comparison,
			     const struct compare_options *options)
{
	char *group = sides_group_label(comparisons->sides, comparison->group);
	char *name = comparison_name(comparisons, comparison, NAME_WHOLE);
	char *words = comparison_words(comparisons, comparison);

	print_case(stream, group, name, words, mark_of(comparison, options));
	free(group);
	free(name);
	free(words);
}

bool compare_print_junit(FILE *stream, const struct comparisons *comparisons,
			 const struct compare_options *options, struct error *err)
{
	size_t marks[MARK_FAILED + 1] = { 0 };

	(void)err;
	for (size_t i = 0; i < comparisons->count; i++)
		marks[mark_of(&comparisons->at[i], options)]++;
	fprintf(stream,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
		"  <testsuite name=\"migstat compare\" tests=\"%zu\" failures=\"%zu\" errors=\"0\" "
		"skipped=\"%zu\">\n",
		comparisons->count, marks[MARK_FAILED], marks[MARK_SKIPPED]);
	for (size_t i = 0; i < comparisons->count; i++)
		print_comparison(stream, comparisons, &comparisons->at[i], options);
	fputs("  </testsuite>\n</testsuites>\n", stream);
	return true;
}
