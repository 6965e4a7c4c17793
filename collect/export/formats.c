/* formats.c — the formats that a run can be written in for other programs. */
#include "formats.h"

#include "datasets/array.h"
#include "datasets/nearest.h"

#include <string.h>

const struct export_format export_formats[] = {
	{ "csv-wide",
	  "one row for each migration: the run, the migration, its parameters and every metric, "
	  "for "
	  "R or a spreadsheet",
	  false, export_csv_wide },
	{ "openmetrics", "OpenMetrics text with a sample for each migration, for Prometheus", true,
	  export_openmetrics },
	{ "json-lines",
	  "one JSON object for each migration and line, with its parameters and gaps, for a script",
	  true, export_json_lines },
	{ "rally-json", "task results that OpenStack Rally imports and reports on", true,
	  export_rally_json },
};

size_t export_format_count(void)
{
	return COUNT(export_formats);
}

const struct export_format *export_format_find(const char *name, struct error *err)
{
	struct nearest nearest = { .typed = name };
	char guess[NEAREST_TEXT_SIZE];

	for (size_t i = 0; i < export_format_count(); i++) {
		if (strcmp(export_formats[i].name, name) == 0)
			return &export_formats[i];
		nearest_offer(&nearest, export_formats[i].name);
	}
	nearest_text(&nearest, guess);
	error_set(err,
		  "--format %s: there is no such format%s (csv-wide, openmetrics, json-lines, "
		  "rally-json)",
		  name, guess);
	return NULL;
}
