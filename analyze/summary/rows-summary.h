/*
 * rows-summary.h — the summary of a CSV file's group, however many values it has.
 */
#ifndef MIGSTAT_ANALYZE_SUMMARY_ROWS_SUMMARY_H
#define MIGSTAT_ANALYZE_SUMMARY_ROWS_SUMMARY_H

#include "analyze/rows/rows.h"
#include "summary.h"

/* More values than this are not held as samples (about 150 bytes each). */
enum { ROWS_AS_SAMPLES = 100000 };

/*
 * The summary of one column in one group, as summary_of makes it; where no column tells the VM,
 * each value is a unit, whatever `unit` says. With more than `most` values (ROWS_AS_SAMPLES; tests
 * take 0) the values are not held as samples: sums come VM by VM (moments.h), order statistics from
 * doubles, of which some are brought to their places, 16 bytes a value while it works; the numbers
 * are the same to the last bit, but for the means of VMs of several values, which are as good as
 * doubles are. Of
 * VMs and cycles only the cells are held (crossed.h). Only values of which one has more digits than
 * a double, or whose sums do not fit 128 bits, are held as samples all the same.
 */
struct summary rows_summary(const struct rows *rows, size_t group, size_t column,
			    enum summary_unit unit, size_t most, double level);

#endif
