/* column.c — the words of columns. */
#include "column.h"

#include <stddef.h>

const char *const words_directions[] = { "AB", "BA", NULL };
const char *const words_yes_no[] = { "yes", "no", NULL };

const char *column_type_name(enum column_type type)
{
	switch (type) {
	case COLUMN_INTEGER:
		return "integer";
	case COLUMN_NUMBER:
		return "number";
	case COLUMN_TIME:
		return "datetime";
	case COLUMN_TEXT:
	case COLUMN_WORD:
		break;
	}
	return "string";
}
