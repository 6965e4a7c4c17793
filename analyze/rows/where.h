/*
 * where.h — the expression of --where and --failed: which rows of a CSV file count, or failed.
 *
 *   expression = conjunction { "or" conjunction }
 *   conjunction = condition { "and" condition }
 *   condition = "not" condition | "(" expression ")" | column relation value
 *   relation = "=" | "!=" | "<" | "<=" | ">" | ">="
 *   column = word | "\"" text "\""
 *   value = number | word | "'" text "'" | "\"" text "\""
 *
 * A word consists of letters (any beyond ASCII, too), digits and _ . : - + and is no keyword;
 * inside quotes, the quote itself is written twice. With a number (unquoted), cells are compared as
 * numbers, else as text, byte by byte (so that UTC times compare by age). Numbers are those of the
 * file, in the file's unit. A cell that is empty, or a word for that there is no number (cell.h),
 * is not known: no comparison with a number holds for it.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_WHERE_H
#define MIGSTAT_ANALYZE_ROWS_WHERE_H

#include "cell.h"

#include "datasets/csv.h"
#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

struct where; /* opaque */

/* Parses text, which the user gave to `option` ("--where"; it must outlive *where). Free *where
 * with where_free. False with *err, which tells the place in text. */
bool where_parse(struct where **where, const char *option, const char *text, struct error *err);

void where_free(struct where *where); /* NULL is allowed */

/* How the file writes numbers; borrowed. Without it, as usual. */
void where_set_form(struct where *where, const struct cell_form *form);

/* The index of the column of that name in a file's header, or header->count. */
size_t header_find(const struct csv_row *header, const char *name);

/* Finds the columns in the file's header. False with *err if one is not there. */
bool where_bind(struct where *where, const struct csv_row *header, struct error *err);

/* The places in the file of the columns that it asks for; their number (with columns NULL, too). */
size_t where_columns(const struct where *where, size_t *columns);

/*
 * Whether the row, as wide as the header that was bound, fits: *fits. False with *err
 * (file:line:column) if a cell that is compared with a number is none.
 */
bool where_fits(const struct where *where, const struct csv_row *row, bool *fits,
		struct error *err);

#endif
