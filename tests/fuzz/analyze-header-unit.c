/* analyze-header-unit.c — fuzzes headers with units: the name made of a header tells the base unit,
 * and tells it again. The input is a header, then a line end, then a number. */
#include "fuzzing.h"

#include "analyze/rows/header-unit.h"

#include "datasets/table.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *header = strndup((const char *)data, size);
	char *number = strchr(header, '\n');
	char scaled[UNIT_TEXT_SIZE];
	struct header_unit unit;
	struct header_unit again;
	char *name;
	double value;

	if (number)
		*number++ = '\0';
	unit = header_unit_of(header);
	name = header_name(&unit, header);
	again = header_unit_of(name);
	if (unit.name_length > strlen(header) || strcmp(again.base, unit.base) != 0 ||
	    (unit.suffix[0] != '\0' && header_unit_scales(&again)))
		abort();
	if (number && header_unit_scale(&unit, number, scaled) && !number_of_text(scaled, &value))
		abort();
	free(name);
	free(header);
	return 0;
}
