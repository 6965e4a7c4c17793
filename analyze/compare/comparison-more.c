/*
 * comparison-more.c — what would decide an undecided comparison.
 *
 * Not the change that happened to be seen: one that chance made looks as if few units would do. But
 * how sharp the interval would be, by the variances of the model (two_way_components): of V VMs in
 * C cycles the parts are
 *
 *   Q_V = vm / V + cell / (V C)     Q_C = cycle / C + cell / (V C)     Q_V + Q_C - cell / (V C)
 *
 * and the widest of their Student intervals is the one (two-way.h). With a margin: how many VMs, or
 * cycles, or runs, so that no change at all is shown to lie within it with the power asked for.
 * Else: how many make the interval half as wide.
 */
#include "inside.h"

#include "analyze/statistics/power.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* The smaller of two numbers of which 0 says "none". */
static size_t lesser(size_t a, size_t b)
{
	if (a == 0 || b == 0)
		return a + b;
	return a < b ? a : b;
}

/* The smallest number of units with which a test by ranks or signs can reach alpha at all. */
static size_t least_units(enum design design, double alpha)
{
	size_t n = 2;

	for (; n < POWER_MOST_UNITS; n++) {
		double p = design == DESIGN_PAIRED
				   ? 2 * exp2(-(double)n)
				   : 2 * exp(-gsl_sf_lnchoose(2 * (unsigned)n, (unsigned)n));

		if (p <= alpha)
			break;
	}
	return n;
}

/* ---- means ---- */

/* What the change is made of: variances of a VM, a block (cycle or run), and a cell of both; and
 * how many there are. */
struct parts {
	double vm, block, cell, session;
	double vms, blocks;
	double block_df; /* behind the variance of a block, for as many blocks */
};

/* Two of a kind, one on each side, count for the smaller. */
static double smaller(const size_t of[SIDES])
{
	return (double)(of[BEFORE] < of[AFTER] ? of[BEFORE] : of[AFTER]);
}

static struct parts parts_of(const struct comparison *comparison)
{
	const struct two_way_chance *chance = &comparison->chance;
	double rest = fmin(chance->vm_rest, chance->cycle_rest);
	struct parts parts = {
		.vms = smaller(comparison->vms),
		.blocks = smaller(comparison->kind == UNIT_IS_RUN ? comparison->runs
								  : comparison->cycles),
		.session = 2 * comparison->session.sd * comparison->session.sd,
		.block_df = chance->cycle_df,
	};

	if (comparison->kind == UNIT_IS_MIGRATION)
		parts.vms = 1;
	parts.vm = isnan(chance->vm_part) ? 0 : parts.vms * fmax(0, chance->vm_part - rest);
	parts.block =
		isnan(chance->cycle_part) ? 0 : parts.blocks * fmax(0, chance->cycle_part - rest);
	parts.cell = parts.vms * parts.blocks * rest;
	return parts;
}

/* Student's t that the candidate needs: of the interval, and for a power. */
static double reach(double degrees_of_freedom, double alpha, double power)
{
	double df = fmax(1, degrees_of_freedom);

	return gsl_cdf_tdist_Qinv(alpha, df) +
	       (power > 0 ? gsl_cdf_tdist_Pinv((1 + power) / 2, df) : 0);
}

/* How far from the estimate the interval reaches to each side (alpha: of one side), and what power
 * adds, with so many VMs and blocks. */
static double half_of(const struct parts *parts, double vms, double blocks, double alpha,
		      double power)
{
	double cell = parts->cell / vms / blocks;
	double by_vm = parts->vm / vms + cell;
	double by_block = parts->block / blocks + cell;
	double block_df = fmax(1, parts->block_df * (blocks - 1) / fmax(1, parts->blocks - 1));
	double both = by_vm + by_block - cell;
	double half = 0;

	if (vms > 1)
		half = reach(vms - 1, alpha, power) * sqrt(by_vm + parts->session);
	if (blocks > 1 && parts->blocks > 1)
		half = fmax(half, reach(block_df, alpha, power) * sqrt(by_block + parts->session));
	if (vms > 1 && blocks > 1 && parts->vm > 0 && parts->block > 0)
		half = fmax(half, reach(both * both /
						(by_vm * by_vm / (vms - 1) +
						 by_block * by_block / block_df),
					alpha, power) *
					  sqrt(both + parts->session));
	return half;
}

enum grown { GROWN_VMS, GROWN_BLOCKS };

/* The smallest number of VMs, or blocks, with which the half is at most `wanted`; 0: none. */
static size_t enough(const struct parts *parts, enum grown grown, double wanted, double alpha,
		     double power)
{
	size_t from = (size_t)(grown == GROWN_VMS ? parts->vms : parts->blocks);
	size_t most = from < POWER_MOST_UNITS / 100 ? 100 * from : POWER_MOST_UNITS;

	for (size_t n = from + 1; n <= most; n += n / 100 + 1) {
		double of_n = (double)n;
		double half = grown == GROWN_VMS ? half_of(parts, of_n, parts->blocks, alpha, power)
						 : half_of(parts, parts->vms, of_n, alpha, power);

		if (half <= wanted)
			return n;
	}
	return 0;
}

static void more_of_means(struct comparison *comparison, const struct terms *terms, double alpha)
{
	struct parts parts = parts_of(comparison);
	bool by_margin = !isnan(comparison->margin);
	double side = by_margin ? alpha : alpha / 2;
	double power = by_margin ? terms->power : 0;
	struct interval margin = comparison_margin(comparison);
	double wanted = by_margin ? fmin(-margin.low, margin.high)
				  : half_of(&parts, parts.vms, parts.blocks, side, 0) / 2;
	size_t blocks;

	if (!(wanted > 0) || parts.blocks < 2)
		return;
	blocks = enough(&parts, GROWN_BLOCKS, wanted, side, power);
	if (parts.vms > 1 && comparison->kind != UNIT_IS_MIGRATION)
		comparison->more_units = enough(&parts, GROWN_VMS, wanted, side, power);
	if (comparison->kind == UNIT_IS_RUN)
		comparison->more_runs = blocks;
	else
		comparison->more_cycles = blocks;
	if (comparison->more_units + blocks > 0)
		comparison->aim = by_margin ? MORE_MARGIN : MORE_HALF;
}

/* ---- failures, ranks and signs ---- */

/* How many migrations a side show that the shares seen differ by less than the margin. */
static size_t migrations_within(const struct comparison *comparison, double alpha)
{
	struct interval margin = comparison_margin(comparison);

	if (isnan(comparison->margin))
		return 0;
	for (size_t n = 8; n <= POWER_MOST_UNITS; n += n / 20 + 1) {
		double of_n = (double)n;
		struct share before = { (size_t)lround(comparison->before * of_n), n };
		struct share after = { (size_t)lround(comparison->after * of_n), n };

		if (interval_within(failures_interval(before, after, 1 - 2 * alpha), margin))
			return n;
	}
	return 0;
}

/* So few can never decide: as many as can. */
static void more_to_reach(struct comparison *comparison, double alpha)
{
	size_t most = comparison->units[BEFORE] > comparison->units[AFTER]
			      ? comparison->units[BEFORE]
			      : comparison->units[AFTER];
	size_t least = least_units(comparison->design, alpha);

	if (comparison->least_p > alpha && least > most)
		comparison->more_units = least;
}

void comparison_more(struct comparison *comparison, const struct terms *terms)
{
	double tests = (double)(comparison->tests > 0 ? comparison->tests : 1);
	double alpha = (1 - terms->level) / tests;

	if (comparison->situation == SITUATION_ONE_ROUND || comparison->reason == REASON_SAME)
		return;
	if (comparison->test == TEST_TWO_WAY) {
		more_of_means(comparison, terms, alpha);
		return;
	}
	/* of failures that heap nobody knows what further VMs or rounds would bring */
	if (comparison->test == TEST_FISHER && !comparison->unseen)
		comparison->more_units =
			lesser(migrations_for_shares(comparison->before, comparison->after, alpha,
						     terms->power),
			       migrations_within(comparison, alpha));
	else if (comparison->test == TEST_RANKS || comparison->test == TEST_SIGNS)
		more_to_reach(comparison, alpha);
	comparison->aim = comparison->more_units > 0 ? MORE_DECIDE : MORE_NONE;
}
