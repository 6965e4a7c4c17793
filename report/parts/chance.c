/* chance.c — which source carries most of the chance of a metric's means, in a sentence. */
#include "report/data/data.h"
#include "table.h"

#include "report/draw/number.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* From so large a share of the mean's variance on, more of another source hardly helps. */
static const double most = 0.5;

static const struct source {
	const char *share, *word; /* columns of summary.csv: the share; what interval_by says */
	const char *lead, *advice;
} sources[] = {
	{ "mean_share_cycle", "cycle", "Most of the chance of the mean lies between cycles: ",
	  ". More cycles, or cycles further apart, would narrow the interval; more VMs would "
	  "hardly." },
	{ "mean_share_vm", "vm", "Most of the chance of the mean lies between VMs: ",
	  ". More VMs would narrow the interval; more cycles would hardly." },
};

static bool carries_most(const struct table *summary, size_t row, const struct source *source)
{
	return table_cell_number(summary, row, source->share) > most &&
	       interval_source(summary, row)[0] != '\0' &&
	       (table_says(summary, row, "interval_by", source->word) ||
		table_says(summary, row, "interval_by", "both"));
}

/* The groups of one run; whether there are any. */
static bool list_groups(FILE *stream, const struct report *report, size_t run, const char *metric,
			const struct source *source, bool any)
{
	const struct table *summary =
		sources_table_read(report->job->sources, run, &schema_summary);

	for (size_t row = 0; row < summary->rows; row++) {
		char share[NUMBER_TEXT_SIZE];
		char *group;

		if (!table_says(summary, row, "metric", metric) ||
		    !carries_most(summary, row, source))
			continue;
		group = report_group(report, summary, row);
		number_percent(share, table_cell_number(summary, row, source->share),
			       report->job->style.language);
		fprintf(stream, "%s%s%s%s (%s)", any ? ", " : "",
			report_runs(report) > 1 ? report_name(report, run) : "",
			report_runs(report) > 1 ? " " : "", group, share);
		free(group);
		any = true;
	}
	return any;
}

void part_chance(struct report *report, const char *metric)
{
	for (size_t i = 0; i < COUNT(sources); i++) {
		char *list;
		size_t size;
		FILE *stream = must_open_text(&list, &size);
		bool any = false;

		for (size_t run = 0; run < report_runs(report); run++)
			any = list_groups(stream, report, run, metric, &sources[i], any);
		must_close_text(stream);
		if (any) {
			document_text(report->document, "%s%s%s", sources[i].lead, list,
				      sources[i].advice);
			document_source(report->document, "analysis/summary.csv");
		}
		free(list);
	}
}
