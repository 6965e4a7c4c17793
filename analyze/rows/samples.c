/* samples.c — the values of a CSV file's group as samples. */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of an independent row's number as a name, with its end: as many digits for all, so that the order
 * of the names is that of the rows. */
enum { NAME_SIZE = 21, SLOT_SIZE = PACKED_TEXT_SIZE + NAME_SIZE };

/* slot: room for this value's text and name. */
static struct sample sample_of(const struct rows *rows, const struct rows_unit *unit, size_t column,
			       size_t index, size_t row, char *slot)
{
	struct sample sample = {
		.vm = unit->name,
		.text = packed_text(&unit->columns[column], index, slot),
		.row = row,
	};

	if (rows->independent) {
		snprintf(slot + PACKED_TEXT_SIZE, NAME_SIZE, "%020zu", index);
		sample.vm = slot + PACKED_TEXT_SIZE;
	}
	return sample;
}

bool rows_samples(struct rows_samples *result, const struct rows *rows, size_t group, size_t column,
		  struct error *err)
{
	const struct rows_group *of = rows->groups[group];
	size_t count = rows_values(rows, group, column);
	struct samples *samples = &result->samples;

	*result = (struct rows_samples){ .texts = calloc(count + 1, SLOT_SIZE) };
	samples->at = calloc(count + 1, sizeof *samples->at);
	samples->missing = of->missing[column];
	samples->censored = of->censored[column];
	if (!result->texts || !samples->at) {
		rows_samples_free(result);
		return error_memory(err);
	}
	for (size_t u = 0; u < of->count; u++)
		for (size_t i = 0; i < of->units[u]->columns[column].count; i++) {
			size_t row = samples->count++;

			samples->at[row] = sample_of(rows, of->units[u], column, i, row,
						     result->texts + row * SLOT_SIZE);
		}
	samples_prepare(samples);
	return true;
}

void rows_samples_free(struct rows_samples *samples)
{
	samples_free(&samples->samples);
	free(samples->texts);
	samples->texts = NULL;
}
