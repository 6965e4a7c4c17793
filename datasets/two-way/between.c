/* between.c — after less before, of two runs and of several runs a side. */
#include "inside.h"

#include <math.h>

/* ---- two runs ---- */

/* The VMs' part of after less before, its degrees of freedom, and the estimate. */
static void take_pairs(struct two_way_change *change, const struct two_way_fit *before,
		       const struct two_way_fit *after)
{
	size_t places = before->vm_places < after->vm_places ? before->vm_places : after->vm_places;
	long double sum = 0;
	long double squares = 0;
	double mean;
	double n;

	for (size_t i = 0; i < places; i++)
		if (!isnan(before->levels[i]) && !isnan(after->levels[i])) {
			sum += (long double)after->levels[i] - before->levels[i];
			change->pairs++;
		}
	n = (double)change->pairs;
	mean = (double)(sum / n);
	for (size_t i = 0; i < places; i++)
		if (!isnan(before->levels[i]) && !isnan(after->levels[i])) {
			long double off = (long double)after->levels[i] - before->levels[i] - mean;

			squares += off * off;
		}
	change->estimate = mean;
	change->chance.vm_part = n > 1 ? (double)squares / (n - 1) / n : NAN;
	change->chance.vm_df = n - 1;
}

/* Welch's degrees of freedom of a + b. */
static double welch_df(double a, double a_df, double b, double b_df)
{
	if (!(a + b > 0))
		return a_df + b_df;
	return (a + b) * (a + b) / (a * a / a_df + b * b / b_df);
}

static void take_levels(struct two_way_change *change, const struct two_way_fit *before,
			const struct two_way_fit *after, bool paired)
{
	if (paired) {
		take_pairs(change, before, after);
		return;
	}
	change->estimate = after->mean - before->mean;
	change->chance.vm_part = before->vm_part + after->vm_part;
	change->chance.vm_df = welch_df(before->vm_part, (double)before->vms - 1, after->vm_part,
					(double)after->vms - 1);
}

/* The rests of both sides. Returns Σ part² / df of the smaller of the two. */
static double take_rests(struct two_way_chance *chance, const struct two_way_fit *before,
			 const struct two_way_fit *after)
{
	bool by_vm;
	double b;
	double a;

	if (before->residual_df < 1 || after->residual_df < 1)
		return 0;
	chance->vm_rest = before->vm_rest + after->vm_rest;
	chance->cycle_rest = before->cycle_rest + after->cycle_rest;
	by_vm = chance->vm_rest <= chance->cycle_rest;
	b = by_vm ? before->vm_rest : before->cycle_rest;
	a = by_vm ? after->vm_rest : after->cycle_rest;
	chance->rest_df = welch_df(b, before->residual_df, a, after->residual_df);
	return b * b / before->residual_df + a * a / after->residual_df;
}

struct two_way_change two_way_between(const struct two_way_fit *before,
				      const struct two_way_fit *after, bool paired, double prior)
{
	struct two_way_change change = { .chance = chance_of_nothing };
	struct two_way_chance *chance = &change.chance;
	double squares = 0;
	double rest_squares;

	take_levels(&change, before, after, paired);
	rest_squares = take_rests(chance, before, after);
	if (before->cycles > 1 && after->cycles > 1) {
		double products = before->lag_products + after->lag_products;
		double lag_squares = before->lag_squares + after->lag_squares;
		double cycles = (double)(before->cycles + after->cycles) / 2;
		struct neighbours b;
		struct neighbours a;
		double before_part;
		double after_part;

		chance->lag_1 = lag_squares > 0 ? products / lag_squares : 0;
		chance->measured_weight = fmax(0, 2 * (cycles - 4));
		chance->correlation =
			correlation_shrunk(chance->lag_1, cycles, chance->measured_weight, prior);
		b = neighbours_of(chance->correlation, before->cycles);
		a = neighbours_of(chance->correlation, after->cycles);
		before_part = b.factor * before->cycle_part;
		after_part = a.factor * after->cycle_part;
		chance->cycle_part = before_part + after_part;
		chance->cycle_df = welch_df(before_part, b.degrees_of_freedom, after_part,
					    a.degrees_of_freedom);
		chance->cycle_factor =
			chance->cycle_part / (before->cycle_part + after->cycle_part);
		squares = before_part * before_part / b.degrees_of_freedom +
			  after_part * after_part / a.degrees_of_freedom;
	}
	chance_join(chance, squares, rest_squares);
	return change;
}

/* ---- several runs a side ---- */

/* Σ of the squared distances of a side's runs from their mean. */
static double squares_of_runs(const struct two_way_fit *fit)
{
	double runs = (double)fit->cycles;

	return fit->cycles > 1 ? fit->cycle_part * runs * (runs - 1) : 0;
}

static double squares_of_rest(const struct two_way_fit *fit)
{
	return fit->residual_df >= 1 ? fit->residual * fit->residual_df : 0;
}

struct two_way_change two_way_between_runs(const struct two_way_fit *before,
					   const struct two_way_fit *after, bool paired)
{
	struct two_way_change change = { .chance = chance_of_nothing };
	struct two_way_chance *chance = &change.chance;
	double runs_df = (double)before->cycles + (double)after->cycles - 2;
	double ways = 1 / (double)before->cycles + 1 / (double)after->cycles;
	double vms = (double)(before->vms < after->vms ? before->vms : after->vms);
	double rest = 0;

	take_levels(&change, before, after, paired);
	if (runs_df < 1)
		return change;
	chance->cycle_part = (squares_of_runs(before) + squares_of_runs(after)) / runs_df * ways;
	chance->cycle_df = runs_df;
	chance->rest_df = before->residual_df + after->residual_df;
	if (chance->rest_df >= 1)
		rest = (squares_of_rest(before) + squares_of_rest(after)) / chance->rest_df * ways /
		       vms;
	chance->vm_rest = rest;
	chance->cycle_rest = rest;
	chance_join(chance, chance->cycle_part * chance->cycle_part / chance->cycle_df,
		    rest * rest / chance->rest_df);
	return change;
}

void two_way_know_runs(struct two_way_chance *chance, double part, double degrees_of_freedom)
{
	double rest = chance->vm_rest;

	chance->count = 0;
	chance->cycle_part = part;
	chance->cycle_df = degrees_of_freedom;
	chance_join(chance, part * part / degrees_of_freedom, rest * rest / chance->rest_df);
}

void two_way_add_variance(struct two_way_chance *chance, double variance, double degrees_of_freedom)
{
	for (size_t i = 0; i < chance->count; i++) {
		struct two_way_candidate *at = &chance->at[i];
		double sum = at->variance + variance;

		if (sum > 0)
			at->degrees_of_freedom =
				sum * sum /
				(at->variance * at->variance / at->degrees_of_freedom +
				 variance * variance / degrees_of_freedom);
		at->variance = sum;
	}
}
