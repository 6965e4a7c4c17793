/* values.c — what the cells of value columns say, and what there is to say of them. */
#include "inside.h"

#include "datasets/array.h"
#include "datasets/csv.h"

#include <string.h>

/* Numbers with a point and with a decimal comma in one column: one of them would be misread. */
static bool check_comma(struct rows_column *column, const struct cell *cell, struct error *err)
{
	column->comma = column->comma || strchr(cell->text, ',');
	column->point = column->point || strchr(cell->text, '.');
	return !column->comma || !column->point ||
	       error_at(err, cell->at,
			"column '%s': '%s', but other numbers of it have a decimal %s",
			column->header, cell->text, strchr(cell->text, ',') ? "point" : "comma");
}

bool rows_may_be_negative(const struct rows_column *column)
{
	static const char *const words[] = { "diff", "delta", "offset", "change",
					     "skew", "drift", "error" };

	if (strcmp(column->unit.base, "") == 0)
		return true;
	for (size_t i = 0; i < COUNT(words); i++)
		if (strcasestr(column->header, words[i]))
			return true;
	return false;
}

/* plain: the cell's number, as text. */
static bool add_value(struct rows_column *column, size_t index, const struct cell *cell,
		      char plain[CELL_NUMBER_SIZE], double number, const struct rows_target *target,
		      struct error *err)
{
	struct packed *values = &target->vm->columns[index];
	char scaled[UNIT_TEXT_SIZE];
	const char *text = plain;

	if (!check_comma(column, cell, err))
		return false;
	if (number < 0 && !rows_may_be_negative(column))
		return error_at(
			err, cell->at,
			"column '%s': '%s' is below 0, which no time, size or count can be; "
			"if it stands for a value that is not known: --missing=%s",
			column->header, cell->text, cell->text);
	if (header_unit_scales(&column->unit)) {
		if (!header_unit_scale(&column->unit, plain, scaled))
			return error_at(err, cell->at, "column '%s': '%s' is too large",
					column->header, cell->text);
		text = scaled;
	}
	if (target->place)
		packed_add_tagged(values, text, *target->place);
	else
		packed_add(values, text);
	if (target->mark)
		packed_mark_last(values, *target->mark);
	return true;
}

bool rows_take_cell(struct rows *rows, size_t column, const struct cell_form *form,
		    const struct cell *cell, const struct rows_target *target, struct error *err)
{
	struct rows_column *of = &rows->columns[column];
	char plain[CELL_NUMBER_SIZE];
	double number;

	switch (cell_kind_of(form, cell->text, plain, &number)) {
	case CELL_MISSING:
		of->words++;
		target->group->missing[column]++;
		return true;
	case CELL_WRAPPED:
		of->wrapped++;
		target->group->missing[column]++;
		return true;
	case CELL_EMPTY:
		target->group->missing[column]++;
		return true;
	case CELL_NUMBER:
		return add_value(of, column, cell, plain, number, target, err);
	case CELL_OTHER:
		break;
	}
	return error_at(err, cell->at, "column '%s': '%s' is not a number such as 1.25%s",
			of->header, cell->text,
			strspn(cell->text, "+-0123456789.,") == strlen(cell->text) &&
					strchr(cell->text, ',')
				? " (is its comma a decimal one, or of thousands?)"
				: "");
}

void rows_say(struct rows *rows)
{
	const size_t comments = rows->comments;

	if (comments > 0)
		texts_add(&rows->said, "%zu line%s of comments (#) passed over.", comments,
			  comments == 1 ? "" : "s");
	for (size_t i = 0; i < rows->column_count; i++) {
		if (rows->columns[i].comma)
			texts_add(&rows->said, "Numbers of %s have a decimal comma.",
				  rows->columns[i].header);
		if (rows->columns[i].wrapped > 0)
			texts_add(&rows->said,
				  "%zu of the numbers of %s fell below 0, but stand there unsigned "
				  "(2^64 less something): not known.",
				  rows->columns[i].wrapped, rows->columns[i].header);
		if (rows->columns[i].words > 0)
			texts_add(&rows->said,
				  "%zu cell%s of %s say%s in a word that no value is known (NA, "
				  "null, "
				  "- and the like).",
				  rows->columns[i].words, rows->columns[i].words == 1 ? "" : "s",
				  rows->columns[i].header, rows->columns[i].words == 1 ? "s" : "");
	}
}
