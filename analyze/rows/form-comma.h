/*
 * form-comma.h — whether a CSV file whose cells no semicolon parts writes 12,5 for 12.5.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_FORM_COMMA_H
#define MIGSTAT_ANALYZE_ROWS_FORM_COMMA_H

#include "form-lines.h"

#include "datasets/csv.h"
#include "datasets/texts.h"

#include <stdbool.h>
#include <stddef.h>

/* The columns of numbers: the first `count` of these names; without a header they are numbers from
 * 1 on. */
struct comma_columns {
	const struct texts *names;
	size_t count;
	bool no_header;
};

/* Whether a value of the file's beginning has a comma that can only be a decimal one (12,5; not
 * 12,500), and none has commas of thousands (1,234,567 or 1,234.5). */
bool form_has_decimal_comma(const struct form_lines *lines, const struct comma_columns *columns,
			    const struct csv_form *form);

#endif
