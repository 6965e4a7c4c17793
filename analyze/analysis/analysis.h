/*
 * analysis.h — the room where a run, or any CSV file, is analyzed: groups -> samples -> summaries,
 * checks and models, and what became of the migrations.
 *
 * In: a query, and the run or file that it names.
 * Out: an analysis, which output/ writes and prints.
 * Doors: analysis.h, query.h (what is asked).
 */
#ifndef MIGSTAT_ANALYZE_ANALYSIS_ANALYSIS_H
#define MIGSTAT_ANALYZE_ANALYSIS_ANALYSIS_H

#include "analyze/checks/checks.h"
#include "analyze/checks/silent.h"
#include "analyze/groups/counts.h"
#include "analyze/groups/groups.h"
#include "analyze/model/model.h"
#include "analyze/rows/rows.h"
#include "analyze/summary/summary.h"
#include "analyze/summary/vm-parts.h"
#include "query.h"

#include "datasets/metric.h"
#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Of a CSV file (of_csv), run stands for the file: it has its name, and for each group one row,
 * which holds the group's key. The file's own rows are gone once they are summed up.
 */
struct analysis {
	struct run run;
	struct groups groups;
	const struct query *query; /* what was asked; borrowed */
	bool of_csv;
	struct rows rows; /* of a CSV file */
	/* By index: those asked for, or those that have a value. Of a CSV file: metric_count() plus
	 * the column of rows. Take them by analysis_metric. */
	size_t metrics[METRIC_MAX];
	size_t metric_count;
	struct summary *summaries; /* metric_count * groups.count, metric by metric */
	struct vm_parts *parts;    /* in the order of summaries; NULL of a CSV file */
	struct counts *counts;     /* groups.count */
	struct model *models;      /* groups.count; NULL of a CSV file */
	/* metric_count * groups.count * CHECK_COUNT, in the order of summaries */
	struct diagnosis *diagnoses;
	struct silent *silent; /* groups.count; NULL of a CSV file */
	bool *busy;     /* by row of the run: a host was busy before it; NULL of a CSV file */
	bool *censored; /* by row of the run: a time of it stands at a give-up limit */
	struct bootstrap_draws draws; /* of its bootstraps */
};

/* One for each run, in the order of the command line. */
struct analyses {
	struct analysis *at;
	size_t count;
};

/* Reads and analyzes the runs that the query names; it must outlive them. Free with analyses_free.
 * False with *err. */
bool analyses_of(struct analyses *analyses, const struct query *query, struct error *err);

void analyses_free(struct analyses *analyses);

/* Reads and analyzes the CSV file that the query names, as one analysis. */
bool analyses_of_csv(struct analyses *analyses, const struct query *query, struct error *err);

/* metrics[metric], of a run or of a CSV file. */
const struct metric *analysis_metric(const struct analysis *analysis, size_t metric);

/* What is a unit of chance: as was asked; where a CSV file tells no VM, each row. */
enum summary_unit analysis_unit(const struct analysis *analysis);

/* The diagnosis by one check of metrics[metric] in groups.at[group]. */
const struct diagnosis *analysis_diagnosis(const struct analysis *analysis, size_t metric,
					   size_t group, enum check check);

/* The summary of metrics[metric] in groups.at[group]. */
const struct summary *analysis_summary(const struct analysis *analysis, size_t metric,
				       size_t group);

#endif
