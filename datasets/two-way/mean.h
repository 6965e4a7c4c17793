/*
 * mean.h — the default interval of one case's mean: linear, or by logarithms where the VMs differ
 * by factors.
 *
 * Linear: mean -+ half (two-way.h). By logarithms, where there are 3 VMs or more, every VM's level
 * is above zero and their standard deviation is above a fifth of their mean: D. R. Cox's interval
 * of a log-normal mean as U. Olsson modified it (Journal of Statistics Education 13, 2005), with
 * time in it: s² is the variance of the levels' logarithms, their mean plus s²/2 the centre,
 * s²/VMs + s⁴/(2(VMs - 1)) the VMs' part, and the cycles' part and the residual come from the table
 * on the relative scale. One that does not hold the mean is none: the VMs are not log-normal then.
 *
 * Where VMs are of a few kinds (a third of them three times as long), neither shape is right; so
 * from 10 VMs on the interval reaches over both. How often "95 %" hold (1500 studies each, over 5
 * and 20 cycles, with and without a tenth of common noise; lowest and highest of the four):
 *
 *                                linear      logarithms   the rule     its width to linear
 *   30 % of VMs 3 times  3 VMs   62 to 66    62 to 66     62 to 66     1.6
 *                        6       85 to 88    85 to 89     85 to 89     1.1
 *                        10      93 to 96    83 to 89     93 to 96     1.1
 *                        20      94 to 95    88 to 93     94 to 95     1.06
 *   10 % 20 times        6       47 to 48    47 to 48     47 to 48     1.3
 *                        20      86 to 88    60 to 63     86 to 88     1.0
 *   log-normal, sd .3    3 to 20 93 to 96    94 to 97     94 to 97     1.0 to 1.2
 *   log-normal, sd .5    3 to 20 91 to 94    93 to 96     93 to 96     1.1 to 1.6
 *   log-normal, sd 1     3 to 20 81 to 88    92 to 95     92 to 95     1.4 to 8
 *   exponential          3 to 20 87 to 93    95 to 99     95 to 99     2 to 40
 *   normal, sd .1 or .3  3 to 20 94 to 99    94 to 99     94 to 99     1.0 to 1.3
 *
 * Below 10 VMs reaching over both was tried, and helps nothing: what fails there are studies that
 * drew VMs of one kind alone (of 6 VMs, 12 in 100). No interval knows of a kind of VM that was not
 * drawn: it is of "VMs like these", and users analyze sizes apart.
 */
#ifndef MIGSTAT_TWO_WAY_MEAN_H
#define MIGSTAT_TWO_WAY_MEAN_H

#include "two-way.h"

enum two_way_scale { TWO_WAY_AUTO, TWO_WAY_LINEAR, TWO_WAY_LOGARITHMIC };

struct two_way_interval {
	double low, high;           /* NaN: there is none */
	enum two_way_source source; /* what bounds it */
	double degrees_of_freedom;
};

struct two_way_mean {
	double mean;        /* of the VMs' levels */
	double low, high;   /* NaN: there is no interval: one VM in one cycle, or no value */
	bool by_logarithms; /* whether logarithms have a part in it */
	enum two_way_source source; /* what bounds it */
	double degrees_of_freedom;
	struct two_way_interval at[TWO_WAY_LOGARITHMIC + 1]; /* by scale; AUTO: as the rule has it,
							      * whatever was asked for */
	size_t vms, cycles, cells;
	struct two_way_chance chance;         /* linear, in the values' unit */
	struct two_way_components components; /* in the square of the values' unit */
	bool complete; /* every VM has a value in every cycle and direction */
};

/* The interval of values[count], which are put in order; level is between 0 and 1. Logarithmic, if
 * asked for: NaN where there is none. False without memory. */
bool two_way_mean_of(struct two_way_mean *mean, struct two_way_value *values, size_t count,
		     enum two_way_scale scale, double level);

/* The same from a table and its fit; the table is brought to the relative scale where logarithms
 * come into it, and is of no other use then. */
bool two_way_mean_of_fit(struct two_way_mean *mean, struct two_way_table *table,
			 const struct two_way_fit *fit, enum two_way_scale scale, double level);

/*
 * Where each value is a unit of its own, for there is one VM, or none is known: the values as such,
 * and cycles as blocks, of which each mean is one observation. The interval is the wider of
 * Student's t on the values ("by VM": a value takes a VM's place) and Student's t on the cycles'
 * means; it tells nothing of other VMs. Logarithms from 3 values on, as above.
 */
struct two_way_units {
	size_t count;
	double mean, variance;         /* of the values; n - 1 */
	double log_mean, log_variance; /* of their logarithms; NaN: one is not above zero */
};

/* fit: of a table in which all values are of one VM. */
void two_way_mean_of_units(struct two_way_mean *mean, const struct two_way_units *units,
			   const struct two_way_fit *fit, enum two_way_scale scale, double level);

/* Of 2 VMs, or of 2 cycles, an interval is about four times as wide as a study of more would have
 * it, and by luck sometimes tiny: it is reckoned, but nothing is said by it. */
bool two_way_too_few(size_t vms, size_t cycles);

#endif
