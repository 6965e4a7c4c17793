/* limit.c — the give-up limit in a column of a large CSV file. */
#include "limit.h"

#include "analyze/statistics/censor.h"

#include <gsl/gsl_sort.h>
#include <stdlib.h>

/* Shows every value of a group to the pile. */
static void each_value(const struct rows_group *group, size_t column, struct pile *pile,
		       void (*see)(struct pile *pile, double value))
{
	for (size_t u = 0; u < group->count; u++)
		for (size_t i = 0; i < group->units[u]->columns[column].count; i++)
			see(pile, packed_number(&group->units[u]->columns[column], i));
}

/* Heapsort in place: qsort would take as much memory again. */
static bool see_group(struct pile *pile, const struct rows *rows, size_t g, size_t column,
		      struct error *err)
{
	const struct rows_group *group = rows->groups[g];
	double *values = calloc(rows_values(rows, g, column) + 1, sizeof *values);
	size_t count = 0;

	if (!values)
		return error_memory(err);
	for (size_t u = 0; u < group->count; u++)
		for (size_t i = 0; i < group->units[u]->columns[column].count; i++)
			values[count++] = packed_number(&group->units[u]->columns[column], i);
	gsl_sort(values, 1, count);
	pile_see_group(pile, values, count);
	free(values);
	return true;
}

bool rows_limit(double *limit, const struct rows *rows, size_t column, struct error *err)
{
	struct pile pile = pile_none;

	for (size_t g = 0; g < rows->count; g++)
		each_value(rows->groups[g], column, &pile, pile_see);
	for (size_t g = 0; g < rows->count; g++)
		if (!see_group(&pile, rows, g, column, err))
			return false;
	for (size_t g = 0; g < rows->count; g++)
		each_value(rows->groups[g], column, &pile, pile_see_below);
	*limit = pile_limit(&pile);
	return true;
}
