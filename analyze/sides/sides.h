/*
 * sides.h — what is compared with what: the rows before and the rows after, group by group.
 *
 * In: folders of runs, or CSV files, and which of their rows count.
 * Out: of each group and side the values of a metric, what became of the migrations, how long one
 * takes, and how all that is called.
 * Doors: sides.h, chosen-metrics.h (which metrics are compared).
 *
 * A side is one run, several runs, or those rows of one run that have a certain text in a column
 * (--between case=a,case=b). A group is the rows of both sides that have the same texts in the
 * columns grouped by.
 */
#ifndef MIGSTAT_ANALYZE_SIDES_SIDES_H
#define MIGSTAT_ANALYZE_SIDES_SIDES_H

#include "analyze/groups/attempts.h"
#include "analyze/groups/counts.h"
#include "analyze/groups/limits.h"
#include "analyze/rows/rows.h"
#include "datasets/texts.h"

#include "datasets/error.h"
#include "datasets/meaning.h"
#include "datasets/metric.h"
#include "datasets/progress.h"
#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

enum which_side { BEFORE, AFTER, SIDES };

/* What the user asks for. Everything is borrowed. */
struct sides_query {
	char *const *folders[SIDES]; /* of each side; with `between` both are the same one folder */
	size_t folder_count[SIDES];
	const struct run *read;     /* of one run that was read already: it; NULL: read them */
	const char *between_column; /* NULL: every row of a run counts */
	/* What the side's rows have in it. NULL after: every other text, each by itself against the
	 * one before; the column is among `by` then. */
	const char *between_value[SIDES];
	const struct texts *by;
	const struct texts *cases; /* only rows of these; NULL or empty: of all */
	/* Folders are CSV files with these columns (path and by are not used); NULL: they are runs.
	 */
	const struct rows_query *csv;
	enum better better;        /* which way is better of the columns of CSV files */
	struct progress *progress; /* told of each run that is read; NULL: nobody is */
};

/* A row of a side: row number `row` of runs[run]; of a CSV file, group number `row` of files[run].
 */
struct side_row {
	size_t run, row;
};

/* Those of a group on one side, in the order of the files. */
struct side_rows {
	struct side_row *at;
	size_t count, capacity;
};

struct sided_group {
	struct texts key; /* one text for each column of `by` */
	struct side_rows side[SIDES];
	size_t hash; /* of the key */
};

struct sides {
	struct sides_query query;
	struct run *
		runs; /* before's, then after's; with `between` one; of CSV files their groups' keys
		       */
	size_t run_count;
	bool copied;                /* a run after holds the very bytes of one before */
	struct rows *files;         /* CSV: of each run; its columns are the metrics */
	struct sided_group *groups; /* in the order of sides_order_groups */
	size_t group_count, group_capacity;
	/* While rows are added: 1 + the index of a group by its hash, 0 = free; a power of 2 of
	 * them. */
	size_t *places;
	size_t place_count;
};

/*
 * Reads the runs and sorts their rows. Free with sides_free. False with *err: a run cannot be read,
 * the same run is named twice or two of a side are copies of each other, a column or case is not
 * there, no row has the text asked for, or the two sides have not one group in common. Without
 * folders after there is only the side before.
 */
bool sides_of(struct sides *sides, const struct sides_query *query, struct error *err);

void sides_free(struct sides *sides);

/* Some of the runs, one behind the other: of their numbers in runs[]. */
struct run_range {
	size_t first, count;
};

/*
 * Those runs of `all`, which has only a side before, held against each other: with the groups of
 * `all`, under the same numbers, whether they have rows on both sides or not. A view: free it with
 * sides_view_free before `all` is freed.
 */
struct sides sides_view(const struct sides *all, const struct run_range of[SIDES]);

void sides_view_free(struct sides *view);

/* Which of sides->runs is the side's first, and how many it has. */
size_t sides_first_run(const struct sides *sides, enum which_side side);
size_t sides_runs(const struct sides *sides, enum which_side side);

/* The side in words: its runs' names, or "case=a"; "every other case" where each is compared with
 * the one before. Free the result. */
char *sides_label(const struct sides *sides, enum which_side side);

/* The same of one group: there it is one of the others. */
char *sides_label_in(const struct sides *sides, enum which_side side, size_t group);

/* Whether both sides are cases of one run that were measured in an order drawn anew in each cycle,
 * so that no side always comes first. */
bool sides_order_is_random(const struct sides *sides);

/* What one row is of: "VM"; of CSV files the column that tells it, or "row". Borrowed. */
const char *sides_unit_word(const struct sides *sides);

/* The group in words: its key's texts with blanks in between, "all" without a key. Free the
 * result. */
char *sides_group_label(const struct sides *sides, size_t group);

/* The group's case; "" where groups are not by case. Borrowed. */
const char *sides_case(const struct sides *sides, size_t group);

/* Whether any row that enters the statistics has a value of the metric, on any side. */
bool sides_have(const struct sides *sides, const struct metric *metric);

/*
 * The give-up limit of a metric, as limits name it; if they do not and limits->find, that at which
 * the values of a time pile up (censor.h), both sides together; NaN: none.
 */
double sides_limit(const struct sides *sides, const struct metric *metric,
		   const struct limits *limits);

/* The direction of a row, "" where it has none or the directions are what is compared. Borrowed. */
const char *sides_direction(const struct sides *sides, struct side_row at);

/* Whether any row of the group, on any side, is of a case that asks for post-copy. */
bool sides_post_copy(const struct sides *sides, size_t group);

/* What became of a group's migrations, or of a file's rows, on one side. */
struct counts sides_counts(const struct sides *sides, size_t group, enum which_side side);

/* The migrations attempted in a group, before and after, as trials. A round is a run's cycle, so
 * the sides share rounds where both are of one run. Free with attempts_trials_free. */
struct attempts_trials sides_attempts(const struct sides *sides, size_t group);

/* What one migration of the group takes on the side, with all around it: the median time from one
 * start to the next, in seconds, or, without clocks, the mean total time; NaN without any. */
double sides_seconds(const struct sides *sides, size_t group, enum which_side side);

/* The most failures of one VM in a group on one side. */
size_t sides_worst_vm(const struct sides *sides, size_t group, enum which_side side);

/*
 * What the values of a metric in a group count on one side, where its name kept and its meaning
 * changed (datasets/meaning.h). change NULL: it never did, or the side is a CSV file's.
 */
struct side_meaning {
	const struct meaning_change *change;
	bool has[MEANINGS];   /* of rows with a value */
	bool several_unknown; /* of more than one version, of each of which it is not known */
	char version[MEANINGS][MEANING_VERSION_SIZE]; /* of such a row; "": not known */
};
struct side_meaning sides_meaning(const struct sides *sides, size_t group, enum which_side side,
				  const struct metric *metric);

/* Whether they count different things, between the sides or within one. What is not known is not
 * the same, unless it is of one version, or no version is known at all. sides_mean_other: the same,
 * of both sides of a group. */
bool meanings_differ(const struct side_meaning of[SIDES]);
bool sides_mean_other(const struct sides *sides, size_t group, const struct metric *metric);

/* "QEMU 7.2.22: the disk's virtual size, with its holes", and what else the side counts. Free the
 * result. */
char *side_meaning_text(const struct side_meaning *of);

/* One value of a metric; of CSV files there are millions. Texts are the runs'. */
struct measured {
	const char *vm;        /* its key (vm-key.h) */
	const char *direction; /* "" where the directions are what is compared */
	double value;
	unsigned run;  /* of its side, from 0 */
	bool at_limit; /* given up there: the true value is `value`, the limit, or more */
	/* The round of migrations that it is of, in the order of time. Where both sides are of one
	 * run, the same number is the same round; that of another run is another. */
	long long cycle;
};

enum { CYCLE_UNKNOWN = -1 };

struct observations {
	struct measured *at; /* ordered by VM, direction, run, cycle, value */
	size_t count;
	char *names;  /* of CSV files whose rows are units by themselves: their names */
	bool made_up; /* an importer made the VMs' names up: a name is no VM met elsewhere, too */
	/* What failed and gave no value, which is NaN here; in the same order. */
	struct measured *lost;
	size_t lost_count;
	double resolution; /* the coarsest of a value (metric_resolution); NaN: none is told */
};

/* The values of a metric in one group of one side: of rows with a timed outcome and a filled cell.
 * Those at or above limit (NaN: none) are brought down to it and marked. Free with
 * observations_free. */
struct observations observations_of(const struct sides *sides, size_t group, enum which_side side,
				    const struct metric *metric, double limit);

void observations_free(struct observations *observations);

#endif
