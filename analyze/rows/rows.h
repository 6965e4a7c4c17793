/*
 * rows.h — the rows of any CSV file, grouped while they are read.
 *
 * In: a CSV file of whatever program, or several with one header, and which of its columns tell
 * values, groups and VMs.
 * Out: the values of each VM in each group, in base units; as samples, and as rows of a run.
 * Doors: rows.h, with what it stands on: header-unit.h (a column's unit), packed.h (numbers in 8
 * bytes), places.h (a row's cycle and direction), marks.h (its line and time); files.h (which files
 * are meant), shared.h (read by several processes).
 *
 * What collect never saw: exported data of other tools, or migrations.csv of a run itself. Columns
 * of values, of groups and of the VM are named by the user (struct rows_query). The file is
 * streamed; of each row nothing stays but its values, in 8 bytes each (packed.h), under its group
 * and its VM; 4 more where the file tells cycle or direction (places.h). So memory grows with 8 or
 * 12 bytes a value (and 4 for a mark, of files of up to MARKS_MOST rows) plus about 300 bytes for
 * each VM of each group, not with the file: files larger than memory work.
 *
 * `analyze --csv` takes each group's summary (rows-summary.h), compare the values themselves
 * (sides.h); both know the groups as the rows of a run (rows_run).
 */
#ifndef MIGSTAT_ANALYZE_ROWS_ROWS_H
#define MIGSTAT_ANALYZE_ROWS_ROWS_H

#include "analyze/statistics/across.h"
#include "analyze/statistics/samples.h"
#include "datasets/texts.h"
#include "header-unit.h"
#include "marks.h"
#include "packed.h"
#include "places.h"

#include "datasets/error.h"
#include "datasets/metric.h"
#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

/* The part of a file that one of several processes reads: the rows that begin within a range of its
 * bytes (datasets/csv-range.h). */
struct rows_share {
	bool none;         /* nothing of this file */
	uint64_t from, to; /* to 0: its end */
	size_t line; /* a row begins at `from`, in that line; 0: not known, and lines count from 1
		      */
	/* Told when it is read: where its first row began, in which line, as it was counted, and
	 * where the last one ended; how many line ends it had, with those of the header where it
	 * begins with that. */
	uint64_t begun, ended;
	size_t first, lines;
	bool converted; /* the file is no CSV but became one (bench.h) */
	/* Told when it is counted: begun is where the header ends, lines as above, and */
	size_t quotes; /* behind the header */
};

/* What is wanted of a file. Zero it before use; everything is borrowed but `values` and `missing`.
 */
struct rows_query {
	const char *path;          /* "-" is standard input; of several files, what they are
				    * called together */
	const struct texts *files; /* read as one, in this order: all have one header; NULL: path */
	struct rows_share *shares; /* for each of the files; NULL: they are read whole */
	bool counting; /* the rows are not read, but quotes and line ends of the shares counted */
	struct texts values;    /* headers of the value columns; at least one, or `failed` */
	const struct texts *by; /* columns to group by; empty: all rows are one group */
	bool directions;        /* also group by the column "direction", where the file has one */
	const char *unit_of;    /* the column that tells the VM (cluster); NULL: every row is a
				 * unit of its own */
	const char *cycle_of;   /* the column that tells the cycle, the round of migrations; NULL:
				 * the column "cycle", where the file has one; "none": no column */
	const char *where;      /* only rows that fit this expression (where.h); NULL: all */
	const char *delimiter;  /* what stands between the cells: a mark, or its name (tab);
				 * NULL: found in the file (form.h) */
	bool no_header;         /* the first line is a row, and columns are called 1, 2, ... */
	struct texts missing;   /* words beside the usual ones (cell.h) that stand for a number
				 * that is not known */
	const char *time_of;    /* the column that tells when a row was measured, as marks_bind
				 * takes it */
	bool marked;            /* each value's line and time are wanted (marks.h) */
	const char *failed;     /* rows that fit this one failed: they are counted, and their values
				 * are none; NULL: no row did */
	size_t threads;         /* that read; 0: as many as there are processors */
	size_t block_bytes;     /* that each of them takes at a time; 0: as many as are fastest.
				 * What comes out does not depend on either of them. */
	/* Told while blocks are read: how many bytes are done, and of how many (0: not known); in
	 * all 0 when none is read any more. By one thread at a time. NULL: nobody is. */
	void (*progress)(void *closure, uint64_t done, uint64_t total);
	void *progress_of; /* its closure */
	bool row_by_row;   /* not in blocks: tests hold both ways against each other */
};

/* The values of one VM in one group, column by column. */
struct rows_vm {
	char *name;          /* "" where the query has no unit_of */
	size_t rows, failed; /* that fit the expression; of those, that failed */
	struct packed *columns;
};

struct rows_group {
	char **key;           /* one text for each column to group by (and the direction, where
			       * rows.directions), then NULL */
	size_t rows;          /* that fit the expression */
	size_t *missing;      /* for each value column: rows without a number */
	size_t *censored;     /* for each: values taken out by rows_censor */
	size_t *values;       /* for each: values that all processes hold; NULL: what is here is
			       * all there is */
	struct rows_vm **vms; /* in the order of their names (strcmp) */
	size_t count, capacity;
	void *tree; /* of tsearch(3): the VMs by name */
};

/* A value column: its header in the file, and what becomes of it. */
struct rows_column {
	char *header;
	struct header_unit unit; /* as the header says it */
	char *name;              /* "downtime_ms" becomes "downtime_seconds" */
	struct metric metric;    /* name, base unit and title; decimals as the file has them */
	size_t words;            /* cells that say in a word that they have no number */
	size_t wrapped;          /* cells with a number that wrapped around 2^64 */
	bool point, comma;       /* numbers with a point, with a decimal comma, were seen */
};

struct rows {
	struct rows_column *columns;
	size_t column_count;
	struct rows_group **groups; /* in the order in which they appear first in the file */
	size_t count, capacity;
	size_t read;                 /* rows of the file, without the header */
	size_t kept;                 /* those that fit the expression */
	size_t comments;             /* lines that were passed over */
	const struct across *across; /* who holds the other values; NULL: nobody */
	bool independent;            /* no unit_of: every row counts as a VM of its own */
	bool directions;             /* as the query wanted, and the file has it */
	struct places places;        /* cycle and direction of each value, by its tag (packed.h) */
	struct marks marks;          /* line and time of each value, by its mark; where wanted */
	struct texts said;           /* how the file is written, in sentences */
	void *tree;                  /* of tsearch(3): the groups by key */
};

/*
 * Reads the file. Cells of value columns are decimal numbers, or empty or words for that there is
 * none (counted in `missing`), and come out in the base unit of their header (header-unit.h),
 * scaled exactly. A time or a size below 0 is refused: it mostly stands for "not measured". Free
 * with rows_free. False with *err: the file cannot be read or is malformed (file:line:column), has
 * no such column, or the expression is wrong.
 */
bool rows_read(struct rows *rows, const struct rows_query *query, struct error *err);

/* The two halves of it: the rows, which may be one process's share of them (then there may be
 * none); and, when all are there, what only all together tell. */
bool rows_take(struct rows *rows, const struct rows_query *query, struct error *err);
bool rows_complete(struct rows *rows, const struct rows_query *query, struct error *err);

void rows_free(struct rows *rows);

/* Takes the values of a column at or above limit out of all groups, and counts them there
 * (rows_group.censored). */
void rows_censor(struct rows *rows, size_t column, double limit);

/* The number of values of a column in a group; of all processes. */
size_t rows_values(const struct rows *rows, size_t group, size_t column);

/* Brings the values of a column in a group, which several processes hold, to the first of them; the
 * others have none then, and so rows_samples is for the first alone. One process: nothing. */
void rows_gather(const struct rows *rows, size_t group, size_t column);

/* The samples of a group, and what their texts and the names of independent rows stand in. */
struct rows_samples {
	struct samples samples;
	char *texts;
};

/*
 * The samples of one column in one group, as samples_of makes them of a run: the same values in
 * the same order give the same numbers. The row of each is its mark, where marks are kept. About
 * 150 bytes a value, until they are freed with rows_samples_free. For a summary alone, see
 * rows-summary.h.
 */
struct rows_samples rows_samples(const struct rows *rows, size_t group, size_t column);

void rows_samples_free(struct rows_samples *samples);

/* The limit at which the values of a column pile up (censor.h); NaN: they do not. Takes 12 bytes
 * for each value of the largest group while it works, for columns too large for samples. */
double rows_limit(const struct rows *rows, size_t column);

/*
 * The groups as the rows of a run, for what knows groups as such only: row number g has the key of
 * group number g, in the columns that the file was grouped by (the direction is the last of them),
 * and nothing else; the values stay in the rows, which were read from path and grouped by `by`. The
 * run's name is the file's. Free with run_free.
 */
struct run rows_run(const struct rows *rows, const char *path, const struct texts *by);

#endif
