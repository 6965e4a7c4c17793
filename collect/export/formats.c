/* formats.c — the formats that a run can be written in for other programs: one line each. */
#include "formats.h"

#include "inside.h"

#include "datasets/array.h"
#include "datasets/nearest.h"

#include <string.h>

static const struct export_format formats[] = {
	{ "csv-wide", false, export_csv_wide },
	{ "openmetrics", true, export_openmetrics },
	{ "json-lines", true, export_json_lines },
	{ "rally-json", true, export_rally_json },
};

const struct export_format *export_format_find(const char *name, struct error *err)
{
	char guess[NEAREST_TEXT_SIZE];

	for (size_t i = 0; i < COUNT(formats); i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	nearest_of(guess, name, &formats[0].name, COUNT(formats), sizeof *formats);
	error_set(err,
		  "--format %s: there is no such format%s (csv-wide, openmetrics, json-lines, "
		  "rally-json)",
		  name, guess);
	return NULL;
}
