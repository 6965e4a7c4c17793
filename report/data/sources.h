/*
 * sources.h — the runs that figures are drawn from; each table is read once, when first asked for.
 *
 * What fits into memory comes as a table (migrations.csv, the tables of analysis/). What may not
 * (progress.csv, gaps.csv, metrics.csv: 10^6 rows and more) is streamed row by row:
 * datasets/table-stream.h. Nothing is computed here.
 */
#ifndef MIGSTAT_REPORT_DATA_SOURCES_H
#define MIGSTAT_REPORT_DATA_SOURCES_H

#include "csv-file.h"

#include "datasets/error.h"
#include "datasets/metric.h"
#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

struct sources; /* opaque */

/* Reads datapackage.json and migrations.csv of these folders; or one folder with a CSV file's
 * values (csv-file.h), which stands for one run. Free with sources_free. False with *err if one is
 * no run. */
bool sources_open(struct sources **sources, char *const *folders, size_t count, struct error *err);

void sources_free(struct sources *sources); /* NULL is allowed */

size_t sources_count(const struct sources *sources);

/* Run number index, below sources_count. Borrowed. */
const struct run *sources_run(const struct sources *sources, size_t index);

/* What the run is called beside the others: its own name; where another has the same, the shortest
 * end of its path that tells it apart (run-names.h). Borrowed. */
const char *sources_name(const struct sources *sources, size_t index);

/* Calls the run so, who is known under that name from elsewhere. name is copied. */
void sources_call(struct sources *sources, size_t index, const char *name);

/* The CSV file that stands for the one run there is; NULL: runs are runs, or there are none
 * (sources NULL). Borrowed. */
const struct csv_file *sources_file(const struct sources *sources);

/* Metric number index: metric_at, and from metric_count() on those of a CSV file. */
const struct metric *sources_metric(const struct sources *sources, size_t index);

/* The metric of that column, of a CSV file before others; NULL: there is none. */
const struct metric *sources_metric_of(const struct sources *sources, const char *name);

/* The time of a migration that these runs know: METRIC_TOTAL_TIME_SECONDS or, where none has it but
 * one has the hypervisor's own, as imported runs may, METRIC_JOB_TIME_SECONDS. */
enum metric_index sources_time(const struct sources *sources);

/* The downtime that is shown first: METRIC_DOWNTIME_SECONDS, the hypervisor's, but where a plan
 * asks for post-copy, of which that tells only the last part, METRIC_DOWNTIME_EVENTS_SECONDS or,
 * without values of it, METRIC_DOWNTIME_NETWORK_SECONDS. */
enum metric_index sources_downtime(const struct sources *sources);

/* Whether a migration of any of the runs that enters the statistics has a value of the metric. */
bool sources_measured(const struct sources *sources, size_t metric);

/* Whether the run has that table: analysis/FILE for a table of the analysis, else FILE. */
bool sources_has(const struct sources *sources, size_t index, const struct schema *schema);

/*
 * The table of the run, read whole and checked by its schema: one of analysis/ (schema_summary,
 * schema_outcomes, …) or of the run itself (schema_events, …; a torn last line is left out).
 * Borrowed, and the same for every caller. NULL with *err: malformed, or not there, or one of
 * analysis/ that was not made from the run as it is (belongs.h), and then what to do about it.
 */
const struct table *sources_table(struct sources *sources, size_t index,
				  const struct schema *schema, struct error *err);

/*
 * Whether comparisons.csv, of --comparisons (path) or else in analysis/ of the first run after, was
 * made from these runs as they are: the first `before` of them on the one side, the others on the
 * other; 0: the first run on any side. False with *err, which says what to do.
 */
bool sources_were_compared(const struct sources *sources, const char *path, size_t before,
			   struct error *err);

/* The same once more, for who knows that it was read; NULL where it was not. migrations.csv is the
 * run's own. */
const struct table *sources_table_read(const struct sources *sources, size_t index,
				       const struct schema *schema);

/* The folder of that table in its run's: "" or "analysis/". */
const char *sources_folder(const struct schema *schema);

/* The path of that table, there or not. The caller frees it. */
char *sources_path(const struct sources *sources, size_t index, const struct schema *schema);

#endif
