/* crossed.c — the mean of values whose VMs and cycles are both chance. */
#include "crossed.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

enum { DIRECTIONS = 2 };

void crossed_open(struct crossed *crossed, size_t cycles, bool units, long double origin)
{
	*crossed =
		(struct crossed){ .units = units, .origin = origin, .places = cycles * DIRECTIONS };
	crossed->place = must_alloc(crossed->places, sizeof *crossed->place);
}

static size_t place_of(const struct crossed_cell *cell)
{
	return cell->cycle * DIRECTIONS + cell->direction;
}

void crossed_next_vm(struct crossed *crossed)
{
	if (crossed->units && crossed->vms > 0)
		return;
	for (size_t i = crossed->first; i < crossed->count; i++)
		crossed->place[place_of(&crossed->cells[i])] = 0;
	crossed->first = crossed->count;
	crossed->vms++;
}

/* B. P. Welford, Technometrics 4 (1962): nothing cancels. */
static void take(struct crossed_cell *into, long double value)
{
	long double off = value - into->mean;

	into->n++;
	into->mean += off / (long double)into->n;
	into->squares += off * (value - into->mean);
}

static struct crossed_cell *cell_at(struct crossed *crossed, size_t cycle, unsigned direction)
{
	struct crossed_cell cell = { crossed->vms - 1, cycle, direction, 0, 0, 0 };
	size_t *place = &crossed->place[place_of(&cell)];

	if (*place == 0) {
		must_grow(&crossed->cells, &crossed->capacity, crossed->count,
			  sizeof *crossed->cells);
		crossed->cells[crossed->count++] = cell;
		*place = crossed->count;
	}
	return &crossed->cells[*place - 1];
}

void crossed_add(struct crossed *crossed, size_t cycle, unsigned direction, long double distance)
{
	long double value = crossed->origin + distance;

	struct crossed_cell *cell = cell_at(crossed, cycle, direction);

	if (crossed->units && crossed->count == 2 && cell->n == 0)
		crossed->all = crossed->cells[0]; /* which had all until now */
	take(cell, distance);
	if (!crossed->units)
		return;
	if (crossed->count > 1)
		take(&crossed->all, distance);
	if (value > 0)
		take(&crossed->logs, logl(value));
}

void crossed_add_cell(struct crossed *crossed, const struct crossed_cell *cell)
{
	struct crossed_cell *into = cell_at(crossed, cell->cycle, cell->direction);

	into->n = cell->n;
	into->mean = cell->mean;
	into->squares = cell->squares;
}

void crossed_free(struct crossed *crossed)
{
	free(crossed->cells);
	free(crossed->place);
	*crossed = (struct crossed){ 0 };
}

/* ---- shares ---- */

/* What is left over when VMs, cycles and directions have taken their part. */
struct leftover {
	double variance;          /* of a value; NaN: nothing is left to tell it from */
	double per_vm, per_cycle; /* mean of 1 / values of a VM, of a cycle */
	size_t both, directions;  /* VMs' cycles with both directions; how many directions */
};

static double mean_inverse(const double *counts, size_t places, size_t present)
{
	double sum = 0;

	for (size_t i = 0; i < places; i++)
		if (counts[i] > 0)
			sum += 1 / counts[i];
	return sum / (double)present;
}

/* The cells of one VM stand together, but in any order of cycle and direction. */
static void count_directions(struct leftover *left, const struct crossed *crossed, size_t cells)
{
	bool has[DIRECTIONS] = { false, false };

	for (size_t i = 0; i < crossed->count; i++)
		has[crossed->cells[i].direction] = true;
	left->directions = (size_t)has[0] + has[1];
	left->both = crossed->count - cells;
}

static long double squares_about(const struct crossed *crossed, const struct two_way_fit *fit,
				 double difference)
{
	long double squares = 0;

	for (size_t i = 0; i < crossed->count; i++) {
		const struct crossed_cell *cell = &crossed->cells[i];
		double way = cell->direction == 0 ? -difference / 2 : difference / 2;
		long double off = cell->mean - fit->levels[cell->vm] - fit->courses[cell->cycle] +
				  fit->mean - way;

		squares += cell->squares + (long double)cell->n * off * off;
	}
	return squares;
}

static struct leftover leftover_of(const struct crossed *crossed, const struct two_way_fit *fit,
				   double difference)
{
	struct leftover left = { .variance = NAN };
	double *of_vm = must_alloc(fit->vm_places, sizeof *of_vm);
	double *of_cycle = must_alloc(fit->cycle_places, sizeof *of_cycle);
	double n = 0;
	double df;

	for (size_t i = 0; i < crossed->count; i++) {
		const struct crossed_cell *cell = &crossed->cells[i];

		n += (double)cell->n;
		of_vm[cell->vm] += (double)cell->n;
		of_cycle[cell->cycle] += (double)cell->n;
	}
	count_directions(&left, crossed, fit->cells);
	left.per_vm = mean_inverse(of_vm, fit->vm_places, fit->vms);
	left.per_cycle = mean_inverse(of_cycle, fit->cycle_places, fit->cycles);
	df = n - (double)fit->vms - (double)fit->cycles + 1 - (left.both > 0);
	if (fit->connected && df >= 1)
		left.variance = (double)squares_about(crossed, fit, difference) / df;
	free(of_vm);
	free(of_cycle);
	return left;
}

/* Each divided by the sum of those that are known. */
static struct crossed_shares shares_of(struct crossed_shares parts)
{
	double *each[] = { &parts.vm, &parts.cycle, &parts.direction, &parts.rest };
	double sum = 0;

	for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
		*each[i] = isnan(*each[i]) ? NAN : fmax(0, *each[i]);
		sum += isnan(*each[i]) ? 0 : *each[i];
	}
	for (size_t i = 0; i < sizeof each / sizeof *each; i++)
		*each[i] = sum > 0 ? *each[i] / sum : NAN;
	return parts;
}

static const struct crossed_shares no_shares = { NAN, NAN, NAN, NAN };

static struct crossed_shares shares_of_value(const struct two_way_fit *fit,
					     const struct leftover *left, double difference)
{
	bool residual = fit->residual_df >= 1;
	double vms = (double)fit->vms;
	double cycles = (double)fit->cycles;
	double vm_rest = residual ? fit->vm_rest : left->variance * left->per_vm / vms;
	double cycle_rest = residual ? fit->cycle_rest : left->variance * left->per_cycle / cycles;
	struct crossed_shares parts = {
		.vm = vms * (fit->vm_part - vm_rest),
		.cycle = cycles * (fit->cycle_part - cycle_rest),
		.direction = NAN,
		.rest = left->variance,
	};

	if (isnan(left->variance))
		return no_shares;
	if (left->both > 0)
		parts.direction =
			difference * difference / 4 - left->variance / (2 * (double)left->both);
	return shares_of(parts);
}

static struct crossed_shares shares_of_mean(const struct two_way_chance *chance)
{
	struct crossed_shares parts = {
		.vm = chance->vm_part - chance->vm_rest,
		.cycle = chance->cycle_part - chance->cycle_rest,
		.direction = NAN,
		.rest = fmin(chance->vm_rest, chance->cycle_rest),
	};

	if (!(chance->rest_df >= 1))
		return no_shares;
	return shares_of(parts);
}

/* ---- the result ---- */

static struct two_way_value *values_of(const struct crossed *crossed)
{
	struct two_way_value *values = must_alloc(crossed->count, sizeof *values);

	for (size_t i = 0; i < crossed->count; i++)
		values[i] = (struct two_way_value){ crossed->cells[i].vm, crossed->cells[i].cycle,
						    crossed->cells[i].direction,
						    (double)crossed->cells[i].mean };
	return values;
}

static double variance_of(const struct crossed_cell *of)
{
	return of->n > 1 ? (double)of->squares / (double)(of->n - 1) : NAN;
}

static void take_units(struct two_way_mean *mean, const struct crossed *crossed,
		       const struct two_way_fit *fit, double level)
{
	const struct crossed_cell *all = crossed->count == 1 ? crossed->cells : &crossed->all;
	bool positive = crossed->logs.n == all->n;
	const struct two_way_units units = {
		.count = all->n,
		.mean = all->n > 0 ? (double)(crossed->origin + all->mean) : NAN,
		.variance = variance_of(all),
		.log_mean = positive ? (double)crossed->logs.mean : NAN,
		.log_variance = positive ? variance_of(&crossed->logs) : NAN,
	};

	two_way_mean_of_units(mean, &units, fit, TWO_WAY_AUTO, level);
}

/* From distances to values; the variances stay. */
static void raise_levels(struct two_way_table *table, struct two_way_fit *fit, long double origin)
{
	for (size_t i = 0; i < table->count; i++)
		table->cells[i].value = (double)(origin + table->cells[i].value);
	for (size_t i = 0; i < fit->vm_places; i++)
		fit->levels[i] = (double)(origin + fit->levels[i]);
	for (size_t i = 0; i < fit->cycle_places; i++)
		fit->courses[i] = (double)(origin + fit->courses[i]);
	fit->mean = (double)(origin + fit->mean);
}

struct crossed_result crossed_result_of(const struct crossed *crossed, double level)
{
	struct two_way_value *values = values_of(crossed);
	struct crossed_result result = { .of_value = no_shares, .of_mean = no_shares };
	struct two_way_table table;
	struct two_way_fit fit = { 0 };
	struct leftover left;
	bool good;

	good = two_way_table_of(&table, values, crossed->count) && two_way_fit_of(&fit, &table);
	must_have(good ? &table : NULL);
	if (crossed->count > 0) {
		left = leftover_of(crossed, &fit, table.direction_difference);
		result.of_value = shares_of_value(&fit, &left, table.direction_difference);
	}
	raise_levels(&table, &fit, crossed->origin);
	if (crossed->units) {
		take_units(&result.mean, crossed, &fit, level);
	} else {
		good = two_way_mean_of_fit(&result.mean, &table, &fit, TWO_WAY_AUTO, level);
		must_have(good ? &table : NULL);
		result.of_mean = shares_of_mean(&result.mean.chance);
	}
	two_way_fit_free(&fit);
	two_way_table_free(&table);
	free(values);
	return result;
}
