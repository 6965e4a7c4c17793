/* limit.c — the limit at which the values of a column pile up, whoever holds them. */
#include "rows.h"

#include "analyze/statistics/across-select.h"
#include "analyze/statistics/censor.h"
#include "analyze/statistics/sorted.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* ---- one process ---- */

/* What censor_limit asks for. */
struct limit_column {
	const struct rows *rows;
	size_t column;
};

static size_t values_of_group(const void *closure, size_t group, double *values, uint32_t *vms)
{
	const struct limit_column *of = closure;
	const struct rows_group *from = of->rows->groups[group];
	size_t count = 0;

	for (size_t v = 0; v < from->count; v++) {
		const struct packed *packed = &from->vms[v]->columns[of->column];

		for (size_t i = 0; i < packed->count; i++) {
			vms[count] = (uint32_t)v;
			values[count++] = packed_number(packed, i);
		}
	}
	return count;
}

static double limit_here(const struct rows *rows, size_t column)
{
	const struct limit_column of = { rows, column };
	size_t most = 0;

	for (size_t g = 0; g < rows->count; g++) {
		size_t count = rows_values(rows, g, column);

		most = count > most ? count : most;
	}
	return censor_limit(values_of_group, &of, rows->count, most);
}

/* ---- several ---- */

static const struct packed *values_at(const struct limit_column *of, size_t group, size_t vm)
{
	return &of->rows->groups[group]->vms[vm]->columns[of->column];
}

/* The largest value of all that is below `bound`. */
static double largest_below(const struct limit_column *of, double bound)
{
	double largest = -INFINITY;

	for (size_t g = 0; g < of->rows->count; g++)
		for (size_t v = 0; v < of->rows->groups[g]->count; v++)
			for (size_t i = 0; i < values_at(of, g, v)->count; i++) {
				double value = packed_number(values_at(of, g, v), i);

				if (value < bound && value > largest)
					largest = value;
			}
	across_most(of->rows->across, &largest, 1);
	return largest;
}

/* Of one VM, in all processes. */
struct of_vm {
	uint64_t count, above;
};

/* What lies at or above `bound` in a group: of each VM, and the least of it. */
static double see_above(const struct limit_column *of, size_t group, double bound,
			struct of_vm *vms)
{
	double least = INFINITY;

	for (size_t v = 0; v < of->rows->groups[group]->count; v++) {
		const struct packed *values = values_at(of, group, v);

		vms[v].count = values->count;
		for (size_t i = 0; i < values->count; i++)
			if (packed_number(values, i) >= bound) {
				least = fmin(least, packed_number(values, i));
				vms[v].above++;
			}
	}
	return least;
}

/* The values of a group that are here, in order; *count of them. Free them. */
static double *sorted_values(const struct limit_column *of, size_t group, size_t *count)
{
	uint32_t *vms;
	double *values;

	*count = 0;
	for (size_t v = 0; v < of->rows->groups[group]->count; v++)
		*count += values_at(of, group, v)->count;
	vms = must_alloc(*count, sizeof *vms);
	values = must_alloc(*count, sizeof *values);
	values_of_group(of, group, values, vms);
	numbers_sort(values, *count);
	free(vms);
	return values;
}

static bool is_far_out(const struct limit_column *of, size_t group, double value)
{
	static const double shares[] = { 0.25, 0.75 };
	const size_t all = rows_values(of->rows, group, of->column);
	size_t count;
	double *values = sorted_values(of, group, &count);
	struct across_place places[4];
	double quartiles[2];

	for (size_t i = 0; i < 4; i++) {
		size_t low = (size_t)(shares[i / 2] * (double)(all - 1));

		places[i] = (struct across_place){ .sorted = values,
						   .count = count,
						   .place = low + i % 2 < all ? low + i % 2 : low };
	}
	across_select(of->rows->across, places, 4);
	for (size_t i = 0; i < 2; i++) {
		/* as numbers_quantile has it of all values */
		double rest = shares[i] * (double)(all - 1) - (double)places[2 * i].place;

		quartiles[i] = (1 - rest) * places[2 * i].value + rest * places[2 * i + 1].value;
	}
	free(values);
	return pile_is_far_out(quartiles[0], quartiles[1], value);
}

static void see_group(const struct limit_column *of, size_t group, struct pile *pile)
{
	const size_t vms = of->rows->groups[group]->count;
	struct of_vm *each = must_alloc(vms, sizeof *each);
	double least = -see_above(of, group, pile_bound(pile), each);
	size_t above = 0;
	size_t slow = 0;

	across_sum(of->rows->across, &each[0].count, 2 * vms);
	across_most(of->rows->across, &least, 1);
	for (size_t v = 0; v < vms; v++) {
		above += each[v].above;
		slow += each[v].count > 1 && each[v].above == each[v].count ? each[v].above : 0;
	}
	free(each);
	if (pile_may_be(above, slow, rows_values(of->rows, group, of->column)) &&
	    is_far_out(of, group, -least))
		pile->least = fmin(pile->least, -least);
}

double rows_limit(const struct rows *rows, size_t column)
{
	const struct limit_column of = { rows, column };
	struct pile pile = pile_none;

	if (!rows->across)
		return limit_here(rows, column);
	pile.largest = largest_below(&of, INFINITY);
	for (size_t g = 0; g < rows->count; g++)
		see_group(&of, g, &pile);
	if (isfinite(pile.least))
		pile.below = largest_below(&of, pile.least);
	return pile_limit(&pile);
}
