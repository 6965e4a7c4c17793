/* large.c — the exact sums of a CSV file's group. */
#include "large.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* So many cells of VMs and cycles are summed up at once, 40 bytes each. */
enum { CELLS_AT_ONCE = 1 << 16, DIRECTIONS = 2 };

const struct packed *large_values(const struct large *large, size_t unit)
{
	return &large->group->vms[unit]->columns[large->column];
}

/* Value number i of a VM, whose first one is number `before` of the local ones, in units of
 * 10^exponent; false if it has too many digits. */
static bool digits_of(const struct large *large, const struct packed *values, size_t before,
		      size_t i, int128 *digits)
{
	if (!large->digits)
		return packed_digits(values, i, large->exponent, digits);
	*digits = (long long)large->digits[before + i];
	return true;
}

/* The local values as whole numbers, where all values have few digits. */
static void take_digits(struct large *large)
{
	size_t before = 0;
	bool good = true;

	large->digits = must_alloc(large->local, sizeof *large->digits);
	for (size_t u = 0; good && u < large->group->count; u++) {
		const struct packed *values = large_values(large, u);

		good = packed_all_digits(values, large->exponent, large->digits + before);
		before += values->count;
	}
	if (across_all(large->across, good))
		return;
	free(large->digits);
	large->digits = NULL;
}

/* The first value of the first VM that has one. */
static bool take_first(struct large *large)
{
	const size_t vms = large->group->count;
	bool good = true;
	double before;
	size_t u = 0;

	while (u < vms && large_values(large, u)->count == 0)
		u++;
	before = -(double)u;
	across_most(large->across, &before, 1);
	u = (size_t)-before;
	if (u < vms && large_values(large, u)->count > 0) {
		good = packed_digits(large_values(large, u), 0, large->exponent, &large->first);
		return across_first(large->across, true, &large->first) && good;
	}
	return across_first(large->across, false, &large->first);
}

/* Of all processes; false if they do not fit. */
static bool sum_up(const struct across *across, struct vm_sums *sums, size_t count)
{
	uint64_t *n;
	int128 *whole;
	bool good;

	if (!across)
		return true;
	n = must_alloc(count, sizeof *n);
	whole = must_alloc(count, 2 * sizeof *whole);
	for (size_t i = 0; i < count; i++) {
		n[i] = sums[i].n;
		whole[2 * i] = sums[i].sum;
		whole[2 * i + 1] = sums[i].squares;
	}
	across_sum(across, n, count);
	good = across_sum_whole(across, whole, 2 * count);
	for (size_t i = 0; i < count; i++)
		sums[i] = (struct vm_sums){ n[i], whole[2 * i], whole[2 * i + 1] };
	free(n);
	free(whole);
	return good;
}

static bool take_vm(const struct large *large, const struct packed *values, size_t before,
		    struct vm_sums *vm)
{
	int128 digits;

	for (size_t i = 0; i < values->count; i++)
		if (!digits_of(large, values, before, i, &digits) ||
		    !vm_sums_add(vm, digits - large->first))
			return false;
	return true;
}

static bool take_sums(struct large *large)
{
	size_t before = 0;
	bool good = true;

	large->vms = must_alloc(large->group->count, sizeof *large->vms);
	for (size_t u = 0; good && u < large->group->count; u++) {
		good = take_vm(large, large_values(large, u), before, &large->vms[u]);
		before += large_values(large, u)->count;
	}
	return across_all(large->across, good) &&
	       sum_up(large->across, large->vms, large->group->count);
}

bool large_of(struct large *large, const struct rows *rows, size_t group, size_t column,
	      enum summary_unit unit)
{
	bool good;

	*large = (struct large){
		.rows = rows,
		.group = rows->groups[group],
		.across = rows->across,
		.column = column,
		.count = rows_values(rows, group, column),
		.unit = rows->independent ? UNIT_MIGRATION : unit,
	};
	for (size_t u = 0; u < large->group->count; u++) {
		large->local += large_values(large, u)->count;
		if (large_values(large, u)->exponent < large->exponent)
			large->exponent = large_values(large, u)->exponent;
	}
	take_digits(large);
	good = across_all(large->across, take_first(large));
	return good && take_sums(large);
}

void large_free(struct large *large)
{
	free(large->digits);
	free(large->vms);
	*large = (struct large){ 0 };
}

/* ---- moments ---- */

bool large_moments(const struct large *large, struct moments *rows, struct moments *vms)
{
	struct vm_sums *each = must_alloc(large->group->count, sizeof *each);
	struct sums sums = { .vms = each, .shift = large->first, .exponent = large->exponent };
	bool good;

	for (size_t u = 0; u < large->group->count; u++)
		if (large->vms[u].n > 0)
			each[sums.count++] = large->vms[u];
	good = moments_of_sums(&sums, OVER_ROWS, rows);
	if (good && large->rows->independent)
		*vms = *rows;
	else
		good = good && moments_of_sums(&sums, OVER_VMS, vms);
	free(each);
	return good;
}

/* Squared distances from the mean, in squared units: squares - sum² / n. */
static long double inner_squares(const struct vm_sums *sums)
{
	const long double n = (long double)sums->n;
	int128 left;
	int128 right;

	if (!__builtin_mul_overflow((int128)sums->n, sums->squares, &left) &&
	    !__builtin_mul_overflow(sums->sum, sums->sum, &right))
		return (long double)(left - right) / n;
	return (long double)sums->squares - (long double)sums->sum * (long double)sums->sum / n;
}

struct clusters large_clusters(const struct large *large, double *means)
{
	const long double first = decimal_scaled(large->first, large->exponent);
	const double unit = pow(10, large->exponent);
	struct cluster_sums sums = { .n = 0 };
	long double mean = 0;

	for (size_t u = 0; u < large->group->count; u++)
		mean += (long double)large->vms[u].sum / (long double)large->count;
	for (size_t u = 0; u < large->group->count; u++) {
		const struct vm_sums *vm = &large->vms[u];
		const long double n = (long double)vm->n;
		const long double of_vm = vm->n > 0 ? (long double)vm->sum / n : 0;

		if (vm->n == 0)
			continue;
		means[sums.vms++] = (double)(first + of_vm * unit);
		sums.n += vm->n;
		sums.sizes += n * n;
		sums.within += inner_squares(vm);
		sums.between += n * (of_vm - mean) * (of_vm - mean);
	}
	return clusters_of_sums(&sums, unit);
}

/* ---- cells ---- */

static struct crossed_cell cell_of(const struct large *large, const struct vm_sums *sums)
{
	const long double n = (long double)sums->n;

	return (struct crossed_cell){
		.n = sums->n,
		.mean = decimal_scaled(sums->sum, large->exponent) / n,
		.squares = inner_squares(sums) * decimal_scaled(1, 2 * large->exponent),
	};
}

/* Adds the VM's local values to its cells, by cycle and direction. */
static bool add_cells(const struct large *large, size_t unit, size_t before, struct vm_sums *cells)
{
	const struct places *places = &large->rows->places;
	const struct packed *values = large_values(large, unit);
	int128 digits = 0;

	for (size_t i = 0; i < values->count; i++) {
		const uint32_t tag = packed_tag(values, i);
		const size_t at =
			places_cycle(places, tag) * DIRECTIONS + places_direction(places, tag);

		digits_of(large, values, before, i, &digits); /* large_of saw that they fit */
		if (!vm_sums_add(&cells[at], digits - large->first))
			return false;
	}
	return true;
}

static void give_cells(const struct large *large, const struct vm_sums *cells, size_t places,
		       struct crossed *crossed)
{
	for (size_t i = 0; i < places; i++)
		if (cells[i].n > 0) {
			struct crossed_cell cell = cell_of(large, &cells[i]);

			cell.cycle = i / DIRECTIONS;
			cell.direction = i % DIRECTIONS;
			crossed_add_cell(crossed, &cell);
		}
}

/* Of the VMs from *unit on, as many as are summed up at once. */
static bool take_cells(const struct large *large, size_t *unit, size_t *before, size_t places,
		       struct crossed *crossed)
{
	const size_t left = large->group->count - *unit;
	const size_t most = CELLS_AT_ONCE / places > 0 ? CELLS_AT_ONCE / places : 1;
	const size_t now = left < most ? left : most;
	struct vm_sums *cells = must_alloc(now * places, sizeof *cells);
	bool good = true;

	for (size_t i = 0; i < now; i++) {
		good = good && add_cells(large, *unit + i, *before, cells + i * places);
		*before += large_values(large, *unit + i)->count;
	}
	good = across_all(large->across, good) && sum_up(large->across, cells, now * places);
	for (size_t i = 0; good && i < now; i++) {
		if (large->vms[*unit + i].n > 0)
			crossed_next_vm(crossed);
		give_cells(large, cells + i * places, places, crossed);
	}
	*unit += now;
	free(cells);
	return good;
}

/* Each value is a unit, and all are of one VM. */
static bool take_unit_cells(const struct large *large, size_t places, struct crossed *crossed)
{
	struct vm_sums *cells = must_alloc(places, sizeof *cells);
	struct vm_sums all = { 0 };
	size_t before = 0;
	bool good = true;

	for (size_t u = 0; good && u < large->group->count; u++) {
		good = add_cells(large, u, before, cells);
		before += large_values(large, u)->count;
		all.n += large->vms[u].n;
		all.sum += large->vms[u].sum; /* large_moments saw that they fit */
		all.squares += large->vms[u].squares;
	}
	good = across_all(large->across, good) && sum_up(large->across, cells, places);
	crossed_next_vm(crossed);
	if (good)
		give_cells(large, cells, places, crossed);
	crossed->all = cell_of(large, &all);
	crossed->logs = large_logs(large);
	free(cells);
	return good;
}

bool large_cells(const struct large *large, struct crossed *crossed)
{
	const size_t cycles = places_cycles(&large->rows->places);
	const size_t places = (cycles > 0 ? cycles : 1) * DIRECTIONS;
	size_t before = 0;
	bool good = true;

	if (large->unit == UNIT_MIGRATION)
		return take_unit_cells(large, places, crossed);
	for (size_t u = 0; good && u < large->group->count;)
		good = take_cells(large, &u, &before, places, crossed);
	return good;
}

/* ---- logarithms ---- */

/* Bits of the logarithms' whole numbers: their squares' sum fits for 2^37 values. */
enum { LOG_BITS = 45 };

/* Goes over the local values. Zero it before use. */
struct walk {
	size_t unit, i, before;
};

/* The next value less the first one of all; false: there is none. */
static bool next_distance(const struct large *large, struct walk *walk, int128 *distance)
{
	while (walk->unit < large->group->count &&
	       walk->i == large_values(large, walk->unit)->count) {
		walk->before += walk->i;
		walk->unit++;
		walk->i = 0;
	}
	if (walk->unit == large->group->count)
		return false;
	digits_of(large, large_values(large, walk->unit), walk->before, walk->i++, distance);
	*distance -= large->first;
	return true;
}

/* log(value / first) */
static long double log_of(int128 distance, int128 first)
{
	return log1pl((long double)distance / (long double)first);
}

/* The largest logarithm of all processes, below or above zero: that of their least or largest
 * value. */
static double widest(const struct large *large)
{
	struct walk walk = { 0 };
	int128 distance = 0;
	int128 least = 0;
	int128 largest = 0;
	double wide;

	while (next_distance(large, &walk, &distance)) {
		if (distance < least && distance > -large->first)
			least = distance;
		if (distance > largest)
			largest = distance;
	}
	wide = (double)fmaxl(-log_of(least, large->first), log_of(largest, large->first));
	across_most(large->across, &wide, 1);
	return wide;
}

struct crossed_cell large_logs(const struct large *large)
{
	struct walk walk = { 0 };
	struct vm_sums sums = { 0 };
	struct crossed_cell logs = { 0 };
	int128 distance = 0;
	int power = 0;

	if (!(large->first > 0))
		return logs;
	frexp(widest(large), &power);
	power = LOG_BITS - power;
	while (next_distance(large, &walk, &distance))
		if (distance > -large->first)
			vm_sums_add(&sums,
				    (int128)roundl(ldexpl(log_of(distance, large->first), power)));
	sum_up(large->across, &sums, 1);
	logs.n = sums.n;
	if (logs.n > 0) {
		logs.mean = logl(decimal_scaled(large->first, large->exponent)) +
			    ldexpl((long double)sums.sum / (long double)sums.n, -power);
		logs.squares = ldexpl(inner_squares(&sums), -2 * power);
	}
	return logs;
}
