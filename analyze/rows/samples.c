/* samples.c — the values of a CSV file's groups, as samples and as a limit sees them. */
#include "rows.h"

#include "analyze/statistics/censor.h"

#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of an independent row's number as a name, with its end: as many digits for all, so that the order
 * of the names is that of the rows. */
enum { NAME_SIZE = 21, SLOT_SIZE = PACKED_TEXT_SIZE + NAME_SIZE };

/* slot: room for this value's text and name. */
static struct sample sample_of(const struct rows *rows, const struct rows_vm *vm, size_t column,
			       size_t index, size_t row, char *slot)
{
	struct sample sample = {
		.vm = vm->name,
		.text = packed_text(&vm->columns[column], index, slot),
		.row = row,
	};

	if (rows->independent) {
		snprintf(slot + PACKED_TEXT_SIZE, NAME_SIZE, "%020zu", index);
		sample.vm = slot + PACKED_TEXT_SIZE;
	}
	return sample;
}

struct rows_samples rows_samples(const struct rows *rows, size_t group, size_t column)
{
	const struct rows_group *of = rows->groups[group];
	size_t count = rows_values(rows, group, column);
	struct rows_samples result = { .texts = must_alloc(count, SLOT_SIZE) };
	struct samples *samples = &result.samples;

	samples->at = must_alloc(count, sizeof *samples->at);
	samples->missing = of->missing[column];
	samples->censored = of->censored[column];
	for (size_t v = 0; v < of->count; v++)
		for (size_t i = 0; i < of->vms[v]->columns[column].count; i++) {
			size_t row = samples->count++;

			samples->at[row] = sample_of(rows, of->vms[v], column, i, row,
						     result.texts + row * SLOT_SIZE);
		}
	samples_prepare(samples);
	return result;
}

void rows_samples_free(struct rows_samples *samples)
{
	samples_free(&samples->samples);
	free(samples->texts);
	samples->texts = NULL;
}

/* What censor_limit asks for. */
struct limit_column {
	const struct rows *rows;
	size_t column;
};

static size_t values_of_group(const void *closure, size_t group, double *values)
{
	const struct limit_column *of = closure;
	const struct rows_group *from = of->rows->groups[group];
	size_t count = 0;

	for (size_t v = 0; v < from->count; v++) {
		const struct packed *packed = &from->vms[v]->columns[of->column];

		for (size_t i = 0; i < packed->count; i++)
			values[count++] = packed_number(packed, i);
	}
	return count;
}

double rows_limit(const struct rows *rows, size_t column)
{
	const struct limit_column of = { rows, column };
	size_t most = 0;

	for (size_t g = 0; g < rows->count; g++) {
		size_t count = rows_values(rows, g, column);

		most = count > most ? count : most;
	}
	return censor_limit(values_of_group, &of, rows->count, most);
}
