/*
 * field.h — which field of a foreign format becomes which column of ours, and how.
 *
 * One table for each format. `migstat import --list FORMAT` prints it and the format's reader
 * converts by it, so what is said is what is done.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_FIELD_H
#define MIGSTAT_COLLECT_IMPORT_KIT_FIELD_H

#include "json.h"
#include "sink.h"

#include "datasets/error.h"
#include "datasets/run-rows.h"
#include "datasets/schema.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct import_field {
	const char *field;  /* as the producer writes it; in JSON a path such as "ram.iterations" */
	const char *unit;   /* the producer's unit (unit.h); "" = a text or a plain number */
	const char *table;  /* ours: "migrations", "progress", ... or "package" */
	const char *column; /* its column; a further column (column.h); in "parameters" the
			       parameter's name; in "package" a key of the file's description */
	const char *note;   /* what else there is to say; NULL = nothing */
};

/* Ended by a field NULL. */
typedef const struct import_field import_fields;

/* The field of that name that goes into that table; never NULL (the reader asks for its own). */
const struct import_field *field_find(import_fields *fields, const char *field,
				      const struct schema *table);

/* The unit of the field's column: "" for a text; NULL if there is no such column. */
const char *field_column_unit(const struct import_field *field);

/*
 * Fills the numbers of one row of table (migrations, progress or metrics) from a JSON object, by
 * the fields that go into it: value[] as in run-write.h, NaN where the object has no such field or
 * it is null. page_bytes: of "page" and "page/s", NaN = not known. False with *err where a field
 * is no number, or negative: none of ours can be.
 */
bool fields_fill(import_fields *fields, const struct schema *table, const struct json_at *object,
		 double page_bytes, double *value, struct error *err);

enum { FIELD_CELLS_MOST = 16, FIELD_CELL_SIZE = 32 };

/* Further columns of one row, with their texts. */
struct field_cells {
	char text[FIELD_CELLS_MOST][FIELD_CELL_SIZE];
	struct import_cell cell[FIELD_CELLS_MOST];
	size_t count;
};

/* The further columns (column.h; a format's own list, ended by NULL) of a migration from a JSON
 * object, as fields_fill. */
bool fields_cells(import_fields *fields, const char *const *columns, const struct json_at *object,
		  struct field_cells *cells, struct error *err);

/* One value by one field; index is its place in value[] of a row of its table. */
double field_convert(const struct import_field *field, double theirs, double page_bytes);
size_t field_index(const struct import_field *field, const struct schema *table);

/* A producer's words, and what each is with us. Ended by a word NULL, whose number is that of all
 * other words. */
struct import_word {
	const char *word;
	int number;
};

int import_word_number(const struct import_word *words, const char *word);

/* What became of a migration by the producer's word for it (NULL: not told), which becomes the
 * error where it is not OUTCOME_OK. */
void import_take_status(struct migration_row *row, const struct import_word *outcomes,
			const char *status);

/* Prints the table for --list FORMAT. */
void fields_print(import_fields *fields, FILE *stream);

#endif
