/* form-comma.c — whether a CSV file writes 12,5 for 12.5. */
#include "form-comma.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What a number with commas says of them. */
enum comma { COMMA_NONE, COMMA_DECIMAL, COMMA_OF_THOUSANDS, COMMA_UNCLEAR };

static enum comma comma_of(struct form_line cell)
{
	const char *comma = memchr(cell.text, ',', cell.length);
	size_t digits = 0;
	size_t before;

	for (size_t i = 0; i < cell.length; i++)
		if (!strchr("0123456789,.+-", cell.text[i]))
			return COMMA_NONE;
	if (!comma)
		return COMMA_NONE;
	before = (size_t)(comma - cell.text) - (strchr("+-", *cell.text) != NULL);
	for (const char *at = comma + 1;
	     at < cell.text + cell.length && isdigit((unsigned char)*at); at++)
		digits++;
	if ((size_t)(comma - cell.text) + 1 + digits < cell.length) /* another comma, or a point */
		return COMMA_OF_THOUSANDS;
	return digits != 3 || before > 3 || before == 0 || (before == 1 && comma[-1] == '0')
		       ? COMMA_DECIMAL
		       : COMMA_UNCLEAR;
}

/* Whether a value has a comma that can only be a decimal one, and none has one of thousands. The
 * last line of the beginning may be cut. */
bool form_has_decimal_comma(const struct form_lines *lines, const struct comma_columns *columns,
			    const struct csv_form *form)
{
	const struct form_line header = line_behind_mark(lines->at[form->skip]);
	bool found = false;

	for (size_t v = 0; v < columns->count; v++) {
		const char *name = columns->names->at[v];
		size_t column = columns->no_header ? strtoul(name, NULL, 10) - 1
						   : line_column(header, form->delimiter, name);

		for (size_t i = form->skip + !columns->no_header;
		     column != SIZE_MAX && i + 1 < lines->count; i++)
			switch (comma_of(line_cell(lines->at[i], form->delimiter, column))) {
			case COMMA_DECIMAL:
				found = true;
				break;
			case COMMA_OF_THOUSANDS:
				return false;
			case COMMA_NONE:
			case COMMA_UNCLEAR:
				break;
			}
	}
	return found;
}
