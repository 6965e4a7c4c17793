/* unit-values.c — one number for each unit, from the values of all its migrations. */
#include "unit-values.h"

#include "vm-number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *aspect_word(enum aspect aspect)
{
	static const char *const words[ASPECTS] = {
		[ASPECT_MEAN] = "mean", [ASPECT_MEDIAN] = "median",     [ASPECT_SPREAD] = "spread",
		[ASPECT_TAIL] = "p95",  [ASPECT_FAILURES] = "failures",
	};

	return words[aspect];
}

/* An observation, and which run it is of: before's runs come first, then after's. */
struct entry {
	struct observation of;
	size_t run;
	bool counts;
};

/*
 * The observations of both sides, ordered by VM, direction and run; and one number for each VM in
 * each run: numbers[vm * runs + run], NaN where there is none, with its variance.
 */
struct grid {
	struct entry *entries;
	size_t count;
	size_t before_runs, runs; /* of before; of both sides */
	size_t vms;
	double *numbers, *variances;
	bool same_vms;
};

static int by_cell_and_run(const void *left, const void *right)
{
	const struct entry *a = left;
	const struct entry *b = right;
	int order = strcmp(a->of.vm, b->of.vm);

	if (order == 0)
		order = strcmp(a->of.direction, b->of.direction);
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

static bool grid_of(struct grid *grid, const struct observations sides[SIDES], struct error *err)
{
	*grid = (struct grid){ .before_runs = runs_of(&sides[BEFORE]) };
	grid->runs = grid->before_runs + runs_of(&sides[AFTER]);
	grid->entries = calloc(sides[BEFORE].count + sides[AFTER].count + 1, sizeof *grid->entries);
	if (!grid->entries)
		return error_memory(err);
	for (enum which_side side = BEFORE; side < SIDES; side++)
		for (size_t i = 0; i < sides[side].count; i++) {
			struct observation of = sides[side].at[i];

			grid->entries[grid->count++] = (struct entry){
				of, of.run + (side == AFTER ? grid->before_runs : 0), true
			};
		}
	if (grid->count > 0)
		qsort(grid->entries, grid->count, sizeof *grid->entries, by_cell_and_run);
	return true;
}

static void grid_free(struct grid *grid)
{
	free(grid->entries);
	free(grid->numbers);
	free(grid->variances);
}

static size_t vm_end(const struct grid *grid, size_t first)
{
	size_t end = first + 1;

	while (end < grid->count &&
	       strcmp(grid->entries[end].of.vm, grid->entries[first].of.vm) == 0)
		end++;
	return end;
}

static size_t cell_end(const struct grid *grid, size_t first, size_t end)
{
	size_t i = first + 1;

	while (i < end &&
	       strcmp(grid->entries[i].of.direction, grid->entries[first].of.direction) == 0)
		i++;
	return i;
}

/* ---- which VMs count ---- */

/* How many runs the entries from first to end have. They need not be ordered by run. */
static size_t count_runs(const struct grid *grid, size_t first, size_t end)
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

/* How many VMs the run has. */
static size_t count_vms(const struct grid *grid, size_t run)
{
	size_t vms = 0;

	for (size_t vm = 0, end; vm < grid->count; vm = end) {
		size_t i = vm;

		end = vm_end(grid, vm);
		while (i < end && grid->entries[i].run != run)
			i++;
		vms += i < end;
	}
	return vms;
}

/* Lets only those directions of a VM count that all runs have. Whether there is one. */
static bool mark_cells(struct grid *grid, size_t first, size_t end, size_t runs)
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
static void choose_entries(struct grid *grid, enum pairing pairing, size_t *left_out)
{
	size_t runs = count_runs(grid, 0, grid->count);
	size_t common = 0;
	size_t most = 0;

	for (size_t vm = 0, end; vm < grid->count; vm = end, grid->vms++) {
		end = vm_end(grid, vm);
		common += mark_cells(grid, vm, end, runs);
	}
	for (size_t run = 0; run < grid->runs; run++)
		if (count_vms(grid, run) > most)
			most = count_vms(grid, run);
	grid->same_vms = pairing == PAIRING_WHERE_POSSIBLE && 2 * common >= most &&
			 (common > 1 || grid->vms == 1);
	*left_out = grid->same_vms ? grid->vms - common : 0;
	for (size_t i = 0; !grid->same_vms && i < grid->count; i++)
		grid->entries[i].counts = true;
}

/* ---- the numbers ---- */

/* The values of one VM in one run that count, in the order of their directions. */
static size_t gather(const struct grid *grid, size_t first, size_t end, size_t run,
		     struct observation *gathered)
{
	size_t count = 0;

	for (size_t i = first; i < end; i++)
		if (grid->entries[i].counts && grid->entries[i].run == run)
			gathered[count++] = grid->entries[i].of;
	return count;
}

static bool fill_grid(struct grid *grid, enum aspect aspect, struct error *err)
{
	size_t size = grid->vms * grid->runs + 1;
	struct observation *gathered = calloc(grid->count + 1, sizeof *gathered);
	double *scratch = calloc(grid->count + 1, sizeof *scratch);
	bool good = gathered && scratch;
	size_t row = 0;

	grid->numbers = calloc(size, sizeof *grid->numbers);
	grid->variances = calloc(size, sizeof *grid->variances);
	good = good && grid->numbers && grid->variances;
	for (size_t vm = 0, end; good && vm < grid->count; vm = end, row++) {
		end = vm_end(grid, vm);
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
	return good ? true : error_memory(err);
}

/* Whether the VM has a number in every run that has any VM's. */
static bool is_whole(const struct grid *grid, size_t vm)
{
	for (size_t run = 0; run < grid->runs; run++)
		if (isnan(grid->numbers[vm * grid->runs + run]) && count_vms(grid, run) > 0)
			return false;
	return true;
}

/* Same VMs: one that has no number somewhere (no spread of a single value) counts nowhere. */
static void drop_partial(struct grid *grid, size_t *left_out)
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
		*left_out += any && !whole;
	}
}

/* ---- the units ---- */

/* The mean of what is not NaN in one run; NaN if all is. */
static double mean_of_run(const struct grid *grid, const double *numbers, size_t run)
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
static size_t take_vms(double *units, const struct grid *grid, size_t run)
{
	size_t count = 0;

	for (size_t vm = 0; vm < grid->vms; vm++)
		if (!isnan(grid->numbers[vm * grid->runs + run]))
			units[count++] = grid->numbers[vm * grid->runs + run];
	return count;
}

static size_t take_runs(double *units, const struct grid *grid, size_t first, size_t end)
{
	size_t count = 0;

	for (size_t run = first; run < end; run++) {
		double mean = mean_of_run(grid, grid->numbers, run);

		if (!isnan(mean))
			units[count++] = mean;
	}
	return count;
}

static size_t filled_runs(const struct grid *grid, size_t first, size_t end)
{
	size_t filled = 0;

	for (size_t run = first; run < end; run++)
		filled += count_vms(grid, run) > 0;
	return filled;
}

static void take_units(struct unit_values *values, const struct grid *grid)
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
static void take_counts(struct unit_values *values, const struct grid *grid)
{
	double variance[SIDES] = { 0, 0 };
	double cells = 0;
	size_t row = 0;

	for (size_t vm = 0, end; vm < grid->count; vm = end, row++) {
		end = vm_end(grid, vm);
		for (size_t run = 0; run < grid->runs; run++) {
			enum which_side side = run < grid->before_runs ? BEFORE : AFTER;
			size_t at = row * grid->runs + run;
			const struct entry *last = NULL;

			if (isnan(grid->numbers[at]))
				continue;
			values->vms[side]++;
			variance[side] += grid->variances[at];
			for (size_t i = vm; i < end; i++) {
				const struct entry *entry = &grid->entries[i];

				if (!entry->counts || entry->run != run)
					continue;
				values->values[side]++;
				cells += !last ||
					 strcmp(last->of.direction, entry->of.direction) != 0;
				last = entry;
			}
		}
	}
	for (enum which_side side = BEFORE; side < SIDES; side++)
		values->within[side] = variance[side] / (double)values->vms[side];
	values->cell_size = (double)(values->values[BEFORE] + values->values[AFTER]) / cells;
}

bool unit_values_of(struct unit_values *values, const struct observations sides[SIDES],
		    enum aspect aspect, enum pairing pairing, struct error *err)
{
	struct grid grid;
	bool good = grid_of(&grid, sides, err);

	*values = (struct unit_values){ .cell_size = NAN };
	if (good) {
		choose_entries(&grid, pairing, &values->left_out);
		good = fill_grid(&grid, aspect, err);
	}
	if (good) {
		values->numbers = calloc(2 * (grid.vms + grid.runs) + 1, sizeof(double));
		good = values->numbers ? true : error_memory(err);
	}
	if (good) {
		if (grid.same_vms)
			drop_partial(&grid, &values->left_out);
		take_counts(values, &grid);
		take_units(values, &grid);
	}
	grid_free(&grid);
	return good;
}

void unit_values_free(struct unit_values *values)
{
	free(values->numbers);
	*values = (struct unit_values){ 0 };
}
