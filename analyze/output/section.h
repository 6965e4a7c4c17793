/*
 * section.h — what the sections of an analysis share: a table with a row for each group, groups in
 * words.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_SECTION_H
#define MIGSTAT_ANALYZE_OUTPUT_SECTION_H

#include "analyze/analysis/analysis.h"
#include "analyze/page/page.h"

#include <stdbool.h>
#include <stddef.h>

/* What the group has in the columns grouped by, a text each. Free the array, not the texts. */
const char **group_keys(const struct analysis *analysis, size_t group);

/* What stands behind the columns that the user grouped by. */
struct group_table {
	struct page_columns columns;
	const void *rows; /* one for each group, each row_bytes long */
	size_t row_bytes;
	const void *how; /* as the columns take it */
};

/* Adds header and rows: the columns grouped by, then those of the table. */
void section_add_table(struct section *section, const struct analysis *analysis,
		       const struct group_table *table);

/* The group in words, for a note: its key's texts with blanks in between, "all rows" without a
 * key. Free the result. */
char *group_words(const struct analysis *analysis, size_t group);

enum { GROUP_DETAIL_SIZE = 400 };

/* Whether something holds of a group; detail, which is empty before, may add a word in brackets. */
typedef bool group_tells(const void *closure, size_t group, char detail[GROUP_DETAIL_SIZE]);

/* The groups of which it holds: "a, b (2 rows)"; "" where there are none. Free the result. */
char *group_list(const struct analysis *analysis, group_tells *tells, const void *closure);

#endif
