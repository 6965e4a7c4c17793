/* whole.c — from the rows that each process read to all rows. */
#include "whole.h"

#include "inside.h"
#include "wire.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* ---- added ---- */

/* The rows on their way to be all. */
struct adding {
	struct rows *whole;
	size_t keys;     /* of a group */
	uint64_t *marks; /* how many stand before each process's */
	size_t added;    /* processes */
};

static void add_places(struct places *places, struct wire *from)
{
	uint32_t place;
	size_t cycles;

	places->cycle_empty += wire_next_number(from);
	places->directions_known &= wire_next_number(from) != 0;
	for (size_t i = 0; i < COUNT(places->direction_text); i++) {
		const char *text = wire_next_text(from);

		if (text[0] != '\0')
			places_of_texts(places, "", text, 0, &place);
	}
	cycles = wire_next_number(from);
	for (size_t i = 0; i < cycles; i++) {
		const char *text = wire_next_text(from);

		/* more than 2^31 of them are too many for one process, too, and fill its memory */
		must_have(places_add_cycle(places, text) ? places : NULL);
	}
}

static void add_marks(struct adding *adding, struct wire *from)
{
	struct marks *marks = &adding->whole->marks;
	const bool kept = wire_next_number(from) != 0;
	const size_t unreadable = wire_next_number(from);
	const size_t count = wire_next_number(from);

	adding->marks[adding->added++] = marks->count;
	if (marks->unreadable == 0)
		marks->unreadable = unreadable;
	marks->kept &= kept && marks->count + count <= MARKS_MOST;
	if (marks->kept && count > 0) {
		marks->at = must_resize(marks->at, marks->count + count, sizeof *marks->at);
		memcpy(marks->at + marks->count, from->at, count * sizeof *marks->at);
		marks->count += count;
		marks->capacity = marks->count;
	}
	from->at += count * sizeof *marks->at;
}

static void add_group(struct adding *adding, struct wire *from)
{
	struct rows *whole = adding->whole;
	char **key = must_alloc(adding->keys + 1, sizeof *key);
	struct rows_group *group;
	size_t vms;

	for (size_t i = 0; i < adding->keys; i++)
		key[i] = (char *)wire_next_text(from);
	group = rows_group_of(whole, key);
	free(key);
	if (!group->values)
		group->values = must_alloc(whole->column_count, sizeof *group->values);
	group->rows += wire_next_number(from);
	for (size_t c = 0; c < whole->column_count; c++) {
		group->missing[c] += wire_next_number(from);
		group->values[c] += wire_next_number(from);
	}
	vms = wire_next_number(from);
	for (size_t v = 0; v < vms; v++) {
		struct rows_vm *vm = rows_vm_of(whole, group, wire_next_text(from));

		vm->rows += wire_next_number(from);
		vm->failed += wire_next_number(from);
		for (size_t c = 0; c < whole->column_count; c++)
			packed_lower(&vm->columns[c], -(int)(int64_t)wire_next_number(from));
	}
}

/* What one process has, of the ranks in their order. */
static void add_rows(void *closure, const char *bytes, size_t length)
{
	struct adding *adding = closure;
	struct rows *whole = adding->whole;
	struct wire from = { bytes };
	size_t count;

	(void)length;
	whole->read += wire_next_number(&from);
	whole->kept += wire_next_number(&from);
	whole->comments += wire_next_number(&from);
	count = wire_next_number(&from);
	for (size_t i = 0; i < count; i++) {
		const char *text = wire_next_text(&from);

		if (!texts_have(&whole->said, text))
			texts_add(&whole->said, "%s", text);
	}
	for (size_t c = 0; c < whole->column_count; c++) {
		whole->columns[c].words += wire_next_number(&from);
		whole->columns[c].wrapped += wire_next_number(&from);
		whole->columns[c].point |= wire_next_number(&from) != 0;
		whole->columns[c].comma |= wire_next_number(&from) != 0;
	}
	add_places(&whole->places, &from);
	add_marks(adding, &from);
	count = wire_next_number(&from);
	for (size_t g = 0; g < count; g++)
		add_group(adding, &from);
}

/* ---- marks and files ---- */

/* How many lines stand before the file, and in it before the share of a rank. */
static size_t lines_before(const struct rows_share *shares, size_t files, size_t ranks, size_t file,
			   size_t rank)
{
	size_t lines = 0;

	for (size_t f = 0; f <= file; f++) {
		lines += f < file; /* as reading.c counts them */
		for (size_t r = 0; r < (f < file ? ranks : rank); r++)
			lines += shares[r * files + f].none ? 0 : shares[r * files + f].lines;
	}
	return lines;
}

/* What is to be added to the lines of each of marks->files, so that they are those of one process;
 * lines wrap around. Free it. */
static size_t *shifts_of(const struct marks *marks, const struct rows_query *query,
			 const struct rows_share *shares, const struct across *across)
{
	const size_t files = query->files->count;
	const struct rows_share *own = &shares[across->rank * files];
	size_t *shifts = must_alloc(marks->file_count, sizeof *shifts);
	size_t i = 0;

	/* the first file was opened for its header, of the others those that have a share */
	for (size_t f = 0; f < files; f++)
		if (f == 0 || !own[f].none) {
			shifts[i] = lines_before(shares, files, across->ranks, f, across->rank) +
				    1 - own[f].first - marks->files[i].before;
			i++;
		}
	return shifts;
}

static size_t file_of_line(const struct marks *marks, size_t line)
{
	size_t file = marks->file_count - 1;

	while (file > 0 && line <= marks->files[file].before)
		file--;
	return file;
}

static void place_marks(struct marks *marks, const size_t *shifts)
{
	for (size_t i = 0; i < marks->count; i++) {
		struct row_mark *mark = &marks->at[i];

		mark->line += shifts[file_of_line(marks, mark->line)];
		if (!marks->column)
			mark->moment = (double)mark->line;
	}
	if (marks->unreadable > 0)
		marks->unreadable += shifts[file_of_line(marks, marks->unreadable)];
}

/* ---- all ---- */

/* What all have the same: the columns and how they are called. */
static struct rows empty_whole(struct rows *rows, const struct rows_query *query,
			       const struct rows_share *shares, const struct across *across)
{
	const size_t files = query->files->count;
	struct rows whole = {
		.columns = rows->columns,
		.column_count = rows->column_count,
		.across = across,
		.independent = rows->independent,
		.directions = rows->directions,
		.places = { .cycle_column = rows->places.cycle_column,
			    .cycle_asked = rows->places.cycle_asked,
			    .directions = rows->places.directions,
			    .directions_known = rows->places.directions },
		.marks = { .kept = rows->marks.kept,
			   .column = rows->marks.column,
			   .asked = rows->marks.asked },
	};

	rows->places.cycle_column = NULL;
	rows->marks.column = NULL;
	rows->columns = must_alloc(rows->column_count, sizeof *rows->columns);
	for (size_t c = 0; c < whole.column_count; c++) {
		whole.columns[c].words = 0;
		whole.columns[c].wrapped = 0;
		whole.columns[c].point = whole.columns[c].comma = false;
	}
	for (size_t f = 0; f < files; f++) {
		bool converted = false;

		for (size_t r = 0; r < across->ranks; r++)
			converted |= shares[r * files + f].converted;
		marks_next_file(&whole.marks, query->files->at[f],
				lines_before(shares, files, across->ranks, f, 0), converted);
	}
	return whole;
}

/* The place of all that a local one is. */
static uint32_t *places_in(struct places *whole, const struct places *local)
{
	uint32_t *into = must_alloc(local->cycle_count + 1, 2 * sizeof *into);

	for (size_t i = 0; i <= local->cycle_count; i++)
		for (size_t d = 0; d < 2 && (i < local->cycle_count || i == 0); d++)
			places_of_texts(whole, i < local->cycle_count ? local->cycles[i]->text : "",
					local->direction_text[d] ? local->direction_text[d] : "", 0,
					&into[2 * i + d]);
	return into;
}

/* The values of one VM and column go over to those of all. */
static void move_packed(const struct rows *whole, struct packed *from, struct packed *into,
			const uint32_t *places, size_t marks)
{
	struct packed moved = *from;

	packed_lower(&moved, into->exponent);
	for (size_t i = 0; moved.tags && i < moved.count; i++)
		moved.tags[i] = places[moved.tags[i]];
	if (!whole->marks.kept)
		packed_unmark(&moved); /* some of the first values have one still */
	for (size_t i = 0; moved.marks && i < moved.count; i++)
		moved.marks[i] += (uint32_t)marks;
	*from = (struct packed){ 0 };
	*into = moved;
}

/* With their places and marks, before which stand so many. */
static void move_values(struct rows *whole, struct rows *rows, size_t marks)
{
	const bool known = whole->places.directions_known;
	uint32_t *places = places_in(&whole->places, &rows->places);

	for (size_t g = 0; g < rows->count; g++)
		for (size_t v = 0; v < rows->groups[g]->count; v++) {
			struct rows_vm *from = rows->groups[g]->vms[v];
			struct rows_vm *into = rows_vm_of(
				whole, rows_group_of(whole, rows->groups[g]->key), from->name);

			for (size_t c = 0; c < whole->column_count; c++)
				move_packed(whole, &from->columns[c], &into->columns[c], places,
					    marks);
		}
	whole->places.directions_known = known; /* a text that is not there was no row's */
	free(places);
}

static bool check_commas(const struct rows *whole, struct error *err)
{
	for (size_t c = 0; c < whole->column_count; c++)
		if (whole->columns[c].comma && whole->columns[c].point)
			return error_set(err,
					 "column '%s': some numbers have a decimal point, others a "
					 "decimal comma",
					 whole->columns[c].header);
	return true;
}

static void rows_bytes(const struct rows *rows, char **bytes, size_t *length)
{
	FILE *to = must_open_text(bytes, length);

	whole_write(to, rows);
	must_close_text(to);
}

/* Process 0 puts all together, and tells the others. */
static void add_all(struct adding *adding, const struct rows *rows, const struct across *across)
{
	size_t marks_length = across->ranks * sizeof *adding->marks;
	char *bytes;
	size_t length;

	rows_bytes(rows, &bytes, &length);
	across_collect(across, bytes, length, add_rows, adding);
	if (across->rank == 0) {
		free(bytes);
		rows_bytes(adding->whole, &bytes, &length);
	}
	across_spread(across, 0, &bytes, &length);
	if (across->rank > 0)
		add_rows(adding, bytes, length);
	free(bytes);
	bytes = (char *)adding->marks;
	across_spread(across, 0, &bytes, &marks_length);
	adding->marks = (uint64_t *)(void *)bytes;
}

bool whole_of(struct rows *rows, const struct rows_query *query, const struct rows_share *shares,
	      const struct across *across, struct error *err)
{
	size_t *shifts = shifts_of(&rows->marks, query, shares, across);
	struct rows whole;
	struct adding adding = {
		.whole = &whole,
		.keys = query->by->count + rows->directions,
		.marks = must_alloc(across->ranks, sizeof *adding.marks),
	};

	place_marks(&rows->marks, shifts);
	free(shifts);
	whole = empty_whole(rows, query, shares, across);
	add_all(&adding, rows, across);
	move_values(&whole, rows, adding.marks[across->rank]);
	free(adding.marks);
	rows_free(rows);
	*rows = whole;
	if (check_commas(rows, err))
		return true;
	rows_free(rows);
	return false;
}
