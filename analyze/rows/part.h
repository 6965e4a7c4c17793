/*
 * part.h — what one block of a CSV file says: read by itself, by whatever thread, and then added to
 * the rows in the order of the blocks.
 *
 * A part knows nothing of the blocks before it: groups, VMs and cycles have numbers of its own, and
 * numbers are doubles already. Whatever is not as usual makes the whole block odd; then its rows
 * are taken one by one, as if there were no blocks, when it is its turn. So complaints are the
 * same, and come in the same order, as those of one reader that reads row by row.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_PART_H
#define MIGSTAT_ANALYZE_ROWS_PART_H

#include "dictionary.h"
#include "inside.h"

#include "datasets/csv-blocks.h"
#include "datasets/csv-scan.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which cells of a row are asked for, and where they stand among them: the columns to group by, the
 * VM, cycle and direction, the values, and what the expressions ask for. */
struct part_plan {
	const struct reading *reading; /* its places and rows are not read but by part_add */
	size_t *columns;               /* in the file */
	size_t count;
	size_t keys;                 /* of a group and its VM: the first ones */
	bool cycle, direction;       /* are there, behind the keys */
	bool time;                   /* is there, before the values */
	atomic_bool marked;          /* marks of the rows are kept still; false only afterwards */
	size_t values;               /* where they begin */
	size_t where;                /* where the columns of expressions begin */
	bool words;                  /* a word that looks like a number says that there is none */
	struct part_target *targets; /* the VMs of the rows so far, by the dictionary's numbers */
	size_t target_capacity;
	struct dictionary known; /* groups and VMs of the rows so far */
};

struct part_target {
	struct rows_group *group;
	struct rows_vm *vm;
};

/* The rows of one VM in one group. */
struct part_slot {
	size_t rows, failed;
};

/* Of one slot and one column of values. */
struct part_cell {
	size_t missing;
	int exponent; /* as in struct packed */
};

/* The values of one column, in the order of the rows. */
struct part_column {
	double *at; /* NaN: it is the next text of `odd` */
	uint32_t *slot, *place, *mark;
	size_t count, capacity;
	struct texts odd;
	size_t words, wrapped;
	bool point, comma;
};

/* Of a row: its line is so many behind that of the part's first byte. */
struct part_mark {
	struct row_mark mark;
	bool told; /* the moment, by a cell */
};

/* Zero it before use; free with part_free. */
struct part {
	struct csv_block block;
	size_t number; /* of the block, from 0 */
	enum csv_scan_result result;
	size_t lines; /* ends of lines in the block */
	size_t read, kept;
	struct dictionary keys, places;
	struct part_slot *slots;
	size_t slot_capacity;
	struct part_cell *cells; /* of slot s and column c: at s · columns + c */
	size_t cell_capacity;
	size_t *place_rows; /* of each place */
	size_t place_capacity;
	bool marked; /* every row whose values are taken has a mark */
	struct part_mark *marks;
	size_t mark_count, mark_capacity;
	const struct csv_scan *scan;
	struct part_column *columns; /* as many as rows->columns */
	const struct part_plan *plan;
	struct cell *row; /* for expressions: as wide as the file */
	char *row_text;
	size_t row_text_capacity;
};

/* Where a row's cells are, by the reading's header. Free with part_plan_free. */
void part_plan_of(struct part_plan *plan, const struct reading *reading);
void part_plan_free(struct part_plan *plan);

/* The scan for parts of that plan; NULL: no memory. */
struct csv_scan *part_scan(const struct part_plan *plan);

/* Reads the part's block. */
void part_read(struct part *part, struct part_plan *plan, struct csv_scan *scan);

/* Adds the part to the rows; its first byte is at *here, which goes on behind it. False with
 * *reading->err. One at a time, in the order of the blocks. */
bool part_add(struct part *part, struct part_plan *plan, struct reading *reading,
	      struct place *here);

void part_free(struct part *part);

#endif
