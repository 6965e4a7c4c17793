/* main.c — migstat-collect: parse, run, report the failure, pick the exit status. */
#include "collect/export/export.h"
#include "collect/import/formats/formats.h"
#include "collect/import/import.h"
#include "collect/session/options.h"
#include "collect/session/session.h"

#include <stdio.h>
#include <string.h>

static int complain(const struct error *err, int status)
{
	fprintf(stderr, "migstat-collect: %s\n", err->text);
	return status;
}

static int run_collect(int argc, char **argv)
{
	struct collect_options options;
	struct error err = { 0 };
	int status = EXIT_DONE;

	switch (options_parse(&options, argc, argv, &err)) {
	case FLAGS_HELP:
		flags_help(&verb_collect, stdout);
		break;
	case FLAGS_VERSION:
		flags_version(&verb_collect, stdout);
		break;
	case FLAGS_WRONG:
		status = complain(&err, EXIT_USAGE);
		break;
	case FLAGS_RUN:
		if (!session_run(&options, argc, argv, stdout, &err))
			status = complain(&err, EXIT_FAILED);
		break;
	}
	options_free(&options);
	return status;
}

static int run_import(int argc, char **argv)
{
	struct import_options options;
	struct error err = { 0 };
	int status = EXIT_DONE;

	switch (import_options_parse(&options, argc, argv, &err)) {
	case FLAGS_HELP:
		flags_help(&verb_import, stdout);
		break;
	case FLAGS_VERSION:
		flags_version(&verb_import, stdout);
		break;
	case FLAGS_WRONG:
		status = complain(&err, EXIT_USAGE);
		break;
	case FLAGS_RUN:
		if (options.list && options.format)
			fields_print(options.format->fields, stdout);
		else if (options.list)
			import_formats_print(stdout);
		else if (!import_run(&options, argc, argv, stdout, &err))
			status = complain(&err, EXIT_FAILED);
		break;
	}
	import_options_free(&options);
	return status;
}

static int run_export(int argc, char **argv)
{
	struct export_options options;
	struct error err = { 0 };

	switch (export_options_parse(&options, argc, argv, &err)) {
	case FLAGS_HELP:
		flags_help(&verb_export, stdout);
		break;
	case FLAGS_VERSION:
		flags_version(&verb_export, stdout);
		break;
	case FLAGS_WRONG:
		return complain(&err, EXIT_USAGE);
	case FLAGS_RUN:
		if (!export_run(&options, stdout, stderr, &err))
			return complain(&err, EXIT_FAILED);
		break;
	}
	return EXIT_DONE;
}

/* Whatever was printed must have arrived: a full disk is an error, not a short file. */
static int close_output(int status)
{
	const struct error err = { "standard output cannot be written" };

	if ((fflush(stdout) != 0 || ferror(stdout)) && status == EXIT_DONE)
		return complain(&err, EXIT_FAILED);
	return status;
}

int main(int argc, char **argv)
{
	struct error err = { 0 };

	if (argc > 1 && strcmp(argv[1], "collect") == 0)
		return close_output(run_collect(argc - 1, argv + 1));
	if (argc > 1 && strcmp(argv[1], "import") == 0)
		return close_output(run_import(argc - 1, argv + 1));
	if (argc > 1 && strcmp(argv[1], "export") == 0)
		return close_output(run_export(argc - 1, argv + 1));
	error_set(&err, "this program carries out the verbs collect, import and export: migstat "
			"--help");
	return complain(&err, EXIT_USAGE);
}
