/*
 * file.h — what the sides of CSV files say: inside of sides only (sides.h tells the meaning).
 *
 * A row of such a side is a group of the file (rows/run.h), with all its values.
 */
#ifndef MIGSTAT_ANALYZE_SIDES_FILE_H
#define MIGSTAT_ANALYZE_SIDES_FILE_H

#include "sides.h"

/* As observations_of. */
bool file_observations_of(struct observations *observations, const struct sides *sides,
			  size_t group, enum which_side side, const struct metric *metric,
			  double limit, struct error *err);

/* As sides_counts and sides_worst_vm, of the rows that fit --failed. */
struct counts file_counts(const struct sides *sides, size_t group, enum which_side side);
size_t file_worst_unit(const struct sides *sides, size_t group, enum which_side side);

#endif
