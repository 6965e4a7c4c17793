/*
 * pairs.h — the figure before-after.
 *
 * For each group a block: every VM as a dumbbell from its mean before to its mean after (vms.csv of
 * the two runs), and beside them, on an axis of its own, the difference of the geometric means with
 * its interval and verdict (comparisons.csv). Nothing is paired that compare did not compare;
 * groups with VMs on one side only are named in the caption, and take no room.
 *
 * In: comparisons.csv and the two runs' vms.csv.
 *
 * Out: figure_before_after, for the table of figures.
 *
 * Doors: this header.
 */
#ifndef MIGSTAT_REPORT_FIGURES_PAIRS_PAIRS_H
#define MIGSTAT_REPORT_FIGURES_PAIRS_PAIRS_H

#include "report/data/data.h"
#include "report/draw/axis.h"
#include "report/figures/kit/kit.h"

/* One VM's means; NaN: it has none on that side. */
struct pair {
	const char *vm, *vm_key; /* borrowed; what tells it (vm-key.h) */
	char *label;
	double before, after;
};

/* One row of comparisons.csv. */
struct pair_block {
	size_t row;
	const char *keys[BY_MOST]; /* borrowed */
	char *label;
	double difference, low, high;
	const char *verdict; /* borrowed */
	char *words;         /* "better: −4.10 s (−4.46 to −3.74)" */
	size_t first, count; /* its part of pairs */
};

/* Belongs to the panels that are drawn: a row of them for each block. */
struct pairs {
	const struct figure_job *job;
	const struct metric *metric;
	struct table own;                /* the table of --comparisons, else empty */
	const struct table *comparisons; /* that, or the one in the second run */
	const char *by[BY_MOST];
	size_t by_count;
	double level;
	struct pair_block *blocks;
	size_t block_count;
	struct pair *pairs;
	size_t pair_count;
	char *left_out; /* the groups that are on one side only, where others are on both; or NULL
			 */
	char *run_labels[2];
	struct axis x, change;
	struct look join; /* of the line between a VM's points */
	double row_height;
	bool has_labels; /* rows are high enough for the VMs' names */
};

/* Reads comparisons.csv and both vms.csv; fills blocks and pairs. Blocks whose VMs are all on one
 * side are taken away, if that leaves any, and named in left_out. False with *err. */
bool pairs_read(struct pairs *pairs, struct error *err);

void pairs_write_numbers(const struct drawing *drawing, struct sidecar *sidecar);

/* The caption behind the question, and the alternative text. */
figure_printer pairs_caption, pairs_alt;

figure_function figure_before_after;
extern const struct schema figure_pairs_numbers;

#endif
