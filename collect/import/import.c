/* import.c — the work of `migstat import`: foreign files become one run. */
#include "import.h"

#include "collect/import/formats/formats.h"
#include "collect/import/kit/sink.h"

#include "datasets/characters.h"
#include "datasets/clock.h"
#include "datasets/package.h"

#include <stdlib.h>
#include <string.h>

/* One file, its format, and what the run's description says of it. */
struct input {
	struct import_source source;
	const struct import_format *format;
	json_t *description;
};

struct inputs {
	struct input *at;
	size_t count;
};

/* In a hundred parts of the work. */
enum { IN_MEMORY = 10 };

static void begin_progress(struct progress *progress, const struct import_options *options)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < options->file_count; i++)
		bytes += progress_bytes(options->files[i]);
	progress_begin(progress, bytes);
	progress_part(progress, IN_MEMORY);
}

static void inputs_free(struct inputs *inputs)
{
	for (size_t i = 0; i < inputs->count; i++) {
		source_free(&inputs->at[i].source);
		json_decref(inputs->at[i].description);
	}
	free(inputs->at);
}

static bool describe(struct input *input, bool guessed, struct error *err)
{
	const struct import_source *source = &input->source;

	input->description =
		json_pack("{s:s, s:I, s:s, s:s, s:s, s:s}", "path", source->path, "bytes",
			  (json_int_t)source->bytes, "sha256", source->sha256, "format",
			  input->format->name, "format_from", guessed ? "guess" : "command line",
			  "producer", input->format->producer);
	return input->description ||
	       error_set(err, "%s: the file's name is not UTF-8 text", source->path);
}

/* The format that was named, or else guessed. A file that holds nothing need not look like what was
 * named; one that looks like another format holds something. */
static const struct import_format *format_of(const struct import_source *source,
					     const struct import_format *named, struct error *err)
{
	struct error ignored = { 0 };

	if (!named)
		return import_format_guess(source, err);
	if (import_format_fits(named, source) || !import_holds_nothing(source))
		return named;
	return import_format_guess(source, &ignored) == &import_nothing ? &import_nothing : named;
}

/* Reads every file before anything is written, so that all formats are known. */
static bool read_inputs(struct inputs *inputs, const struct import_options *options,
			struct error *err)
{
	inputs->at = calloc(options->file_count, sizeof *inputs->at);
	if (!inputs->at)
		return error_memory(err);
	for (size_t i = 0; i < options->file_count; i++) {
		struct input *input = &inputs->at[i];

		if (!source_read(&input->source, options->files[i], err))
			return false;
		inputs->count = i + 1; /* so many are owned, should anything fail */
		input->format = format_of(&input->source, options->format, err);
		if (!input->format || !describe(input, !options->format, err))
			return false;
	}
	return true;
}

/* The further columns of migrations.csv of all formats of the inputs, ended by NULL. */
static const char **columns_of(const struct inputs *inputs)
{
	const char **columns = NULL;
	size_t count = 0;

	for (size_t i = 0; i < inputs->count; i++)
		for (const char *const *name = inputs->at[i].format->columns; name && *name; name++)
			count++;
	columns = calloc(count + 2, sizeof *columns);
	if (!columns)
		return NULL;
	count = 0;
	if (inputs->count > 1)
		columns[count++] = "file";
	for (size_t i = 0; i < inputs->count; i++)
		for (const char *const *name = inputs->at[i].format->columns; name && *name; name++)
			columns[count++] = *name;
	return columns;
}

/* Whether metrics.csv will have the further columns of samples. */
static bool has_samples(const struct inputs *inputs)
{
	for (size_t i = 0; i < inputs->count; i++)
		if (inputs->at[i].format->samples)
			return true;
	return false;
}

static json_t *settings_of(const struct import_settings *settings)
{
	json_t *object = json_object();

	for (size_t i = 0; i < settings->count; i++)
		json_object_set_new(object, settings->at[i].column,
				    json_string(settings->at[i].value));
	return object;
}

/* The notes of all files, each once. */
static json_t *notes_of(const struct inputs *inputs)
{
	json_t *notes = json_array();
	json_t *told = json_object();

	for (size_t i = 0; i < inputs->count; i++) {
		const json_t *of_file = json_object_get(inputs->at[i].description, "notes");

		for (size_t k = 0; k < json_array_size(of_file); k++) {
			json_t *note = json_array_get(of_file, k);

			if (!json_object_get(told, json_string_value(note)))
				json_array_append(notes, note);
			json_object_set_new(told, json_string_value(note), json_true());
		}
	}
	json_decref(told);
	return notes;
}

static json_t *provenance_of(const struct inputs *inputs, const struct import_options *options,
			     const struct import_sink *sink, int argc, char *const *argv)
{
	json_t *files = json_array();
	char now[UTC_TEXT_SIZE];

	clock_utc_text(now);
	for (size_t i = 0; i < inputs->count; i++)
		json_array_append(files, inputs->at[i].description);
	return json_pack("{s:i, s:s, s:s, s:o, s:s, s:I, s:{s:o, s:o, s:s, s:o, s:s}}", "format", 1,
			 "version", MIGSTAT_VERSION, "state", "complete", "command",
			 package_command(argc, argv), "ended_at", now, "rows",
			 (json_int_t)sink_migrations(sink), "import", "files", files, "notes",
			 notes_of(inputs), "vm_names", sink_vm_names(sink), "set",
			 settings_of(&options->settings), "clock",
			 "clock_seconds is the producer's own clock; only differences mean "
			 "something");
}

static void tell(const struct input *input, size_t rows, FILE *out)
{
	const json_t *said = json_object_get(input->description, "not_in_the_file");
	const char *nothing =
		json_string_value(json_object_get(input->description, "no_migration"));

	visible_print(out, "%s: %s, %zu migration%s%s%s\n", input->source.path, input->format->name,
		      rows, rows == 1 ? "" : "s", nothing ? ": " : "", nothing ? nothing : "");
	for (size_t i = 0; i < json_array_size(said); i++) {
		const json_t *item = json_array_get(said, i);

		visible_print(out, "  %s is '%s', from %s\n",
			      json_string_value(json_object_get(item, "column")),
			      json_string_value(json_object_get(item, "value")),
			      json_string_value(json_object_get(item, "from")));
	}
}

static void tell_notes(const struct inputs *inputs, FILE *out)
{
	json_t *notes = notes_of(inputs);

	for (size_t i = 0; i < json_array_size(notes); i++)
		visible_print(out, "- %s\n", json_string_value(json_array_get(notes, i)));
	json_decref(notes);
}

/* How many of each hundred bytes are this file's, of what is left when all are in memory. */
static unsigned part_of(const struct inputs *inputs, const struct input *of)
{
	size_t bytes = 1;

	for (size_t i = 0; i < inputs->count; i++)
		bytes += inputs->at[i].source.bytes;
	return (unsigned)((double)of->source.bytes / (double)bytes * (100 - IN_MEMORY));
}

static bool read_those(const struct inputs *inputs, enum import_order order,
		       struct import_sink *sink, FILE *out, struct error *err)
{
	for (size_t i = 0; i < inputs->count; i++) {
		const struct input *input = &inputs->at[i];

		if (input->format->order != order)
			continue;
		sink_begin_file(sink, &input->source, input->description);
		progress_part(input->source.progress, part_of(inputs, input));
		if (!import_format_read(input->format, &input->source, sink, err))
			return false;
		progress_end(input->source.progress);
		tell(input, sink_migrations_here(sink), out);
	}
	return true;
}

/* No file holds a migration: the first one that says why stands for all. */
static bool no_run(const struct inputs *inputs, struct error *err)
{
	for (size_t i = 0; i < inputs->count; i++) {
		const char *why = json_string_value(
			json_object_get(inputs->at[i].description, "no_migration"));

		if (why)
			return error_at(err, (struct place){ inputs->at[i].source.path, 1, 0 },
					"%s", why);
	}
	return error_set(err,
			 "%s: it holds no migration: that makes no run; import it together with a "
			 "file that tells of migrations",
			 inputs->at[0].source.path);
}

static bool read_all(const struct inputs *inputs, struct import_sink *sink, FILE *out,
		     struct error *err)
{
	if (!read_those(inputs, IMPORT_MIGRATIONS, sink, out, err) ||
	    !read_those(inputs, IMPORT_OBSERVATIONS, sink, out, err))
		return false;
	tell_notes(inputs, out);
	return sink_migrations(sink) > 0 || no_run(inputs, err);
}

bool import_run(const struct import_options *options, int argc, char *const *argv, FILE *out,
		struct error *err)
{
	struct inputs inputs = { 0 };
	struct import_sink *sink = NULL;
	const char **columns = NULL;
	json_t *provenance = NULL;
	struct progress progress = { .to = options->quiet ? NULL : progress_terminal(stderr) };
	bool good;

	begin_progress(&progress, options);
	good = read_inputs(&inputs, options, err);
	for (size_t i = 0; i < inputs.count; i++)
		inputs.at[i].source.progress = &progress;
	if (good) {
		columns = columns_of(&inputs);
		good = columns || error_memory(err);
	}
	good = good &&
	       sink_open(&sink, options->output, columns, has_samples(&inputs), &options->settings,
			 err) &&
	       read_all(&inputs, sink, out, err);
	if (good) {
		provenance = provenance_of(&inputs, options, sink, argc, argv);
		good = (provenance || error_set(err, "the command line is not UTF-8 text")) &&
		       sink_commit(sink, provenance, err);
	}
	progress_end(&progress);
	json_decref(provenance);
	sink_free(sink);
	free(columns);
	inputs_free(&inputs);
	return good;
}
