/* index.c — which rows of a table belong to which migration. */
#include "index.h"

#include <limits.h>
#include <stdlib.h>

static int by_migration(const void *left, const void *right)
{
	const struct index_entry *a = left;
	const struct index_entry *b = right;

	if (a->migration != b->migration)
		return a->migration < b->migration ? -1 : 1;
	return a->row < b->row ? -1 : a->row > b->row;
}

bool export_index_make(struct export_index *index, const struct table *table, struct error *err)
{
	size_t column = table_column(table, "migration");

	*index = (struct export_index){ calloc(table->rows + 1, sizeof *index->entries), 0 };
	if (!index->entries)
		return error_memory(err);
	for (size_t row = 0; row < table->rows; row++) {
		struct index_entry *entry = &index->entries[index->count];

		entry->row = row;
		if (integer_of_text(table_text(table, row, column), LLONG_MIN, LLONG_MAX,
				    &entry->migration))
			index->count++;
	}
	qsort(index->entries, index->count, sizeof *index->entries, by_migration);
	return true;
}

const struct index_entry *export_index_of(const struct export_index *index, long long migration,
					  size_t *count)
{
	size_t low = 0;
	size_t high = index->count;
	size_t end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (index->entries[middle].migration < migration)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < index->count && index->entries[end].migration == migration; end++)
		;
	*count = end - low;
	return index->entries + low;
}

void export_index_free(struct export_index *index)
{
	free(index->entries);
	*index = (struct export_index){ 0 };
}
