/* export.c — the verb `export`: runs go out to other programs. */
#include "export.h"

#include "inside.h"

#include "datasets/array.h"
#include "datasets/characters.h"
#include "datasets/must.h"
#include "datasets/output.h"
#include "datasets/schema.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct export_format formats[] = {
	{ "csv-wide", false, true, export_csv_wide },
	{ "openmetrics", true, false, export_openmetrics },
	{ "json-lines", true, true, export_json_lines },
	{ "rally-json", true, false, export_rally_json },
	{ NULL, false, false, NULL },
};

/* Texts are borrowed from argv. */
struct export_options {
	const struct export_format *format;
	char **runs; /* their folders */
	size_t run_count;
	const char *output; /* NULL: standard output */
	bool quiet;         /* no line of progress */
	bool raw;           /* cells that a spreadsheet takes for formulas stay as they are */
};

/* Whether both paths are one file that exists. */
static bool same_file(const char *left, const char *right)
{
	struct stat a;
	struct stat b;

	return stat(left, &a) == 0 && stat(right, &b) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}

static bool is_file_of(const char *path, const char *folder, const char *name, bool *is,
		       struct error *err)
{
	char *own = path_join(folder, name, err);

	*is = own && same_file(path, own);
	free(own);
	return own != NULL;
}

/* The measurements cannot be measured again: no slip of the hand may write over them. */
static bool spares_run(const struct export_options *options, const char *run, struct error *err)
{
	bool is = false;

	if (!is_file_of(options->output, run, "datapackage.json", &is, err))
		return false;
	for (size_t i = 0; !is && schema_run_tables[i]; i++)
		if (!is_file_of(options->output, run, schema_run_tables[i]->file, &is, err))
			return false;
	return !is || error_set(err, "--output %s is a file of the run itself; give another",
				options->output);
}

static bool write_file(const struct export_options *options, const struct export_runs *runs,
		       char *note, struct error *err)
{
	struct output output;
	bool good = true;

	for (size_t i = 0; good && i < options->run_count; i++)
		good = spares_run(options, options->runs[i], err);
	if (!good || !output_open(&output, options->output, err))
		return false;
	good = options->format->write(runs, output.stream, note, err) &&
	       output_commit(&output, err);
	output_abandon(&output);
	return good;
}

static bool read_run(struct export_data *data, const char *folder,
		     const struct export_options *options, struct error *err)
{
	if (!export_data_read(data, folder, err))
		return false;
	data->safe = !options->raw;
	return !options->format->utf8 || export_data_is_utf8(data, err);
}

/* What whoever reads the file ought to know: of lines left out, of rows that nothing tells apart.
 */
static void tell_notes(const struct export_runs *runs, const char *note)
{
	const char *name = program_invocation_short_name;

	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->at[i].run;

		if (run->migrations.torn.line > 0)
			visible_print(stderr,
				      "%s: warning: %s:%ld: the last line is torn and was left "
				      "out\n",
				      name, run->migrations.torn.file, run->migrations.torn.line);
		for (size_t k = 0; k < i; k++)
			if (strcmp(run_name(run), run_name(&runs->at[k].run)) == 0)
				visible_print(stderr, "%s: note: two runs are named %s\n", name,
					      run_name(run));
	}
	if (note[0] != '\0')
		visible_print(stderr, "%s: note: %s\n", name, note);
}

/* In a hundred parts of the work. */
enum { READ = 30, WRITTEN = 70 };

static void begin_progress(struct progress *progress, const struct export_options *options)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < options->run_count; i++)
		bytes += progress_bytes(options->runs[i]);
	progress_begin(progress, bytes);
	progress_part(progress, READ);
}

/* To the file, or to standard output if there is none; what the format could not hold is told to
 * standard error. */
enum exit_status run_export(void *closure, int argc, char **argv, struct error *err)
{
	const struct export_options *options = closure;
	struct progress progress = { .to = options->quiet ? NULL : progress_terminal(stderr) };
	struct export_runs runs = { NULL, 0 };
	char note[EXPORT_NOTE_SIZE] = "";
	bool good = true;

	(void)argc;
	(void)argv;
	must_json(); /* an export has nothing to lose */
	runs.at = must_alloc(options->run_count, sizeof *runs.at);
	begin_progress(&progress, options);
	while (good && runs.count < options->run_count) {
		runs.at[runs.count] = (struct export_data){ 0 };
		good = read_run(&runs.at[runs.count], options->runs[runs.count], options, err);
		runs.at[runs.count++].progress = &progress;
		progress_share(&progress, runs.count, options->run_count);
	}
	progress_part(&progress, WRITTEN);
	if (good)
		good = options->output ? write_file(options, &runs, note, err)
				       : options->format->write(&runs, stdout, note, err);
	progress_end(&progress);
	if (good)
		tell_notes(&runs, note);
	for (size_t i = 0; i < runs.count; i++)
		export_data_free(&runs.at[i]);
	free(runs.at);
	return good ? EXIT_DONE : EXIT_FAILED;
}

static bool finish(void *closure, size_t count, char **operands, struct error *err)
{
	struct export_options *options = closure;

	if (count == 0)
		return error_set(err, "no run is named: migstat export RUN -f FORMAT");
	if (!options->format)
		return error_set(err, "--format FORMAT is missing: csv-wide, openmetrics, "
				      "json-lines or rally-json");
	if (count > 1 && !options->format->several)
		return error_set(err,
				 "'%s' is one run too many: %s holds one; csv-wide and json-lines "
				 "hold several",
				 operands[1], options->format->name);
	options->runs = operands;
	options->run_count = count;
	return true;
}

#define INTO(member) FLAG_INTO(struct export_options, member)

/* clang-format off */
static const struct flag flags[] = {
	{ "format", 'f', "FORMAT",
	  "What to write: csv-wide, openmetrics, json-lines or rally-json.",
	  FLAG_ENTRY, INTO(format), .words = FLAG_TABLE(formats) },
	{ "output", 'o', "FILE", "Write to FILE, whole or not at all (default: standard output).",
	  FLAG_TEXT, INTO(output), .least = 1 },
	{ "raw", 0, NULL,
	  "csv-wide: leave texts as they are that a spreadsheet takes for formulas; else an "
	  "apostrophe stands before them.",
	  FLAG_SWITCH, INTO(raw) },
	{ "quiet", 'q', NULL, "No progress: a line on the terminal that says how far long work is.",
	  FLAG_SWITCH, INTO(quiet) },
};
/* clang-format on */

const struct verb verb_export = {
	.name = "export",
	.operands = "RUN... -f FORMAT",
	.purpose = "Writes runs in a form that other programs read.",
	.flags = flags,
	.flag_count = COUNT(flags),
	.epilogue = "csv-wide     a table with a row for each migration, for R or a spreadsheet\n"
		    "openmetrics  a sample for each migration, for Prometheus\n"
		    "json-lines   an object for each migration, for a script\n"
		    "rally-json   task results, for OpenStack Rally\n"
		    "Exit status: 0 done, 1 failed, 2 called wrongly. See migstat-export(1).\n",
	.options_size = sizeof(struct export_options),
	.finish = finish,
};
