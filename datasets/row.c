/* row.c — a row of a table written from a struct. */
#include "row.h"

#include "characters.h"
#include "column-check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Room for DBL_MAX in fixed notation. */
enum { NUMBER_BYTES = 400 };

static const char *whole_text(char text[NUMBER_BYTES], const struct member *member, long long value)
{
	if (value == 0 && member->zero_is_none)
		return NULL;
	snprintf(text, NUMBER_BYTES, "%lld", value);
	return text;
}

enum { MICRO = 6, NANO = 9 };

/* With as many digits as the number has: a double near to it is the same number. */
static void finer_text(char text[NUMBER_BYTES], int least, double value)
{
	for (int decimals = least; decimals <= NANO; decimals++) {
		snprintf(text, NUMBER_BYTES, "%.*f", decimals, value);
		if (fabs(strtod(text, NULL) - value) <= 1e-14 * fabs(value))
			return;
	}
	snprintf(text, NUMBER_BYTES, "%.*f", MICRO, value);
}

static const char *number_text(char text[NUMBER_BYTES], const struct member *member, double value)
{
	if (isnan(value))
		return NULL;
	if (member->decimals == DECIMALS_EXACT)
		csv_exact_text(text, value);
	else if (member->finer)
		finer_text(text, member->decimals, value);
	else
		snprintf(text, NUMBER_BYTES, "%.*f", member->decimals, value);
	return text;
}

/* What stands in the cell: a text of the row's own or of our code's, or put into text; NULL: it is
 * empty. */
static const char *cell_text(char text[NUMBER_BYTES], const struct member *member, const void *row)
{
	const void *at = (const char *)row + member->offset;

	switch (member->kind) {
	case MEMBER_NONE:
		break;
	case MEMBER_TEXT:
		return *(const char *const *)at;
	case MEMBER_STAMP:
		return at;
	case MEMBER_INT:
		return whole_text(text, member, *(const int *)at);
	case MEMBER_LONG:
		return whole_text(text, member, *(const long *)at);
	case MEMBER_SIZE:
		return whole_text(text, member, (long long)*(const size_t *)at);
	case MEMBER_NUMBER:
		return number_text(text, member, *(const double *)at);
	case MEMBER_YES_NO:
		return *(const bool *)at ? "yes" : "no";
	case MEMBER_WORD:
		return member->words[*(const unsigned *)at];
	}
	return NULL;
}

void row_cells(struct csv_line *line, const struct member *members, size_t count, const void *row)
{
	char text[NUMBER_BYTES];

	for (size_t i = 0; i < count; i++)
		csv_line_text(line, cell_text(text, &members[i], row));
}

/* A text that is no UTF-8 is mended: what is left of it is worth more than nothing. */
static void add_mended(struct csv_line *line, const char *cell)
{
	char *mended = text_mended(cell);

	if (mended)
		csv_line_text(line, mended);
	else
		line->failed = true;
	free(mended);
}

enum row_worth row_checked(struct csv_line *line, const struct schema *schema,
			   const struct member *members, const void *row, struct error *why)
{
	enum row_worth worth = ROW_GOOD;
	char text[NUMBER_BYTES];
	double number;

	for (size_t i = 0; i < schema_count(schema); i++) {
		const struct column *column = schema_column(schema, i);
		const char *cell = cell_text(text, &members[i], row);

		if (!column_check(column, cell ? cell : "", &number, why)) {
			if (column->required)
				return ROW_REFUSED;
			worth = ROW_WITHOUT;
			cell = NULL;
		}
		if (cell && column->type == COLUMN_TEXT)
			add_mended(line, cell);
		else
			csv_line_text(line, cell);
	}
	return worth;
}
