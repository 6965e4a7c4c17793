/* main.c — migstat-collect: its verbs, and who carries them out. */
#include "collect/export/export.h"
#include "collect/import/formats/formats.h"
#include "collect/import/import.h"
#include "collect/session/session.h"

#include "datasets/array.h"
#include "datasets/must.h"
#include "datasets/program.h"

static enum exit_status run_collect(void *closure, int argc, char **argv, struct error *err)
{
	struct collect_options *options = closure;

	if (options->print_plan)
		return flags_print_plan(&verb_collect, &options->plan, argc, argv, stdout, err)
			       ? EXIT_DONE
			       : EXIT_FAILED;
	if (options->list)
		return session_list(options, stdout, err) ? EXIT_DONE : EXIT_FAILED;
	return session_run(options, argc, argv, stdout, err);
}

static enum exit_status run_import(void *closure, int argc, char **argv, struct error *err)
{
	const struct import_options *options = closure;

	must_json(); /* an import has nothing to lose */
	if (!options->list)
		return import_run(options, argc, argv, stdout, err) ? EXIT_DONE : EXIT_FAILED;
	if (options->format)
		import_fields_print(options->format, stdout);
	else
		import_formats_print(stdout);
	return EXIT_DONE;
}

int main(int argc, char **argv)
{
	static const struct action actions[] = {
		{ &verb_collect, run_collect },
		{ &verb_import, run_import },
		{ &verb_export, run_export },
	};

	return program_main("migstat-collect", actions, COUNT(actions), argc, argv);
}
