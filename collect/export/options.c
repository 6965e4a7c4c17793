/* options.c — the command line of `migstat export`. */
#include "options.h"

#include "datasets/array.h"

#include <string.h>

static const struct flag flags[] = {
	{ "format", 'f', "FORMAT",
	  "What to write: csv-wide, openmetrics, json-lines or rally-json." },
	{ "output", 'o', "FILE", "Write to FILE, whole or not at all (default: standard output)." },
};

const struct verb verb_export = {
	.name = "export",
	.operands = "RUN -f FORMAT",
	.purpose = "Writes a run in a form that other programs read.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue = "csv-wide     a table with a row for each migration, for R or a spreadsheet\n"
		    "openmetrics  a sample for each migration, for Prometheus\n"
		    "json-lines   an object for each migration, for a script\n"
		    "rally-json   task results, for OpenStack Rally\n"
		    "Exit status: 0 done, 1 failed, 2 called wrongly. See migstat-export(1).\n",
};

static bool take(void *closure, const char *name, const char *value, struct error *err)
{
	struct export_options *options = closure;

	if (strcmp(name, "output") == 0) {
		options->output = value;
		return value[0] != '\0' || error_set(err, "--output is empty");
	}
	options->format = export_format_find(value, err);
	return options->format != NULL;
}

enum flags_result export_options_parse(struct export_options *options, int argc, char **argv,
				       struct error *err)
{
	enum flags_result result;
	int first = argc;

	*options = (struct export_options){ 0 };
	result = flags_parse(&verb_export, argc, argv, take, options, &first, err);
	if (result != FLAGS_RUN)
		return result;
	if (first == argc)
		error_set(err, "no run is named: migstat export RUN -f FORMAT");
	else if (first + 1 < argc)
		error_set(err, "'%s' is one run too many; export writes one", argv[first + 1]);
	else if (!options->format)
		error_set(err, "--format FORMAT is missing: csv-wide, openmetrics, json-lines or "
			       "rally-json");
	else
		options->run = argv[first];
	return options->run ? FLAGS_RUN : FLAGS_WRONG;
}
