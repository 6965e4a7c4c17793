/*
 * interval-kind.h — the kinds of intervals of a mean, and their words.
 *
 *   two-way, two-way-log   VMs and cycles are both chance, on the plain scale or by logarithms
 *                          (datasets/two-way/mean.h): the default, which of them is its rule
 *   vm-means, log          VMs alone are chance: Student's t on their means, or Cox's interval
 *                          (interval.h). Right where the cycles do not matter; with what cycles
 *                          add in real studies their "95 %" holds in 51 to 58 of 100
 *   bca                    VMs alone, by bootstrap; holds in 87 to 94 even where cycles do not
 *                          matter
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_INTERVAL_KIND_H
#define MIGSTAT_ANALYZE_STATISTICS_INTERVAL_KIND_H

enum interval_kind {
	KIND_AUTO,
	KIND_TWO_WAY,
	KIND_TWO_WAY_LOG,
	KIND_VM_MEANS,
	KIND_LOG,
	KIND_BCA,
	KIND_COUNT
};

/* As summary.csv and --interval have it: "auto", "two-way", "two-way-log", "vm-means", "log",
 * "bca"; the list ends with NULL. */
extern const char *const interval_kind_words[];
const char *interval_kind_word(enum interval_kind kind);

/* The same in a table for people: "t", "log", "VM t", "VM log", "BCa"; "-" for KIND_AUTO. */
extern const char *const interval_kind_shorts[];

#endif
