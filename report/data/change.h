/*
 * change.h — a row of comparisons.csv as people read it: amounts, change, interval, p.
 *
 * A change is told in per cent where the row has a ratio, failures in percentage points, all else
 * in the metric's unit. "–" stands where there is no number.
 */
#ifndef MIGSTAT_REPORT_DATA_CHANGE_H
#define MIGSTAT_REPORT_DATA_CHANGE_H

#include "report/draw/number.h"

#include "datasets/situation.h"
#include "datasets/table.h"

enum { CHANGE_TEXT_SIZE = NOTATION_RANGE_SIZE + 16 };

struct change {
	const struct table *table; /* borrowed */
	size_t row;
	const char *prefix; /* of its columns: "ratio" or "difference" */
	double offset;      /* what is no change: 1 of a ratio */
	struct notation notation, amounts;
	char unit[UNIT_TEXT_SIZE]; /* with a blank before it */
};

struct change change_of(const struct table *comparisons, size_t row,
			const struct language *language);

/* "+32 %" and "−6 to +86 %". */
void change_signed(char text[CHANGE_TEXT_SIZE], const struct change *change);
void change_range(char text[CHANGE_TEXT_SIZE], const struct change *change);

/* "0.848 s" or, of failures, "12.5 %": column is before_value or after_value. */
void change_amount(char text[CHANGE_TEXT_SIZE], const struct change *change, const char *column);

/* What makes the interval so wide: "VMs", "cycles" or, of several runs a side, "runs", "both",
 * "rest". */
void change_bound(char text[CHANGE_TEXT_SIZE], const struct change *change);

/* What the verdict of a row may be said of: "in this run", "from 3 and 3 runs"; "" where nothing is
 * compared. */
void change_situation(char text[SITUATION_TEXT_SIZE], const struct table *comparisons, size_t row);

/* The sentence that goes with it, in the row's words, too; "" where there is none. */
void change_caution(char text[SITUATION_CAUTION_SIZE], const struct table *comparisons, size_t row);

/* The corrected p: "0.041", "< 0.00001". */
void change_p(char text[CHANGE_TEXT_SIZE], const struct change *change);

#endif
