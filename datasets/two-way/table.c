/* table.c — values put into a table of VMs by cycles. */
#include "two-way.h"

#include <math.h>
#include <stdlib.h>

static int by_cell(const void *left, const void *right)
{
	const struct two_way_value *a = left;
	const struct two_way_value *b = right;

	if (a->vm != b->vm)
		return a->vm < b->vm ? -1 : 1;
	if (a->cycle != b->cycle)
		return a->cycle < b->cycle ? -1 : 1;
	if (a->direction != b->direction)
		return a->direction < b->direction ? -1 : 1;
	return (a->value > b->value) - (a->value < b->value); /* so that sums do not depend on the
								 order of the rows */
}

/* Puts the numbers in front, leaves out NaN, and orders them. Returns how many there are. */
static size_t order_values(struct two_way_value *values, size_t count)
{
	size_t kept = 0;
	size_t ordered = 1;

	for (size_t i = 0; i < count; i++)
		if (!isnan(values[i].value))
			values[kept++] = values[i];
	while (ordered < kept && by_cell(&values[ordered - 1], &values[ordered]) <= 0)
		ordered++;
	if (ordered < kept) /* mostly they come in order */
		qsort(values, kept, sizeof *values, by_cell);
	return kept;
}

/* The means of one cell's directions; NaN where it has no value of one. */
struct both {
	size_t vm, cycle;
	double of[2];
};

/* Takes the values of one cell, which begin at `first`. Returns where the next one begins. */
static size_t take_cell(struct both *both, const struct two_way_value *values, size_t count,
			size_t first)
{
	size_t end = first;

	*both = (struct both){ values[first].vm, values[first].cycle, { NAN, NAN } };
	for (unsigned direction = 0; direction < 2; direction++) {
		long double sum = 0;
		size_t begin = end;

		while (end < count && values[end].vm == both->vm &&
		       values[end].cycle == both->cycle && values[end].direction == direction)
			sum += values[end++].value;
		if (end > begin)
			both->of[direction] = (double)(sum / (long double)(end - begin));
	}
	return end;
}

static struct two_way_cell cell_of(const struct both *both, double difference, bool one_direction)
{
	struct two_way_cell cell = { both->vm, both->cycle, 0, 1 };

	if (!isnan(both->of[0]) && !isnan(both->of[1])) {
		cell.value = both->of[0] / 2 + both->of[1] / 2;
		return cell;
	}
	cell.weight = one_direction ? 1 : 0.5;
	cell.value =
		isnan(both->of[0]) ? both->of[1] - difference / 2 : both->of[0] + difference / 2;
	return cell;
}

/* What the directions differ by, in the cells that have both. */
static double difference_of(const struct both *cells, size_t count)
{
	long double sum = 0;
	size_t pairs = 0;

	for (size_t i = 0; i < count; i++)
		if (!isnan(cells[i].of[0]) && !isnan(cells[i].of[1])) {
			sum += (long double)cells[i].of[1] - cells[i].of[0];
			pairs++;
		}
	return pairs > 0 ? (double)(sum / (long double)pairs) : 0;
}

static bool has_one_direction(const struct both *cells, size_t count)
{
	bool has[2] = { false, false };

	for (size_t i = 0; i < count; i++)
		for (unsigned direction = 0; direction < 2; direction++)
			has[direction] = has[direction] || !isnan(cells[i].of[direction]);
	return !has[0] || !has[1];
}

bool two_way_table_of(struct two_way_table *table, struct two_way_value *values, size_t count)
{
	size_t kept = order_values(values, count);
	struct both *cells = calloc(kept + 1, sizeof *cells);
	bool one_direction;

	*table = (struct two_way_table){ .cells = calloc(kept + 1, sizeof *table->cells) };
	if (!cells || !table->cells) {
		free(cells);
		return false;
	}
	for (size_t i = 0; i < kept; table->count++)
		i = take_cell(&cells[table->count], values, kept, i);
	one_direction = has_one_direction(cells, table->count);
	table->direction_difference = difference_of(cells, table->count);
	for (size_t i = 0; i < table->count; i++) {
		table->cells[i] = cell_of(&cells[i], table->direction_difference, one_direction);
		if (cells[i].vm >= table->vm_places)
			table->vm_places = cells[i].vm + 1;
		if (cells[i].cycle >= table->cycle_places)
			table->cycle_places = cells[i].cycle + 1;
	}
	free(cells);
	return true;
}

void two_way_table_free(struct two_way_table *table)
{
	free(table->cells);
	*table = (struct two_way_table){ 0 };
}
