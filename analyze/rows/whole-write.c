/* whole-write.c — what a process tells the others of the rows that it read. */
#include "inside.h"
#include "wire.h"

#include "datasets/array.h"

static void write_places(FILE *to, const struct places *places)
{
	wire_number(to, places->cycle_empty);
	wire_number(to, places->directions_known);
	for (size_t i = 0; i < COUNT(places->direction_text); i++)
		wire_text(to, places->direction_text[i] ? places->direction_text[i] : "");
	wire_number(to, places->cycle_count);
	for (size_t i = 0; i < places->cycle_count; i++)
		wire_text(to, places->cycles[i]->text);
}

static void write_marks(FILE *to, const struct marks *marks)
{
	wire_number(to, marks->kept);
	wire_number(to, marks->unreadable);
	wire_number(to, marks->count);
	wire_bytes(to, marks->at, marks->count * sizeof *marks->at);
}

static void write_group(FILE *to, const struct rows *rows, size_t index)
{
	const struct rows_group *group = rows->groups[index];

	for (size_t i = 0; group->key[i]; i++)
		wire_text(to, group->key[i]);
	wire_number(to, group->rows);
	for (size_t c = 0; c < rows->column_count; c++) {
		wire_number(to, group->missing[c]);
		wire_number(to, rows_values(rows, index, c));
	}
	wire_number(to, group->count);
	for (size_t v = 0; v < group->count; v++) {
		const struct rows_vm *vm = group->vms[v];

		wire_text(to, vm->name);
		wire_number(to, vm->rows);
		wire_number(to, vm->failed);
		for (size_t c = 0; c < rows->column_count; c++)
			wire_number(to, (uint64_t) - (int64_t)vm->columns[c].exponent);
	}
}

void whole_write(FILE *to, const struct rows *rows)
{
	wire_number(to, rows->read);
	wire_number(to, rows->kept);
	wire_number(to, rows->comments);
	wire_number(to, rows->said.count);
	for (size_t i = 0; i < rows->said.count; i++)
		wire_text(to, rows->said.at[i]);
	for (size_t c = 0; c < rows->column_count; c++) {
		wire_number(to, rows->columns[c].words);
		wire_number(to, rows->columns[c].wrapped);
		wire_number(to, rows->columns[c].point);
		wire_number(to, rows->columns[c].comma);
	}
	write_places(to, &rows->places);
	write_marks(to, &rows->marks);
	wire_number(to, rows->count);
	for (size_t g = 0; g < rows->count; g++)
		write_group(to, rows, g);
}
