/*
 * data.h — what figures and reports read: runs and their tables, and of these, as most figures need
 * them, one metric by group. Nothing is computed here, only checked: an analysis that does not
 * belong to the migrations it lies beside is refused.
 *
 * In: the folders of runs with their analysis/ (summary.csv and outcomes.csv, and the single points
 * from migrations.csv); the table of --labels.
 *
 * Out: tables as they stand in the files, groups with their numbers and points, and what is said of
 * them in words. Groups are those of the analysis: by `case` as a rule, or by any one or two
 * columns (migstat analyze --by case,flavor).
 *
 * Doors: this header, with sources.h (the runs, each table read once), csv-file.h (a CSV file in
 * the place of a run) and labels.h (what the paper calls things) in it; facts.h (what
 * datapackage.json tells); change.h (a row of comparisons.csv as people read it).
 */
#ifndef MIGSTAT_REPORT_DATA_DATA_H
#define MIGSTAT_REPORT_DATA_DATA_H

#include "labels.h"
#include "report/draw/language.h"
#include "sources.h"

#include "datasets/error.h"
#include "datasets/run.h"
#include "datasets/texts.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum direction { DIRECTION_AB, DIRECTION_BA, DIRECTION_COUNT };

/* Most columns that an analysis may be grouped by, and most that groups are told apart by in one
 * plot: one beside the other, and within each. */
enum { BY_MOST = 4, BY_SHOWN = 2 };

/* A text in a column that the analysis is grouped by; both borrowed. */
struct key_text {
	const char *column, *text;
};

/* What is wanted of the groups; zero: all, as they come. */
struct data_wish {
	const struct texts *cases; /* only these texts of the first column; NULL or none: all */
	/* only groups with these texts; the columns are then none of those that tell groups apart,
	 * unless no other is left */
	const struct key_text *fixed;
	size_t fixed_count;
	/* of what tells groups apart. NULL or none: as summary.csv has it; a list: those first that
	 * it names; or one of the words below alone: as names sort, vm2 before vm10; those of the
	 * last column by value */
	const struct texts *order;
};
#define ORDER_BY_NAME  "name"
#define ORDER_BY_VALUE "value"

/* The columns of a table of the analysis that its schema does not know: those it is grouped by. How
 * many there are; no more than BY_MOST are put into by, borrowed. */
size_t grouping_of(const struct table *table, const char *by[BY_MOST]);

/* One migration that has a value. Texts are borrowed from the run. */
struct point {
	const char *vm, *cycle;
	const char *vm_key; /* tells VMs apart: the UUID, or the name where there is none */
	enum direction direction;
	bool undirected; /* which one is not told */
	enum outcome outcome;
	double value;
};

/* One group of one run. Numbers are the metric's, NaN = there is none. */
struct group {
	size_t run;                /* index in runs */
	size_t cluster;            /* index in clusters */
	const char *keys[BY_MOST]; /* what the columns of `by` have; borrowed */
	char *label;               /* of the last key: what the figure calls it */
	size_t row; /* of summary.csv; SIZE_MAX: it has none, for no value is there */
	long long n, vms;
	long long censored;          /* further values, at or above limit: given up, not measured */
	long long censored_analyzed; /* how many the analysis says there are */
	double limit;                /* NaN = none */
	double mean;                 /* what is drawn: the interval's centre */
	bool mean_is_of_vms; /* it is mean_of_vms, which differs from the mean of all values */
	double low, high;    /* the confidence interval of that mean; NaN: none is shown */
	bool too_few;        /* none is shown, for there are 2 VMs or 2 cycles */
	double cycles;       /* NaN: not known */
	const char *kind;    /* of the interval, as summary.csv has it; "" = not told; borrowed */
	double least, most;  /* the extreme values, as the analysis has them */
	const char *by_outcome; /* as outcomes.csv has it; borrowed */
	long long planned;
	long long counts[OUTCOME_COUNT];
	size_t first_point, point_count; /* its part of points */
};

/* Groups that stand together: of one run, and of one first key where there are two. */
struct cluster {
	size_t run;
	const char *key; /* NULL: the run as a whole */
	char *label;     /* NULL: there is but one cluster and nothing to say of it */
};

struct run_data {
	const struct run *run; /* all three borrowed from the sources */
	const struct table *summary, *outcomes;
	const char *name; /* of the run, beside the others; borrowed */
	char *label;      /* the same as the paper calls it, fit for drawing */
};

struct figure_data {
	const struct metric *metric;
	const struct csv_file *file; /* a CSV file stands for the run; NULL: none does; borrowed */
	/* the columns that the analysis is grouped by: those that tell groups apart, then those of
	 * which only one text is wanted; borrowed */
	const char *by[BY_MOST];
	size_t by_count; /* that tell apart: 1 or 2 */
	size_t fixed_count;
	double level; /* of the intervals, the same in all runs */
	struct run_data *runs;
	size_t run_count;
	/* cluster by cluster; runs, clusters and groups each in the order of summary.csv, and the
	 * groups in the same order in all clusters */
	struct group *groups;
	size_t group_count;
	struct cluster *clusters;
	size_t cluster_count;
	struct point *points; /* each group's in the order of migrations.csv */
	size_t point_count;
};

/*
 * Reads the runs for the metric (NULL: outcomes.csv alone, whose groups then have no numbers, no
 * points, and the row of that table); sources and labels must outlive *data. Free with
 * figure_data_free. False with *err: a run is not analyzed, is analyzed without this metric, or by
 * more columns than can be shown or others than the runs before, the analysis is older than the
 * run, the runs' levels differ, or there is no such case, column or text as is wished for.
 */
bool figure_data_read(struct figure_data *data, struct sources *sources,
		      const struct labels *labels, const struct metric *metric,
		      const struct data_wish *wish, struct error *err);

/* The texts that the groups of the first run's outcomes.csv have in that column, in the order of
 * their first appearance, added to *texts. False with *err: no such table, no such column. */
bool figure_data_texts(struct texts *texts, struct sources *sources, const char *column,
		       struct error *err);

void figure_data_free(struct figure_data *data);

/* A number of the group's row of summary.csv, NaN where it is empty or the column is not there. */
double group_number(const struct figure_data *data, const struct group *group, const char *column);

/* Writes what tells the group apart in words: "run/case/flavor", as far as it needs be told. */
void group_print_name(FILE *out, const struct figure_data *data, const struct group *group);

/* The columns of `by` in any table of the run or of its analysis, and whether a row of that table
 * belongs to the group. */
struct key_columns {
	size_t at[BY_MOST];
};
struct key_columns key_columns_of(const struct figure_data *data, const struct table *table);
bool group_has_row(const struct figure_data *data, const struct group *group,
		   const struct table *table, const struct key_columns *keys, size_t row);

/* What a value is of: "migration"; of a CSV file "row". */
const char *figure_data_row_word(const struct figure_data *data);

/* Whether no group has a point. */
bool figure_data_is_empty(const struct figure_data *data);

/* "case", or "case and flavor". */
void figure_data_print_by(FILE *out, const struct figure_data *data);

/*
 * Why migrations of the group are not drawn: "refused 2, not attempted 1 of 8", "" if all are; no
 * line breaks before its last number. The caller frees it.
 */
char *group_absent_text(const struct group *group, const struct language *language);

/* ---- what an interval is, group by group: the analysis may have taken another for each ---- */

/* The interval that a row of summary.csv has to show: NaN where it has none, and where it is one of
 * 2 VMs or 2 cycles, which says nothing (too_few). */
struct shown_interval {
	double low, high;
	bool too_few;
};
struct shown_interval interval_shown(const struct table *summary, size_t row);

/* What bounds it: "VMs", "cycles", "both", "rest"; "" where none is shown, or it is not told. */
const char *interval_source(const struct table *summary, size_t row);

/* "3 VMs in 20 cycles": what the row's values come from, as far as it is known. To be freed. */
char *interval_base(const struct table *summary, size_t row);

/* The kinds of the groups' intervals; where there are several, which groups have which. Nothing
 * where no group has an interval. */
void interval_print_kinds(FILE *out, const struct figure_data *data);

/* Whether any interval of the metric (NULL: of any) in the runs' summary.csv, which must have been
 * read, is another than the plain one of VMs and cycles. */
bool interval_is_marked(const struct sources *sources, const char *metric);

/* What stands behind such an interval in a table: "log"; "VM t", "VM log", "VM BCa" where VMs alone
 * are chance in it; "" behind a plain one. */
const char *interval_mark(const struct table *summary, size_t row);

/* What all marks mean: "log: by logarithms; VM t, VM log, VM BCa: ...". */
extern const char interval_marks_meaning[];

#endif
