/*
 * words.h — the numbers in the sentences of a diagnosis: a value with its unit, its share
 * of the mean, its interval, its p.
 */
#ifndef MIGSTAT_ANALYZE_CHECKS_WORDS_H
#define MIGSTAT_ANALYZE_CHECKS_WORDS_H

#include "checks.h"

#include <stdio.h>

/* A sentence under way, and what it is about. */
struct sentence {
	FILE *stream;
	const struct diagnosis *diagnosis;
	const struct diagnosis_about *about;
};

/* Three digits with the prefix of its unit: "1.43 s", "24 ms". What they round up to 1000 belongs
 * to the next prefix: 1 ms, not 1e+03 µs. */
void sentence_value(const struct sentence *sentence, double value);

/* "2 s (5.1 % of the mean)", of the value without its sign. */
void sentence_size(const struct sentence *sentence, double value);

/* "95 % interval 1.2 s to 1.6 s", of the finding. */
void sentence_interval(const struct sentence *sentence);

/* "adjusted p = 0.012" */
void sentence_p(const struct sentence *sentence);

/* "higher" or "lower" */
const char *sentence_higher(double value);

#endif
