/*
 * clusters.h — how much the migrations of one VM resemble each other, whatever the cycles do.
 *
 * One-way analysis of variance with the VM as a random factor: a value is the common mean, plus a
 * deviation of its VM, plus a deviation of its own. The two variances are estimated from the mean
 * squares (S. R. Searle, G. Casella, C. E. McCulloch: Variance Components, 1992, section 3.6), for
 * VMs with different numbers of values, too. Sums of squares are free of cancellation: the digits
 * are subtracted as whole numbers (decimal.h) before anything is rounded.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_CLUSTERS_H
#define MIGSTAT_ANALYZE_STATISTICS_CLUSTERS_H

#include "samples.h"

#include <stddef.h>

/* All but sd_within need 2 VMs; all need more values than VMs. NaN = there is no such number. */
struct clusters {
	double mean_square_between, mean_square_within;
	double sd_within;  /* of the values about their VM's mean */
	double sd_between; /* of the VMs about the common mean, without what sd_within adds to the
			    * VM means; 0 where the estimate of the variance is negative */
	/*
	 * Intraclass correlation: the VMs' share of the variance, up to 1. Below 0 where the VMs'
	 * means lie closer together than chance would put them. R. A. Fisher, Statistical Methods
	 * for Research Workers (1925), chapter VII, in the form of A. Donner, A review of inference
	 * procedures for the intraclass correlation coefficient, International Statistical Review
	 * 54 (1986).
	 */
	double icc;
};

struct clusters clusters_of(const struct samples *samples);

/* The sums that they come from: of squared distances of the values from their VM's mean and of the
 * VMs' means from the common one (each as often as the VM has values), and of the VMs' squared
 * numbers of values. */
struct cluster_sums {
	size_t n, vms;
	long double within, between, sizes;
};

/* The same from sums; unit is what one distance is in the values' unit. */
struct clusters clusters_of_sums(const struct cluster_sums *sums, double unit);

/* What is taken of each VM. */
enum vm_average { VM_MEAN, VM_MEDIAN };

/* One number for each VM, in the order of samples. Free it. */
double *vm_numbers(const struct samples *samples, enum vm_average which);

#endif
