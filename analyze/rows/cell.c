/* cell.c — what a cell of any CSV file says as a number. */
#include "cell.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <string.h>
#include <strings.h>

/* What programs write where they have no number: R and pandas, JSON and SQL, spreadsheets, people.
 */
static bool is_usual(const char *text, size_t length)
{
	static const char *const words[] = { "NA",   "NaN", "nan(ind)", "null", "None", "N/A",
					     "#N/A", "#NA", "<NA>",     "nil",  "-",    "--",
					     "n/a",  "?",   "missing",  "NULL" };

	if (length == 0 || length > 8 || !strchr("Nn#<-?mM", text[0]))
		return false; /* the usual case, at once */
	for (size_t i = 0; i < COUNT(words); i++)
		if (strlen(words[i]) == length && strncasecmp(text, words[i], length) == 0)
			return true;
	return false;
}

bool cell_is_missing(const struct cell_form *form, const char *text, size_t length)
{
	if (is_usual(text, length))
		return true;
	for (size_t i = 0; form->missing && i < form->missing->count; i++)
		if (strlen(form->missing->at[i]) == length &&
		    memcmp(form->missing->at[i], text, length) == 0)
			return true;
	return false;
}

/* From 2^63 to 2^64, in all its digits, or 2^64 as it is rounded to a few. */
static bool is_wrapped(const char *plain, double number)
{
	static const double around = 18446744073709551616.0;
	size_t digits = 0;

	if (!(number >= around / 2 && number <= around * 1.00001))
		return false;
	for (const char *at = plain; *at != '\0' && *at != 'e' && *at != 'E'; at++)
		digits += *at >= '0' && *at <= '9';
	return digits >= 15 || number >= around * 0.9999;
}

enum cell_kind cell_kind_of(const struct cell_form *form, const char *text,
			    char plain[CELL_NUMBER_SIZE], double *number)
{
	size_t length = strlen(text);
	char *comma;

	if (length == 0)
		return CELL_EMPTY;
	if (cell_is_missing(form, text, length))
		return CELL_MISSING;
	if (length >= CELL_NUMBER_SIZE)
		return CELL_OTHER;
	memcpy(plain, text, length + 1);
	comma = form->decimal_comma ? strchr(plain, ',') : NULL;
	if (comma && strchr(plain, '.'))
		return CELL_OTHER;
	if (comma)
		*comma = '.';
	if (!number_of_text(plain, number))
		return CELL_OTHER;
	return is_wrapped(plain, *number) ? CELL_WRAPPED : CELL_NUMBER;
}
