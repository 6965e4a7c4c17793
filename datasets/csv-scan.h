/*
 * csv-scan.h — the rows of a block of CSV, of which only the columns that are asked for are looked
 * at: the fast way through a file.
 *
 * A block without a quote is parted by looking for delimiters and line ends alone; one with quotes
 * goes through libcsv. Either gives the very cells that csv_next gives, or gives up (SCAN_ODD)
 * wherever something is not as usual: a row that has not as many cells as the header, a misplaced
 * quote, a comment, a NUL byte, a line end of old Macs. The same block is then read by csv_next,
 * which says what and where it is, or takes it.
 */
#ifndef MIGSTAT_CSV_SCAN_H
#define MIGSTAT_CSV_SCAN_H

#include "csv-blocks.h"

#include <stdbool.h>
#include <stddef.h>

/* A cell, without blanks and quotes; no '\0' ends it. CSV_SCAN_SLACK bytes behind its end may be
 * read. */
struct csv_span {
	const char *text;
	size_t length;
};

enum { CSV_SCAN_SLACK = 8 };

/* Takes the cells of a row, one for each column asked for; good until it returns. False ends the
 * scan (SCAN_ODD). */
typedef bool csv_take_row(void *closure, const struct csv_span *cells);

/* What is asked for; borrowed. */
struct csv_wanted {
	const size_t *columns; /* places in the file, from 0; the same may stand there twice */
	size_t count;
	size_t width; /* columns of the file, at least one */
	char delimiter;
	csv_take_row *take;
	bool comments; /* a block with a line that begins with # is odd */
};

/* What scanning needs beside; made once for many blocks. */
struct csv_scan;

/* Free with csv_scan_free; NULL: no memory. */
struct csv_scan *csv_scan_new(const struct csv_wanted *wanted);
void csv_scan_free(struct csv_scan *scan); /* NULL is allowed */

/* SCAN_FAILED: no memory. */
enum csv_scan_result { SCAN_DONE, SCAN_ODD, SCAN_FAILED };

/* How many line ends the block has before the row that is handed over; only of a block without
 * quotes. */
size_t csv_scan_lines(const struct csv_scan *scan);

/* Hands over every row of the block. *lines: how many line ends (\n) it has, if it is done. */
enum csv_scan_result csv_scan_block(struct csv_scan *scan, const struct csv_block *block,
				    void *closure, size_t *lines);

#endif
