/* json.c — cells of a run as JSON values. */
#include "inside.h"

#include "datasets/csv.h"
#include "datasets/table.h"

#include <ctype.h>
#include <jansson.h>
#include <string.h>

void export_json_string(FILE *stream, const char *text)
{
	json_t *string = json_string(text);

	json_dumpf(string, stream, JSON_ENCODE_ANY);
	json_decref(string);
}

/* Whether the text is a number by JSON's own grammar: "+1", ".5" and "01" are none. */
static bool is_json_number(const char *text)
{
	text += *text == '-';
	if (!isdigit((unsigned char)*text) || (text[0] == '0' && isdigit((unsigned char)text[1])))
		return false;
	text += strspn(text, "0123456789");
	if (*text == '.') {
		if (!isdigit((unsigned char)*++text))
			return false;
		text += strspn(text, "0123456789");
	}
	if (*text == 'e' || *text == 'E') {
		text++;
		text += *text == '-' || *text == '+';
		if (!isdigit((unsigned char)*text))
			return false;
		text += strspn(text, "0123456789");
	}
	return *text == '\0';
}

void export_json_number(FILE *stream, const char *cell)
{
	char text[32];
	double value;

	if (is_json_number(cell)) {
		fputs(cell, stream);
	} else if (number_of_text(cell, &value)) {
		csv_exact_text(text, value);
		fputs(text, stream);
	} else {
		fputs("null", stream);
	}
}

void export_json_real(FILE *stream, const char *cell)
{
	export_json_number(stream, cell);
	if (cell[0] != '\0' && !strpbrk(cell, ".eE"))
		fputs(".0", stream);
}

void export_json_cell(FILE *stream, const struct column *column, const char *cell)
{
	if (cell[0] == '\0')
		fputs("null", stream);
	else if (column && (column->type == COLUMN_INTEGER || column->type == COLUMN_ORDINAL ||
			    column->type == COLUMN_NUMBER))
		export_json_number(stream, cell);
	else
		export_json_string(stream, cell);
}
