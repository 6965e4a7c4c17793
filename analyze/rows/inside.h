/*
 * inside.h — what the parts of rows.h share while a CSV file is read: what was found in its header,
 * and the groups of its rows and their VMs.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_INSIDE_H
#define MIGSTAT_ANALYZE_ROWS_INSIDE_H

#include "cell.h"
#include "rows.h"
#include "where.h"

#include "datasets/csv.h"
#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* ---- reading ---- */

/* What reading needs beside its result. */
struct reading {
	struct rows *rows;
	const struct rows_query *query;
	const char *path; /* of the file at hand */
	struct csv_reader *reader;
	struct where *where;  /* NULL: all rows */
	struct where *failed; /* NULL: none */
	struct cell_form form;
	char delimiter;
	bool comments;       /* lines that begin with # are passed over */
	struct texts header; /* of the first file */
	size_t lines;        /* of the files before the one at hand */
	size_t width;        /* of the header */
	size_t *values;      /* the columns' places in the file */
	size_t *by;          /* of the keys, too */
	size_t keys;
	char **key; /* of the row at hand; borrowed texts, ended by NULL */
	size_t vm;  /* the column that tells it */
	struct error *err;
};

/* Takes a row; false with *reading->err. */
bool reading_take_row(struct reading *reading, const struct csv_row *row);

/* Takes all rows that are left; false with *reading->err. */
bool reading_take_rows(struct reading *reading, struct csv_reader *reader);

/* Finds in the header what was asked for; false with *reading->err. */
bool reading_take_header(struct reading *reading, const struct csv_row *header);

/* Reads all files of the query, one behind the other; false with *reading->err. */
bool reading_take_files(struct reading *reading);

/*
 * Takes the rows behind the first one, in blocks that the threads share out and whose results are
 * added in their order; what is left then (all of a file that cannot be read in blocks), the reader
 * goes on with. The rows are the same for any number of threads and any size of the blocks. False
 * with *reading->err.
 */
bool parts_read(struct reading *reading);

/* Whether the file can be read in shares; false with *err: it cannot be read. */
bool reading_has_shares(const struct rows_query *query, const char *path, bool *has,
			struct error *err);

/* ---- groups ---- */

/* The group with this key (a list of texts that ends in NULL); made, with copies of the texts, if
 * there is none yet. */
struct rows_group *rows_group_of(struct rows *rows, char *const *key);

/* The VM of that name in the group; made if there is none yet. */
struct rows_vm *rows_vm_of(const struct rows *rows, struct rows_group *group, const char *name);

/* When all rows are read: orders the VMs and the cycles, and learns the columns' digits after the
 * point. */
void rows_finish(struct rows *rows);

/* Where the values of a row go; place, mark: what they keep of the row (places.h, marks.h); NULL:
 * nothing. */
struct rows_target {
	struct rows_group *group;
	struct rows_vm *vm;
	const uint32_t *place, *mark;
};

/* Whether the column may hold numbers below 0: shares, those of no known unit, and differences. */
bool rows_may_be_negative(const struct rows_column *column);

/* Puts what a cell of a value column says to the VM's values, or counts it as missing in the group.
 * False with *err: it says neither a number nor that there is none, or one that it cannot be. */
bool rows_take_cell(struct rows *rows, size_t column, const struct cell_form *form,
		    const struct cell *cell, const struct rows_target *target, struct error *err);

/* Adds what only all rows together tell. */
void rows_say(struct rows *rows);

/* Writes what the others must know of rows that one process read; its values stay (whole.h). */
void whole_write(FILE *to, const struct rows *rows);

#endif
