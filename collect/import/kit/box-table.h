/*
 * box-table.h — a table that a program drew for a terminal: cells between |, lines of + and -
 * above, below the header and at the end, as OpenStack's clients print it unless they are told -f.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_BOX_TABLE_H
#define MIGSTAT_COLLECT_IMPORT_KIT_BOX_TABLE_H

#include "csv.h"
#include "source.h"

#include "datasets/error.h"

#include <stdbool.h>

/* Whether a line of the file is the upper edge of one and the next line has cells. */
bool box_table_is_in(const struct import_source *source);

/*
 * Reads every row as import_csv_read does; what stands before and behind the table (a prompt, a
 * warning) is passed over; another table below has a header of its own, whose first cell is the
 * same. False with *err where there is no table, or where a text was broken over several lines to
 * fit a terminal: such a row has another row below whose first cell is empty.
 */
bool box_table_read(const struct import_source *source, import_csv_take *take_header,
		    import_csv_take *take_row, void *closure, struct error *err);

#endif
