/* csv.c — foreign CSV with named columns. */
#include "csv.h"

#include "datasets/table.h"

#include <math.h>
#include <string.h>

bool import_csv_open(struct csv_reader **reader, const struct import_source *source,
		     struct error *err)
{
	return csv_open_text(reader, source->path, source->text, source->length, err);
}

size_t import_csv_column(const struct csv_row *header, const char *name)
{
	size_t index = 0;

	while (index < header->count && strcmp(header->cells[index].text, name) != 0)
		index++;
	return index;
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
