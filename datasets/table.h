/*
 * table.h — a CSV file in memory, checked against its schema.
 *
 * For tables with a row for each migration, case or group. Tables with a row for each sample can
 * be larger than memory: read those row by row with table-stream.h.
 */
#ifndef MIGSTAT_TABLE_H
#define MIGSTAT_TABLE_H

#include "cells.h"
#include "csv.h"
#include "error.h"
#include "schema.h"
#include "table-stream.h"

#include <stdbool.h>
#include <stddef.h>

struct table {
	char *path;
	const struct schema *schema;
	char **names; /* the header, in the file's order */
	size_t columns;
	size_t *by_name;    /* the columns by their names; NULL of a table that was not read */
	struct cells cells; /* all rows */
	size_t rows;
	struct place torn; /* of a torn last line that was left out; line = 0: none */
};

/*
 * Reads path by schema (which must outlive the table). Every column that is required must be in
 * the header, none twice; every cell is checked (column-check.h); the schema's key, if it has one,
 * is another in every row. Free with table_free. False with *err (file:line:column, column, text,
 * what would be right); *table is then empty.
 */
bool table_read(struct table *table, const char *path, const struct schema *schema,
		enum csv_torn torn, enum table_unknown unknown, struct error *err);

/* The same of a run's own table, in its folder, as it is or packed (table-file.h): a torn last line
 * is left out, and columns that the schema does not have pass. */
bool table_read_in(struct table *table, const char *folder, const struct schema *schema,
		   struct error *err);

void table_free(struct table *table);

/* The index of the column that a user or another file names, or table->columns if there is none. */
size_t table_find(const struct table *table, const char *name);

/*
 * The index of a column that our own code names, or table->columns if the file does not have it.
 * A name that neither the file nor its schema knows is a mistake in the program and ends it, as
 * does one that is given to the functions below (schema_must_know).
 */
size_t table_column(const struct table *table, const char *name);

/* The cell's text; "" where the file does not have the column (column == table->columns). */
const char *table_text(const struct table *table, size_t row, size_t column);

/* The same by the column's name. */
const char *table_cell(const struct table *table, size_t row, const char *column);

/* Whether the cell of that name has exactly this text. */
bool table_says(const struct table *table, size_t row, const char *column, const char *text);

/*
 * Adds the texts of a column to texts[count], each once, in the order in which they first appear;
 * returns how many there are then. texts has room for count and as many as there are rows; they are
 * the table's.
 */
size_t table_add_texts(const struct table *table, const char *column, const char **texts,
		       size_t count);

/* The cell's number; NaN where it is empty or the file does not have the column. */
double table_number(const struct table *table, size_t row, size_t column);

/* The same by the column's name. */
double table_cell_number(const struct table *table, size_t row, const char *column);

/* The cell's place, for a complaint about it. column must be in the table. */
struct place table_place(const struct table *table, size_t row, size_t column);

#endif
