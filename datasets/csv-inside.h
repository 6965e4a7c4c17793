/*
 * csv-inside.h — what a CSV reader holds, for the two ways to read on: row by row (csv-read.c) and
 * in blocks (csv-blocks.c).
 */
#ifndef MIGSTAT_CSV_INSIDE_H
#define MIGSTAT_CSV_INSIDE_H

#include "csv.h"
#include "input.h"

#include <csv.h>
#include <stdint.h>

/* What is read at a time, row by row. */
enum { CSV_READ_BYTES = 65536 };

struct csv_reader {
	struct csv_parser parser;
	struct input *input;
	char *path;
	enum csv_torn torn;
	struct error *err; /* the caller's, during csv_next only */

	unsigned char *block;
	size_t block_used, block_length, block_capacity;
	bool borrowed; /* the block: it is all that there is to read, and input is NULL */
	bool at_end;
	bool failed;
	uint64_t got;   /* bytes that were read of the input */
	uint64_t limit; /* rows that begin behind so many are none; 0: all are (csv-range.h) */

	struct place here;  /* of the next byte */
	struct place start; /* of the first byte of the cell being read */
	struct place row;   /* of the first byte of the row being read */
	struct place torn_at;
	unsigned char last; /* the byte before `here` */
	bool in_cell, in_row;
	struct csv_form form;
	bool passing; /* in a line that is passed over */
	size_t comments;
	char held[8]; /* the beginning of a line that may be one */
	size_t held_count;

	/* The row: texts stand in one buffer by offset, because the buffer moves as it grows. */
	char *text;
	size_t text_length, text_capacity;
	size_t *offset;
	struct cell *cells;
	size_t count, capacity;
	bool row_done;
};

/* Whether the next row is none of the part that is read. */
bool csv_is_behind(const struct csv_reader *reader);

/* A reader without its stream, of a file of that name. NULL with *err: no memory. */
struct csv_reader *csv_reader_new(const char *path, struct error *err);

#endif
