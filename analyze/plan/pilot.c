/* pilot.c — what a pilot says of one metric in one group. */
#include "pilot.h"

#include "datasets/must.h"
#include "distinct.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct variances no_variances = { { NAN, NAN, NAN, NAN }, { NAN, NAN, NAN, NAN } };

/* ---- a table's variances ---- */

static void scale(struct two_way_model *model, double by)
{
	model->vm *= by;
	model->cycle *= by;
	model->cell *= by;
}

static struct variances variances_of(const struct two_way_table *table, double prior)
{
	struct two_way_fit fit;
	struct two_way_chance chance;
	struct variances variances;

	must_have(two_way_fit_of(&fit, table) ? fit.levels : NULL);
	chance = two_way_chance_of(&fit, prior);
	variances = (struct variances){ two_way_model_of(&fit, &chance),
					two_way_model_limit(&fit, &chance, PILOT_SURE) };
	two_way_fit_free(&fit);
	return variances;
}

/* Each value on the scale on which its VM's level is a logarithm. False: a VM's level is not above
 * zero, or there is none. */
static bool make_relative(struct two_way_value *values, size_t count)
{
	struct two_way_table table;
	struct two_way_fit fit;
	bool good;

	must_have(two_way_table_of(&table, values, count) ? table.cells : NULL);
	must_have(two_way_fit_of(&fit, &table) ? fit.levels : NULL);
	good = two_way_positive(&fit);
	for (size_t i = 0; good && i < count; i++)
		values[i].value = two_way_relative(fit.levels[values[i].vm], values[i].value);
	two_way_fit_free(&fit);
	two_way_table_free(&table);
	return good;
}

static struct variances variances_of_values(struct two_way_value *values, size_t count,
					    double prior)
{
	struct two_way_table table;
	struct variances variances;

	must_have(two_way_table_of(&table, values, count) ? table.cells : NULL);
	variances = variances_of(&table, prior);
	two_way_table_free(&table);
	return variances;
}

static double directions_of(const struct two_way_value *values, size_t count)
{
	bool has[2] = { false, false };

	for (size_t i = 0; i < count; i++)
		has[values[i].direction] = true;
	return has[0] && has[1] ? 2 : 1;
}

struct pilot pilot_of_values(struct two_way_value *values, size_t count, double level)
{
	struct pilot pilot = { .values = count,
			       .mean_of = no_variances,
			       .change = no_variances,
			       .difference = no_variances,
			       .seconds = NAN };

	must_have(two_way_mean_of(&pilot.known, values, count, TWO_WAY_AUTO, level) ? &pilot
										    : NULL);
	pilot.vms = pilot.known.vms;
	pilot.cycles = pilot.known.cycles;
	pilot.mean = pilot.known.mean;
	pilot.directions = directions_of(values, count);
	pilot.mean_of = variances_of_values(values, count, TWO_WAY_PRIOR);
	scale(&pilot.mean_of.seen, 1 / pilot.mean / pilot.mean);
	scale(&pilot.mean_of.limit, 1 / pilot.mean / pilot.mean);
	if (make_relative(values, count))
		pilot.change = variances_of_values(values, count, TWO_WAY_PRIOR);
	return pilot;
}

/* ---- differences ---- */

static int by_cell(const void *left, const void *right)
{
	const struct two_way_value *a = left;
	const struct two_way_value *b = right;

	if (a->vm != b->vm)
		return a->vm < b->vm ? -1 : 1;
	if (a->cycle != b->cycle)
		return a->cycle < b->cycle ? -1 : 1;
	return (a->direction > b->direction) - (a->direction < b->direction);
}

/* The values of one side that the other side has, too, ordered. */
static size_t take_common(struct two_way_value *into, const struct two_way_value *from,
			  size_t count, struct two_way_value *other, size_t other_count)
{
	size_t kept = 0;

	qsort(other, other_count, sizeof *other, by_cell);
	for (size_t i = 0; i < count; i++)
		if (bsearch(&from[i], other, other_count, sizeof *other, by_cell))
			into[kept++] = from[i];
	qsort(into, kept, sizeof *into, by_cell);
	return kept;
}

static struct two_way_value *copy_of(const struct two_way_value *values, size_t count)
{
	struct two_way_value *copy = must_alloc(count, sizeof *copy);

	memcpy(copy, values, count * sizeof *copy);
	return copy;
}

struct variances variances_of_difference(const struct two_way_value *before, size_t before_count,
					 const struct two_way_value *after, size_t after_count,
					 double prior)
{
	struct two_way_value *b = copy_of(before, before_count);
	struct two_way_value *a = copy_of(after, after_count);
	struct two_way_value *both = must_alloc(before_count, sizeof *both);
	size_t count = take_common(both, before, before_count, a, after_count);
	size_t same = take_common(a, after, after_count, b, before_count);
	struct variances variances = no_variances;

	memcpy(b, both, count * sizeof *b);
	/* a cell with several values has no partner for each */
	if (count > 0 && count == same && make_relative(b, count) && make_relative(a, count)) {
		qsort(b, count, sizeof *b, by_cell);
		qsort(a, count, sizeof *a, by_cell);
		for (size_t i = 0; i < count; i++)
			b[i].value = a[i].value - b[i].value;
		variances = variances_of_values(b, count, prior);
	}
	free(b);
	free(a);
	free(both);
	return variances;
}

/* ---- from a run ---- */

/* The VMs and cycles of a run, which have the same numbers in all of its groups. */
struct names {
	const char **vms;
	long long *cycles;
	size_t vm_count, cycle_count;
};

/* What one group has of the metric. Free at and the observations, whose texts names borrow. */
struct numbered {
	struct observations from;
	struct two_way_value *at;
	size_t count;
};

static struct names names_of(const struct numbered *groups, size_t count)
{
	struct names names = { 0 };
	size_t most = 0;

	for (size_t g = 0; g < count; g++)
		most += groups[g].from.count;
	names.vms = must_alloc(most, sizeof *names.vms);
	names.cycles = must_alloc(most, sizeof *names.cycles);
	for (size_t g = 0; g < count; g++)
		for (size_t i = 0; i < groups[g].from.count; i++) {
			names.vms[names.vm_count++] = groups[g].from.at[i].vm;
			names.cycles[names.cycle_count++] = groups[g].from.at[i].cycle;
		}
	names.vm_count = distinct_texts(names.vms, names.vm_count);
	names.cycle_count = distinct_numbers(names.cycles, names.cycle_count);
	return names;
}

/* Values of no known cycle are left out: nothing can be planned from them. */
static void number(struct numbered *group, const struct names *names)
{
	group->at = must_alloc(group->from.count, sizeof *group->at);
	for (size_t i = 0; i < group->from.count; i++) {
		const struct measured *of = &group->from.at[i];

		if (of->cycle == CYCLE_UNKNOWN)
			continue;
		group->at[group->count++] = (struct two_way_value){
			index_of_text(of->vm, names->vms, names->vm_count),
			index_of_number(of->cycle, names->cycles, names->cycle_count),
			strcmp(of->direction, "BA") == 0,
			of->value,
		};
	}
}

static void add(struct two_way_model *sum, const struct two_way_model *model, double share)
{
	sum->vm += model->vm * share;
	sum->cycle += model->cycle * share;
	sum->cell += model->cell * share;
	sum->correlation += model->correlation * share;
}

/* The average over all other groups that have cells in common with this one. */
static void take_differences(struct pilot *pilot, const struct numbered *groups, size_t count,
			     size_t group, double prior)
{
	struct variances *each = must_alloc(count, sizeof *each);

	for (size_t g = 0; g < count; g++) {
		if (g == group || groups[g].from.made_up)
			continue;
		each[pilot->others] = variances_of_difference(groups[group].at, groups[group].count,
							      groups[g].at, groups[g].count, prior);
		pilot->others += isnan(each[pilot->others].seen.cell) ? 0 : 1;
	}
	if (pilot->others > 0)
		pilot->difference = (struct variances){ 0 };
	for (size_t i = 0; i < pilot->others; i++) {
		add(&pilot->difference.seen, &each[i].seen, 1 / (double)pilot->others);
		add(&pilot->difference.limit, &each[i].limit, 1 / (double)pilot->others);
	}
	free(each);
}

struct pilot pilot_of(const struct sides *sides, size_t group, const struct metric *metric,
		      double level)
{
	struct numbered *groups = must_alloc(sides->group_count, sizeof *groups);
	double prior =
		run_order_is_random(&sides->runs[0]) ? TWO_WAY_PRIOR_OF_DIFFERENCES : TWO_WAY_PRIOR;
	struct names names;
	struct two_way_value *own;
	struct pilot pilot;

	for (size_t g = 0; g < sides->group_count; g++)
		groups[g].from = observations_of(sides, g, BEFORE, metric, NAN);
	names = names_of(groups, sides->group_count);
	for (size_t g = 0; g < sides->group_count; g++)
		number(&groups[g], &names);
	own = copy_of(groups[group].at, groups[group].count);
	pilot = pilot_of_values(own, groups[group].count, level);
	pilot.values = groups[group].from.count;
	pilot.seconds = sides_seconds(sides, group, BEFORE);
	take_differences(&pilot, groups, sides->group_count, group, prior);
	for (size_t g = 0; g < sides->group_count; g++) {
		observations_free(&groups[g].from);
		free(groups[g].at);
	}
	free(own);
	free(names.vms);
	free(names.cycles);
	free(groups);
	return pilot;
}
