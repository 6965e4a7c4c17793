/*
 * table.h — tables of a report, column by column: what stands at the head of each, and what a row
 * has in it.
 */
#ifndef MIGSTAT_REPORT_PARTS_TABLE_H
#define MIGSTAT_REPORT_PARTS_TABLE_H

#include "inside.h"
#include "report/data/change.h"
#include "report/data/facts.h"

enum cell_kind {
	/* of a row of a table, as it stands in the file: set to the left, or to the right */
	CELL_TEXT,
	CELL_DIGITS,
	CELL_NEEDED, /* digits; "–" where there are none */
	CELL_NAME,   /* of a case or VM, as the paper calls it */
	CELL_LINE,   /* the line of the row in its file */
	/* numbers of a row of a table */
	CELL_COUNT,    /* a whole number */
	CELL_VALUE,    /* in the metric's unit */
	CELL_RANGE,    /* in the metric's unit, from `column` to `second` */
	CELL_INTERVAL, /* the same; "–" where it is of too few VMs or cycles to be shown */
	CELL_PLAIN,    /* without a unit */
	CELL_MARK,     /* no number, but the kind of the interval: t, log, VM t and so on */
	CELL_SOURCE,   /* no number, but what bounds the interval: VMs, cycles, both, rest */
	CELL_PERCENT,  /* a share */
	CELL_PERCENTS, /* a share, from `column` to `second` */
	/* of a row of comparisons.csv, as change.h tells it */
	CELL_TITLE, /* of the metric */
	CELL_GROUP,
	CELL_AMOUNT,
	CELL_CHANGE,
	CELL_CHANGE_RANGE,
	CELL_BOUND, /* no number, but what bounds the interval */
	CELL_P,
	/* a member of an object in datapackage.json; "–" where there is none */
	CELL_FACT,
	CELL_FACT_DIGITS
};

struct part_column {
	const char *head;
	enum cell_kind kind;
	const char *column, *second; /* of the row's table, or the member's name */
	const char *meaning;         /* NULL: the head says it */
};

/* What the cells of a row are taken from; what no column of its table asks for may be left out. */
struct part_row {
	const struct table *table;
	size_t row;
	const char *citation; /* of the table, for cells that tell where they come from; or NULL */
	const struct notation *notation;
	const struct change *change;
	const json_t *facts;
};

/* Add the heads of the table that was begun last, and the cells of a row. */
void part_heads(struct report *report, const struct part_column *columns, size_t count);
void part_cells(struct report *report, const struct part_column *columns, size_t count,
		const struct part_row *row);

/*
 * Adds a table of the metric (its name in summary.csv) with a row for each group of each run and
 * these columns; what they mean is told by schema_summary. A column without any number is left out,
 * and a CELL_VALUE whose values are everywhere those of `second`. All summary.csv must have been
 * read once without an error. about: words for the caption, behind the metric's title.
 */
void metric_table(struct report *report, const char *metric, const struct part_column *columns,
		  size_t count, const char *about);

/* The metrics of all runs' summaries, each once, in their order; to be freed. *count of them. Texts
 * are borrowed. */
const char **metric_names(const struct report *report, size_t *count);

/* Whether any group of any run has a value of the metric. */
bool metric_has_values(const struct report *report, const char *metric);

#endif
