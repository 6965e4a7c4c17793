/* csv-header.c — the names of the columns in the first row of a CSV file. */
#include "csv.h"

#include <stdlib.h>
#include <string.h>

static int by_text(const void *left, const void *right)
{
	const struct cell *const *a = left;
	const struct cell *const *b = right;
	int order = strcmp((*a)->text, (*b)->text);

	if (order == 0)
		return *a < *b ? -1 : 1;
	return order;
}

bool csv_check_header(const struct csv_row *row, struct error *err)
{
	const struct cell **sorted = calloc(row->count + 1, sizeof(const struct cell *));
	bool good = true;

	if (!sorted)
		return error_memory(err);
	for (size_t i = 0; i < row->count; i++)
		sorted[i] = &row->cells[i];
	qsort(sorted, row->count, sizeof(const struct cell *), by_text);
	for (size_t i = 1; good && i < row->count; i++)
		if (strcmp(sorted[i]->text, sorted[i - 1]->text) == 0)
			good = error_at(err, sorted[i]->at, "column '%s' stands there twice",
					sorted[i]->text);
	free(sorted);
	return good;
}
