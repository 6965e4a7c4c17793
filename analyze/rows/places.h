/*
 * places.h — when and which way each row of a CSV file was measured: its cycle and its direction.
 *
 * The cycle, a round of migrations of all VMs, is what one column tells; the direction is the
 * column "direction", where the file has one with two different texts at most. Each value keeps
 * both in 4 bytes beside it (packed.h), and nothing where the file has neither column; so memory
 * grows with the values, and with about 60 bytes for each different text of the cycle's column.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_PLACES_H
#define MIGSTAT_ANALYZE_ROWS_PLACES_H

#include "datasets/csv.h"
#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cell_form; /* cell.h */

/* One text of the cycle's column. */
struct places_cycle {
	char *text;
	uint32_t number; /* in the order of appearance */
};

/* Zero it before use; free with places_free. */
struct places {
	char *cycle_column; /* that tells the cycle; NULL: none does */
	bool cycle_asked;   /* it was named: a row without a cycle is an error */
	size_t cycle_empty; /* rows without one, where it was not named: then cycles are not known
			     */
	bool directions;    /* the file has a column of directions */
	bool directions_known; /* and it has no more than two texts, none of them empty */

	size_t cycle_at, direction_at; /* the columns' places in the file */
	struct places_cycle **cycles;  /* in the order of appearance */
	size_t cycle_count, capacity;
	void *tree;                /* of tsearch(3): the cycles by text */
	struct places_cycle *last; /* of the row before: mostly it is that of this one, too */
	uint32_t *rank;            /* of each cycle by number, in the order of time */
	char *direction_text[2];
};

/* Finds the columns. cycle_of as in rows_query; where the file has no such column: false, and
 * nothing else happened. */
bool places_bind(struct places *places, const struct csv_row *header, const char *cycle_of);

/* Whether values keep a place at all. */
bool places_kept(const struct places *places);

/* The place of a row; a word for what is not known tells no cycle. False with *err: it has none,
 * and the column was named. */
bool places_of_row(struct places *places, const struct csv_row *row, const struct cell_form *form,
		   uint32_t *place, struct error *err);

/* The place of the rows that say so, none of them with an empty cycle that is asked for; so many
 * they are. Texts of columns that the file does not have: "". False: there are too many cycles. */
bool places_of_texts(struct places *places, const char *cycle, const char *direction, size_t rows,
		     uint32_t *place);

/* Takes note of a cycle, behind those known so far; false: there are too many. */
bool places_add_cycle(struct places *places, const char *cycle);

/* When all rows are read: brings the cycles into the order of time, which is that of their numbers,
 * or, where a text is not a number, that in which they appear. */
void places_finish(struct places *places);

/* What a place says. The cycle is its rank in the order of time; 0 where none is known. */
size_t places_cycle(const struct places *places, uint32_t place);
unsigned places_direction(const struct places *places, uint32_t place);

/* How many cycles there are in the file; 0: none is known. */
size_t places_cycles(const struct places *places);

void places_free(struct places *places);

#endif
