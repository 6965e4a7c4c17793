/* numbers.c — the numbers of summary.csv that the results have no room for. */
#include "report.h"

#include "metric-table.h"

#include "datasets/array.h"

#include <stdlib.h>

static const struct number_column spread[] = {
	{ "CV", NUMBER_PLAIN, "cv", NULL },
	{ "MAD", NUMBER_VALUE, "mad", NULL },
	{ "p5", NUMBER_VALUE, "p5", NULL },
	{ "quartiles", NUMBER_RANGE, "p25", "p75" },
	{ "p90", NUMBER_VALUE, "p90", NULL },
	{ "p99", NUMBER_VALUE, "p99", NULL },
	{ "sd between", NUMBER_VALUE, "sd_between_vms", NULL },
	{ "sd within", NUMBER_VALUE, "sd_within_vms", NULL },
	{ "ICC", NUMBER_PLAIN, "icc", NULL },
	{ "design effect", NUMBER_PLAIN, "design_effect", NULL },
	{ "eff. n", NUMBER_PLAIN, "effective_n", NULL },
	{ "censored", NUMBER_COUNT, "censored", NULL },
	{ "limit", NUMBER_VALUE, "limit", NULL },
};

static const struct number_column intervals[] = {
	{ "naive", NUMBER_RANGE, "naive_low", "naive_high" },
	{ "bootstrap", NUMBER_RANGE, "bca_low", "bca_high" },
	{ "seed", NUMBER_COUNT, "bca_seed", NULL },
	{ "Student's t", NUMBER_RANGE, "vm_means_low", "vm_means_high" },
	{ "log-normal", NUMBER_RANGE, "log_low", "log_high" },
	{ "median of VMs", NUMBER_RANGE, "median_vms_low", "median_vms_high" },
	{ "median, naive", NUMBER_RANGE, "median_naive_low", "median_naive_high" },
};

bool part_numbers(struct report *report, struct error *err)
{
	size_t count;
	const char **names = metric_names(report, &count);

	if (!names)
		return error_memory(err);
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
