/* samples.c — the groups of a CSV file as others know them: samples, and rows of a run. */
#include "rows.h"

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
	uint32_t place = packed_tag(&vm->columns[column], index);
	struct sample sample = {
		.vm = vm->name,
		.text = packed_text(&vm->columns[column], index, slot),
		.row = row,
		.cycle = places_cycle(&rows->places, place),
		.direction = places_direction(&rows->places, place),
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
	samples->cycles = places_cycles(&rows->places) > 0;
	for (size_t v = 0; v < of->count; v++)
		for (size_t i = 0; i < of->vms[v]->columns[column].count; i++) {
			size_t at = samples->count++;
			size_t row = rows->marks.kept ? packed_mark(&of->vms[v]->columns[column], i)
						      : at;

			samples->at[at] = sample_of(rows, of->vms[v], column, i, row,
						    result.texts + at * SLOT_SIZE);
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

/* ---- a run ---- */

static void name_run(struct run *run, const char *path)
{
	const char *name = strcmp(path, "-") == 0 ? "standard input" : path;

	run->folder = must_copy(name);
	run->package = must_have(json_object());
	json_object_set_new(run->package, "title", must_have(json_string_nocheck(name)));
}

/* Every group's key is a row. */
static void add_keys(struct table *table, const struct rows *rows)
{
	struct cell *cells = must_alloc(table->columns, sizeof *cells);
	struct error err = { 0 };

	for (size_t g = 0; g < rows->count; g++) {
		for (size_t i = 0; i < table->columns; i++)
			cells[i].text = rows->groups[g]->key[i];
		if (!cells_add(&table->cells, &(struct csv_row){ cells, table->columns }, &err))
			must_have(NULL);
	}
	free(cells);
}

struct run rows_run(const struct rows *rows, const char *path, const struct texts *by)
{
	struct run run = { 0 };
	struct table *table = &run.migrations;
	size_t keys = by->count + rows->directions;

	name_run(&run, path);
	*table = (struct table){
		.path = must_copy(path),
		.schema = &schema_migrations,
		.names = must_alloc(keys, sizeof *table->names),
		.columns = keys,
		.cells.columns = keys,
		.rows = rows->count,
	};
	for (size_t i = 0; i < keys; i++)
		table->names[i] = must_copy(i < by->count ? by->at[i] : "direction");
	if (keys > 0)
		add_keys(table, rows);
	return run;
}
