/*
 * csv-blocks.h — the rows of a CSV file in blocks of bytes, cut at row ends, so that several
 * threads can share them out (csv-scan.h reads the rows of a block).
 *
 * A row ends where a line does outside of quotes. In a well-formed file each quote changes between
 * inside and outside, so that counting them tells; in one that is not, the first block that holds a
 * misplaced quote is cut rightly, and whoever reads it says what is wrong, before all that follows.
 * Lines of comments may hold any quotes: a file with such comments at its beginning is read row by
 * row; further down they are found where a block is no CSV.
 */
#ifndef MIGSTAT_CSV_BLOCKS_H
#define MIGSTAT_CSV_BLOCKS_H

#include "csv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* So many bytes behind a block's end may be read; they are zero. */
enum { CSV_BLOCK_SLACK = 64 };

/* Zero it before use; used again for the next block; free with csv_block_free. */
struct csv_block {
	char *text;
	size_t length, capacity;
	bool quotes; /* it has a quote */
};

/*
 * Reads on, from the row that csv_next would give, for about `size` bytes, at least one row; length
 * is 0 where there are no more blocks: at the end of the file, or where the rest of it must be read
 * by csv_next, because no row ends within many times that size. False with *err.
 */
bool csv_next_block(struct csv_reader *reader, size_t size, struct csv_block *block,
		    struct error *err);

/* Whether files of the reader's form can be read in blocks. */
bool csv_has_blocks(const struct csv_reader *reader);

/* How many bytes the file has; 0: it is not known before, or all are in memory already. */
uint64_t csv_size(const struct csv_reader *reader);

/* The offset in the file of the next byte that csv_next or csv_next_block reads. */
uint64_t csv_offset(const struct csv_reader *reader);

/* The place of the next byte: of the first block's first byte, until csv_next_block is called. */
struct place csv_here(const struct csv_reader *reader);

/* Tells the reader, when there are no more blocks, the place of what it reads next. */
void csv_set_here(struct csv_reader *reader, struct place here);

/* A reader of a block (borrowed until csv_close) of the file that `of` reads, as it stands there:
 * in its form, and its first byte at `here`. Free it with csv_close. False with *err. */
bool csv_open_block(struct csv_reader **reader, const struct csv_reader *of,
		    const struct csv_block *block, struct place here, struct error *err);

void csv_block_free(struct csv_block *block);

#endif
