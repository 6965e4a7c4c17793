/*
 * distinct.h — what different numbers or texts there are, and which of them one is.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_DISTINCT_H
#define MIGSTAT_ANALYZE_PLAN_DISTINCT_H

#include <stddef.h>

/* Sorts at[count] and leaves out what comes twice. Returns how many are left. */
size_t distinct_numbers(long long *at, size_t count);
size_t distinct_texts(const char **at, size_t count);

/* Where one that is there stands among at[count], as the above leaves them. */
size_t index_of_number(long long number, const long long *at, size_t count);
size_t index_of_text(const char *text, const char *const *at, size_t count);

#endif
