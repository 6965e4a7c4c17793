/* seconds.c — what one migration takes, with all that is around it. */
#include "sides.h"

#include "analyze/compare/vm-number.h"
#include "analyze/statistics/numbers.h"

#include <math.h>
#include <stdlib.h>

static double number_in(const struct sides *sides, struct side_row at, const char *column)
{
	const struct table *table = &sides->runs[at.run].migrations;

	return table_number(table, at.row, table_column(table, column));
}

/* From the start of a row to that of the next row in the file, if it is of the group, too. */
static size_t take_steps(const struct sides *sides, const struct side_rows *rows, double *steps)
{
	size_t count = 0;

	for (size_t i = 1; i < rows->count; i++) {
		double step = number_in(sides, rows->at[i], "clock_seconds") -
			      number_in(sides, rows->at[i - 1], "clock_seconds");

		if (rows->at[i].run == rows->at[i - 1].run &&
		    rows->at[i].row == rows->at[i - 1].row + 1 && step > 0)
			steps[count++] = step;
	}
	return count;
}

static double mean_total_time(const struct sides *sides, const struct side_rows *rows)
{
	double sum = 0;
	double count = 0;

	for (size_t i = 0; i < rows->count; i++) {
		double time = number_in(sides, rows->at[i], "total_time_seconds");

		if (!isnan(time)) {
			sum += time;
			count++;
		}
	}
	return sum / count;
}

double sides_seconds(const struct sides *sides, size_t group, enum which_side side)
{
	const struct side_rows *rows = &sides->groups[group].side[side];
	double *steps = calloc(rows->count + 1, sizeof *steps);
	size_t count = steps ? take_steps(sides, rows, steps) : 0;
	double seconds = NAN;

	if (count > 0) {
		numbers_sort(steps, count);
		seconds = quantile_of_sorted(steps, count, 0.5);
	} else {
		seconds = mean_total_time(sides, rows);
	}
	free(steps);
	return seconds;
}
