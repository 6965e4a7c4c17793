/* numbers.c — the numbers of summary.csv that the results have no room for. */
#include "table.h"

#include "datasets/array.h"

#include <stdlib.h>

static const struct part_column spread[] = {
	{ "CV", CELL_PLAIN, .column = "cv" },
	{ "MAD", CELL_VALUE, .column = "mad" },
	{ "p5", CELL_VALUE, .column = "p5" },
	{ "quartiles", CELL_RANGE, .column = "p25", .second = "p75" },
	{ "p90", CELL_VALUE, .column = "p90" },
	{ "p99", CELL_VALUE, .column = "p99" },
	{ "sd between", CELL_VALUE, .column = "sd_between_vms" },
	{ "sd within", CELL_VALUE, .column = "sd_within_vms" },
	{ "ICC", CELL_PLAIN, .column = "icc" },
	{ "design effect", CELL_PLAIN, .column = "design_effect" },
	{ "eff. n", CELL_PLAIN, .column = "effective_n" },
	{ "censored", CELL_COUNT, .column = "censored" },
	{ "limit", CELL_VALUE, .column = "limit" },
};

static const struct part_column intervals[] = {
	{ "naive", CELL_RANGE, .column = "naive_low", .second = "naive_high" },
	{ "bootstrap", CELL_RANGE, .column = "bca_low", .second = "bca_high" },
	{ "seed", CELL_COUNT, .column = "bca_seed" },
	{ "Student's t", CELL_RANGE, .column = "vm_means_low", .second = "vm_means_high" },
	{ "log-normal", CELL_RANGE, .column = "log_low", .second = "log_high" },
	{ "median of VMs", CELL_RANGE, .column = "median_vms_low", .second = "median_vms_high" },
	{ "median, naive", CELL_RANGE, .column = "median_naive_low",
	  .second = "median_naive_high" },
};

bool part_numbers(struct report *report, struct error *err)
{
	size_t count;
	const char **names = metric_names(report, &count);

	(void)err;
	document_heading(report->document, 1, "Further numbers");
	document_text(
		report->document,
		"Of every metric: how the values spread, between the VMs and within them, and "
		"intervals by other methods. What each column means stands in the appendix.");
	for (size_t i = 0; i < count; i++) {
		if (!metric_has_values(report, names[i]))
			continue;
		metric_table(report, names[i], spread, COUNT(spread), "spread");
		metric_table(report, names[i], intervals, COUNT(intervals),
			     "intervals by other methods");
	}
	free(names);
	return true;
}
