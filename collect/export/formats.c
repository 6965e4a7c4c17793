/* formats.c — the formats that a run can be written in for other programs. */
#include "formats.h"

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
	{ NULL, NULL, false, NULL },
};
