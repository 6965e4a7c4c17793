/* csv.c — foreign CSV with named columns. */
#include "csv.h"

#include "datasets/csv-blocks.h"
#include "datasets/table.h"

#include <math.h>
#include <string.h>

bool import_csv_read(const struct import_source *source, import_csv_take *take_header,
		     import_csv_take *take_row, void *closure, struct error *err)
{
	struct csv_reader *reader;
	struct csv_row row;
	bool good;

	if (!csv_open_text(&reader, source->path, source->text, source->length, err))
		return false;
	good = !take_header || (csv_next(reader, &row, err) && take_header(closure, &row, err));
	while (good && (good = csv_next(reader, &row, err)) && row.count > 0) {
		good = take_row(closure, &row, err);
		progress_share(source->progress, csv_offset(reader), source->length + 1);
	}
	csv_close(reader);
	return good;
}

size_t import_csv_column(const struct csv_row *header, const char *name)
{
	size_t index = 0;

	while (index < header->count && strcmp(header->cells[index].text, name) != 0)
		index++;
	return index;
}

bool import_csv_fits(const struct csv_row *row, size_t header, struct error *err)
{
	return row->count == header ||
	       error_at(err, row->cells[0].at, "%zu cells where the header has %zu", row->count,
			header);
}

bool import_csv_number(const struct cell *cell, const char *column, double *number,
		       struct error *err)
{
	*number = NAN;
	if (cell->text[0] == '\0')
		return true;
	return (number_of_text(cell->text, number) && *number >= 0) ||
	       error_at(err, cell->at, "column '%s': '%s' is not a number from 0 on", column,
			cell->text);
}
