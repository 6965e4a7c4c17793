/*
 * junit.h — JUnit XML, which CI servers show as tests. The dialect is that of the Jenkins xUnit
 * plug-in's junit-10.xsd.
 */
#ifndef MIGSTAT_ANALYZE_PAGE_JUNIT_H
#define MIGSTAT_ANALYZE_PAGE_JUNIT_H

#include <stddef.h>
#include <stdio.h>

enum junit_mark { JUNIT_PASSED, JUNIT_SKIPPED, JUNIT_FAILED, JUNIT_MARKS };

/* Begins the one suite: how many tests there will be of each mark. */
void junit_begin(FILE *stream, const char *suite, const size_t marks[JUNIT_MARKS]);

/* One test; words say why it is what it is. */
void junit_case(FILE *stream, const char *group, const char *name, const char *words,
		enum junit_mark mark);

void junit_end(FILE *stream);

#endif
