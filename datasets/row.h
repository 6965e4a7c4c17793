/*
 * row.h — a row of a table written from a struct: of every column, which member it is.
 *
 *     static const struct member members[] = {
 *             MEMBER(struct evacuation_row, host_vms),
 *             MEMBER(struct evacuation_row, times.p50),
 *     };
 *     row_cells(&line, members, COUNT(members), &row);
 *
 * The kind of a member comes from its type in the struct; one that cannot be written does not
 * compile. Where the order of the columns is an enum (schema-analysis.h), designators say it:
 * [EVACUATION_HOST_VMS] = MEMBER(...), in whatever order the lines stand.
 */
#ifndef MIGSTAT_ROW_H
#define MIGSTAT_ROW_H

#include "clock.h"
#include "csv.h"
#include "error.h"
#include "schema.h"

#include <stdbool.h>
#include <stddef.h>

enum member_kind {
	MEMBER_NONE,  /* an empty cell: a hole in an array of members */
	MEMBER_TEXT,  /* const char *: NULL is an empty cell */
	MEMBER_STAMP, /* char[UTC_TEXT_SIZE]: "" is an empty cell */
	MEMBER_INT,   /* int, long, size_t: a whole number */
	MEMBER_LONG,
	MEMBER_SIZE,
	MEMBER_NUMBER, /* double: NaN is an empty cell */
	MEMBER_YES_NO, /* bool */
	MEMBER_WORD    /* an enum, which counts from 0 in `words` */
};

enum { DECIMALS_EXACT = -1 };

struct member {
	enum member_kind kind;
	size_t offset;
	int decimals;             /* MEMBER_NUMBER: digits after the point; DECIMALS_EXACT: the
				     fewest that read back as the same number */
	bool zero_is_none;        /* whole numbers: 0 is an empty cell */
	const char *const *words; /* MEMBER_WORD */
	bool finer; /* MEMBER_NUMBER: one with more digits than `decimals` keeps them, up to
		       nanoseconds; microseconds of one that has no end there */
};

/* clang-format off */
#define MEMBER_KIND(row, member) _Generic(&((row *)NULL)->member, \
	const char **:            MEMBER_TEXT, \
	char (*)[UTC_TEXT_SIZE]:  MEMBER_STAMP, \
	int *:                    MEMBER_INT, \
	long *:                   MEMBER_LONG, \
	size_t *:                 MEMBER_SIZE, \
	double *:                 MEMBER_NUMBER, \
	bool *:                   MEMBER_YES_NO, \
	unsigned *:               MEMBER_WORD)
/* clang-format on */

/* A member as it is, numbers exact; a number with so many digits after the point; a whole number
 * whose 0 is an empty cell; an enum by its words. */
#define MEMBER(row, member)                 MEMBER_OF(row, member, DECIMALS_EXACT, false, NULL)
#define MEMBER_FIXED(row, member, decimals) MEMBER_OF(row, member, decimals, false, NULL)
#define MEMBER_FROM_1(row, member)          MEMBER_OF(row, member, DECIMALS_EXACT, true, NULL)
#define MEMBER_IN(row, member, words)       MEMBER_OF(row, member, DECIMALS_EXACT, false, words)
#define MEMBER_OF(row, member, decimals, zero_is_none, words)                                      \
	{                                                                                          \
		MEMBER_KIND(row, member), offsetof(row, member), decimals, zero_is_none, words,    \
			false                                                                      \
	}
/* One with at least so many digits after the point, if finer: with all that the number has. */
#define MEMBER_FINER(row, member, decimals, finer)                                                 \
	{                                                                                          \
		MEMBER_KIND(row, member), offsetof(row, member), decimals, false, NULL, finer      \
	}

/* Adds a cell for each of count members of *row. */
void row_cells(struct csv_line *line, const struct member *members, size_t count, const void *row);

/* What a row of values from outside is worth. */
enum row_worth {
	ROW_GOOD,
	ROW_WITHOUT, /* a cell that may be empty is, for its value may not stand there */
	ROW_REFUSED  /* a cell that must have a value has none that may: *line is to be forgotten */
};

/*
 * The same of a whole row of the schema's table (as many members as it has columns), whose values
 * may come from anywhere: each must pass the schema's own check (column-check.h); a byte that is no
 * UTF-8 becomes U+FFFD. *why, which is empty before, tells of the first value that did not.
 */
enum row_worth row_checked(struct csv_line *line, const struct schema *schema,
			   const struct member *members, const void *row, struct error *why)
	__attribute__((nonnull));

#endif
