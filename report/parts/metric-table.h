/*
 * metric-table.h — tables of numbers from summary.csv: one metric, a row for each group of each
 * run.
 */
#ifndef MIGSTAT_REPORT_PARTS_METRIC_TABLE_H
#define MIGSTAT_REPORT_PARTS_METRIC_TABLE_H

#include "report.h"

enum number_kind {
	NUMBER_COUNT, /* a whole number */
	NUMBER_VALUE, /* in the metric's unit; left out where it is everywhere that of `second` */
	NUMBER_RANGE, /* in the metric's unit, from `column` to `second` */
	NUMBER_PLAIN, /* without a unit */
	NUMBER_MARK   /* no number, but the kind of the interval: t, log, bca */
};

/* A column of such a table; what it means is told by schema_summary. */
struct number_column {
	const char *head;
	enum number_kind kind;
	const char *column, *second; /* of summary.csv */
};

/*
 * Adds a table of the metric (its name in summary.csv) with these columns, those without any number
 * left out, and the line of every row. All summary.csv must have been read once without an error.
 * about: words for the caption, behind the metric's title.
 */
void metric_table(struct report *report, const char *metric, const struct number_column *columns,
		  size_t count, const char *about);

/* The metrics of all runs' summaries, each once, in their order; to be freed. *count of them; NULL
 * without memory. Texts are borrowed. */
const char **metric_names(const struct report *report, size_t *count);

/* Whether any group of any run has a value of the metric. */
bool metric_has_values(const struct report *report, const char *metric);

#endif
