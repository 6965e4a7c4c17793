/* vm-grid.c — one number for each VM in each run of both sides, and which of them count. */
#include "vm-grid.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_cell_and_run(const void *left, const void *right)
{
	const struct grid_entry *a = left;
	const struct grid_entry *b = right;
	int order = strcmp(a->of->vm, b->of->vm);

	if (order == 0)
		order = strcmp(a->of->direction, b->of->direction);
	return order != 0 ? order : (a->run > b->run) - (a->run < b->run);
}

static size_t runs_of(const struct observations *observations)
{
	size_t runs = 0;

	for (size_t i = 0; i < observations->count; i++)
		if (observations->at[i].run >= runs)
			runs = observations->at[i].run + 1;
	return runs;
}

/* Without the numbers. */
static struct vm_grid entries_of(const struct observations sides[SIDES])
{
	struct vm_grid grid = { .before_runs = runs_of(&sides[BEFORE]) };

	grid.runs = grid.before_runs + runs_of(&sides[AFTER]);
	grid.entries = must_alloc(sides[BEFORE].count + sides[AFTER].count, sizeof *grid.entries);
	for (enum which_side side = BEFORE; side < SIDES; side++)
		for (size_t i = 0; i < sides[side].count; i++) {
			const struct measured *of = &sides[side].at[i];

			grid.entries[grid.count++] = (struct grid_entry){
				of, of->run + (side == AFTER ? (unsigned)grid.before_runs : 0), true
			};
		}
	qsort(grid.entries, grid.count, sizeof *grid.entries, by_cell_and_run);
	return grid;
}

void vm_grid_free(struct vm_grid *grid)
{
	free(grid->entries);
	free(grid->numbers);
	free(grid->variances);
}

size_t vm_grid_vm_end(const struct vm_grid *grid, size_t first)
{
	size_t end = first + 1;

	while (end < grid->count &&
	       strcmp(grid->entries[end].of->vm, grid->entries[first].of->vm) == 0)
		end++;
	return end;
}

static size_t cell_end(const struct vm_grid *grid, size_t first, size_t end)
{
	size_t i = first + 1;

	while (i < end &&
	       strcmp(grid->entries[i].of->direction, grid->entries[first].of->direction) == 0)
		i++;
	return i;
}

/* ---- which VMs count ---- */

/* How many runs the entries from first to end have. They need not be ordered by run. */
static size_t count_runs(const struct vm_grid *grid, size_t first, size_t end)
{
	size_t runs = 0;

	for (size_t run = 0; run < grid->runs; run++)
		for (size_t i = first; i < end; i++)
			if (grid->entries[i].run == run) {
				runs++;
				break;
			}
	return runs;
}

size_t vm_grid_vms(const struct vm_grid *grid, size_t run)
{
	size_t vms = 0;

	for (size_t vm = 0, end; vm < grid->count; vm = end) {
		size_t i = vm;

		end = vm_grid_vm_end(grid, vm);
		while (i < end && grid->entries[i].run != run)
			i++;
		vms += i < end;
	}
	return vms;
}

/* Lets only those directions of a VM count that all runs have. Whether there is one. */
static bool mark_cells(struct vm_grid *grid, size_t first, size_t end, size_t runs)
{
	bool any = false;

	for (size_t cell = first, next; cell < end; cell = next) {
		bool everywhere;

		next = cell_end(grid, cell, end);
		everywhere = count_runs(grid, cell, next) == runs;
		for (size_t i = cell; i < next; i++)
			grid->entries[i].counts = everywhere;
		any = any || everywhere;
	}
	return any;
}

/* Decides whether it is a matter of the same VMs, and which entries then count. */
static void choose_entries(struct vm_grid *grid, enum pairing pairing)
{
	size_t runs = count_runs(grid, 0, grid->count);
	size_t common = 0;
	size_t most = 0;

	for (size_t vm = 0, end; vm < grid->count; vm = end, grid->vms++) {
		end = vm_grid_vm_end(grid, vm);
		common += mark_cells(grid, vm, end, runs);
	}
	for (size_t run = 0; run < grid->runs; run++)
		if (vm_grid_vms(grid, run) > most)
			most = vm_grid_vms(grid, run);
	grid->same_vms = pairing == PAIRING_WHERE_POSSIBLE && 2 * common >= most &&
			 (common > 1 || grid->vms == 1);
	grid->left_out = grid->same_vms ? grid->vms - common : 0;
	for (size_t i = 0; !grid->same_vms && i < grid->count; i++)
		grid->entries[i].counts = true;
}

/* ---- the numbers ---- */

/* The values of one VM in one run that count, in the order of their directions. */
static size_t gather(const struct vm_grid *grid, size_t first, size_t end, size_t run,
		     struct measured *gathered)
{
	size_t count = 0;

	for (size_t i = first; i < end; i++)
		if (grid->entries[i].counts && grid->entries[i].run == run)
			gathered[count++] = *grid->entries[i].of;
	return count;
}

/* The most entries of one VM. */
static size_t largest_vm(const struct vm_grid *grid)
{
	size_t most = 0;

	for (size_t vm = 0, end; vm < grid->count; vm = end) {
		end = vm_grid_vm_end(grid, vm);
		if (end - vm > most)
			most = end - vm;
	}
	return most;
}

static void fill_grid(struct vm_grid *grid, enum aspect aspect)
{
	size_t size = grid->vms * grid->runs;
	size_t most = largest_vm(grid);
	struct measured *gathered = must_alloc(most, sizeof *gathered);
	double *scratch = must_alloc(most, sizeof *scratch);
	size_t row = 0;

	grid->numbers = must_alloc(size, sizeof *grid->numbers);
	grid->variances = must_alloc(size, sizeof *grid->variances);
	for (size_t vm = 0, end; vm < grid->count; vm = end, row++) {
		end = vm_grid_vm_end(grid, vm);
		for (size_t run = 0; run < grid->runs; run++) {
			size_t count = gather(grid, vm, end, run, gathered);
			size_t at = row * grid->runs + run;

			grid->numbers[at] = vm_number(gathered, count, aspect, scratch);
			grid->variances[at] = aspect == ASPECT_MEAN && count > 0
						      ? vm_mean_variance(gathered, count)
						      : NAN;
		}
	}
	free(gathered);
	free(scratch);
}

/* Whether the VM has a number in every run that has any VM's. */
static bool is_whole(const struct vm_grid *grid, size_t vm)
{
	for (size_t run = 0; run < grid->runs; run++)
		if (isnan(grid->numbers[vm * grid->runs + run]) && vm_grid_vms(grid, run) > 0)
			return false;
	return true;
}

/* Same VMs: one that has no number somewhere (no spread of a single value) counts nowhere. */
static void drop_partial(struct vm_grid *grid)
{
	for (size_t vm = 0; vm < grid->vms; vm++) {
		bool any = false;
		bool whole = is_whole(grid, vm);

		for (size_t run = 0; run < grid->runs; run++) {
			double *number = &grid->numbers[vm * grid->runs + run];

			any = any || !isnan(*number);
			if (!whole)
				*number = NAN;
		}
		grid->left_out += any && !whole;
	}
}

struct vm_grid vm_grid_of(const struct observations sides[SIDES], enum aspect aspect,
			  enum pairing pairing)
{
	struct vm_grid grid = entries_of(sides);

	if (sides[BEFORE].made_up || sides[AFTER].made_up)
		pairing = PAIRING_NEVER;
	choose_entries(&grid, pairing);
	fill_grid(&grid, aspect);
	if (grid.same_vms)
		drop_partial(&grid);
	return grid;
}
