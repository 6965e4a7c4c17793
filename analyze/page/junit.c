/* junit.c — JUnit XML. */
#include "junit.h"

#include "datasets/xml.h"

void junit_begin(FILE *stream, const char *suite, const size_t marks[JUNIT_MARKS])
{
	fprintf(stream,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
		"  <testsuite name=\"%s\" tests=\"%zu\" failures=\"%zu\" errors=\"0\" "
		"skipped=\"%zu\">\n",
		suite, marks[JUNIT_PASSED] + marks[JUNIT_SKIPPED] + marks[JUNIT_FAILED],
		marks[JUNIT_FAILED], marks[JUNIT_SKIPPED]);
}

void junit_case(FILE *stream, const char *group, const char *name, const char *words,
		enum junit_mark mark)
{
	static const char *const tags[] = {
		[JUNIT_PASSED] = "system-out",
		[JUNIT_SKIPPED] = "skipped",
		[JUNIT_FAILED] = "failure",
	};

	fputs("    <testcase classname=\"migstat.", stream);
	xml_print(stream, group);
	fputs("\" name=\"", stream);
	xml_print(stream, name);
	fprintf(stream, "\" time=\"0\">\n      <%s%s", tags[mark],
		mark == JUNIT_PASSED ? ">" : " message=\"");
	xml_print(stream, words);
	if (mark == JUNIT_PASSED)
		fprintf(stream, "</%s>\n", tags[mark]);
	else
		fputs("\"/>\n", stream);
	fputs("    </testcase>\n", stream);
}

void junit_end(FILE *stream)
{
	fputs("  </testsuite>\n</testsuites>\n", stream);
}
