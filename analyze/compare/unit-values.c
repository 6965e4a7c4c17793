/* unit-values.c — one number for each unit, from the values of all its migrations. */
#include "unit-values.h"

#include "vm-grid.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The mean of what is not NaN in one run; NaN if all is. */
static double mean_of_run(const struct vm_grid *grid, const double *numbers, size_t run)
{
	double sum = 0;
	double count = 0;

	for (size_t vm = 0; vm < grid->vms; vm++)
		if (!isnan(numbers[vm * grid->runs + run])) {
			sum += numbers[vm * grid->runs + run];
			count++;
		}
	return sum / count;
}

/* The numbers of one side into units; the side has one run. */
static size_t take_vms(double *units, const struct vm_grid *grid, size_t run)
{
	size_t count = 0;

	for (size_t vm = 0; vm < grid->vms; vm++)
		if (!isnan(grid->numbers[vm * grid->runs + run]))
			units[count++] = grid->numbers[vm * grid->runs + run];
	return count;
}

static size_t take_runs(double *units, const struct vm_grid *grid, size_t first, size_t end)
{
	size_t count = 0;

	for (size_t run = first; run < end; run++) {
		double mean = mean_of_run(grid, grid->numbers, run);

		if (!isnan(mean))
			units[count++] = mean;
	}
	return count;
}

static size_t filled_runs(const struct vm_grid *grid, size_t first, size_t end)
{
	size_t filled = 0;

	for (size_t run = first; run < end; run++)
		filled += vm_grid_vms(grid, run) > 0;
	return filled;
}

static void take_units(struct unit_values *values, const struct vm_grid *grid)
{
	double *before = values->numbers;
	double *after = values->numbers + grid->vms + grid->runs;
	size_t middle = grid->before_runs;
	struct units *units = &values->units;

	*units = (struct units){ DESIGN_UNPAIRED, before, after, 0, 0 };
	if (filled_runs(grid, 0, middle) > 1 || filled_runs(grid, middle, grid->runs) > 1) {
		values->kind = UNIT_IS_RUN;
		units->before_count = take_runs(before, grid, 0, middle);
		units->after_count = take_runs(after, grid, middle, grid->runs);
		return;
	}
	for (size_t run = 0; run < grid->runs; run++) /* the one that is filled */
		if (run < middle)
			units->before_count += take_vms(before + units->before_count, grid, run);
		else
			units->after_count += take_vms(after + units->after_count, grid, run);
	if (grid->same_vms && units->before_count == units->after_count) {
		units->design = DESIGN_PAIRED;
		values->within[AFTER] += values->within[BEFORE];
	}
}

/* How many VMs, values and cells stand behind the units, and the variance within them. */
static void take_counts(struct unit_values *values, const struct vm_grid *grid, enum aspect aspect)
{
	double variance[SIDES] = { 0, 0 };
	double cells = 0;
	size_t row = 0;

	for (size_t vm = 0, end; vm < grid->count; vm = end, row++) {
		end = vm_grid_vm_end(grid, vm);
		for (size_t run = 0; run < grid->runs; run++) {
			enum which_side side = run < grid->before_runs ? BEFORE : AFTER;
			size_t at = row * grid->runs + run;
			const struct grid_entry *last = NULL;

			if (isnan(grid->numbers[at]))
				continue;
			values->vms[side]++;
			variance[side] += grid->variances[at];
			for (size_t i = vm; i < end; i++) {
				const struct grid_entry *entry = &grid->entries[i];

				if (!entry->counts || entry->run != run ||
				    (aspect == ASPECT_MEAN && entry->of->at_limit))
					continue;
				values->values[side]++;
				cells += !last ||
					 strcmp(last->of->direction, entry->of->direction) != 0;
				last = entry;
			}
		}
	}
	for (enum which_side side = BEFORE; side < SIDES; side++)
		values->within[side] = variance[side] / (double)values->vms[side];
	values->cell_size = (double)(values->values[BEFORE] + values->values[AFTER]) / cells;
}

struct unit_values unit_values_of(const struct observations sides[SIDES], enum aspect aspect,
				  enum pairing pairing)
{
	struct vm_grid grid = vm_grid_of(sides, aspect, pairing);
	struct unit_values values = {
		.numbers = must_alloc(2 * (grid.vms + grid.runs), sizeof *values.numbers),
		.left_out = grid.left_out,
	};

	take_counts(&values, &grid, aspect);
	take_units(&values, &grid);
	vm_grid_free(&grid);
	return values;
}

void unit_values_free(struct unit_values *values)
{
	free(values->numbers);
	*values = (struct unit_values){ 0 };
}
