/*
 * two-way.h — how sure a mean is where both the VM and the time are chance: a table of VMs by
 * cycles, what each of the two adds to the variance of its mean, and the interval that follows.
 *
 * In: values, each of a VM in a cycle and a direction.
 * Out: the mean, the levels of VMs and cycles, the parts of the variance, and of any level an
 * interval and p-values; and the same that a study to come may expect.
 * Doors: this header; mean.h (the default interval of one case's mean); looks.h (of one that was
 * looked at while it came).
 *
 * Why: what moves a host moves all its VMs, so the migrations of one cycle resemble each other as
 * those of one VM do. An interval from the VMs alone is right only where time does not matter; in
 * 240 real migrations a case it held its 95 % in 51 to 58 of 100. Here the interval is the widest
 * of up to four candidates, each the Student interval of one view of the table:
 *
 *   by VM      from the VMs' levels; time is not in it
 *   by cycle   from the cycles' levels; the VMs are not in it
 *   both       Q_V + Q_C - E, Satterthwaite's degrees of freedom (Biometrics Bulletin 2, 1946): the
 *              ANOVA (in complete tables: REML) interval of the crossed mixed model; only where
 *              both show more variance than the residual gives them
 *   residual   only where neither does
 *
 * and by VM and by cycle bound it from below, for with few degrees of freedom a variance that is
 * there is often not seen. Neighbouring cycles resemble each other: the cycles' variance is
 * multiplied by what an AR(1) process of that lag-1 correlation adds to the variance of a mean,
 * with the correlation shrunk towards a prior, for a few cycles say little of it. Over 900 worlds
 * the interval covers 93.2 % or more where the one from VMs alone covers down to 18 %, and is as
 * narrow as REML where REML is right (S. R. Searle, G. Casella, C. E. McCulloch: Variance
 * Components, 1992, chapter 4; make coverage-study).
 *
 * Pure and without memory of its own but for tables and fits; GSL has Student's t.
 */
#ifndef MIGSTAT_TWO_WAY_H
#define MIGSTAT_TWO_WAY_H

#include <stdbool.h>
#include <stddef.h>

/* ---- the table ---- */

/* One value: of VM number vm, in cycle number cycle (in the order of time), in direction 0 or 1. */
struct two_way_value {
	size_t vm, cycle;
	unsigned direction;
	double value;
};

/* What is known of one VM in one cycle: the mean of its directions' means, of weight 1. With one of
 * two directions alone it is brought to the middle by half of what the directions differ by, of
 * weight 1/2. */
struct two_way_cell {
	size_t vm, cycle;
	double value, weight;
};

struct two_way_table {
	struct two_way_cell *cells; /* ordered by VM, then by cycle; only those with a value */
	size_t count;
	size_t vm_places, cycle_places; /* numbers of VMs and cycles are below these */
	double direction_difference;    /* direction 1 less direction 0, where a cell has both; 0:
					 * none has */
};

/*
 * The table of values[count], which are put in order. NaN is no value. Several values of one VM,
 * cycle and direction count as their mean. False without memory. Free with two_way_table_free,
 * whatever is returned.
 */
bool two_way_table_of(struct two_way_table *table, struct two_way_value *values, size_t count);

void two_way_table_free(struct two_way_table *table);

/* ---- the fit ---- */

/*
 * The additive model x = level of the VM + offset of the cycle, by weighted least squares, the
 * offsets' sum being 0. In a complete table levels and courses are plain means of rows and columns.
 * Variances are those of the mean of levels. NaN = there is no such number.
 */
struct two_way_fit {
	size_t vms, cycles, cells; /* that have a value */
	double mean;               /* of the VMs' levels */
	double *levels;            /* by VM's number; NaN: it has no value */
	double *courses;           /* by cycle's number: the mean of levels, plus its offset */
	size_t vm_places, cycle_places;
	double vm_part;    /* Q_V: variance of the levels / VMs; NaN with fewer than 2 */
	double cycle_part; /* Q_C: variance of the courses / cycles, not yet corrected; the same */
	double vm_rest, cycle_rest; /* E_V, E_C: what of each the residual variance gives */
	double residual;            /* variance of a cell about levels and courses; NaN: none */
	double residual_df;         /* cells - VMs - cycles + 1; 0 where there is no residual */
	bool connected; /* no part of the table stands by itself; else levels and courses are plain
			 * weighted means, and there is no residual */
	double lag_products, lag_squares; /* lag-1 autocorrelation of courses: their quotient */
};

/* Fits the table. False without memory. Free with two_way_fit_free, whatever is returned. */
bool two_way_fit_of(struct two_way_fit *fit, const struct two_way_table *table);

void two_way_fit_free(struct two_way_fit *fit);

/* Whether every VM has a level above zero: only then two_way_relative makes sense. */
bool two_way_positive(const struct two_way_fit *fit);

/*
 * The value on a scale on which a VM's level is its logarithm and its scatter is relative to it:
 * ln L + x / L - 1. Unlike the logarithm of each value it keeps the ratio of arithmetic means: a
 * scatter that only grows is no change of the mean.
 */
double two_way_relative(double level, double value);

/* Every cell of the table brought to that scale, by the levels of a fit of it. */
void two_way_make_relative(struct two_way_table *table, const struct two_way_fit *fit);

/* ---- chance ---- */

/* What bounds the interval: the candidate that is the widest. */
enum two_way_source {
	TWO_WAY_NONE, /* one VM in one cycle, or nothing: no interval */
	TWO_WAY_VM,
	TWO_WAY_CYCLE,
	TWO_WAY_BOTH,
	TWO_WAY_RESIDUAL
};

/* Neighbouring cycles, before anything is measured of them: of one case, and of two runs; and of
 * the differences of two cases that were measured in one run, in an order drawn anew in each cycle.
 */
#define TWO_WAY_PRIOR                0.3
#define TWO_WAY_PRIOR_OF_DIFFERENCES 0.1

/* A mean's chance, to be asked at any level. */
struct two_way_chance {
	struct two_way_candidate {
		enum two_way_source source;
		double variance, degrees_of_freedom;
	} at[3];
	size_t count;

	/* What it is made of. The variances are of the mean; NaN where there is none. */
	double vm_part, vm_df;
	double cycle_part, cycle_df; /* corrected for neighbours */
	double vm_rest, cycle_rest, rest_df;
	double lag_1;           /* of the cycles, as measured; NaN: not known */
	double correlation;     /* as used: shrunk towards the prior */
	double cycle_factor;    /* by which cycle_part was widened; 1 without cycles */
	double measured_weight; /* of lag_1 against the prior's 10 */
};

/* Of the mean of a fit, or of the mean of a table of differences; prior: one of the above. */
struct two_way_chance two_way_chance_of(const struct two_way_fit *fit, double prior);

/* Half the width of the interval; NaN where there is none; 0 where nothing varies at all. widest
 * (may be NULL): which candidate it is. level is between 0 and 1. */
double two_way_half(const struct two_way_chance *chance, double level, enum two_way_source *widest);

/* Degrees of freedom of the widest candidate; NaN: none. */
double two_way_df(const struct two_way_chance *chance, double level);

/* The variance of the mean by the widest candidate; NaN: none. */
double two_way_variance(const struct two_way_chance *chance, double level);

/* The lag-1 correlation of that many cycles, freed of the bias that few of them give it; NaN: there
 * are too few to tell. Above TWO_WAY_MOST_CORRELATION no correction holds: the run drifted. */
double two_way_unbiased_lag(double lag_1, double cycles);
#define TWO_WAY_MOST_CORRELATION 0.8

/* Two-sided p of "the true value is 0", the greatest of all candidates: it is below 1 - level
 * exactly when the interval of that level leaves out 0. NaN: no candidate, or nothing varies. */
double two_way_p(const struct two_way_chance *chance, double estimate);

/* p of "the true value lies outside of low to high", low < high: two one-sided tests, the greatest
 * p of both and of all candidates. */
double two_way_p_outside(const struct two_way_chance *chance, double estimate, double low,
			 double high);

/* The variances of the model, for planning: of a VM, a cycle and a cell; none is below 0, NaN = not
 * known. So many VMs and cycles give the mean's variance vm / VMs + cycle / cycles + cell / both.
 */
struct two_way_components {
	double vm, cycle, cell;
};
struct two_way_components two_way_components_of(const struct two_way_fit *fit,
						const struct two_way_chance *chance);

/* ---- planning ---- */

/*
 * What a mean of other numbers of VMs and cycles is made of: the components, the cycles' freed of
 * what neighbours add to it and take from it, and how neighbours resemble each other. None is below
 * 0; NaN: not known, for the pilot has one VM, one cycle or no residual.
 */
struct two_way_model {
	double vm, cycle, cell, correlation;
};
struct two_way_model two_way_model_of(const struct two_way_fit *fit,
				      const struct two_way_chance *chance);

/* Upper limits of the components, each with the probability `sure`: the mean square times df / χ²,
 * with the quantile of 1 - sure, less what the residual gives it. */
struct two_way_model two_way_model_limit(const struct two_way_fit *fit,
					 const struct two_way_chance *chance, double sure);

/* df / χ² of that quantile: by how much a variance may be greater than it was measured. */
double two_way_limit_factor(double sure, double degrees_of_freedom);

/* A study to come. A table of differences of two cases of one run has one side. */
struct two_way_design {
	double vms, cycles; /* of each side; whole numbers, from 2 */
	double sides;       /* 1: the mean of a table; 2: after less before, two runs */
	bool same_vms;      /* of two sides: the VMs' own levels cancel */
};

/* The chance with the parts that are to be expected of it: its half is about the half that the
 * study will have. No candidate with fewer than 2 VMs or cycles. */
struct two_way_chance two_way_expected(const struct two_way_model *model,
				       const struct two_way_design *design);

/* The variance that the estimate itself has, by the model. */
double two_way_true_variance(const struct two_way_model *model,
			     const struct two_way_design *design);

/* "vm", "cycle", "both", "residual"; "" for none. */
const char *two_way_source_word(enum two_way_source source);
extern const char *const two_way_source_words[]; /* ends with NULL */

/* ---- two runs, several runs ---- */

/* After less before: the mean of the VMs' differences (paired), or of the two sides' means. */
struct two_way_change {
	double estimate;
	struct two_way_chance chance;
	size_t pairs; /* VMs that both sides have; 0: unpaired */
};

/*
 * Two single runs, each fitted by itself; cycles of one have nothing to do with those of the other,
 * so both sides' cycles add their variance (Welch, with one correlation for both). Paired: VMs of
 * the same number are the same VM, and only these count for the levels; the VM's own level cancels.
 */
struct two_way_change two_way_between(const struct two_way_fit *before,
				      const struct two_way_fit *after, bool paired, double prior);

/*
 * Several runs a side: each fit is of a table in which a "cycle" is a whole run, with one cell for
 * each VM and run. The run is the block, its variance pooled over the sides, so that one run can
 * stand against several; no correction for neighbours. Needs 3 runs in all; else no candidate by
 * cycle, and so no interval that knows of runs: chance.count is 0.
 */
struct two_way_change two_way_between_runs(const struct two_way_fit *before,
					   const struct two_way_fit *after, bool paired);

/* What the runs add to the variance of such a change is known from more runs than the two sides
 * have: `part`, with so many degrees of freedom, takes the place of their own. */
void two_way_know_runs(struct two_way_chance *chance, double part, double degrees_of_freedom);

/* Adds a variance, known with so many degrees of freedom (INFINITY: it was told), to every
 * candidate, with Satterthwaite's degrees of freedom of both. */
void two_way_add_variance(struct two_way_chance *chance, double variance,
			  double degrees_of_freedom);

#endif
