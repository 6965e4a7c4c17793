/*
 * csv-range.h — a part of a CSV file: the rows that begin within a range of its bytes, so that
 * several processes can share a file out.
 *
 * Where a row begins in the midst of a file cannot be known without all that stands before it: a
 * line end may stand in quotes. So the first line that begins within the range is taken for a row,
 * unless it is known that one begins there; whoever reads the range before ends at the true end of
 * its last row, and the two places tell whether that was right.
 */
#ifndef MIGSTAT_CSV_RANGE_H
#define MIGSTAT_CSV_RANGE_H

#include "csv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct csv_range {
	uint64_t from, to; /* offsets in the file; to 0: its end */
	size_t line; /* a row begins at `from`, in that line; 0: not known, and lines count from 1
		      */
};

/* Whether there can be a part of the file at all: its bytes are read as they are, and in blocks. */
bool csv_has_ranges(const struct csv_reader *reader);

/* Goes on with the rows of the range, behind what was read already (the header), by csv_next and
 * csv_next_block. A range that is the whole file goes with any file. False with *err. */
bool csv_choose(struct csv_reader *reader, const struct csv_range *range, struct error *err);

#endif
