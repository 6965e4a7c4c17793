/* row.c — a row of a table written from a struct. */
#include "row.h"

static void add_whole(struct csv_line *line, const struct member *member, long long value)
{
	if (value == 0 && member->zero_is_none)
		csv_line_text(line, NULL);
	else
		csv_line_integer(line, value);
}

static void add_number(struct csv_line *line, const struct member *member, double value)
{
	if (member->decimals == DECIMALS_EXACT)
		csv_line_exact(line, value);
	else
		csv_line_fixed(line, value, member->decimals);
}

static void add_cell(struct csv_line *line, const struct member *member, const void *row)
{
	const void *at = (const char *)row + member->offset;

	switch (member->kind) {
	case MEMBER_NONE:
		csv_line_text(line, NULL);
		break;
	case MEMBER_TEXT:
		csv_line_text(line, *(const char *const *)at);
		break;
	case MEMBER_STAMP:
		csv_line_text(line, at);
		break;
	case MEMBER_INT:
		add_whole(line, member, *(const int *)at);
		break;
	case MEMBER_LONG:
		add_whole(line, member, *(const long *)at);
		break;
	case MEMBER_SIZE:
		add_whole(line, member, (long long)*(const size_t *)at);
		break;
	case MEMBER_NUMBER:
		add_number(line, member, *(const double *)at);
		break;
	case MEMBER_YES_NO:
		csv_line_text(line, *(const bool *)at ? "yes" : "no");
		break;
	case MEMBER_WORD:
		csv_line_text(line, member->words[*(const unsigned *)at]);
		break;
	}
}

void row_cells(struct csv_line *line, const struct member *members, size_t count, const void *row)
{
	for (size_t i = 0; i < count; i++)
		add_cell(line, &members[i], row);
}
