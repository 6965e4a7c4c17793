/* cell.c — what a cell of any CSV file says as a number. */
#include "cell.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <string.h>
#include <strings.h>

/* What programs write where they have no number: R and pandas, JSON and SQL, spreadsheets, people.
 */
static bool is_missing(const struct cell_form *form, const char *text)
{
	static const char *const words[] = { "NA",   "NaN", "nan(ind)", "null", "None", "N/A",
					     "#N/A", "#NA", "<NA>",     "nil",  "-",    "--",
					     "n/a",  "?",   "missing",  "NULL" };

	for (size_t i = 0; i < COUNT(words); i++)
		if (strcasecmp(text, words[i]) == 0)
			return true;
	return form->missing && texts_have(form->missing, text);
}

enum cell_kind cell_kind_of(const struct cell_form *form, const char *text,
			    char plain[CELL_NUMBER_SIZE], double *number)
{
	size_t length = strlen(text);
	char *comma;

	if (length == 0)
		return CELL_EMPTY;
	if (is_missing(form, text))
		return CELL_MISSING;
	if (length >= CELL_NUMBER_SIZE)
		return CELL_OTHER;
	memcpy(plain, text, length + 1);
	comma = form->decimal_comma ? strchr(plain, ',') : NULL;
	if (comma && strchr(plain, '.'))
		return CELL_OTHER;
	if (comma)
		*comma = '.';
	return number_of_text(plain, number) ? CELL_NUMBER : CELL_OTHER;
}
