/* marks.c — which line of a CSV file a value stands in, and when it was measured. */
#include "marks.h"

#include "where.h"

#include "datasets/moment.h"
#include "datasets/must.h"
#include "datasets/number-text.h"

#include <stdlib.h>
#include <string.h>

static const char default_column[] = "started_at";
static const char no_column[] = "none";

bool marks_bind(struct marks *marks, const struct csv_row *header, const char *time_of)
{
	bool none = time_of && strcmp(time_of, no_column) == 0;
	size_t at = header->count;

	if (!none)
		at = header_find(header, time_of ? time_of : default_column);
	if (at == header->count && time_of && !none)
		return false;
	marks->kept = true;
	if (at < header->count) {
		marks->column_at = at;
		marks->asked = time_of != NULL;
		marks->column = must_copy(header->cells[at].text);
	}
	return true;
}

static void give_up(struct marks *marks)
{
	free(marks->at);
	marks->at = NULL;
	marks->count = marks->capacity = 0;
	marks->kept = false;
}

void marks_next_file(struct marks *marks, const char *path, size_t before, bool converted)
{
	must_grow(&marks->files, &marks->file_capacity, marks->file_count, sizeof *marks->files);
	marks->files[marks->file_count++] =
		(struct marks_file){ must_copy(path), before, converted };
}

char *marks_place(const struct marks *marks, size_t line)
{
	const struct marks_file *file = &marks->files[marks->file_count - 1];

	while (file > marks->files && line <= file->before)
		file--;
	line -= file->before + file->converted;
	return marks->file_count == 1 ? must_print("%zu", line)
				      : must_print("%s:%zu", file->path, line);
}

const char *marks_word(const struct marks *marks)
{
	bool converted = true;

	for (size_t i = 0; i < marks->file_count; i++)
		converted &= marks->files[i].converted;
	return converted ? "row" : "line";
}

bool marks_moment(const char *text, double *moment)
{
	return number_of_text(text, moment) || time_of_iso(text, moment);
}

uint32_t marks_add(struct marks *marks, struct row_mark made, bool told)
{
	made.line += marks->files[marks->file_count - 1].before;
	if (!told) {
		made.moment = (double)made.line;
		if (marks->column && marks->unreadable == 0)
			marks->unreadable = made.line;
	}
	if (marks->count == MARKS_MOST) {
		give_up(marks);
		return 0;
	}
	must_grow(&marks->at, &marks->capacity, marks->count, sizeof *marks->at);
	marks->at[marks->count] = made;
	return (uint32_t)marks->count++;
}

bool marks_of_row(struct marks *marks, const struct csv_row *row, uint32_t *mark, struct error *err)
{
	const struct cell *cell = &row->cells[marks->column ? marks->column_at : 0];
	struct row_mark made = { .line = (size_t)cell->at.line };
	bool told = marks->column && marks_moment(cell->text, &made.moment);

	if (!told && marks->asked)
		return error_at(err, cell->at,
				"column '%s': '%s' is no time (a number, or a date and "
				"time such as 2026-11-24T00:28:42Z); leave such rows out by "
				"--where",
				marks->column, cell->text);
	*mark = marks_add(marks, made, told);
	return true;
}

void marks_finish(struct marks *marks)
{
	for (size_t i = 0; marks->unreadable > 0 && i < marks->count; i++)
		marks->at[i].moment = (double)marks->at[i].line;
}

void marks_free(struct marks *marks)
{
	for (size_t i = 0; i < marks->file_count; i++)
		free(marks->files[i].path);
	free(marks->files);
	free(marks->at);
	free(marks->column);
	*marks = (struct marks){ 0 };
}
