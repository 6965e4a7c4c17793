/*
 * limits-met.h — limits held against what was measured (compare/bound.h), told to people, files and
 * gates: for compare, and for trend.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_LIMITS_MET_H
#define MIGSTAT_ANALYZE_VERDICT_LIMITS_MET_H

#include "analyze/compare/bound.h"
#include "analyze/output/row-sink.h"
#include "analyze/page/junit.h"
#include "analyze/page/page.h"
#include "options.h"

/* The bounds, of what, and what stands beside them. Borrowed. */
struct limits_met {
	const struct sides *sides;
	const struct bounds *bounds;
	const char *after; /* what the side after is called */
	size_t tests;      /* of the whole call */
};

/* Fills a section of a page: a table, and a sentence for each. */
void limits_met_section(struct section *section, const struct limits_met *met);

/* The rows of limits-met.csv. closure is a struct limits_met. */
sink_rows limits_met_rows;

/* Counts, and prints, a test for each: over failed, undecided as fail_on has it. */
void limits_met_count(size_t marks[JUNIT_MARKS], const struct bounds *bounds, enum fail_on fail_on);
void limits_met_junit(FILE *stream, const struct limits_met *met, enum fail_on fail_on);

#endif
